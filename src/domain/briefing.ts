// 校园安全周报 and 月报: of which days they are, when they are final, and what got better or worse against the time before.
import { correctable, type BriefingFacts, type Correctable } from './briefing-reports.ts';
import { msOfWall } from './wall-time.ts';
import { dayOf } from './inspection.ts';
import { mondayOf, sundayOf } from './week-share.ts';

export const briefingKinds = ['week', 'month'] as const;
export type BriefingKind = (typeof briefingKinds)[number];

/** `from` and `to`: yyyy-mm-dd, both included; a Monday and a Sunday, or the first and the last of a month. */
export type BriefingPeriod = { kind: BriefingKind; from: string; to: string };

const dayMs = 86_400_000;
const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** The week or the month that a day (yyyy-mm-dd) lies in. */
export function periodOf(kind: BriefingKind, day: string): BriefingPeriod {
  if (kind === 'week') return { kind, from: mondayOf(day), to: sundayOf(mondayOf(day)) };
  const [year = 0, month = 1] = day.split('-').map(Number);
  return { kind, from: `${day.slice(0, 7)}-01`, to: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) };
}

export const periodBefore = ({ kind, from }: BriefingPeriod): BriefingPeriod => periodOf(kind, plus(from, -1));
export const periodAfter = ({ kind, to }: BriefingPeriod): BriefingPeriod => periodOf(kind, plus(to, 1));

/** Of the last night the windows are closed by then, and the principal has not begun to read. */
const finalAtMinutes = 8 * 60;

/** From when on what was said of a period stays as it was said, UTC ms: at eight on the morning after it. */
export const finalAt = ({ to }: BriefingPeriod, timeZone: string): number =>
  msOfWall(plus(to, 1), finalAtMinutes, timeZone);

/** The last week or month that is final at `now` (UTC ms). */
export function lastFinal(kind: BriefingKind, now: number, timeZone: string): BriefingPeriod {
  const before = periodBefore(periodOf(kind, dayOf(now, timeZone)));
  return finalAt(before, timeZone) <= now ? before : periodBefore(before);
}

/** What is held against the time before. The higher the better, but for days to repair and rounds missed. */
export const measures = ['rounds', 'points', 'meals', 'daily', 'repairDays'] as const;
export type Measure = (typeof measures)[number];

/** `now` and `before`: a percentage, or days. `is`: `few` where there is too little on either side to say anything. */
export type Change = {
  measure: Measure;
  now: number | null;
  before: number | null;
  is: 'better' | 'worse' | 'same' | 'few';
};

/** Of fewer a share or a median says little (`ux-performance.md` A10). */
const enough = 5;
/** Less than so much is no change: a percentage, and days. */
const noticed = { share: 1, days: 0.5 };

type Share = { n: number; of: number };
/** Of a hundred, with one digit behind the point; null of nothing. */
export const percentOf = ({ n, of }: Share): number | null => (of > 0 ? Math.round((1000 * n) / of) / 10 : null);

const shareOf: Record<Exclude<Measure, 'repairDays'>, (facts: BriefingFacts) => Share> = {
  rounds: ({ rounds: { done, late, partly, missed } }) => ({ n: done, of: done + late + partly + missed }),
  points: ({ points }) => points,
  meals: ({ meals }) => meals,
  daily: ({ daily }) => daily,
};

/** Each measure now and before, in their order. What is under way is compared by shares and medians, which a part of a week has as well. */
export function changes(facts: BriefingFacts, before: BriefingFacts): Change[] {
  return measures.map((measure): Change => {
    if (measure === 'repairDays') {
      const [now, then] = [facts.repairDays, before.repairDays].map(oneDigit) as [number | null, number | null];
      const isFew = Math.min(facts.repairs, before.repairs) < enough;
      return { measure, now, before: then, is: isFew ? 'few' : gone(then, now, noticed.days) };
    }
    const [now, then] = [shareOf[measure](facts), shareOf[measure](before)];
    const isFew = Math.min(now.of, then.of) < enough;
    const [share, shareThen] = [percentOf(now), percentOf(then)];
    return { measure, now: share, before: shareThen, is: isFew ? 'few' : gone(share, shareThen, noticed.share) };
  });
}

const oneDigit = (n: number | null): number | null => (n === null ? null : Math.round(n * 10) / 10);

/** `high` is the better one of the two when it is the higher. */
function gone(high: number | null, low: number | null, least: number): Change['is'] {
  if (high === null || low === null) return 'few';
  const by = high - low;
  return Math.abs(by) < least ? 'same' : by > 0 ? 'better' : 'worse';
}

export type Correction = { what: Correctable; said: number; now: number };

const figureOf: Record<Correctable, (facts: BriefingFacts) => number> = {
  inspections: ({ inspections }) => inspections,
  withFaults: ({ withFaults }) => withFaults,
  rounds: ({ rounds }) => rounds.done,
  missed: ({ rounds }) => rounds.partly + rounds.missed,
  reached: ({ points }) => points.n,
  found: ({ found }) => found,
  ended: ({ ended }) => ended,
  whole: ({ meals }) => meals.n,
  daily: ({ daily }) => daily.n,
  weekly: ({ weekly }) => weekly.n,
  monthly: ({ monthly }) => monthly.n,
};

export const corrections = (said: BriefingFacts, now: BriefingFacts): Correction[] =>
  correctable
    .map((what) => ({ what, said: figureOf[what](said), now: figureOf[what](now) }))
    .filter((one) => one.said !== one.now);
