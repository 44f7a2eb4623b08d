// One answer to one item, and what it means.
import * as v from 'valibot';
import { Refusal } from './refusal.ts';
import type { Item } from './template.ts';
import { Ms, Sha256, typed } from './text.ts';

export const naReasons = ['absent', 'out-of-use', 'under-repair', 'locked', 'other'] as const;
export type NaReason = (typeof naReasons)[number];

const Point = v.pipe(v.number(), v.minValue(-10000), v.maxValue(10000));
/** Strokes are flat lists x0,y0,x1,y1… in a box of `width` x `height`; no strokes means the name was typed. */
export const Signature = v.strictObject({
  name: typed(20),
  signedAt: Ms,
  width: v.optional(Point),
  height: v.optional(Point),
  strokes: v.pipe(v.array(v.pipe(v.array(Point), v.maxLength(4000))), v.maxLength(60)),
});
export type Signature = v.InferOutput<typeof Signature>;

const Rows = v.pipe(v.array(v.pipe(v.array(typed(200)), v.maxLength(20))), v.maxLength(500));

/**
 * `value` by the item's type. PF: 'pass' or 'fail'; NUM: a number; CH: the Chinese text of the option;
 * TXT: text; DATE: yyyy-mm-dd; TIME: hh:mm; PHOTO: 'taken'; SIGN: a signature; TABLE: rows, none of them meaning nothing to register.
 * `na` says why the item does not apply, and then there is no value. Neither: not answered yet.
 */
export const Answer = v.strictObject({
  itemId: v.pipe(v.string(), v.maxLength(12)),
  value: v.nullable(v.union([v.pipe(v.string(), typed(4000)), v.pipe(v.number(), v.finite()), Rows, Signature])),
  na: v.optional(v.strictObject({ reason: v.picklist(naReasons), note: v.optional(typed(400)) })),
  via: v.picklist(['tap', 'bulk']),
  at: Ms,
  note: v.optional(typed(4000)),
  /** Positions in the template's reasons. */
  reasons: v.optional(
    v.pipe(v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(11))), v.maxLength(12)),
  ),
  photos: v.pipe(v.array(Sha256), v.maxLength(9)),
  fixedOnSpot: v.optional(v.literal(true)),
  /** The inspector says it may be a major hazard; nobody on the spot can take that back (rule 13 of `domain.md` 12). */
  suspectedMajor: v.optional(v.literal(true)),
});
export type Answer = v.InferOutput<typeof Answer>;

export type Judgement = 'open' | 'normal' | 'abnormal' | 'not-applicable';

/**
 * What an answer means for its item. A number outside its limits is abnormal by itself, whoever typed it.
 * `on` is the day of the inspection, yyyy-mm-dd in the school's time zone: dates are judged against it.
 */
export function judge(item: Item, answer: Answer | undefined, on: string): Judgement {
  if (!answer) return 'open';
  if (answer.na) return 'not-applicable';
  if (answer.value === null) return 'open';
  return isAbnormal(item, answer.value, on) ? 'abnormal' : 'normal';
}

function isAbnormal(item: Item, value: NonNullable<Answer['value']>, on: string): boolean {
  switch (item.type) {
    case 'PF':
      return value === 'fail';
    case 'NUM':
      return typeof value === 'number' && isOutside(value, item.limit);
    case 'CH':
      return item.options?.find((option) => option.zh === value)?.abnormal ?? false;
    case 'DATE':
      return typeof value === 'string' && isDateAbnormal(item, value, on);
    case 'TXT':
    case 'TIME':
    case 'PHOTO':
    case 'SIGN':
    case 'TABLE':
      return false;
  }
}

const isOutside = (value: number, limit: Item['limit']): boolean =>
  (limit?.min !== undefined && value < limit.min) || (limit?.max !== undefined && value > limit.max);

function isDateAbnormal(item: Item, value: string, on: string): boolean {
  const ageDays = daysBetween(value, on);
  if (item.date?.mustBeAhead && ageDays > 0) return true;
  return item.date?.maxAgeDays !== undefined && ageDays > item.date.maxAgeDays;
}

/** Whole days from one yyyy-mm-dd to another; negative when the second comes first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

const dateText = /^\d{4}-\d{2}-\d{2}$/;
const timeText = /^([01]\d|2[0-3]):[0-5]\d$/;
const isRealDate = (text: string): boolean => {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return dateText.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
};

/** Refuses a value that the item's type cannot have: `answer-wrong-type`, `answer-not-an-option`, `answer-out-of-range`. */
export function checkAnswer(item: Item, answer: Answer): void {
  const { value } = answer;
  const wrong = (code: 'answer-wrong-type' | 'answer-not-an-option' | 'answer-out-of-range') =>
    new Refusal(code, { itemId: item.id });
  if (value === null) return;
  if (answer.na) throw wrong('answer-wrong-type');
  switch (item.type) {
    case 'PF':
      if (value !== 'pass' && value !== 'fail') throw wrong('answer-not-an-option');
      return;
    case 'CH':
      if (!item.options?.some((option) => option.zh === value)) throw wrong('answer-not-an-option');
      return;
    case 'NUM':
      if (typeof value !== 'number' || Object.is(value, -0)) throw wrong('answer-wrong-type');
      if (item.range && (value < item.range.min || value > item.range.max)) throw wrong('answer-out-of-range');
      return;
    case 'DATE':
      if (typeof value !== 'string' || !isRealDate(value)) throw wrong('answer-wrong-type');
      return;
    case 'TIME':
      if (typeof value !== 'string' || !timeText.test(value)) throw wrong('answer-wrong-type');
      return;
    case 'TXT':
      if (typeof value !== 'string') throw wrong('answer-wrong-type');
      return;
    case 'PHOTO':
      if (value !== 'taken') throw wrong('answer-wrong-type');
      return;
    case 'SIGN':
      if (typeof value !== 'object' || Array.isArray(value)) throw wrong('answer-wrong-type');
      return;
    case 'TABLE':
      if (!Array.isArray(value)) throw wrong('answer-wrong-type');
      return;
  }
}
