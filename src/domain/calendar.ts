// The days of a school: terms, holidays, worked weekends, and what is switched on for bad weather, exams or the start of term.
import type * as v from 'valibot';
import type * as schema from './schema/calendar.ts';

/** 暴雨, 大风, 冰雪, 高温, 雷电, 考试和大型活动, 开学前 (`domain.md` 12.22-12.24). */
export const packs = ['rain', 'wind', 'ice', 'heat', 'thunder', 'exam', 'term-start'] as const;
export type Pack = (typeof packs)[number];

export type Calendar = v.InferOutput<typeof schema.Calendar>;

/** What it said before, and until when (UTC ms by the server's clock), the newest first. */
export type CalendarBefore = { said: { until: number; calendar: Calendar }[] };

/** With what it said before, where that is known: a change makes nothing due that was over by then. */
export type CalendarRecord = Calendar & { before?: CalendarBefore['said'] };

/** What holds until somebody has said more: no term is known, so every day that is no holiday counts as one of a term. */
export const emptyCalendar: Calendar = { terms: [], holidays: [], workdays: [], packs: [] };

type Span = { from: string; to: string };
const isIn = (day: string, { from, to }: Span): boolean => from <= day && day <= to;

/** Monday is 1, Sunday 7. `day`: yyyy-mm-dd. */
export const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** yyyy-mm-dd so many days later. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

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
