// The one way a screen changes the school's state: each act here is one transaction over state and outbox.
import { judge, type Answer } from '../domain/answer.ts';
import { canonical } from '../domain/canonical.ts';
import type { Document } from '../domain/documents.ts';
import type { EntryOf } from '../domain/entry.ts';
import { answersById, attachments, inspectionDay, type Inspection } from '../domain/inspection.ts';
import { saysSeventh } from '../domain/hazard.ts';
import { askedAnswers, askedItems } from '../domain/logic.ts';
import { Refusal } from '../domain/refusal.ts';
import { itemsById } from '../domain/template.ts';
import type { DeviceDb } from './device-db.ts';
import { changeDraft } from './draft-row.ts';
import { photosAtSchool } from './receiving.ts';
import { school } from './documents.ts';
import { recordFact, type FactOf } from './fact.ts';
import { moment } from './moment.ts';
import { sha256Hex } from './new-id.ts';
import { rowsOf } from './own.ts';
import { walkedTemplate } from './walked-template.ts';
import { knownHazards } from './see-hazard.ts';
import type { Draft, RecordSummary } from './rows.ts';

/**
 * Finishes a draft: it becomes an entry in the outbox and is a draft no more. Refuses (`Refusal`, `detail.itemId` where
 * there is one) what is incomplete, `photo-missing` when bytes are gone or are no more what was shot, `conflict` when it was submitted already. `said.late`:
 * why only now, where it was begun on another day; `said.spot`: why there is no spot photo, where one was asked for.
 */
export async function submitDraft(
  db: DeviceDb,
  draftId: string,
  said: Pick<Draft, 'late' | 'spot'> = {},
): Promise<EntryOf<'inspection-submitted'>> {
  for (;;) {
    const draft = await db.drafts.get(draftId);
    if (!draft) throw await noDraft(db, draftId);
    await checkBytes(db, draft);
    const entry = await recordFact(db, await factOf(db, { ...draft, ...said }), () => closeDraft(db, draft), [
      placeOf(draft),
    ]);
    if (entry) return entry;
  }
}

/** Keeps, while it is typed, why it is finished on another day. Refuses `not-found` when it was submitted or discarded meanwhile. */
export const sayLate = (db: DeviceDb, draftId: string, reason: string): Promise<Draft> =>
  changeDraft(db, draftId, ({ late: _before, ...draft }) => ({ ...draft, ...(reason && { late: { reason } }) }));

async function factOf(db: DeviceDb, draft: Draft): Promise<FactOf<'inspection-submitted'>> {
  const { placeId, template, startedAt, location, correction, late, spot, carried, assets } = draft;
  const { answers, photos, voices = [], isSeventh } = await askedOf(db, draft);
  const body: Inspection = {
    placeId,
    template,
    startedAt,
    finishedAt: correction?.finishedAt ?? (await moment(db)),
    activeMs: Math.round(draft.activeMs),
    answers,
    photos,
    ...(voices.length > 0 && { voices }),
    location,
    ...(correction && { correction: { reason: correction.reason } }),
    ...(late && { late }),
    ...(spot && { spot }),
    ...(carried && { carried }),
    ...(assets && { assets }),
  };
  return {
    kind: 'inspection-submitted',
    schema: namesKnown(body) ? 8 : isSeventh ? 7 : schemaOf(body),
    subject: draft.id,
    supersedes: draft.supersedes,
    photos: [...new Set(attachments(body).map(({ sha256 }) => sha256))].sort(),
    body,
  };
}

/** Only schema 8 says what becomes of a known hazard that was closed before the inspection came in. */
const namesKnown = ({ answers }: Inspection): boolean => answers.some(({ known }) => known);

/** Older servers read an inspection that says no more than they know. */
function schemaOf(body: Inspection): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  if (body.assets?.some(({ special }) => special)) return 7;
  if (body.answers.some(({ fixedOnSpot }) => fixedOnSpot)) return 6;
  if (body.assets) return body.assets.some(({ checked, due }) => checked ?? due) ? 5 : 4;
  if (needsThird(body)) return 3;
  return body.late ? 2 : 1;
}

const needsThird = ({ photos, voices, spot, carried }: Inspection): boolean =>
  (spot ?? carried ?? voices) !== undefined || photos.some((photo) => photo.marks ?? photo.look);

/**
 * What was answered before an item was hidden stays in the draft, and goes with it: it is no answer to anything asked. What
 * is a known hazard that was confirmed while answering says so.
 */
