// How many cases stand in each list of somebody: kept case by case, so that after a write only what changed is looked at again.
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Memory } from './memory.ts';

/** `flags`: of each case that is seen at all a bit for each condition that holds; `at`: UTC ms. */
type Tally = { seq: number; at: number; flags: Map<string, number>; sums: number[] };
type Values = Record<string, SQLInputValue>;

/** More people than that do not look at once. */
const mostKept = 40;
/** More than that are counted anew with all others. */
const mostChanged = 500;

/** How many of the cases of `where` meet each of the conditions, in their order; `values`: all that is bound, with the school and `now` (UTC ms) among it. */
export type CaseTally = (where: string, values: Values) => number[];

/**
 * `conditions`: of a row `r` of cases, whose answer is another only when the row was written again, when its `due_at` or `look_back_at` has come, or when places were
 * moved; `prepared`: statements that are kept.
 */
export function caseTally(
  db: DatabaseSync,
  memory: Memory,
  conditions: readonly string[],
  prepared: (sql: string) => StatementSync,
): CaseTally {
  const kept = memory.keep<Tally>();
  const last = db.prepare('SELECT max(seq) AS seq FROM ledger WHERE school_id = ?');
  const placeSince = db.prepare(
    `SELECT 1 FROM documents INDEXED BY documents_by_change WHERE school_id = ? AND type = 'place' AND seq > ? LIMIT 1`,
  );
  const changed = db.prepare(
    `SELECT id FROM hazard_rows INDEXED BY hazard_rows_changed WHERE school_id = ?1 AND seq > ?2
     UNION SELECT id FROM hazard_rows INDEXED BY hazard_rows_due WHERE school_id = ?1 AND due_at >= ?3 AND due_at < ?4
     UNION SELECT id FROM hazard_rows INDEXED BY hazard_rows_look_back WHERE school_id = ?1 AND look_back_at > ?3 AND look_back_at <= ?4
     LIMIT ${mostChanged + 1}`,
  );
  const bits = conditions.map((one, n) => `(CASE WHEN ${one} THEN ${1 << n} ELSE 0 END)`).join(' + ');

  /** `found`: the flags of those of `ids` that are seen at all; they replace what was known of them. */
  function count({ flags, sums }: Tally, ids: readonly string[], found: ReadonlyMap<string, number>): void {
    for (const id of ids) {
      const [before, after] = [flags.get(id) ?? 0, found.get(id)];
      for (let n = 0; n < conditions.length; n++)
        sums[n] = (sums[n] ?? 0) + (((after ?? 0) >> n) & 1) - ((before >> n) & 1);
      if (after === undefined) flags.delete(id);
      else flags.set(id, after);
    }
  }

  function read(where: string, values: Values): Map<string, number> {
    const rows = prepared(`SELECT r.id, ${bits} AS flags FROM hazard_rows AS r WHERE ${where}`).all(values);
    return new Map(rows.map((row) => [String(row['id']), Number(row['flags'])]));
  }

  /** The ids of what may count otherwise than at `tally`; null where all may. */
  function since({ seq, at }: Tally, school: SQLInputValue, now: number): string[] | null {
    if (now < at || placeSince.get(school, seq)) return null;
    const ids = changed.all(school, seq, at, now).map((row) => String(row['id']));
    return ids.length > mostChanged ? null : ids;
  }

  return (where, values) => {
    memory.look();
    const { now: at, school = '', ...rest } = values;
    const now = Number(at);
    const key = JSON.stringify([where, school, rest]);
    const seq = Number(last.get(school)?.['seq'] ?? 0);
    const known = kept.get(key);
    const ids = known ? since(known, school, now) : null;
    if (known && ids) {
      const among = `${where} AND r.id IN (SELECT value FROM json_each(:changed))`;
      if (ids.length > 0) count(known, ids, read(among, { ...values, changed: JSON.stringify(ids) }));
      Object.assign(known, { seq, at: now });
      return known.sums;
    }
    const tally: Tally = { seq, at: now, flags: new Map(), sums: conditions.map(() => 0) };
    const all = read(where, values);
    count(tally, [...all.keys()], all);
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, tally);
    return tally.sums;
  };
}
