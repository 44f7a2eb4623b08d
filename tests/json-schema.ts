// Whether a real answer is what its description says: as much of JSON Schema as the description uses, and nothing told that is not described.

export type JsonSchema = {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
};

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

const isOfType = (value: unknown, type: string): boolean =>
  typeOf(value) === type || (type === 'number' && typeOf(value) === 'integer');

/** What is wrong, each with where; nothing when all is as described. Throws on a word of the description that it does not know. */
export function faultsIn(schema: JsonSchema, value: unknown, where = ''): string[] {
  const known = new Set([
    'type',
    'properties',
    'required',
    'items',
    'enum',
    'const',
    'anyOf',
    'pattern',
    'minimum',
    'maximum',
    '$schema',
    'additionalProperties',
  ]);
  const unknown = Object.keys(schema).filter((word) => !known.has(word));
  if (unknown.length > 0) throw new Error(`${where}: the description says ${unknown.join(', ')}, which nobody checks`);
  if (schema.anyOf) {
    const ways = schema.anyOf.map((one) => faultsIn(one, value, where));
    return ways.some((faults) => faults.length === 0) ? [] : (ways[0] ?? []);
  }
  if ('const' in schema && value !== schema.const) return [`${where} is ${String(value)}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${where} is ${String(value)}`];
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) return [`${where} is ${typeOf(value)}`];
  if (typeof value === 'string' && schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value))
    return [`${where} does not have its form`];
  if (typeof value === 'number' && (value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity)))
    return [`${where} is out of its bounds`];
  if (Array.isArray(value)) return value.flatMap((one, n) => faultsIn(schema.items ?? {}, one, `${where}[${n}]`));
  if (value === null || typeof value !== 'object') return [];
  return ofObject(schema, value as Record<string, unknown>, where);
}

function ofObject(
  { properties = {}, required = [] }: JsonSchema,
  value: Record<string, unknown>,
  where: string,
): string[] {
  return [
    ...required.filter((name) => !(name in value)).map((name) => `${where}.${name} is not there`),
    ...Object.entries(value).flatMap(([name, one]) => {
      const schema = properties[name];
      return schema ? faultsIn(schema, one, `${where}.${name}`) : [`${where}.${name} is not described`];
    }),
  ];
}
