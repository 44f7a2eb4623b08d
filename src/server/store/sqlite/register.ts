// The food-sample register, read by day and canteen with the scope in the query itself.
import type { DatabaseSync } from 'node:sqlite';
import type { DocumentType } from '../../../domain/documents.ts';
import type { FridgeReading, Menu, Sample, Seal } from '../../../domain/kitchen.ts';
import type { RegisterStore } from '../store.ts';

/** ?2: the scope, ?3: one canteen or null. */
const seen = (canteenId: string): string => `(?3 IS NULL OR ${canteenId} = ?3)
  AND (json_array_length(?2) = 0 OR EXISTS (SELECT 1 FROM place_covers AS c
    WHERE c.school_id = ?1 AND c.place_id = ${canteenId} AND c.covering_id IN (SELECT value FROM json_each(?2))))`;

export function sqliteRegister(db: DatabaseSync): RegisterStore {
  const lines = db.prepare(
    `SELECT d.type, d.body FROM register_rows AS r
     JOIN documents AS d ON d.school_id = r.school_id AND d.type = r.type AND d.id = r.id
     WHERE r.school_id = ?1 AND r.day BETWEEN ?4 AND ?5 AND ${seen('r.canteen_id')}
     ORDER BY r.day DESC, r.id`,
  );
  const seals = db.prepare(
    `SELECT d.body FROM documents AS d WHERE d.school_id = ?1 AND d.type = 'seal' AND ${seen('d.id')} ORDER BY d.id`,
  );
  return {
    async pages(schoolId, { scope, canteen, from, to }) {
      const asked = [schoolId, JSON.stringify(scope), canteen ?? null] as const;
      const rows = lines.all(...asked, from, to);
      const bodies = <T>(type: DocumentType): T[] =>
        rows.filter((row) => row['type'] === type).map((row) => JSON.parse(String(row['body'])) as T);
      return {
        menus: bodies<Menu>('menu'),
        samples: bodies<Sample>('sample'),
        readings: bodies<FridgeReading>('fridge'),
        seals: seals.all(...asked).map((row) => JSON.parse(String(row['body'])) as Seal),
      };
    },
  };
}
