// The score of an inspection as the server works it out, with the rule the phone showed it by.
import type { DatabaseSync } from 'node:sqlite';
import { asWalked } from '../../../domain/asset-walk.ts';
import type { InspectionRecord, Read } from '../../../domain/documents.ts';
import { score } from '../../../domain/score.ts';
import { templateId } from '../../../domain/template.ts';
import { together } from './together.ts';

/** Percent and 0 or 1; null where the checklist has no weights, nothing with one was answered, or no mark is set. */
export type ScoreColumns = [percent: number | null, passed: number | null];

export function scoreColumns({ inspection, day }: InspectionRecord, read: Read): ScoreColumns {
  const template = read('template', templateId(inspection.template));
  const scored = template && score(asWalked(template, inspection.assets), inspection.answers, day);
  if (!scored) return [null, null];
  return [scored.percent, scored.passed === null ? null : Number(scored.passed)];
}

/** Scores once what was taken in before there were scores; does nothing from then on. */
export function scoreEarlier(db: DatabaseSync, reader: (schoolId: string) => Read): void {
  if (!db.prepare(`SELECT 1 FROM meta WHERE key = 'scores-due'`).get()) return;
  const weighted = db.prepare(
    `SELECT r.school_id, r.id FROM inspection_rows AS r WHERE (r.school_id, r.template_code) IN
       (SELECT d.school_id, d.body ->> '$.code' FROM documents AS d, json_each(d.body, '$.items') AS i
        WHERE d.type = 'template' AND i.value ->> '$.weight' > 0)`,
  );
  const put = db.prepare(
    'UPDATE inspection_rows SET score_percent = ?, score_passed = ? WHERE school_id = ? AND id = ?',
  );
  together(db, () => {
    for (const row of weighted.all()) {
      const [schoolId, id] = [String(row['school_id']), String(row['id'])];
      const record = reader(schoolId)('inspection', id);
      if (record) put.run(...scoreColumns(record, reader(schoolId)), schoolId, id);
    }
    db.exec(`DELETE FROM meta WHERE key = 'scores-due'`);
  });
}
