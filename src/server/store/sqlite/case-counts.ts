// What was counted of cases is the same until something is written, or the next time of a case comes.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Memory } from './memory.ts';

type Counted = { seq: unknown; from: number; until: number; answer: unknown };
type Values = Record<string, SQLInputValue>;

/** More people than that do not look at once. */
const mostKept = 200;

export type CaseCounts = <T>(what: string, values: Values, count: () => T) => T;

/** `values`: all that is bound, with the school and `now` (UTC ms) among it. */
export function caseCounts(db: DatabaseSync, memory: Memory): CaseCounts {
  const kept = memory.keep<Counted>();
  const last = db.prepare('SELECT max(seq) AS seq FROM ledger WHERE school_id = ?');
  const next = db.prepare(
    `SELECT min(at) AS at FROM (SELECT min(due_at) AS at FROM hazard_rows WHERE school_id = ?1 AND due_at >= ?2
       UNION ALL SELECT min(look_back_at) FROM hazard_rows WHERE school_id = ?1 AND look_back_at >= ?2)`,
  );
  return <T>(what: string, values: Values, count: () => T): T => {
    memory.look();
    const { now: at, school = '', ...rest } = values;
    const now = Number(at);
    const key = JSON.stringify([what, school, rest]);
    const seq = last.get(school)?.['seq'];
    const known = kept.get(key);
    if (known && known.seq === seq && known.from <= now && now < known.until) return known.answer as T;
    const answer = count();
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, { seq, from: now, until: Number(next.get(school, now)?.['at'] ?? Infinity), answer });
    return answer;
  };
}
