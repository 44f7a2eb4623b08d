// What a figure of 今日 comes to: always its own lines counted, so that number and list are one.
import type { TodayRow } from './list-reports.ts';
import type { TodayFigure, TodayFigureName } from './reports.ts';

/** What was read for one figure. `before`: the same lines earlier. */
export type TodayLines = {
  rows: TodayRow[];
  before?: { rows: readonly TodayRow[]; than: NonNullable<TodayFigure['before']>['than'] };
  course?: NonNullable<TodayFigure['course']>;
};

const sums: ReadonlySet<TodayFigureName> = new Set(['absent', 'backlog', 'repair-cost']);
/** Of all lines those that are as they should be. */
const shares: ReadonlySet<TodayFigureName> = new Set(['coverage', 'night-rounds']);
const done: ReadonlySet<TodayRow['why']> = new Set(['kept', 'round']);

export function figureOf(is: TodayFigureName, { rows, before, course }: TodayLines): TodayFigure {
  return {
    is,
    n: countOf(is, rows),
    ...(shares.has(is) && { of: rows.length }),
    bad: rows.filter(({ isBad }) => isBad).length,
    ...(before && { before: { n: countOf(is, before.rows), than: before.than } }),
    ...(course && { course }),
  };
}

function countOf(is: TodayFigureName, rows: readonly TodayRow[]): number {
  if (sums.has(is)) return rows.reduce((sum, { n }) => sum + n, 0);
  // Of the fridges: readings out of their limits.
  if (is === 'fridge') return rows.filter(({ isBad }) => isBad).length;
  return shares.has(is) ? rows.filter(({ why }) => done.has(why)).length : rows.length;
}

/** What wants doing first, then the latest first. */
export const worstFirst = (a: TodayRow, b: TodayRow): number =>
  Number(b.isBad) - Number(a.isBad) || timeOf(b).localeCompare(timeOf(a)) || (a.id < b.id ? -1 : 1);

const timeOf = ({ at, day }: TodayRow): string => (at === null ? (day ?? '') : new Date(at).toISOString());

/** The last time so many minutes after midnight were shown by the clock on the wall: from when a night counts. UTC ms. */
export const eveningMinutes = 18 * 60;
/** A night that begins at six is over at seven. */
export const nightMs = 13 * 3_600_000;

/** A name as it was typed: the same in both languages. */
export const plainly = (text: string): TodayRow['what'] => ({ zh: text || '–', en: text || '–' });

const usual = { day: null, at: null, n: 0, isBad: false, opens: null };

/** A line with what is said of it, over what is usual: nothing is wrong, and nothing can be opened. */
export const rowWith = (
  said: Pick<TodayRow, 'id' | 'what' | 'place' | 'why'> & Partial<TodayRow>,
  over: Partial<TodayRow> = {},
): TodayRow => ({ ...usual, ...over, ...said });
