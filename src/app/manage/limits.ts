// What is normal for a number or a date, in the shortest honest form.
import type { Item } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import type { Language } from '../state.ts';

export const unitOf = (item: Item, language: Language): string => {
  const unit = item.limit?.unit ?? item.range?.unit;
  return unit ? inLanguage(unit, language) : '';
};

/** 10–30 ℃, ≤ 8 ℃, ≥ 60 ℃; empty where every number is normal. */
export function limitText(item: Item, language: Language): string {
  const { min, max } = item.limit ?? {};
  const unit = unitOf(item, language);
  const numbers =
    min !== undefined && max !== undefined
      ? min === max
        ? `${min}`
        : `${min}–${max}`
      : max !== undefined
        ? `≤ ${max}`
        : min !== undefined
          ? `≥ ${min}`
          : '';
  return numbers && unit ? `${numbers} ${unit}` : numbers;
}
