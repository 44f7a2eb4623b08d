// The figures of a report as lines: what it is now, what it was before, and the list that is counted.
import type { Briefing, BriefingFacts } from '../../../domain/briefing-reports.ts';
import { changes, percentOf, type Change, type Measure } from '../../../domain/briefing.ts';
import type { CountedName } from '../../../domain/counted-names.ts';
import { casesAddress, openCases } from '../../case-filter.ts';
import { calendarAddress } from '../../manage/board-asked.ts';
import { addressOf, everythingToday, type RecordFilter } from '../../manage/record-filter.ts';
import type { BriefingWords } from '../../words/zh/briefing.ts';

export type FigureName = keyof BriefingWords['rows'];
/** `change`: undefined where better and worse are not the question. `isGrave`: something was missed. */
export type Figure = {
  name: FigureName;
  now: string;
  before: string;
  href: string;
  change: Change['is'] | undefined;
  isGrave: boolean;
};

export function figures({ kind, from, to, facts, before }: Briefing, words: BriefingWords): Figure[] {
  const said = new Map(changes(facts, before).map(({ measure, is }) => [measure, is]));
  const records = (over: Partial<RecordFilter> = {}): string =>
    addressOf({ ...everythingToday, day: { from, to }, ...over });
  const rounds = calendarAddress({ month: to.slice(0, 7), plan: null });
  const cases = (counted: CountedName): string => casesAddress({ ...openCases, counted, from, to });
  const ledger = (name: string): string => `/ledgers/${name}?from=${from}&to=${to}`;
  const line = (
    name: FigureName,
    tell: (facts: BriefingFacts) => string,
    href: string,
    more: { measure?: Measure; isGrave?: boolean } = {},
  ): Figure => ({
    name,
    now: tell(facts),
    before: tell(before),
    href,
    change: more.measure && said.get(more.measure),
    isGrave: more.isGrave ?? false,
  });
  const missed = ({ rounds: { partly, missed: none } }: BriefingFacts): number => partly + none;
  const share = (tell: (n: number, of: number) => string, { n, of }: { n: number; of: number }): string =>
    of === 0 ? words.nothing : words.withPercent(tell(n, of), percentOf({ n, of }) ?? 0);
  const all = ({ rounds: { done, late, partly, missed: none } }: BriefingFacts) => ({
    n: done,
    of: done + late + partly + none,
  });
  return [
    line('rounds', (one) => share(words.roundsOf, all(one)), rounds, { measure: 'rounds' }),
    line('missed', (one) => words.roundsN(missed(one)), rounds, { isGrave: missed(facts) > 0 }),
    line('points', ({ points }) => share(words.pointsOf, points), `/analysis/rounds?weeks=4`, { measure: 'points' }),
    line('inspections', (one) => words.inspectionsOf(one.inspections, one.withFaults), records()),
    line('found', ({ found }) => words.casesN(found), `/ledgers/hazards?from=${from}&to=${to}`),
    line('ended', ({ ended }) => words.casesN(ended), cases('ended')),
    line(
      'repairDays',
      ({ repairDays: days }) => (days === null ? words.nothing : words.daysN(Math.round(days * 10) / 10)),
      cases('repairs'),
      {
        measure: 'repairDays',
      },
    ),
    line('meals', ({ meals }) => share(words.mealsOf, meals), '/analysis/registers?weeks=4', {
      measure: 'meals',
      isGrave: facts.meals.n < facts.meals.of,
    }),
    line('daily', ({ daily }) => share(words.daysOf, daily), ledger('food-daily'), {
      measure: 'daily',
      isGrave: facts.daily.n < facts.daily.of,
    }),
    line(
      'weekly',
      ({ weekly: { n, of } }) => (of === 0 ? words.nothing : words.timesOf(n, of)),
      ledger('food-weekly'),
      {
        isGrave: facts.weekly.n < facts.weekly.of,
      },
    ),
    // Within the month it may still be held.
    line(
      'monthly',
      ({ monthly: { n, of } }) => (of === 0 ? words.nothing : words.timesOf(n, of)),
      `/ledgers/food-monthly?from=${to.slice(0, 7)}-01&to=${to}`,
      {
        isGrave: kind === 'month' && facts.monthly.n < facts.monthly.of,
      },
    ),
  ];
}

/** Nothing at all was recorded. What is open now says nothing of days that are over and were never told, as those before the school began here. */
export const isEmpty = ({ is, facts, standing }: Briefing): boolean =>
  facts.inspections + facts.found + facts.points.of + facts.meals.of + (is === 'recounted' ? 0 : standing.open) === 0;
