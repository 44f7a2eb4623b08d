// One answer to one item, and what it means.
import type * as v from 'valibot';
import type * as schema from './schema/answer.ts';
import { Refusal } from './refusal.ts';
import type { Item } from './template.ts';

export const naReasons = ['absent', 'out-of-use', 'under-repair', 'locked', 'other'] as const;
export type NaReason = (typeof naReasons)[number];

export type Signature = v.InferOutput<typeof schema.Signature>;
export type Answer = v.InferOutput<typeof schema.Answer>;

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
