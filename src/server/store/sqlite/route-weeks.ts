// How long the whole rounds of a route took, week by week, kept beside them in the transaction that writes them.
import type { DatabaseSync } from 'node:sqlite';
import type { Read } from '../../../domain/documents.ts';
import { roundShare, type RoundShare } from '../../../domain/week-share.ts';
import { together } from './together.ts';

type RouteWeeks = {
  count: (schoolId: string, share: RoundShare, sign: 1 | -1) => void;
  /** What was all taken back is as if it had never been. */
  drop: (schoolId: string, week: string) => void;
};

export function routeWeeks(db: DatabaseSync): RouteWeeks {
  const add = db.prepare(
    `INSERT INTO route_weeks (school_id, week, route_id, rounds, took) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET rounds = rounds + excluded.rounds, took = took + excluded.took`,
  );
  const drop = db.prepare('DELETE FROM route_weeks WHERE rounds = 0 AND school_id = ? AND week = ?');
  return {
    count(schoolId, { week, routeId, tookMs }, sign) {
      if (tookMs !== null) add.run(schoolId, week, routeId, sign, sign * tookMs);
    },
    drop(schoolId, week) {
      drop.run(schoolId, week);
    },
  };
}

/** Counts once what was closed before this was counted; does nothing from then on. */
export function routeWeeksEarlier(db: DatabaseSync, reader: (schoolId: string) => Read): void {
  if (!db.prepare(`SELECT 1 FROM meta WHERE key = 'route-weeks-due'`).get()) return;
  const weeks = routeWeeks(db);
  const all = db.prepare(`SELECT school_id, id FROM documents WHERE type = 'round'`);
  together(db, () => {
    db.exec('DELETE FROM route_weeks');
    for (const row of all.all()) {
      const schoolId = String(row['school_id']);
      const round = reader(schoolId)('round', String(row['id']));
      const share = round && roundShare(round);
      if (share) weeks.count(schoolId, share, 1);
    }
    db.exec(`DELETE FROM meta WHERE key = 'route-weeks-due'`);
  });
}
