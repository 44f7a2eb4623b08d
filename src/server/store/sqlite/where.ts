// A WHERE clause put together from what was asked for. Words are ours, values are always bound.

export type Value = string | number;
export type Where = { sql: string; values: Value[] };

/** Each part is a condition and its values; undefined leaves it out. */
export function where(parts: readonly ([string, ...Value[]] | undefined)[]): Where {
  const given = parts.filter((part) => part !== undefined);
  return { sql: given.map(([condition]) => condition).join(' AND '), values: given.flatMap(([, ...values]) => values) };
}

/** The condition when there is a value to bind. */
export const when = (value: Value | undefined, condition: string): [string, Value] | undefined =>
  value === undefined ? undefined : [condition, value];

/** Only what lies at or below one of the places; every place when the scope is empty. */
export const within = (scope: readonly string[]): [string, string] | undefined =>
  scope.length === 0
    ? undefined
    : [
        `r.place_id IN (SELECT c.place_id FROM place_covers AS c WHERE c.school_id = r.school_id
           AND c.covering_id IN (SELECT value FROM json_each(?)))`,
        JSON.stringify(scope),
      ];
