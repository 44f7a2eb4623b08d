// One value, and what it means for what was asked: an item, or a column of a table.
import type * as v from 'valibot';
import type { ProblemCode } from './refusal.ts';
import type { Signature } from './answer.ts';
import type * as schema from './schema/answer.ts';
import type { Item } from './template.ts';

/** What is asked, be it an item or a column of a table. */
export type Asked = Pick<Item, 'type' | 'limit' | 'range' | 'date' | 'options'>;
export type Value = NonNullable<v.InferOutput<typeof schema.Answer>['value']>;

/** Whether a value lies outside what its item calls normal, on this day (yyyy-mm-dd). */
export function isAbnormal(item: Asked, value: Value, on: string): boolean {
  switch (item.type) {
    case 'PF':
      return value === 'fail';
    case 'NUM':
      return typeof value === 'number' && isOutside(value, item.limit);
    case 'CH':
      return item.options?.some(({ zh, abnormal, major }) => zh === value && (abnormal || major === true)) ?? false;
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

function isDateAbnormal(item: Asked, value: string, on: string): boolean {
  if (!item.date) return false;
  const ageDays = daysBetween(value, on);
  if (item.date?.mustBeAhead && ageDays > 0) return true;
  return item.date?.maxAgeDays !== undefined && ageDays > item.date.maxAgeDays;
}

/** Whole days from one yyyy-mm-dd to another; negative when the second comes first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

const dateText = /^\d{4}-\d{2}-\d{2}$/;
const timeText = /^([01]\d|2[0-3]):[0-5]\d$/;
/** yyyy-mm-dd that the calendar has. */
export const isRealDate = (text: string): boolean => {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return dateText.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
};

/** What keeps a value from being an answer to what is asked; null when it may be one. */
export function problemOf(asked: Asked, value: Value): ProblemCode | null {
  if (asked.type === 'NUM') return numberProblem(asked, value);
  if (asked.type === 'PF') return value === 'pass' || value === 'fail' ? null : 'answer-not-an-option';
  if (asked.type === 'CH') return asked.options?.some((option) => option.zh === value) ? null : 'answer-not-an-option';
  return isOfType(asked.type, value) ? null : 'answer-wrong-type';
}

type Range = NonNullable<Item['range']>;

/** Of these there is never less than none. */
const countedIn: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ '人 件 项 辆 具 个 台 天 年 h min 分钟 s g kg mA A lx ppm mg/L m³/h MPa'.split(' '),
);
/** A limit from above says that a length or a share is meant, and no difference. */
const mayDiffer: ReadonlySet<string> = new Set(['m', 'cm', 'mm', '%']);

/** The numbers that may be typed: as the item says, else what its unit can be; undefined where that is any. */
export function rangeOf({ range, limit }: Pick<Asked, 'range' | 'limit'>): Range | undefined {
  if (range) return range;
  const { unit } = limit ?? {};
  const isBelow = (limit?.max ?? -1) >= 0 && limit?.min === undefined;
  const isPositive = unit && (countedIn.has(unit.zh) || (isBelow && mayDiffer.has(unit.zh)));
  return isPositive ? { min: 0, max: Infinity, unit } : undefined;
}

function numberProblem(asked: Asked, value: Value): ProblemCode | null {
  if (typeof value !== 'number' || Object.is(value, -0)) return 'answer-wrong-type';
  const range = rangeOf(asked);
  return range && (value < range.min || value > range.max) ? 'answer-out-of-range' : null;
}

function isOfType(type: Exclude<Item['type'], 'PF' | 'NUM' | 'CH'>, value: Value): boolean {
  switch (type) {
    case 'DATE':
      return typeof value === 'string' && isRealDate(value);
    case 'TIME':
      return typeof value === 'string' && timeText.test(value);
    case 'TXT':
      return typeof value === 'string';
    case 'PHOTO':
      return value === 'taken';
    case 'SIGN':
      return typeof value === 'object' && !Array.isArray(value) && isSigned(value);
    case 'TABLE':
      return Array.isArray(value);
  }
}

/** A signature is a name, or something drawn. */
export const isSigned = ({ name, strokes }: Signature): boolean => name.trim() !== '' || strokes.flat().length > 0;
