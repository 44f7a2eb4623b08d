// Inspections without their answers, in the order in which they are asked for.
import type { DatabaseSync } from 'node:sqlite';
import type { RecordHead } from '../record-head.ts';
import { withShown } from './whole-body.ts';

export function recordHeads(db: DatabaseSync): (schoolId: string, ids: readonly string[]) => RecordHead[] {
  const heads = db.prepare(
    `SELECT d.body, json_extract(l.raw, '$.body.placeId', '$.body.template', '$.body.startedAt', '$.body.finishedAt') AS shown
     FROM json_each(?2) AS p CROSS JOIN ${withShown}
     WHERE d.school_id = ?1 AND d.type = 'inspection' AND d.id = p.value ORDER BY p.key`,
  );
  return (schoolId, ids) => heads.all(schoolId, JSON.stringify(ids)).map(toHead);
}

type Of<K extends keyof RecordHead['inspection']> = RecordHead['inspection'][K];
type Shown = [Of<'placeId'>, Of<'template'>, Of<'startedAt'>, Of<'finishedAt'>];

function toHead({ body, shown }: Record<string, unknown>): RecordHead {
  const head = JSON.parse(String(body)) as RecordHead;
  if (typeof shown !== 'string') return head;
  const [placeId, template, startedAt, finishedAt] = JSON.parse(shown) as Shown;
  return { ...head, inspection: { placeId, template, startedAt, finishedAt } };
}
