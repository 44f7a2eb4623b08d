// A long ledger: 16 columns of days, times, numbers and sentences, each line another.
import type { Cell } from '../../../src/server/sheets/write-workbook.ts';

export const columns = Array.from({ length: 16 }, (_, n) => ({ head: `列${n + 1}`, width: 16 }));
const day = Date.UTC(2026, 10, 22);

export const lineOf = (n: number): Cell[] =>
  columns.map((_, at): Cell => {
    if (at === 0) return { day: new Date(day - (n % 365) * 86_400_000) };
    if (at === 1) return { time: new Date(day + (n % 1440) * 60_000) };
    if (at % 5 === 2) return n + at / 10;
    return at % 3 === 0 ? `${n % 40} 号楼 ${at} 层：走道畅通，第 ${n} 次` : '合格';
  });

export async function* linesIn(rows: number, atOnce: number): AsyncGenerator<Cell[][]> {
  for (let from = 0; from < rows; from += atOnce)
    yield Array.from({ length: Math.min(atOnce, rows - from) }, (_, n) => lineOf(from + n));
}
