// What the calendar says of one day, yyyy-mm-dd.
import type { Calendar, Pack } from './calendar.ts';

type Span = { from: string; to: string };
const isIn = (day: string, { from, to }: Span): boolean => from <= day && day <= to;

/** Monday is 1, Sunday 7. `day`: yyyy-mm-dd. */
export const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** In a term and no holiday; a school without terms in its calendar is always in one. Weekends belong to it: boarders stay. */
export const isTermDay = ({ terms, holidays, workdays }: Calendar, day: string): boolean =>
  workdays.includes(day) ||
  ((terms.length === 0 || terms.some((term) => isIn(day, term))) && !holidays.some((holiday) => isIn(day, holiday)));

/** A day of lessons: in a term, Monday to Friday, or a worked weekend. */
export const isSchoolDay = (calendar: Calendar, day: string): boolean =>
  calendar.workdays.includes(day) || (isTermDay(calendar, day) && weekday(day) <= 5);

export const isPackOn = ({ packs: switched }: Calendar, pack: Pack, day: string): boolean =>
  switched.some((one) => one.pack === pack && isIn(day, one));

/** The term a day lies in. */
export const termOf = ({ terms }: Calendar, day: string): Span | undefined => terms.find((term) => isIn(day, term));
