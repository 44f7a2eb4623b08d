// A record and the submissions that made it: who may read them, and how it stood with each.
import { asWalked } from '../../domain/asset-walk.ts';
import type { InspectionRecord } from '../../domain/documents.ts';
import type { Entry, EntryOf } from '../../domain/entry.ts';
import { attachments } from '../../domain/inspection.ts';
import { authorize } from '../../domain/authorize.ts';
import { Refusal } from '../../domain/refusal.ts';
import { asItStood } from '../../domain/revision.ts';
import { givenLater, type LaterSignature } from '../../domain/signing.ts';
import { templateId } from '../../domain/template.ts';
import type { Parts, SignedIn } from '../env.ts';
import type { LedgerLine } from '../store/store.ts';
import { shownTo } from './students.ts';

type Stores = Pick<Parts, 'store'>;
type Told = { line: LedgerLine; entry: Entry };
type Submitted = { line: LedgerLine; entry: EntryOf<'inspection-submitted'> };

/** Refuses `not-found` alike what is not there and what is not this person's to see (T1). */
export async function readRecord(stores: Stores, who: SignedIn, id: string): Promise<InspectionRecord> {
  const record = await stores.store.documents.read(who.school.id, 'inspection', id);
  if (!record || !(await mayRead(stores, who, record.by, record.inspection.placeId))) throw new Refusal('not-found');
  return record;
}

/** May this person read the record as it stands? */
export const mayReadRecord = (stores: Stores, who: SignedIn, record: InspectionRecord): Promise<boolean> =>
  mayRead(stores, who, record.by, record.inspection.placeId);

async function mayRead({ store }: Stores, { person, school }: SignedIn, by: string, placeId: string): Promise<boolean> {
  const place = await store.documents.read(school.id, 'place', placeId);
  return authorize(person, { do: 'read-inspection', by, place });
}

/** The entries of a record that count, oldest first. */
export async function said({ store }: Stores, schoolId: string, entryIds: readonly string[]): Promise<Told[]> {
  const lines = await store.ledger.linesOf(schoolId, entryIds);
  return lines.map((line) => ({ line, entry: JSON.parse(line.raw) as Entry }));
}

export const isSubmission = (told: Told): told is Submitted => told.entry.kind === 'inspection-submitted';

/** Does any submission of the record say who a student is, to somebody who may not read it? The file of evidence has them all. */
export async function saysStudents(stores: Stores, who: SignedIn, record: InspectionRecord): Promise<boolean> {
  if (authorize(who.person, { do: 'read-students' })) return false;
  const submitted = (await said(stores, who.school.id, record.entries)).filter(isSubmission);
  // What one wrote oneself is shown on the page, and still not taken out of the school.
  const shown = submitted.map(({ entry }) => shownTo(stores, who, { by: '', inspection: entry.body }));
  return (await Promise.all(shown)).some(({ covered }) => covered.length > 0);
}

/** By what it says now, or by an earlier submission that this person may read: what was corrected keeps its photos. */
export async function isNamed(
  stores: Stores,
  who: SignedIn,
  record: InspectionRecord,
  sha256: string,
): Promise<boolean> {
  const names = async (inspection: InspectionRecord['inspection']) =>
    attachments((await shownTo(stores, who, { by: record.by, inspection })).inspection).some(
      (listed) => listed.sha256 === sha256,
    );
  if (await names(record.inspection)) return true;
  if (record.entries.length === 1) return false;
  const submitted = (await said(stores, who.school.id, record.entries)).filter(isSubmission);
  for (const { entry } of submitted)
    if ((await names(entry.body)) && (await mayRead(stores, who, record.by, entry.body.placeId))) return true;
  return false;
}

/** The record as it stood with this submission. Refuses `not-found` what is none of it, or was of a place that is not this person's. */
export async function asSubmitted(
  stores: Stores,
  who: SignedIn,
  record: InspectionRecord,
  entryId: string,
): Promise<InspectionRecord> {
  const { school } = who;
  const found = record.entries.includes(entryId) ? await said(stores, school.id, [entryId]) : [];
  const submitted = found.find(isSubmission);
  if (!submitted || !(await mayRead(stores, who, record.by, submitted.entry.body.placeId)))
    throw new Refusal('not-found');
  if (record.entries.at(-1) === entryId) return record;
  const { line, entry } = submitted;
  const template = await stores.store.documents.read(school.id, 'template', templateId(entry.body.template));
  if (!template) throw new Error(`the submission ${entryId} stands on a template that is gone`);
  const signatures = template.items.some((item) => item.later)
    ? await signaturesOf(stores, school.id, record.id, entryId)
    : [];
  const walked = asWalked(template, entry.body.assets);
  return asItStood(record, { entry, receivedAt: line.receivedAt }, walked, school.timeZone, signatures);
}

async function signaturesOf({ store }: Stores, schoolId: string, ...of: [string, string]): Promise<LaterSignature[]> {
  const lines = await store.ledger.signaturesOf(schoolId, ...of);
  const given = lines.map(async ({ raw, receivedAt }) => {
    const entry = JSON.parse(raw) as EntryOf<'inspection-signed'>;
    const person = await store.documents.read(schoolId, 'person', entry.by);
    return givenLater(entry, person ?? { id: entry.by, name: entry.body.signature.name }, receivedAt);
  });
  return Promise.all(given);
}
