// What an item asks for, in words: limits with their units, days that are left.
import { daysBetween } from '../../domain/value.ts';
import type { Item } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import type { Language, Words } from '../state.ts';

const withUnit = (value: string, unit: string): string => (unit ? `${value} ${unit}` : value);

/** 10–30 ℃, ≥ 125 g, ≤ 40 ℃, 0 项; the template's own words where it has no numbers. */
export function limitText(item: Pick<Item, 'limit' | 'range' | 'date'>, language: Language): string {
  const { limit, range } = item;
  const unit = limit?.unit ? inLanguage(limit.unit, language) : '';
  const note = limit?.note ?? item.date?.note;
  const parts = [];
  if (limit?.min !== undefined && limit.max !== undefined) parts.push(withUnit(`${limit.min}–${limit.max}`, unit));
  else if (limit?.min !== undefined) parts.push(withUnit(`≥ ${limit.min}`, unit));
  else if (limit?.max !== undefined) parts.push(withUnit(limit.max === 0 ? '0' : `≤ ${limit.max}`, unit));
  else if (range) parts.push(rangeText(range, language));
  if (note) parts.push(inLanguage(note, language));
  return parts.join(language === 'zh' ? '，' : ', ');
}

export const rangeText = (range: NonNullable<Item['range']>, language: Language): string =>
  withUnit(range.max === Infinity ? `≥ ${range.min}` : `${range.min}–${range.max}`, inLanguage(range.unit, language));

/** Says what a number outside its limits is. Empty while it is inside. */
export function outOfLimits(item: Item, value: number, words: Words, language: Language): string {
  const { number } = words.inspection;
  const unit = item.limit?.unit ? inLanguage(item.limit.unit, language) : '';
  const { min, max } = item.limit ?? {};
  if (min !== undefined && value < min) return number.below(withUnit(String(min), unit));
  if (max !== undefined && value > max) return number.above(withUnit(String(max), unit));
  return '';
}

export type DayLeft = { text: string; isOver: boolean };

/** How a date stands on the day of the inspection: due in so many days, overdue, or only how long ago. */
export function dayLeft(item: Item, day: string, on: string, words: Words): DayLeft {
  const { date } = words.inspection;
  const age = daysBetween(day, on);
  const { mustBeAhead, maxAgeDays } = item.date ?? {};
  const left = mustBeAhead ? -age : maxAgeDays === undefined ? null : maxAgeDays - age;
  if (left === null) return { text: date.ago(age), isOver: false };
  return left < 0 ? { text: date.over(-left), isOver: true } : { text: date.left(left), isOver: false };
}