async function askedOf(
  db: DeviceDb,
  draft: Draft,
): Promise<Pick<Draft, 'answers' | 'photos' | 'voices'> & { isSeventh?: boolean }> {
  const [known, here] = await Promise.all([walkedTemplate(db, draft), school(db)]);
  if (!known || !here) return draft;
  const day = inspectionDay(draft, here.timeZone);
  const same = await knownHazards(db, { placeId: draft.placeId, inspectionId: draft.id }, draft.assets);
  const items = itemsById(known);
  // What an asset that was found missing said before stays behind.
  const given = draft.answers.filter(({ itemId }) => items.has(itemId));
  const answers = askedAnswers(known, given, day).map((answer) => {
    const item = items.get(answer.itemId);
    return naming(answer, item && judge(item, answer, day) === 'abnormal' ? same.get(item.id) : undefined);
  });
  const named = [...answers, ...(draft.carried?.left ?? [])].map(({ itemId }) => itemId);
  const kept = new Set(named);
  const asked = new Set(askedItems(known, answersById(given), day).map(({ id }) => id));
  return {
    answers,
    isSeventh: answers.some((answer) => saysSeventh(items.get(answer.itemId), answer, day)),
    photos: draft.photos.filter((photo) => kept.has(photo.itemId)),
    // What was said of an item that the newer version has no more was said all the same.
    voices: draft.voices?.filter(({ itemId }) => asked.has(itemId) || (draft.carried && !items.has(itemId))) ?? [],
  };
}

/** Only what was put right on the spot has an after-photo. */
const naming = ({ known: _before, after, ...answer }: Answer, hazard: string | undefined): Answer => ({
  ...answer,
  ...(answer.fixedOnSpot && after && { after }),
  ...(hazard !== undefined && { known: hazard }),
});

/** In the transaction. False when the draft was saved once more meanwhile: then what was hashed is not what is there. */
async function closeDraft(db: DeviceDb, draft: Draft): Promise<boolean> {
  const still = await db.drafts.get(draft.id);
  if (!still) throw await noDraft(db, draft.id);
  if (canonical(still) !== canonical(draft)) return false;
  const atSchool = await photosAtSchool(db, draft.id);
  const names = new Set(
    attachments(draft)
      .map(({ sha256 }) => sha256)
      .filter((sha256) => !atSchool.has(sha256)),
  );
  const kept = await db.photoBytes
    .where('sha256')
    .anyOf([...names])
    .count();
  if (kept !== names.size) throw new Refusal('photo-missing');
  await db.drafts.delete(draft.id);
  return true;
}

const noDraft = async (db: DeviceDb, inspectionId: string): Promise<Refusal> =>
  new Refusal((await rowsOf(db, inspectionId)).length > 0 ? 'conflict' : 'not-found', { inspectionId });

async function checkBytes(db: DeviceDb, draft: Draft): Promise<void> {
  const atSchool = await photosAtSchool(db, draft.id);
  for (const { sha256, itemId, bytes } of attachments(draft).filter((one) => !atSchool.has(one.sha256))) {
    const row = await db.photoBytes.get(sha256);
    if (row?.bytes.byteLength !== bytes || (await sha256Hex(row.bytes)) !== sha256)
      throw new Refusal('photo-missing', { itemId, sha256 });
  }
}

/** Stands in when the place has left the phone since the draft was begun: the server keeps such a record aside. */
const placeOf = (draft: Draft): Document => ({
  type: 'place',
  id: draft.placeId,
  body: { id: draft.placeId, kind: 'point', name: draft.placeName, ancestors: [] },
});

/**
 * Takes a submission back until its first receipt; the draft is there again, under the same id.
 * Refuses `conflict` after the receipt and for a correction, `not-submitted` when there is nothing to take back.
 */
export async function withdrawInspection(db: DeviceDb, inspectionId: string, reason = ''): Promise<Draft> {
  const last = (await rowsOf(db, inspectionId)).at(-1);
  const text = last && (await db.entries.get(last.id));
  if (text?.entry.kind !== 'inspection-submitted' || !text.record) throw new Refusal('not-submitted', { inspectionId });
  if (text.entry.body.correction) throw new Refusal('conflict', { inspectionId });
  const draft = draftOf(text.entry, text.record, await photoItemsOf(db, text.entry.body));
  const fact: FactOf<'inspection-withdrawn'> = {
    kind: 'inspection-withdrawn',
    schema: 1,
    subject: inspectionId,
    supersedes: text.id,
    photos: [],
    body: { reason },
  };
  await recordFact(db, fact, () => reopenDraft(db, text.id, draft));
  return draft;
}

/** In the transaction. */
async function reopenDraft(db: DeviceDb, submissionId: string, draft: Draft): Promise<boolean> {
  const waiting = await db.outbox.get(submissionId);
  if (!waiting || (await db.drafts.get(draft.id))) throw new Refusal('conflict', { inspectionId: draft.id });
  // Refused by the server: its content lives on in the draft, so nobody has to attend to it any more.
  if (waiting.state === 'attention') await db.outbox.update(submissionId, { state: 'set-aside' });
  await db.drafts.add(draft);
  return true;
}

export function draftOf(
  submission: EntryOf<'inspection-submitted'>,
  record: RecordSummary,
  photoItems: string[],
): Draft {
  const { finishedAt: _finishedAt, correction: _correction, ...inspection } = submission.body;
  return {
    ...inspection,
    id: submission.subject,
    placeName: record.placeName,
    templateName: record.templateName,
    photoItems,
    itemId: null,
    supersedes: submission.id,
    cameraOpenFor: null,
    dropped: [],
    changedAt: Date.now(),
  };
}

export async function photoItemsOf(db: DeviceDb, inspection: Inspection): Promise<string[]> {
  const known = await walkedTemplate(db, inspection);
  return known?.items.filter((item) => item.type === 'PHOTO').map((item) => item.id) ?? [];
}
