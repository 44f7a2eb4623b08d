// How long checks took at a place with a checklist, one after the other: what is usual there.
import type { DatabaseSync } from 'node:sqlite';
import type { InspectionRecord } from '../../../domain/documents.ts';
import { usualPaceUndercut, paceLooksBack, paceOf } from '../../../domain/usual-pace.ts';

export function usualPaces(db: DatabaseSync) {
  const put = db.prepare(
    'INSERT OR IGNORE INTO paces (school_id, inspection_id, place_id, template_code, at, pace) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const own = db.prepare('SELECT at, pace FROM paces WHERE school_id = ? AND inspection_id = ?');
  const before = db.prepare(
    `SELECT pace FROM paces INDEXED BY paces_here
     WHERE school_id = ? AND place_id = ? AND template_code = ? AND at < ? ORDER BY at DESC LIMIT ?`,
  );
  return {
    /**
     * Keeps how long it took, as it was first handed in: a correction is made when the answers are known. Ms that so many items usually take
     * there, where this one was much quicker; null otherwise. Only inside a transaction.
     */
    usualOf(schoolId: string, record: InspectionRecord): number | null {
      const { id, submittedAt, inspection } = record;
      const { placeId, template } = inspection;
      const pace = paceOf(record);
      if (pace === null) return null;
      put.run(schoolId, id, placeId, template.code, submittedAt, pace);
      const kept = own.get(schoolId, id);
      const first = Number(kept?.['pace']);
      const rows = before.all(schoolId, placeId, template.code, Number(kept?.['at']), paceLooksBack);
      const usual = usualPaceUndercut(
        first,
        rows.map((row) => Number(row['pace'])),
      );
      return usual === null ? null : (usual * Math.max(1, inspection.activeMs)) / pace;
    },
  };
}
