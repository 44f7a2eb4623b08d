// The figure that a rule gives, in words: of an item, or of each column that has one.
import { hasFigure } from '../../domain/figures-of-law.ts';
import type { Item } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { limitText } from '../inspection/item-words.ts';
import type { Language } from '../state.ts';
import type { ChecklistWords } from '../words/checklists.ts';

/** ≥ 125 g, at most 90 days ago, not yet past; empty where there is none. */
export function figureText(figure: Pick<Item, 'limit' | 'date'>, words: ChecklistWords, language: Language): string {
  if (!hasFigure(figure)) return '';
  const { maxAgeDays, mustBeAhead } = figure.date ?? {};
  if (mustBeAhead) return words.lawAhead;
  return maxAgeDays === undefined ? limitText({ limit: figure.limit }, language) : words.lawAge(maxAgeDays);
}

/** The same with the figures of its columns, each after the column's name. */
export function figuresText(item: Item, words: ChecklistWords, language: Language): string {
  const columns = (item.columns ?? []).filter(hasFigure);
  const ofColumns = columns.map((column) => `${inLanguage(column, language)} ${figureText(column, words, language)}`);
  return [figureText(item, words, language), ...ofColumns].filter(Boolean).join(language === 'zh' ? '，' : ', ');
}
