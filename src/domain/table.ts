// The rows of a table: each cell is asked like an item of its column's type, and kept as text.
import { isAbnormal, problemOf } from './value.ts';
import type { Column, Item } from './template.ts';
import type { ProblemCode } from './refusal.ts';

export type Rows = readonly (readonly string[])[];

const numberText = /^-?\d+(\.\d+)?$/;

/** A column as the item it asks like. */
const asked = (column: Column) => ({ ...column, type: column.type ?? 'TXT' });

/** What a cell says, by its column's type; null when it says nothing. A number that is none is left as text. */
export function cellValue({ type }: Column, cell: string | undefined): string | number | null {
  if (!cell?.trim()) return null;
  return type === 'NUM' && numberText.test(cell) ? Number(cell) : cell;
}

/** Whether a cell is abnormal by its column's own limits, options or dates, on this day (yyyy-mm-dd). */
export function isCellAbnormal(column: Column, cell: string | undefined, on: string): boolean {
  const value = cellValue(column, cell);
  return value !== null && isAbnormal(asked(column), value, on);
}

type Judged = { columns: readonly Column[]; on: string; isOff: boolean };
/**
 * Rows are replaced, never changed, and are judged many times over while somebody fills in the next one: with every key
 * one of five hundred is new.
 */
const judged = new WeakMap<Rows | readonly string[], Judged>();

/** One cell out of its limits makes the whole answer abnormal. */
export function isTableAbnormal(columns: readonly Column[], rows: Rows, on: string): boolean {
  return judgedOnce(rows, columns, on, () => {
    const limited = columns.flatMap((column, at) => (isLimited(column) ? [{ column, at }] : []));
    if (limited.length === 0) return false;
    return rows.some((row) =>
      judgedOnce(row, columns, on, () => limited.some(({ column, at }) => isCellAbnormal(column, row[at], on))),
    );
  });
}

function judgedOnce(
  what: Rows | readonly string[],
  columns: readonly Column[],
  on: string,
  judge: () => boolean,
): boolean {
  const known = judged.get(what);
  if (known?.columns === columns && known.on === on) return known.isOff;
  const isOff = judge();
  judged.set(what, { columns, on, isOff });
  return isOff;
}

const isLimited = ({ type = 'TXT', date }: Column): boolean =>
  type === 'DATE' ? date !== undefined : type !== 'TXT' && type !== 'TIME';

/** The first thing that a cell of these rows cannot be; rows longer than there are columns are `answer-wrong-type`. */
export function tableProblem(columns: readonly Column[] | undefined, rows: Rows): ProblemCode | null {
  if (!columns) return null;
  for (const row of rows) {
    if (row.length > columns.length) return 'answer-wrong-type';
    for (const [at, cell] of row.entries()) {
      const problem = cellProblem(columns[at]!, cell);
      if (problem) return problem;
    }
  }
  return null;
}

/** What keeps a cell from being of its column's type; null for what may be there, an empty cell included. */
export function cellProblem(column: Column, cell: string): ProblemCode | null {
  const value = cellValue(column, cell);
  return value === null ? null : problemOf(asked(column), value);
}

export type EmptyCell = { row: number; column: number };

/** The first cell that must be filled and is not. */
export function emptyCell({ columns = [] }: Item, rows: Rows): EmptyCell | null {
  if (!columns.some((column) => column.required)) return null;
  for (const [row, cells] of rows.entries()) {
    const column = columns.findIndex((one, at) => one.required && !cells[at]?.trim());
    if (column >= 0) return { row, column };
  }
  return null;
}

/** The sum of a column, without the dust of binary fractions. */
export function columnTotal(column: Column, at: number, rows: Rows): number {
  const sum = rows.reduce((total, row) => total + (Number(cellValue(column, row[at])) || 0), 0);
  return Number(sum.toFixed(6));
}
