// One checklist answered at one place, and when it is complete.
import type * as v from 'valibot';
import { judge, type Answer, type Judgement } from './answer.ts';
import { correctedMs } from './moment.ts';
import type * as schema from './schema/inspection.ts';
import type { ProblemCode } from './refusal.ts';
import { askedItems, isRequired, type Given } from './logic.ts';
import { emptyCell, type Rows } from './table.ts';
import { mayAnswerInBulk, type Item, type Template } from './template.ts';
import { wallClock } from './wall-clock.ts';

export type Inspection = v.InferOutput<typeof schema.Inspection>;

/** What an inspection names that travels by itself: its photos and its spoken notes. */
export const attachments = ({ photos, voices }: Pick<Inspection, 'photos' | 'voices'>) => [
  ...photos,
  ...(voices ?? []),
];

/** One thing that stands between a draft and its submission. */
export type Gap = {
  itemId: string;
  code: Extract<
    ProblemCode,
    | 'answer-required'
    | 'photo-required'
    | 'after-photo-required'
    | 'reason-required'
    | 'row-incomplete'
    | 'major-unanswered'
  >;
};

/** The newest schema of a submission. */
const newestSchema = 8;

/** The day of a moment in the school's time zone, yyyy-mm-dd. */
export const dayOf = (ms: number, timeZone: string): string => wallClock(ms, timeZone).toISOString().slice(0, 10);

export function answersById(answers: readonly Answer[]): Map<string, Answer> {
  return new Map(answers.map((answer) => [answer.itemId, answer]));
}

/**
 * What is still missing, in the order of the checklist. An empty list means it may be submitted. `schema`: that of the
 * submission; what was put right on the spot has to show it since 6, and what an item asks for a major hazard is answered since 7.
 */
export function gaps(template: Template, answers: readonly Answer[], on: string, schema = newestSchema): Gap[] {
  const given = answersById(answers);
  return gapsAmong(askedItems(template, given, on), given, on, schema);
}

/** The same where it is known already what is asked. */
export function gapsAmong(asked: readonly Item[], given: Given, on: string, schema = newestSchema): Gap[] {
  const byId = new Map(asked.map((item) => [item.id, item]));
  return asked.flatMap((item) => {
    const code = gapOf(item, given.get(item.id), isRequired(item, byId, given, on), on, schema);
    return code ? [{ itemId: item.id, code }] : [];
  });
}

/** 改正后照片: marked as that, and not the first of several, which shows the fault (`domain.md` 7.1). */
export const showsAfter = ({ after, photos }: Pick<Answer, 'after' | 'photos'>): boolean =>
  after !== undefined && photos.includes(after) && (photos.length === 1 || photos[0] !== after);

/** What keeps one answer from being complete. `isRequired`: it may not be left empty; `schema` as in `gaps`. */
export function gapOf(
  item: Item,
  answer: Answer | undefined,
  isRequired: boolean,
  on: string,
  schema = newestSchema,
): Gap['code'] | null {
  const judgement = judge(item, answer, on);
  // Spaces are no words.
  if (judgement === 'open' || (typeof answer?.value === 'string' && !answer.value.trim()))
    return isRequired ? 'answer-required' : null;
  if (judgement === 'not-applicable') {
    const isUnexplained = answer?.na?.reason === 'other' && !answer.na.note?.trim();
    return isUnexplained ? 'reason-required' : null;
  }
  if (item.type === 'TABLE' && emptyCell(item, answer?.value as Rows)) return 'row-incomplete';
  const needsPhoto =
    item.type === 'PHOTO' ||
    item.photo === 'always' ||
    (item.photo === 'on-fail' && judgement === 'abnormal') ||
    answer?.fixedOnSpot;
  const isShort = (answer?.photos.length ?? 0) < (item.leastPhotos ?? 1);
  if (needsPhoto && isShort) return 'photo-required';
  if (schema >= 7 && item.majorIf && judgement === 'abnormal' && answer?.meets === undefined) return 'major-unanswered';
  return schema >= 6 && answer?.fixedOnSpot && !showsAfter(answer) ? 'after-photo-required' : null;
}

export type Tally = { normal: number; abnormal: number; notApplicable: number; open: number; bulk: number };

export function tally(template: Template, answers: readonly Answer[], on: string): Tally {
  const given = answersById(answers);
  const counts: Record<Judgement, number> = { normal: 0, abnormal: 0, 'not-applicable': 0, open: 0 };
  for (const item of askedItems(template, given, on)) counts[judge(item, given.get(item.id), on)]++;
  const bulk = answers.filter((answer) => answer.via === 'bulk').length;
  return {
    normal: counts.normal,
    abnormal: counts.abnormal,
    notApplicable: counts['not-applicable'],
    open: counts.open,
    bulk,
  };
}

/** The day an inspection counts for: when it was started, as the server's clock would have said. */
export const inspectionDay = (inspection: Pick<Inspection, 'startedAt'>, timeZone: string): string =>
  dayOf(correctedMs(inspection.startedAt), timeZone);

/** Of the items that are asked, those that 其余全部正常 would fill now; never one of which a hazard is `known` to be open here. */
export function bulkItems(
  asked: readonly Item[],
  given: Given,
  known: Pick<ReadonlyMap<string, unknown>, 'has'> | null = null,
): Item[] {
  return asked.filter((item) => {
    const answer = given.get(item.id);
    const untouched = !answer || (answer.value === null && !answer.na && answer.photos.length === 0);
    return untouched && mayAnswerInBulk(item) && !known?.has(item.id);
  });
}

/** Up to so many plain items are one tap, whatever headings stand between them; of more each part is one (`ux-performance.md` A5). */
const mostAtOnce = 20;

export const isOneTap = (asked: readonly Item[]): boolean =>
  !asked.some(({ section }) => section) || asked.filter(mayAnswerInBulk).length <= mostAtOnce;
