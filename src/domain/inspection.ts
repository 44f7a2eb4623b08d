// One checklist answered at one place, and when it is complete.
import type * as v from 'valibot';
import { checkAnswer, judge, type Answer, type Judgement } from './answer.ts';
import { correctedMs } from './moment.ts';
import type * as schema from './schema/inspection.ts';
import { Refusal, type ProblemCode } from './refusal.ts';
import { mayAnswerInBulk, type Item, type Template } from './template.ts';

export type Inspection = v.InferOutput<typeof schema.Inspection>;

/** One thing that stands between a draft and its submission. */
export type Gap = {
  itemId: string;
  code: Extract<ProblemCode, 'answer-required' | 'photo-required' | 'reason-required'>;
};

/** The day of a moment in the school's time zone, yyyy-mm-dd. */
export function dayOf(ms: number, timeZone: string): string {
  const format =
    dayFormats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  dayFormats.set(timeZone, format);
  return format.format(ms);
}

/** Making one takes longer than everything else about an entry. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

export function answersById(answers: readonly Answer[]): Map<string, Answer> {
  return new Map(answers.map((answer) => [answer.itemId, answer]));
}

/** What is still missing, in the order of the checklist. An empty list means it may be submitted. */
export function gaps(template: Template, answers: readonly Answer[], on: string): Gap[] {
  const given = answersById(answers);
  return template.items.flatMap((item) => gapsOf(item, given.get(item.id), on));
}

function gapsOf(item: Item, answer: Answer | undefined, on: string): Gap[] {
  const judgement = judge(item, answer, on);
  const photos = answer?.photos.length ?? 0;
  if (judgement === 'open') return item.optional ? [] : [{ itemId: item.id, code: 'answer-required' }];
  if (judgement === 'not-applicable') {
    const unexplained = answer?.na?.reason === 'other' && !answer.na.note?.trim();
    return unexplained ? [{ itemId: item.id, code: 'reason-required' }] : [];
  }
  const needsPhoto =
    item.type === 'PHOTO' ||
    item.photo === 'always' ||
    (item.photo === 'on-fail' && judgement === 'abnormal') ||
    answer?.fixedOnSpot;
  return needsPhoto && photos === 0 ? [{ itemId: item.id, code: 'photo-required' }] : [];
}

export type Tally = { normal: number; abnormal: number; notApplicable: number; open: number; bulk: number };

export function tally(template: Template, answers: readonly Answer[], on: string): Tally {
  const given = answersById(answers);
  const counts: Record<Judgement, number> = { normal: 0, abnormal: 0, 'not-applicable': 0, open: 0 };
  for (const item of template.items) counts[judge(item, given.get(item.id), on)]++;
  const bulk = answers.filter((answer) => answer.via === 'bulk').length;
  return {
    normal: counts.normal,
    abnormal: counts.abnormal,
    notApplicable: counts['not-applicable'],
    open: counts.open,
    bulk,
  };
}

/**
 * Refuses an inspection that its own template version would not accept: an unknown or doubled item, a value of the
 * wrong type, a required answer, photo or reason missing, a photo named by an answer but not listed.
 */
export function checkInspection(inspection: Inspection, template: Template, timeZone: string): void {
  const items = new Map(template.items.map((item) => [item.id, item]));
  const seen = new Set<string>();
  const listed = new Set(inspection.photos.map((photo) => photo.sha256));
  for (const answer of inspection.answers) {
    const item = items.get(answer.itemId);
    if (!item) throw new Refusal('item-unknown', { itemId: answer.itemId });
    if (seen.has(answer.itemId)) throw new Refusal('item-twice', { itemId: answer.itemId });
    seen.add(answer.itemId);
    checkAnswer(item, answer);
    if (answer.photos.some((sha256) => !listed.has(sha256))) throw new Refusal('not-listed', { itemId: item.id });
  }
  const [first] = gaps(template, inspection.answers, inspectionDay(inspection, timeZone));
  if (first) throw new Refusal(first.code, { itemId: first.itemId });
}

/** The day an inspection counts for: when it was started, as the server's clock would have said. */
export const inspectionDay = (inspection: Pick<Inspection, 'startedAt'>, timeZone: string): string =>
  dayOf(correctedMs(inspection.startedAt), timeZone);

/** Whether a place can be where it says; a phone that cannot is kept in the ledger and shown to nobody as a place. */
export const isOnEarth = ({ latitude, longitude, accuracyM }: NonNullable<Inspection['location']>): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && accuracyM >= 0;

/** 3 seconds an item: below that the submit sheet says so and the record carries it (`ux-performance.md` A6). */
export const leastMs = (template: Template): number => template.items.length * 3000;

/** The items that 其余全部正常 would fill now. */
export function bulkItems(template: Template, answers: readonly Answer[]): Item[] {
  const given = answersById(answers);
  return template.items.filter((item) => {
    const answer = given.get(item.id);
    const untouched = !answer || (answer.value === null && !answer.na && answer.photos.length === 0);
    return untouched && mayAnswerInBulk(item);
  });
}
