// What the days of a week or a month came to, counted from what the school has of them.
import { mostNamed, type BriefingFacts } from './briefing-reports.ts';
import type { BriefingPeriod } from './briefing.ts';
import { hazardSums } from './hazard-analysis.ts';
import type { Hazard } from './hazard.ts';
import { dayOf } from './inspection.ts';
import { lastDayOf } from './round-days.ts';
import type { Round } from './round.ts';
import { mealSums } from './register-analysis.ts';
import { mondayOf, mondaysIn, noOutcomes, roundShare, sundayOf } from './week-share.ts';

type Pages = Parameters<typeof mealSums>[0];
/** The checks of 日管控, 周排查 and 月调度. */
export const foodCodes = { daily: 'K2', weekly: 'K3', monthly: 'K4' } as const;
/** That a checklist was filled in at a place on a day. */
export type FoodCheck = { code: string; placeId: string; day: string };

/**
 * `totals`: of the inspections of those days. `rounds`, `pages` (the register of samples) and `checks` may go further back and must go back as far as `daysBefore` says.
 * `cases`: at least all that were reported, closed or are open since it began. `canteenOf`: the building a place lies in. `now` in UTC ms.
 */
export type FactsFrom = {
  period: BriefingPeriod;
  totals: { received: number; abnormal: number };
  rounds: readonly Round[];
  cases: readonly Hazard[];
  pages: Pages;
  checks: readonly FoodCheck[];
  canteenOf: (placeId: string) => string;
  timeZone: string;
  now: number;
};

export function briefingFacts(from: FactsFrom): BriefingFacts {
  const { period, totals, cases, pages, timeZone, now } = from;
  const isIn = (day: string): boolean => period.from <= day && day <= period.to;
  const key = (day: string): string => (isIn(day) ? 'in' : 'out');
  const [hazards] = hazardSums(cases, ['in'], (at) => key(dayOf(at, timeZone)));
  const [meals] = mealSums(pages, ['in'], key, now, timeZone);
  return {
    inspections: totals.received,
    withFaults: totals.abnormal,
    ...roundFacts(from.rounds.filter((round) => isIn(lastDayOf(round)))),
    found: hazards?.found ?? 0,
    ended: hazards?.ended ?? 0,
    repairDays: hazards?.repairDays ?? null,
    repairs: hazards?.repairs ?? 0,
    meals: { n: meals?.whole ?? 0, of: meals?.meals ?? 0 },
    ...foodFacts(from),
  };
}

function roundFacts(all: readonly Round[]): Pick<BriefingFacts, 'rounds' | 'points' | 'plans'> {
  const [rounds, points] = [noOutcomes(), { n: 0, of: 0 }];
  const plans = new Map<string, { planId: string; planName: string; missed: number; of: number }>();
  for (const round of all) {
    const share = roundShare(round);
    if (!share) continue;
    rounds[share.outcome]++;
    points.of += share.points.length;
    points.n += share.points.filter(({ reached }) => reached).length;
    const before = plans.get(round.planId) ?? { missed: 0, of: 0 };
    const isMissed = share.outcome === 'missed' || share.outcome === 'partly';
    plans.set(round.planId, {
      planId: round.planId,
      planName: round.planName,
      missed: before.missed + Number(isMissed),
      of: before.of + 1,
    });
  }
  const missed = [...plans.values()].filter((plan) => plan.missed > 0);
  missed.sort((a, b) => b.missed - a.missed || (a.planId < b.planId ? -1 : 1));
  return { rounds, points, plans: missed.slice(0, mostNamed) };
}

/** The first day that is looked at: weeks are looked over whole, and so is the month of the last day. */
export const daysBefore = ({ from, to }: BriefingPeriod): string =>
  [mondayOf(from), `${to.slice(0, 7)}-01`].sort()[0] ?? from;

/** A canteen cooks on the days it has a menu for, or was checked on. */
function foodFacts(from: FactsFrom): Pick<BriefingFacts, 'daily' | 'weekly' | 'monthly'> {
  const { period, pages, checks, canteenOf } = from;
  const done = (code: string) =>
    checks.filter((one) => one.code === code).map(({ placeId, day }) => ({ day, canteen: canteenOf(placeId) }));
  const daily = done(foodCodes.daily);
  const menus = pages.menus.filter(({ meals }) => meals.some(({ dishes }) => dishes.length > 0));
  const cooking = [...daily, ...menus.map(({ day, canteenId }) => ({ day, canteen: canteenOf(canteenId) }))];
  const isIn = ({ day }: { day: string }): boolean => period.from <= day && day <= period.to;
  const [checked, cooked] = [daily, cooking].map((days) => countOf(days.filter(isIn))) as [number, number];
  const met = done(foodCodes.monthly).some(({ day }) => day.slice(0, 7) === period.to.slice(0, 7) && day <= period.to);
  return {
    daily: { n: checked, of: cooked },
    weekly: lookedOver(period, cooking, done(foodCodes.weekly)),
    monthly: { n: Number(met), of: Number(met || cooked > 0) },
  };
}

type CanteenDay = { day: string; canteen: string };
const countOf = (days: readonly CanteenDay[]): number =>
  new Set(days.map(({ day, canteen }) => `${day} ${canteen}`)).size;

/** Of the weeks that end in the period. */
function lookedOver(period: BriefingPeriod, cooking: readonly CanteenDay[], done: readonly CanteenDay[]): Share {
  const ends = new Set(mondaysIn(period).filter((monday) => sundayOf(monday) <= period.to));
  const inWeeks = (days: readonly CanteenDay[]) =>
    new Set(
      days
        .map(({ day, canteen }) => [mondayOf(day), canteen])
        .filter(([week]) => ends.has(week ?? ''))
        .map(String),
    );
  const [due, looked] = [inWeeks(cooking), inWeeks(done)];
  return { n: [...due].filter((one) => looked.has(one)).length, of: due.size };
}
type Share = { n: number; of: number };
