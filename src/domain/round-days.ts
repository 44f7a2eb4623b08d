// On which days a round stands: one of a week, a month or a term is due on all of them and counts on the last.
import { daysAfter } from './calendar.ts';
import type { Due } from './round.ts';

type Days = Pick<Due, 'day' | 'plannedAt' | 'finishBy'>;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** No window of one day is longer, not even in the night when the clock is put back. */
const longestWindowMs = 26 * hourMs;

/** Due on any day of a period, and not in a window of one day. */
export const isOfPeriod = ({ plannedAt, finishBy }: Omit<Days, 'day'>): boolean =>
  finishBy - plannedAt > longestWindowMs;

/** How many days it may be walked on. */
export const daysOf = (round: Omit<Days, 'day'>): number =>
  isOfPeriod(round) ? Math.round((round.finishBy - round.plannedAt) / dayMs) : 1;

/** yyyy-mm-dd: the day it counts on, wherever rounds are counted. A night belongs to the day on which it begins. */
export const lastDayOf = (round: Days): string => daysAfter(round.day, daysOf(round) - 1);

/** Is this one of the days it may be walked on? `from`, `to`: yyyy-mm-dd, both included. */
export const touches = (round: Days, { from, to }: { from: string; to: string }): boolean =>
  round.day <= to && lastDayOf(round) >= from;

/** A night belongs to the day on which it begins, and until then one looks at that. */
const nightMs = 7 * hourMs;

/**
 * Is it among the rounds of these days? While it may be walked on today and on every day of its period to come, from then on on the last of
 * them alone, so that no day counts it twice; how it stood on a day before is another question (`underWayThen`). `now` in UTC ms.
 */
export function standsIn(
  round: Days & Pick<Due, 'closesAt'>,
  days: { from: string; to: string },
  now: number,
): boolean {
  const last = lastDayOf(round);
  // A period begins with the midnight of its first day.
  const gone = Math.max(0, Math.floor((now - nightMs - round.plannedAt) / dayMs));
  const first = isOfPeriod(round) && now < round.closesAt ? daysAfter(round.day, gone) : last;
  return last >= days.from && (first < last ? first : last) <= days.to;
}

/** Of so many hundredths of its days gone by, in the morning, a round of a period that nobody has begun is spoken of. */
const remindedAfter = 0.8;
const remindedAtMs = 8 * hourMs;

/** From when on it is told that nobody has begun, UTC ms: while there still is time to walk it. */
export function tellAt(round: Omit<Days, 'day'> & Pick<Due, 'startBy'>): number {
  if (!isOfPeriod(round)) return round.startBy ?? round.finishBy;
  return round.plannedAt + Math.floor(daysOf(round) * remindedAfter) * dayMs + remindedAtMs;
}
