// For how long a round may be open, apart from when it is due: what is sent is folded by it too, and needs no calendar.
import type { Period, Timetable } from './plan.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const longestDays: Record<Period, number> = { week: 7, 'half-month': 16, month: 31, quarter: 92, term: 250 };

/** It may be walked at any time of a period, and not by the clock. */
export const asksForPeriod = ({ when }: Pick<Timetable, 'when'>): boolean => when.each in longestDays;

/** No round is open for longer after it was planned. */
export const longestMs = ({ when, late }: Pick<Timetable, 'when' | 'late'>): number =>
  (when.each in longestDays ? longestDays[when.each as Period] : 2) * dayMs + late * minuteMs + dayMs;
