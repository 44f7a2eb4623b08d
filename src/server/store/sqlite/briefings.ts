// Weekly and monthly reports that are final, and the few columns they are counted from.
import type { DatabaseSync } from 'node:sqlite';
import type { BriefingStore } from '../briefing-store.ts';
import type { Write } from './group-commit.ts';

export function sqliteBriefings(db: DatabaseSync, write: Write): BriefingStore {
  const get = db.prepare('SELECT body FROM briefings WHERE school_id = ? AND kind = ? AND first_day = ?');
  const put = db.prepare(
    `INSERT INTO briefings (school_id, kind, first_day, body, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const checks = db.prepare(
    `SELECT DISTINCT template_code AS code, place_id AS placeId, day FROM inspection_rows INDEXED BY inspection_rows_by_day
     WHERE school_id = ? AND state = 'submitted' AND day BETWEEN ? AND ?
       AND template_code IN (SELECT value FROM json_each(?)) ORDER BY day, code, placeId`,
  );
  return {
    async kept(schoolId, { kind, from }) {
      const row = get.get(schoolId, kind, from);
      return row && (JSON.parse(String(row['body'])) as unknown);
    },
    keep: (schoolId, { kind, from }, body, at) =>
      write(() => {
        put.run(schoolId, kind, from, JSON.stringify(body), at);
      }),
    async checks(schoolId, { codes, from, to }) {
      return checks
        .all(schoolId, from, to, JSON.stringify(codes))
        .map(({ code, placeId, day }) => ({ code: String(code), placeId: String(placeId), day: String(day) }));
    },
  };
}
