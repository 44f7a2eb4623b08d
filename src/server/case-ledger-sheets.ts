// The official tables of cases as a workbook: one sheet, with the columns of the form.
import type { LedgerCell } from '../domain/hazard-ledger-columns.ts';
import type { LedgerColumn, LedgerTable } from '../domain/hazard-ledger.ts';
import { dayCell } from './register-words.ts';
import type { Cell, OutSheet } from './sheets/write-workbook.ts';

const widths: Record<LedgerColumn['kind'], number> = { text: 16, count: 8, day: 12, time: 18 };
const wide = new Set([
  'place',
  'spot',
  'what',
  'says',
  'measure',
  'meanwhile',
  'doneWhat',
  'remarks',
  'steps',
  'opinion',
]);
const wideChars = 32;

export const ledgerSheet = ({ title, columns, rows, signs }: LedgerTable): OutSheet => ({
  name: title,
  columns: columns.map(({ key, head, kind }) => ({ head, width: wide.has(key) ? wideChars : widths[kind] })),
  rows: [
    ...rows.map(({ cells }) => cells.map((cell, i) => cellOf(cell, columns[i]?.kind ?? 'text'))),
    // To be signed by hand.
    ...(signs ? [[], signs.flatMap((sign) => [`${sign}：`, null])] : []),
  ],
});

function cellOf(cell: LedgerCell, kind: LedgerColumn['kind']): Cell {
  if (typeof cell !== 'string') return cell;
  if (kind === 'day') return dayCell(cell);
  return kind === 'time' ? { time: new Date(`${cell.replace(' ', 'T')}:00Z`) } : cell;
}
