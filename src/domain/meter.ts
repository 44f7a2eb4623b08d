// What a meter says of a month: never typed, always the difference of two readings of the same meter.

/** `month`: yyyy-mm; `value`: as the meter shows it. */
export type MeterReading = { month: string; value: number };

/**
 * `last`: the reading that the use is counted from, the last of the latest month before. `used`: since then, in the meter's own unit;
 * null where there is none before, and where the meter shows less than it did (it was changed, or misread: nobody guesses).
 * `overMonth`, `overYear`: how much more, as a share, than in the month before and than in the same month of the year before;
 * null unless each of the two is the use of exactly one month, and the earlier one was more than nothing.
 */
export type MeterUse = {
  last: number | null;
  used: number | null;
  overMonth: number | null;
  overYear: number | null;
};

/** `readings`: all of this meter as they were written down, `reading` among them or not; of one month the last one counts for others. */
export function useOf(readings: readonly MeterReading[], { month, value }: MeterReading): MeterUse {
  const ofMonth = new Map(readings.map((one) => [one.month, one.value]));
  const before = [...ofMonth.keys()].filter((one) => one < month).sort();
  const latest = before.at(-1);
  const last = latest === undefined ? null : (ofMonth.get(latest) ?? null);
  const used = difference(value, last);
  const isOneMonth = latest === monthsBack(month, 1);
  const usedIn = (one: string): number | null =>
    difference(ofMonth.get(one) ?? null, ofMonth.get(monthsBack(one, 1)) ?? null);
  const than = (earlier: string): number | null => (isOneMonth ? more(used, usedIn(earlier)) : null);
  return { last, used, overMonth: than(monthsBack(month, 1)), overYear: than(monthsBack(month, 12)) };
}

/** So much more or less than the month before, or than the same month of the year before, is asked about. */
const oddShare = 0.3;
/** `percent`: how much more or less, 0 where that is not why. */
export type Odd = { why: 'odd-said' | 'odd-back' | 'odd-more' | 'odd-less'; percent: number };

/** Does a reading show something odd? That it goes back goes before a share, and a share before what somebody wrote down; null where nothing is odd. */
export function oddOf({ last, overMonth, overYear }: MeterUse, value: number, isSaid: boolean): Odd | null {
  if (last !== null && value < last) return { why: 'odd-back', percent: 0 };
  const shares = [overYear, overMonth].filter((share) => share !== null && Math.abs(share) >= oddShare);
  const [share] = shares.sort((a, b) => Math.abs(b ?? 0) - Math.abs(a ?? 0));
  if (share) return { why: share > 0 ? 'odd-more' : 'odd-less', percent: Math.round(Math.abs(share) * 100) };
  return isSaid ? { why: 'odd-said', percent: 0 } : null;
}

/** Without the dust of binary fractions. */
function difference(value: number | null, last: number | null): number | null {
  if (value === null || last === null || value < last) return null;
  return Number((value - last).toFixed(6));
}

const more = (used: number | null, earlier: number | null): number | null =>
  used === null || earlier === null || earlier === 0 ? null : (used - earlier) / earlier;

function monthsBack(month: string, n: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, of - 1 - n, 1)).toISOString().slice(0, 7);
}
