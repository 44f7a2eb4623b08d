// Which rounds are due: one pure function of plan, calendar and time, the same on every phone and on the server.
import { daysAfter, daysBeforeTerm, type Calendar, type CalendarRecord } from './calendar.ts';
import { dayOf } from './inspection.ts';
import { asksForPeriod, longestMs } from './longest-round.ts';
import { isBeforeTerm } from './pack-of-period.ts';
import type { Period, PlanRecord, Span, Timetable } from './plan.ts';
import { readRoundId, roundId } from './round-id.ts';
import { isPackOn, isSchoolDay, isTermDay, termOf, weekday } from './school-days.ts';
import { msOfWall } from './wall-time.ts';

/**
 * One round that is to be walked. `id` follows from plan, `day` and `minute`: minutes from the day's midnight to `plannedAt`, as
 * they pass. It may begin at `opensAt`; whoever begins after `startBy` (null: any time in the window) or ends after
 * `finishBy` is late; at `closesAt` it counts as it stands. UTC ms.
 */
export type DueRound = {
  id: string;
  planId: string;
  routeId: string;
  day: string;
  minute: number;
  opensAt: number;
  plannedAt: number;
  startBy: number | null;
  finishBy: number;
  closesAt: number;
};

const minuteMs = 60_000;

/** The rounds whose windows touch [from, to), UTC ms, in the order in which they are planned. */
export function dueRounds(
  plan: PlanRecord,
  calendar: CalendarRecord,
  from: number,
  to: number,
  timeZone: string,
): DueRound[] {
  const found = plan.timetables.flatMap((timetable, i) => {
    const until = Math.min(timetable.until ?? Infinity, plan.timetables[i - 1]?.since ?? Infinity);
    // A window is never longer than its period and its grace, so nothing that begins earlier can touch.
    const first = Math.max(from - longestMs(timetable), timetable.since - dayMs);
    // A period that had begun when it was planned is due from its first day on.
    const least = asksForPeriod(timetable) ? timetable.since : -Infinity;
    const last = Math.min(Math.max(to + timetable.early * minuteMs, least), until);
    if (first > last) return [];
    // What ended before the first of them decides nothing any more.
    const said = [{ calendar, until: Infinity }, ...(calendar.before ?? []).filter((one) => one.until > first)];
    return said
      .flatMap(({ calendar: then, until: end }, at) =>
        startsOf(timetable, then, dayOf(first, timeZone), dayOf(last, timeZone))
          .filter(({ day }) => isOn(timetable, then, day))
          .flatMap(({ day, spans }) => spans.flatMap((span) => roundsIn(plan.id, timetable, day, span, timeZone)))
          .filter((round) => {
            const decided = decidedAt(timetable, round);
            return decided < end && decided >= (said[at + 1]?.until ?? 0);
          }),
      )
      .filter(({ plannedAt, closesAt }) => isOf(timetable, plannedAt, closesAt) && plannedAt < until);
  });
  const touching = found.filter(({ opensAt, closesAt }) => opensAt < to && closesAt > from);
  return [...new Map(touching.map((round) => [round.id, round])).values()].sort(
    (a, b) => a.plannedAt - b.plannedAt || (a.id < b.id ? -1 : 1),
  );
}

/** The round of this id; undefined where the plan does not ask for it. */
export function dueRound(
  plan: PlanRecord,
  calendar: CalendarRecord,
  id: string,
  timeZone: string,
): DueRound | undefined {
  const at = plannedIn(id, timeZone);
  return dueRounds(plan, calendar, at, at + 1, timeZone).find((one) => one.id === id);
}

/** When a round of this id is planned, UTC ms. */
export function plannedIn(id: string, timeZone: string): number {
  const { day = '', minute = 0 } = readRoundId(id) ?? {};
  return msOfWall(day, 0, timeZone) + minute * minuteMs;
}

const dayMs = 24 * 60 * minuteMs;

/**
 * By what the calendar said then a round is due or not. A change of it makes nothing due that was over or half over, nor late what
 * was to be begun by a time; a period counts by what is said when it ends.
 */
function decidedAt(timetable: Timetable, { plannedAt, startBy, finishBy, closesAt }: DueRound): number {
  if (asksForPeriod(timetable)) return closesAt - 1;
  return startBy === null ? (plannedAt + finishBy) / 2 : plannedAt;
}

/** What was planned before anybody said so is not due, but a period that has begun already still is. */
const isOf = ({ since, when }: Timetable, plannedAt: number, closesAt: number): boolean =>
  asksForPeriod({ when }) ? closesAt > since : plannedAt >= since;

/** One round in the whole of so many days, or the spans of one day. */
type Window = Span | { days: number };
type Start = { day: string; spans: readonly Window[] };

