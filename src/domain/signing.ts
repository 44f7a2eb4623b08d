// A second signature that comes later: who may give it, until when, and what it does to the record.
import type { InspectionRecord, Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { correctedMs } from './moment.ts';
import { authorize } from './authorize.ts';
import type { Person } from './person.ts';
import { Refusal } from './refusal.ts';
import { itemsById, templateId } from './template.ts';
import { isSigned } from './value.ts';
import type { Signature } from './answer.ts';

/** `at`: UTC ms, corrected; `receivedAt`: on the server, null on a phone. `signature.name`: as it was written. */
export type LaterSignature = {
  itemId: string;
  by: string;
  byName: string;
  at: number;
  receivedAt: number | null;
  signature: Signature;
};

/** The one in charge signs on the same day (`domain.md` 12.7): after 24 hours the record is not complete. */
const signWithinMs = 24 * 3_600_000;

/** Until when a record that waits for a signature is in time: UTC ms by the server's clock. */
export const signBy = (record: Pick<InspectionRecord, 'receivedAt' | 'submittedAt'>): number =>
  (record.receivedAt ?? record.submittedAt) + signWithinMs;

/**
 * Refuses `answer-required` for a signature with neither name nor stroke; alike for what does not stand and what is not this person's to sign, `not-submitted`; `conflict` for a submission
 * that was corrected since, and for a second signature of the same person.
 */
export function checkSigning(entry: EntryOf<'inspection-signed'>, person: Person, read: Read): void {
  const { itemId, submission, placeId, template } = entry.body;
  const record = read('inspection', entry.subject);
  const place = record && read('place', record.inspection.placeId);
  const known = record && read('template', templateId(record.inspection.template));
  const roles = known && itemsById(known).get(itemId)?.later?.roles;
  if (
    record?.state !== 'submitted' ||
    !place ||
    !roles ||
    !authorize(person, { do: 'sign-inspection', by: record.by, roles, place })
  )
    throw new Refusal('not-submitted');
  if (!isSigned(entry.body.signature)) throw new Refusal('answer-required', { itemId });
  const isSame =
    record.inspection.placeId === placeId && templateId(record.inspection.template) === templateId(template);
  const isOld = record.entries.at(-1) !== submission || !isSame;
  const hasSigned = record.signatures?.some((one) => one.itemId === itemId && one.by === person.id);
  if (isOld || hasSigned) throw new Refusal('conflict', { itemId });
}

/** What an entry says was signed. `receivedAt`: UTC ms on the server, null on a phone. */
export function givenLater(
  entry: EntryOf<'inspection-signed'>,
  person: Pick<Person, 'id' | 'name'>,
  receivedAt: number | null,
): LaterSignature {
  const { itemId, signature } = entry.body;
  return { itemId, by: person.id, byName: person.name, at: correctedMs(entry.at), receivedAt, signature };
}

/** The record as it is after a signature. Refuses `not-submitted` and `person-unknown`. */
export function signed(entry: EntryOf<'inspection-signed'>, read: Read, receivedAt: number | null): InspectionRecord {
  const before = read('inspection', entry.subject);
  const person = read('person', entry.by);
  if (!before) throw new Refusal('not-submitted');
  if (!person) throw new Refusal('person-unknown');
  const { itemId } = entry.body;
  const given = givenLater(entry, person, receivedAt);
  const { awaits = [], ...record } = before;
  const left = awaits.filter((id) => id !== itemId);
  return { ...record, ...(left.length > 0 && { awaits: left }), signatures: [...(before.signatures ?? []), given] };
}
