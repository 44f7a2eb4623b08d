// An answer as a person reads it, apart from its note, reasons and photos.
import type { Answer } from '../domain/answer.ts';
import type { Item } from '../domain/template.ts';
import { inLanguage } from './format.ts';
import type { Language, Words } from './state.ts';

export function answerText(item: Item, answer: Answer | undefined, words: Words, language: Language): string {
  const { answers, naReasons } = words.common;
  if (answer?.na) {
    const why = [naReasons[answer.na.reason], answer.na.note].filter(Boolean).join(' ');
    return `${answers.na} · ${why}`;
  }
  const value = answer?.value ?? null;
  if (value === null) return answers.open;
  if (typeof value === 'number') return withUnit(item, value, language);
  if (Array.isArray(value)) return words.records.tableRows(value.length);
  if (typeof value === 'object') return value.name || words.records.signed;
  if (item.type === 'PF') return value === 'fail' ? answers.fail : answers.pass;
  if (item.type === 'PHOTO') return words.records.taken;
  if (item.type === 'CH') return optionText(item, value, language);
  return value;
}

function withUnit(item: Item, value: number, language: Language): string {
  const unit = item.limit?.unit ?? item.range?.unit;
  return unit ? `${value} ${inLanguage(unit, language)}` : String(value);
}

function optionText(item: Item, value: string, language: Language): string {
  const option = item.options?.find(({ zh }) => zh === value);
  return option ? option[language] : value;
}