function startsOf({ when, pack }: Timetable, calendar: Calendar, first: string, last: string): Start[] {
  if (isBeforeTerm({ when, pack }))
    return calendar.terms
      .map(({ from }) => daysAfter(from, -daysBeforeTerm))
      .filter((day) => first < daysAfter(day, daysBeforeTerm) && day <= last)
      .map((day) => ({ day, spans: [{ days: daysBeforeTerm }] }));
  if (when.each === 'once') return first <= when.day && when.day <= last ? [{ day: when.day, spans: when.spans }] : [];
  if (when.each === 'day')
    return daysBetween(first, last)
      .filter((day) => when.weekdays.includes(weekday(day)))
      .map((day) => ({ day, spans: when.spans }));
  return periodsBetween(when.each, calendar, first, last);
}

const daysBetween = (first: string, last: string): string[] => {
  const days: string[] = [];
  for (let day = first; day <= last; day = daysAfter(day, 1)) days.push(day);
  return days;
};

function periodsBetween(each: Period, calendar: Calendar, first: string, last: string): Start[] {
  const starts = new Set(daysBetween(first, last).map((day) => periodStart(each, calendar, day)));
  return [...starts].flatMap((day) => {
    if (day === null) return [];
    const next = periodEnd(each, calendar, day);
    const days = Math.round((Date.parse(next) - Date.parse(day)) / dayMs);
    return [{ day, spans: [{ days }] }];
  });
}

/** The first day of the period a day lies in; null for a day outside every term. */
function periodStart(each: Period, calendar: Calendar, day: string): string | null {
  const month = day.slice(0, 7);
  switch (each) {
    case 'week':
      return daysAfter(day, 1 - weekday(day));
    case 'half-month':
      return Number(day.slice(8)) <= 15 ? `${month}-01` : `${month}-16`;
    case 'month':
      return `${month}-01`;
    case 'quarter':
      return `${day.slice(0, 4)}-${String(quarterMonth(day)).padStart(2, '0')}-01`;
    case 'term':
      return termOf(calendar, day)?.from ?? null;
  }
}

const quarterMonth = (day: string): number => Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;

/** The first day after the period that begins with this one. */
function periodEnd(each: Period, calendar: Calendar, start: string): string {
  if (each === 'week') return daysAfter(start, 7);
  if (each === 'term') return daysAfter(termOf(calendar, start)?.to ?? start, 1);
  if (each === 'half-month' && start.endsWith('-01')) return `${start.slice(0, 8)}16`;
  const [year = 0, month = 1] = start.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + (each === 'quarter' ? 3 : 1), 1)).toISOString().slice(0, 10);
}

/**
 * A period is due whatever its first day is; in holidays a round of the day is not, where the plan says so. The check before a term is due
 * from its first day on, whenever it was switched on, where it still is on the eve of the term.
 */
function isOn({ on, pack, when }: Timetable, calendar: Calendar, day: string): boolean {
  if (isBeforeTerm({ when, pack })) return isPackOn(calendar, 'term-start', daysAfter(day, daysBeforeTerm - 1));
  if (pack !== null && !isPackOn(calendar, pack, day)) return false;
  if (asksForPeriod({ when })) return true;
  return on === 'all' || (on === 'term' ? isTermDay(calendar, day) : isSchoolDay(calendar, day));
}

function roundsIn(planId: string, timetable: Timetable, day: string, window: Window, timeZone: string): DueRound[] {
  const { early, late, routeId } = timetable;
  const midnight = msOfWall(day, 0, timeZone);
  const round = (plannedAt: number, startBy: number | null, finishBy: number, closesAt: number): DueRound => {
    const minute = Math.round((plannedAt - midnight) / minuteMs);
    const opensAt = plannedAt - early * minuteMs;
    return {
      id: roundId(planId, day, minute),
      planId,
      routeId,
      day,
      minute,
      opensAt,
      plannedAt,
      startBy,
      finishBy,
      closesAt,
    };
  };
  if ('days' in window) {
    const end = msOfWall(daysAfter(day, window.days), 0, timeZone);
    return [round(midnight, null, end, end + late * minuteMs)];
  }
  const [from, to] = [minutesOf(window.from), minutesOf(window.to)];
  const start = msOfWall(day, from, timeZone);
  const shown = msOfWall(to > from ? day : daysAfter(day, 1), to, timeZone);
  // A window in the hour that is left out when the clock is put forward is as long as ever, after it.
  const end = shown > start ? shown : start + (to - from) * minuteMs;
  if (window.every === null) return [round(start, null, end, end + late * minuteMs)];
  const rounds: DueRound[] = [];
  // By the time that passes, not by the clock: in a night when the clock is changed nobody waits three hours for two.
  for (let at = start; at < end; at += window.every * minuteMs) {
    const next = Math.min(at + window.every * minuteMs, end);
    rounds.push(round(at, at + late * minuteMs, next, next));
  }
  return rounds;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
