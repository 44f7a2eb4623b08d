// A cell of a table as a person reads it.
import { columnTotal, type Rows } from '../domain/table.ts';
import type { Column } from '../domain/template.ts';
import { inLanguage } from './format.ts';
import type { Language, Words } from './state.ts';

export function cellText(column: Column, cell: string | undefined, { common }: Words, language: Language): string {
  if (!cell?.trim()) return '';
  if (column.type === 'PF') return cell === 'fail' ? common.answers.fail : common.answers.pass;
  const option = column.options?.find(({ zh }) => zh === cell);
  if (option) return option[language];
  const unit = column.type === 'NUM' && column.limit?.unit;
  return unit ? `${cell} ${inLanguage(unit, language)}` : cell;
}

/** The sums of the columns that have one: 合计 留样量 1250 g. */
export const totals = (columns: readonly Column[], rows: Rows, words: Words, language: Language): string[] =>
  columns.flatMap((column, at) => {
    if (!column.total || rows.length === 0) return [];
    const sum = cellText(column, String(columnTotal(column, at, rows)), words, language);
    return [`${inLanguage(column, language)} ${sum}`];
  });
