// Signing another's record, offline as well: what was read on the screen is what the rules are asked about.
import type { Signature } from '../domain/answer.ts';
import type { InspectionRecord } from '../domain/documents.ts';
import type { EntryOf } from '../domain/entry.ts';
import type { Place } from '../domain/place.ts';
import { templateId, type Template } from '../domain/template.ts';
import type { DeviceDb } from './device-db.ts';
import { recordFact } from './fact.ts';
import { rowsOf } from './own.ts';

export type Signable = { record: InspectionRecord; template: Template; place: Place };

/** Refuses (`Refusal`) `not-submitted` and `conflict`, as the server would. */
export async function signInspection(
  db: DeviceDb,
  { record, template, place }: Signable,
  itemId: string,
  signature: Signature,
): Promise<EntryOf<'inspection-signed'> | null> {
  const fact = {
    kind: 'inspection-signed' as const,
    schema: 1 as const,
    subject: record.id,
    supersedes: null,
    photos: [],
    body: {
      submission: record.entries.at(-1) ?? '',
      placeId: place.id,
      template: { code: template.code, version: template.version },
      itemId,
      signature,
    },
  };
  return recordFact(db, fact, async () => true, [
    { type: 'inspection', id: record.id, body: record },
    { type: 'template', id: templateId(template), body: template },
    { type: 'place', id: place.id, body: place },
  ]);
}

/** The entries of a record that this person has signed here, by item, whether they have arrived or not. */
export async function signedHere(
  db: DeviceDb,
  inspectionId: string,
): Promise<{ itemId: string; submission: string }[]> {
  const rows = (await rowsOf(db, inspectionId)).filter((row) => row.kind === 'inspection-signed');
  const texts = await db.entries.bulkGet(rows.map((row) => row.id));
  return texts.flatMap((text) => (text?.entry.kind === 'inspection-signed' ? [text.entry.body] : []));
}
