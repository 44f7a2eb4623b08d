// The next days of all shifts: who is on, and where nobody is.
import type { PlanBook } from '../../../db/plans.ts';
import { daysAfter } from '../../../domain/calendar.ts';
import { weekday } from '../../../domain/school-days.ts';
import { gapsIn, type Gap } from '../../../domain/gaps.ts';
import { dutyOf, type Duty } from '../../../domain/on-shift.ts';
import type { Person } from '../../../domain/person.ts';
import type { Change, OnDuty, Shift, ShiftRecord } from '../../../domain/shift.ts';
import { msOfWall } from '../../../domain/wall-time.ts';
import type { ShiftWords } from '../../words/shifts.ts';

export const fortnightDays = 14;

export type Cell = { shift: ShiftRecord; duty: Duty; gap: Gap | undefined };
export type RosterDay = { day: string; cells: Cell[] };

/** Those in use, by the hour at which they begin. */
export const shiftsInUse = ({ shifts }: Pick<PlanBook, 'shifts'>): ShiftRecord[] =>
  [...shifts.values()]
    .filter(({ retired }) => !retired)
    .sort((a, b) => (a.from === b.from ? (a.name < b.name ? -1 : 1) : a.from < b.from ? -1 : 1));

const isHere = (people: readonly Person[]) => {
  const here = new Set(people.filter(({ left }) => !left).map(({ id }) => id));
  return (id: string): boolean => here.has(id);
};

/** Gaps of so many days from `today` on (yyyy-mm-dd), as this phone knows it. */
export function gapsAhead(
  { plans, calendar, shifts }: Pick<PlanBook, 'plans' | 'calendar' | 'shifts'>,
  people: readonly Person[],
  now: number,
  today: string,
  timeZone: string,
): Gap[] {
  // Whoever keeps accounts only is not sent who works here.
  if (!knowsPeople(people)) return [];
  const to = msOfWall(daysAfter(today, fortnightDays), 0, timeZone);
  return gapsIn([...plans.values()], calendar, (id) => shifts.get(id), isHere(people), [now, to], timeZone);
}

/** The days from `today` on, each with the duty of every shift in use; the day before while a duty of it goes on. */
export function rosterDays(
  book: PlanBook,
  gaps: readonly Gap[],
  now: number,
  today: string,
  timeZone: string,
): RosterDay[] {
  const inUse = shiftsInUse(book);
  const yesterday = daysAfter(today, -1);
  const goesOn = inUse.some((shift) => (dutyOf(shift, yesterday, timeZone)?.to ?? 0) > now);
  return Array.from({ length: fortnightDays + Number(goesOn) }, (_, i): RosterDay => {
    const day = daysAfter(goesOn ? yesterday : today, i);
    const cells = inUse.flatMap((shift): Cell[] => {
      const duty = dutyOf(shift, day, timeZone);
      const gap = gaps.find((one) => one.day === day && one.shiftId === shift.id);
      return duty ? [{ shift, duty, gap }] : [];
    });
    return { day, cells };
  });
}

export const knowsPeople = (people: readonly Person[]): boolean => people.length > 1;

export type NameOf = (id: string) => string;

export function namesOf(people: readonly Person[], words: ShiftWords): NameOf {
  const names = new Map(people.filter(({ left }) => !left).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? (knowsPeople(people) ? words.gone : words.somebody);
}

/** 王五（替张三）. */
export const onWords = ({ id, of }: OnDuty, nameOf: NameOf, words: ShiftWords): string =>
  of === null ? words.besides(nameOf(id)) : of === id ? nameOf(id) : words.standsIn(nameOf(id), nameOf(of));

export const changeWords = (change: Pick<Change, 'in' | 'out'>, nameOf: NameOf, words: ShiftWords): string => {
  if (change.out === null) return words.changeAdd(nameOf(change.in ?? ''));
  return change.in === null
    ? words.changeOff(nameOf(change.out))
    : words.changeStand(nameOf(change.out), nameOf(change.in));
};

/** How a day of the pattern is called: 周一, 第 2 周 周一, 第 3 天. */
export function patternDay({ since, days }: Pick<Shift, 'since' | 'days'>, nth: number, words: ShiftWords): string {
  if (days.length === 1) return words.everyDay;
  if (days.length % 7 !== 0) return words.nth(nth + 1);
  const at = (weekday(since) - 1 + nth) % 7;
  return days.length === 7 ? words.weekday(at) : words.weekOf(Math.floor(nth / 7) + 1, at);
}

/** Monday of the week a day lies in. */
export const mondayOf = (day: string): string => daysAfter(day, 1 - weekday(day));
