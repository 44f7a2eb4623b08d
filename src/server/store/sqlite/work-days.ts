// On how many of the last days people handed something in under the clock that the server has.
import type { DatabaseSync } from 'node:sqlite';

const dayMs = 86_400_000;
/** What a phone did without a network comes in later than it was made; most of it comes in sooner. */
const agreesWithinMs = 7 * dayMs;
/** So many lines of a day are enough to know. */
const mostLooked = 200;

export type WorkDays = (schoolId: string, now: number, days: number) => number;

/**
 * Days of 24 hours back from `now` (UTC ms) on which more phones than not had, by their own clocks, just made what they handed in. What the server
 * writes by itself, and for people, bears its own clock and says nothing about it: rounds that close, accounts.
 */
export function workDays(db: DatabaseSync, seqBefore: (schoolId: string, at: number) => number): WorkDays {
  const clocks = db.prepare(
    `SELECT max(abs((raw ->> '$.at.ms') - received_at) <= ${agreesWithinMs}) AS agrees FROM (
       SELECT device, raw, received_at FROM ledger WHERE school_id = ?1 AND seq > ?2 AND seq <= ?3 AND sender_id <> ?1
         AND device <> (SELECT value FROM meta WHERE key = 'device')
       ORDER BY seq LIMIT ${mostLooked})
     WHERE received_at >= ?4 AND received_at <= ?5 GROUP BY device`,
  );
  return (schoolId, now, days) => {
    const starts = Array.from({ length: days + 1 }, (_, n) => now + 1 - n * dayMs);
    const seqs = starts.map((at) => seqBefore(schoolId, at));
    return starts.slice(1).filter((from, n) => {
      const [until = 0, after = 0] = [seqs[n], seqs[n + 1]];
      const phones = clocks.all(schoolId, after, until, from, from + dayMs - 1);
      return phones.filter(({ agrees }) => Number(agrees) === 1).length * 2 > phones.length;
    }).length;
  };
}
