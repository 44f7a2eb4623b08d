// Floor plans: kept in one step with their picture, and what is known of the places that are marked on them.
import type { DatabaseSync } from 'node:sqlite';
import { checkFloorPlan } from '../../../domain/floor-plan.ts';
import type { HazardGrade } from '../../../domain/hazard-words.ts';
import type { FloorPlanStore, PlaceStanding } from '../floor-plan-store.ts';
import type { Documents } from './documents.ts';
import type { Write } from './group-commit.ts';
import type { RecordOwn } from './own-entries.ts';

export function sqliteFloorPlans(
  db: DatabaseSync,
  write: Write,
  documents: Documents,
  record: RecordOwn,
): FloorPlanStore {
  const putPhoto = db.prepare(
    'INSERT OR IGNORE INTO photos (school_id, sha256, bytes, type, width, height, received_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const putSender = db.prepare(
    'INSERT OR IGNORE INTO photo_senders (school_id, sha256, person_id, received_at) VALUES (?, ?, ?, ?)',
  );
  const mend = db.prepare('DELETE FROM damaged_photos WHERE school_id = ? AND sha256 = ?');
  const visited = db.prepare(
    `SELECT place_id, at FROM last_visits WHERE school_id = ?1 AND place_id IN (SELECT value FROM json_each(?2))`,
  );
  const inspected = db.prepare(
    `SELECT place_id, max(submitted_at) AS at FROM inspection_rows INDEXED BY inspection_rows_here
     WHERE school_id = ?1 AND place_id IN (SELECT value FROM json_each(?2)) AND state = 'submitted' GROUP BY place_id`,
  );
  const open = db.prepare(
    // As the list 未销号 counts them: what was put right on the spot and waits for its confirmation is among them.
    `SELECT place_id, grade FROM hazard_rows INDEXED BY hazard_rows_waiting
     WHERE school_id = ?1 AND waits_for IS NOT NULL AND place_id IN (SELECT value FROM json_each(?2))`,
  );

  return {
    keep: (schoolId, by, { placeId, after, photo, make, receivedAt }) =>
      write(() => {
        checkFloorPlan(placeId, after, documents.reader(schoolId));
        record(schoolId, by, make, receivedAt);
        // After the entry: what was removed under a rule is wanted anew by naming it, and forgotten first.
        if (!photo) return;
        const { sha256, bytes, type, width, height } = photo;
        putPhoto.run(schoolId, sha256, bytes, type, width, height, receivedAt);
        putSender.run(schoolId, sha256, by, receivedAt);
        mend.run(schoolId, sha256);
      }),
    async standing(schoolId, placeIds) {
      const known = new Map<string, PlaceStanding>();
      const ids = JSON.stringify(placeIds);
      const of = (placeId: unknown): PlaceStanding => {
        const one = known.get(String(placeId)) ?? { seenAt: null, open: [] };
        known.set(String(placeId), one);
        return one;
      };
      for (const row of [...visited.all(schoolId, ids), ...inspected.all(schoolId, ids)]) {
        const one = of(row['place_id']);
        one.seenAt = Math.max(one.seenAt ?? 0, Number(row['at']));
      }
      for (const row of open.all(schoolId, ids)) of(row['place_id']).open.push(row['grade'] as HazardGrade);
      return known;
    },
  };
}
