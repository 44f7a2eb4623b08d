// The rounds of a day counted as managers count them; the card on 今日 and the board count by the same rule.
import type { Standing } from './round.ts';

export const roundGroups = ['done', 'running', 'late', 'partly', 'missed', 'ahead'] as const;
export type RoundGroup = (typeof roundGroups)[number];

const groups: Record<Standing, RoundGroup> = {
  done: 'done',
  running: 'running',
  late: 'late',
  overdue: 'late',
  partly: 'partly',
  missed: 'missed',
  ahead: 'ahead',
  open: 'ahead',
};

/** late: walked late, or not begun in time. partly: nobody was at some of its points; missed: at none. ahead: not to be begun yet. */
export const groupOf = (standing: Standing): RoundGroup => groups[standing];

export function tallyOf(rows: readonly { standing: Standing }[]): Record<RoundGroup, number> {
  const tally = { done: 0, running: 0, late: 0, partly: 0, missed: 0, ahead: 0 };
  for (const { standing } of rows) tally[groupOf(standing)] += 1;
  return tally;
}

/** What the board sorts by. lost: missed and partly together. */
export const boardGroups = [...roundGroups, 'lost'] as const;
export type BoardGroup = (typeof boardGroups)[number];

export const isInGroup = (standing: Standing, group: BoardGroup): boolean =>
  group === 'lost' ? isLost(standing) : groupOf(standing) === group;

/** Something of it was lost: 漏巡 and 有漏点 together. */
export const isLost = (standing: Standing): boolean => standing === 'missed' || standing === 'partly';
