// One sheet of a file of the desk, beside what the screen of the same thing lists.
import type { Line } from './list-columns.ts';
import { unshown } from './list-columns.ts';

/**
 * `heads`: all that the sheet has; `columns`: those the screen lists, in which `shown` is what it lists of them, in any order. `as`: the
 * form of the file; `facts`: what the sheet 说明 of a list says besides.
 */
export type DeskBook = {
  name: string;
  bytes: Uint8Array;
  sheet: string;
  heads: string[];
  columns: string[];
  shown: string[][];
  as: 'xlsx' | 'csv';
  facts?: Record<string, string>;
  mayBeEmpty?: true | undefined;
};

type Of = Omit<DeskBook, 'as' | 'heads' | 'columns' | 'shown'> & { as?: DeskBook['as']; lines: readonly Line[] };

export function bookOf({ lines, as = 'xlsx', ...book }: Of): DeskBook {
  const [first = {}] = lines;
  const heads = Object.keys(first);
  const columns = heads.filter((head) => lines.some((line) => line[head] !== unshown));
  return { ...book, as, heads, columns, shown: lines.map((one) => columns.map((column) => String(one[column] ?? ''))) };
}
