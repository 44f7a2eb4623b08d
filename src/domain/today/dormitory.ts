// What 今日 tells of where students sleep: numbers of head counts, never names; and what was found in rooms (`domain.md` 9, 11).
import { cellIn, inspected, perRow, rowsOf, said, type Inspected } from '../ledgers/inspection-line.ts';
import { isOver } from '../hazard-words.ts';
import { absentItem } from '../roll-call.ts';
import { plainly, rowWith } from './figure.ts';
import type { Sources } from './kitchen.ts';
import type { TodayRow } from './list-reports.ts';
import type { TodayFigure } from './reports.ts';

const lineOf = (source: Inspected, { mayOpen }: Sources, said: Pick<TodayRow, 'why'> & Partial<TodayRow>): TodayRow => {
  const { id, placeName, submittedAt } = source.record;
  const opens: TodayRow['opens'] = mayOpen(source) ? { is: 'record', id } : null;
  return rowWith({ id, what: source.template.name, place: placeName, at: submittedAt, opens, ...said });
};

/** 缺寝人数 as it was counted. */
function absentIn(source: Inspected, { around }: Sources): number {
  const n = said(inspected(source, around), absentItem);
  return typeof n === 'number' && n > 0 ? n : 0;
}

/** 缺寝未闭环: of how many students of each head count nobody wrote down where they are (去向). Numbers only. */
export const absentOpen = (asked: Sources): TodayRow[] =>
  asked.sources.flatMap((source) => {
    const line = inspected(source, asked.around);
    // Ended as a case: somebody else saw to it that it is known.
    if (source.hazards.some(({ itemId, state }) => itemId === absentItem && isOver(state))) return [];
    const found = rowsOf(line, 'D2-05').filter((row) => cellIn({ ...line, row }, '去向') !== null).length;
    const n = absentIn(source, asked) - found;
    return n > 0 ? [lineOf(source, asked, { why: 'no-whereabouts', n, isBad: true })] : [];
  });

/** 点名: each head count, and how many were missing. */
export const headCounts = (asked: Sources): TodayRow[] =>
  asked.sources.map((source) => {
    const n = absentIn(source, asked);
    return lineOf(source, asked, { why: n > 0 ? 'missing' : 'all-there', n, isBad: n > 0 });
  });

/** 违规电器: what was found, a line a thing. Which room stands in the record, which says whose it is. */
export const appliances = (asked: Sources): TodayRow[] =>
  asked.sources.flatMap((source) =>
    perRow('D1-01')(source, asked.around).map((line) =>
      lineOf(source, asked, {
        id: line.id,
        what: plainly(String(cellIn(line, '电器') ?? '')),
        why: 'found',
        isBad: true,
      }),
    ),
  );

/** How many were found in each week, the earliest first. `begins`: when each week begins, UTC ms. */
export function applianceWeeks(
  rows: readonly TodayRow[],
  begins: readonly number[],
): NonNullable<TodayFigure['course']> {
  const points = begins.map((at, n) => {
    const end = begins[n + 1] ?? Infinity;
    return { at, n: rows.filter((row) => at <= (row.at ?? 0) && (row.at ?? 0) < end).length, isBad: false };
  });
  return [{ name: '', points }];
}
