// Which points were due and which were reached, day by day, kept beside the rounds in the transaction that writes them.
import type { DatabaseSync } from 'node:sqlite';
import type { Read } from '../../../domain/documents.ts';
import { lastDayOf } from '../../../domain/round-days.ts';
import type { Round } from '../../../domain/round.ts';
import { roundShare } from '../../../domain/week-share.ts';
import { together } from './together.ts';

export type PointDays = {
  /** Adds what a closed round came to, or takes it back (`sign`). Only inside a transaction. */
  count(schoolId: string, round: Round, sign: 1 | -1): void;
  /** What was all taken back is as if it had never been: folding the ledger again does not make it. */
  drop(schoolId: string, day: string): void;
};

export function pointDays(db: DatabaseSync): PointDays {
  const add = db.prepare(
    `INSERT INTO point_days (school_id, day, place_id, due, reached) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET due = due + excluded.due, reached = reached + excluded.reached`,
  );
  const drop = db.prepare('DELETE FROM point_days WHERE due = 0 AND school_id = ? AND day = ?');
  return {
    count(schoolId, round, sign) {
      for (const { placeId, reached } of roundShare(round)?.points ?? [])
        add.run(schoolId, lastDayOf(round), placeId, sign, sign * Number(reached));
    },
    drop: (schoolId, day) => void drop.run(schoolId, day),
  };
}

/** Counts once what was closed before days were counted; does nothing from then on. */
export function pointDaysEarlier(db: DatabaseSync, reader: (schoolId: string) => Read): void {
  if (!db.prepare(`SELECT 1 FROM meta WHERE key = 'point-days-due'`).get()) return;
  const days = pointDays(db);
  const all = db.prepare(`SELECT school_id, id FROM round_rows WHERE closed = 1`);
  together(db, () => {
    db.exec('DELETE FROM point_days');
    for (const row of all.all()) {
      const [schoolId, id] = [String(row['school_id']), String(row['id'])];
      const round = reader(schoolId)('round', id);
      if (round) days.count(schoolId, round, 1);
    }
    db.exec(`DELETE FROM meta WHERE key = 'point-days-due'`);
  });
}
