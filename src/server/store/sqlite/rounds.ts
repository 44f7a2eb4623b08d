// Rounds by day and plan, and the windows that the school closes.
import type { DatabaseSync } from 'node:sqlite';
import { lastDayOf } from '../../../domain/round-days.ts';
import { lastShown, missedPoints, type Round } from '../../../domain/round.ts';
import type { RoundStore } from '../round-store.ts';
import type { Documents } from './documents.ts';
import type { Write } from './group-commit.ts';
import type { RecordOwn } from './own-entries.ts';

export function sqliteRounds(db: DatabaseSync, write: Write, documents: Documents, record: RecordOwn): RoundStore {
  const between = db.prepare(
    `SELECT id FROM round_rows
     WHERE school_id = ?1 AND day BETWEEN ?2 AND ?3 AND (?4 IS NULL OR plan_id = ?4) ORDER BY planned_at, id`,
  );
  // Two questions, each with its index: as one with OR every round there ever was is looked at.
  const touching = db.prepare(
    `WITH found AS MATERIALIZED (
       SELECT id, planned_at FROM round_rows INDEXED BY round_rows_by_last_day
       WHERE school_id = ?1 AND last_day BETWEEN ?2 AND ?3 AND (?4 IS NULL OR plan_id = ?4)
       UNION ALL SELECT id, planned_at FROM round_rows INDEXED BY round_rows_longer
       WHERE school_id = ?1 AND last_day <> day AND last_day > ?3 AND day <= ?3 AND (?4 IS NULL OR plan_id = ?4))
     SELECT id FROM found ORDER BY planned_at, id`,
  );
  const open = db.prepare(
    `SELECT d.body FROM round_rows AS r
     JOIN documents AS d ON d.school_id = r.school_id AND d.type = 'round' AND d.id = r.id
     WHERE r.school_id = ? AND r.closed = 0 ORDER BY r.closes_at, r.id`,
  );
  const found = db.prepare(
    `SELECT d.body FROM round_rows AS r
     JOIN documents AS d ON d.school_id = r.school_id AND d.type = 'round' AND d.id = r.id
     WHERE r.school_id = ? AND r.found_at > ? AND r.found_at <= ? ORDER BY r.found_at, r.id`,
  );
  const through = db.prepare('SELECT max(closes_at) AS at FROM round_rows WHERE school_id = ? AND closed = 1');
  const visits = db.prepare(
    `SELECT place_id, at, by_name FROM last_visits
     WHERE school_id = ? AND at >= ? AND place_id IN (SELECT value FROM json_each(?)) ORDER BY place_id`,
  );
  /** Those of a day are asked for with each opening of 今日, and most of them stand as they did. */
  async function known(schoolId: string, rows: Record<string, unknown>[]): Promise<Round[]> {
    const read = await Promise.all(rows.map((row) => documents.read(schoolId, 'round', String(row['id']))));
    return read.filter((round) => round !== undefined);
  }
  const rounds = (rows: Record<string, unknown>[]): Round[] =>
    rows.map((row) => JSON.parse(String(row['body'])) as Round);

  return {
    async ofDays(schoolId, { from, to, plan }) {
      return known(schoolId, between.all(schoolId, from, to, plan ?? null));
    },
    async touching(schoolId, { from, to, plan }) {
      return known(schoolId, touching.all(schoolId, from, to, plan ?? null));
    },
    async lastVisits(schoolId, placeIds, since) {
      return visits
        .all(schoolId, since, JSON.stringify(placeIds))
        .map((row) => ({ placeId: String(row['place_id']), at: Number(row['at']), byName: String(row['by_name']) }));
    },
    async closedThrough(schoolId) {
      const at = through.get(schoolId)?.['at'];
      return at === null || at === undefined ? null : Number(at);
    },
    async foundBetween(schoolId, after, until) {
      return rounds(found.all(schoolId, after, until));
    },
    async open(schoolId) {
      return rounds(open.all(schoolId));
    },
    close: (schoolId, by, make, receivedAt) =>
      write(() => {
        const read = documents.reader(schoolId);
        // Somebody else may have closed it between the look and this step: it is closed once.
        record(schoolId, by, (n) => make(n, (id) => (read('round', id)?.closed ?? null) !== null), receivedAt);
      }),
  };
}

export function roundWriter(db: DatabaseSync): (schoolId: string, round: Round) => void {
  const put = db.prepare(
    `INSERT OR REPLACE INTO round_rows (school_id, id, plan_id, day, last_day, planned_at, closes_at, closed, found_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const visited = db.prepare(
    `INSERT INTO last_visits (school_id, place_id, at, by_name) VALUES (?, ?, ?, ?)
     ON CONFLICT (school_id, place_id) DO UPDATE SET at = excluded.at, by_name = excluded.by_name WHERE excluded.at > at`,
  );
  return (schoolId, round) => {
    const { id, planId, day, plannedAt, closesAt, closed, points } = round;
    put.run(schoolId, id, planId, day, lastDayOf(round), plannedAt, closesAt, Number(closed !== null), foundAt(round));
    for (const { placeId, visits } of points) {
      const last = lastShown(visits);
      if (last) visited.run(schoolId, placeId, last.at, last.byName);
    }
  };
}

/** When the last of what had been missed at the closing came in; null where nothing did. */
function foundAt(round: Round): number | null {
  if (!round.closed || missedPoints(round).length >= round.closed.missed.length) return null;
  const came = round.points.flatMap(({ visits }) => visits.flatMap(({ came: at }) => at ?? []));
  return came.length > 0 ? Math.max(...came) : null;
}
