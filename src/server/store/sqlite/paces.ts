// How long checks took at a place with a checklist, one after the other: what is usual there.
import type { DatabaseSync } from 'node:sqlite';
import type { InspectionRecord } from '../../../domain/documents.ts';
import { mayUndercut, usualPaceUndercut, paceLooksBack, paceOf } from '../../../domain/usual-pace.ts';

export function usualPaces(db: DatabaseSync) {
  const put = db.prepare(
    'INSERT OR IGNORE INTO paces (school_id, inspection_id, place_id, template_code, at, pace) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const own = db.prepare('SELECT at, pace FROM paces WHERE school_id = ? AND inspection_id = ?');
  // A bound LIMIT would be prepared anew each time.
  const earlier = `SELECT pace FROM paces INDEXED BY paces_here
     WHERE school_id = ? AND place_id = ? AND template_code = ? AND at < ? ORDER BY at DESC LIMIT ${paceLooksBack}`;
  const before = db.prepare(earlier);
  const most = db.prepare(`SELECT max(pace) AS most FROM (${earlier})`);
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
      const isNew = put.run(schoolId, id, placeId, template.code, submittedAt, pace).changes > 0;
      const first = isNew ? { at: submittedAt, pace } : (own.get(schoolId, id) as { at: number; pace: number });
      const here = [schoolId, placeId, template.code, first.at] as const;
      if (!mayUndercut(first.pace, Number(most.get(...here)?.['most']))) return null;
      const usual = usualPaceUndercut(
        first.pace,
        before.all(...here).map((row) => Number(row['pace'])),
      );
      return usual === null ? null : (usual * Math.max(1, inspection.activeMs)) / pace;
    },
  };
}
