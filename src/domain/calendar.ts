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

/** So many days before a term its check is walked, and last term's hazards are looked back at (`domain.md` 7.4, 12.22). */
export const daysBeforeTerm = 14;

/** yyyy-mm-dd so many days later. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
