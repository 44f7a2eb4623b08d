// Where the columns of a sheet are, by their heads in either language, and what stands in a row.
import type { Sheet } from '../sheets/read-workbook.ts';
import type { SheetRow } from '../sheets/rows.ts';

/** As people type it: without spaces, wide letters narrow, capitals small. */
export const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();

export type Columns<K extends string> = ReadonlyMap<K, number>;

/** `heads`: "中文 english" by key. */
export function columnsOf<K extends string>({ rows: [head] }: Sheet, heads: Record<K, string>): Columns<K> {
  const columns = new Map<K, number>();
  for (const [at, text] of head?.cells ?? []) {
    for (const [key, name] of Object.entries(heads) as [K, string][]) {
      const words = [name, ...name.split(' ')].map(plain);
      if (words.includes(plain(text)) && !columns.has(key)) columns.set(key, at);
    }
  }
  return columns;
}

/** What stands in a column of the row, trimmed; undefined where the sheet has no such column. */
export function cellsOf<K extends string>(columns: Columns<K>, { cells }: SheetRow): (key: K) => string | undefined {
  return (key) => {
    const at = columns.get(key);
    return at === undefined ? undefined : (cells.get(at) ?? '').trim();
  };
}

/** Several things in one cell: a line each, or with any of the usual marks between them. */
export const several = (text: string): string[] =>
  text
    .split(/[\n,，、;；]/)
    .map((part) => part.trim())
    .filter(Boolean);
