// What was submitted before a correction: the record as it stood then, and what the next version answers otherwise.
import { answersInWalk } from './asset-item.ts';
import type { Answer } from './answer.ts';
import { canonical } from './canonical.ts';
import type { InspectionRecord } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { answersById, inspectionDay, tally, type Inspection } from './inspection.ts';
import { correctedMs } from './moment.ts';
import type { LaterSignature } from './signing.ts';
import type { Item, Template } from './template.ts';

export type Submitted = { entry: EntryOf<'inspection-submitted'>; receivedAt: number | null };

/**
 * The record as it stood with one of its submissions. `template`: the one that was walked (`asWalked`). Nobody waits any
 * more for a signature on what was replaced, so only those that were given are in it. `receivedAt`: UTC ms on the server.
 */
export function asItStood(
  record: InspectionRecord,
  { entry, receivedAt }: Submitted,
  template: Template,
  timeZone: string,
  signatures: readonly LaterSignature[] = [],
): InspectionRecord {
  const { awaits: _awaits, signatures: _signatures, ...rest } = record;
  const day = inspectionDay(entry.body, timeZone);
  return {
    ...rest,
    entries: record.entries.slice(0, record.entries.indexOf(entry.id) + 1),
    state: 'submitted',
    templateName: template.name,
    day,
    submittedAt: correctedMs(entry.at),
    receivedAt,
    tally: tally(template, entry.body.answers, day),
    ...(signatures.length > 0 && { signatures: [...signatures] }),
    inspection: entry.body,
  };
}

/** One submission with the checklist it was walked with (`asWalked`). */
export type Version = { inspection: Inspection; template: Template };

const parts = ['value', 'reasons', 'note', 'photos', 'voices', 'judged'] as const;
export type Part = (typeof parts)[number];

/** `item`: as the later version asks it, else as the earlier did. `parts`: what of the answer is not as it was, never empty. */
export type AnswerChange = {
  item: Item;
  /** Its place in the checklist of the version it is taken from, from 1. */
  number: number;
  before: Answer | undefined;
  after: Answer | undefined;
  photos: { before: number; after: number };
  parts: Part[];
};

/** What the later of two versions answers otherwise, in the order of its checklist; items it does not ask any more come last. */
export function answerChanges(before: Version, after: Version): AnswerChange[] {
  const was = answersById(answersInWalk(before.inspection, after.inspection.assets));
  const is = answersById(after.inspection.answers);
  const asked = after.template.items.map((item, index) => ({ item, number: index + 1 }));
  const known = new Set(after.template.items.map(({ id }) => id));
  const dropped = before.template.items
    .map((item, index) => ({ item, number: index + 1 }))
    .filter(({ item }) => !known.has(item.id) && was.has(item.id));
  return [...asked, ...dropped].flatMap(({ item, number }): AnswerChange[] => {
    const [old, now] = [was.get(item.id), is.get(item.id)];
    const [shownBefore, shownAfter] = [told(before.inspection, old), told(after.inspection, now)];
    const changed = parts.filter((part) => canonical(shownBefore[part]) !== canonical(shownAfter[part]));
    if (changed.length === 0) return [];
    const photos = { before: old?.photos.length ?? 0, after: now?.photos.length ?? 0 };
    return [{ item, number, before: old, after: now, photos, parts: changed }];
  });
}

/** What an answer says, without when and how it was given. Nothing said and no answer are the same. */
function told({ photos, voices = [] }: Inspection, answer: Answer | undefined): Record<Part, unknown> {
  const shown = (answer?.photos ?? []).map((sha256) => {
    const marks = photos.find((photo) => photo.sha256 === sha256 && photo.itemId === answer?.itemId)?.marks ?? [];
    return { sha256, marks };
  });
  return {
    value: [answer?.value ?? null, answer?.na ?? null],
    reasons: answer?.reasons ?? [],
    note: answer?.note ?? '',
    photos: shown,
    voices: voices.filter(({ itemId }) => itemId === answer?.itemId).map(({ sha256 }) => sha256),
    judged: [
      Boolean(answer?.fixedOnSpot),
      Boolean(answer?.suspectedMajor),
      answer?.known ?? null,
      answer?.meets ?? null,
      answer?.interim ?? null,
    ],
  };
}
