// How long what a timetable plans may stay open: apart from the rounds themselves, which only those who walk them work out.
import type { Period, Timetable } from './plan.ts';

export const dayMs = 86_400_000;
const longestDays: Record<Period, number> = { week: 7, 'half-month': 16, month: 31, quarter: 92, term: 250 };

/** Any time within a period, not at a time of a day. */
export const isOfPeriod = ({ each }: Timetable['when']): boolean => each in longestDays;

/** No round is open for longer after it was planned, in ms: its period or two days, its grace, and a day for the hour of the clock. */
export const longestMs = ({ when, late }: Pick<Timetable, 'when' | 'late'>): number =>
  (isOfPeriod(when) ? longestDays[when.each as Period] : 2) * dayMs + late * 60_000 + dayMs;
