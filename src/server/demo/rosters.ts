// Who is on which shift at the demo school: two nights in a row each, days in turn; one stands in, and for one night nobody does.
import { daysAfter } from '../../domain/calendar.ts';
import type { Person } from '../../domain/person.ts';
import type { Change, Shift, ShiftRecord, Turns } from '../../domain/shift.ts';
import type { Chance } from './random.ts';

/** `changes`: with the day after the beginning on which each was made. */
export type Rosters = { night: Shift; day: Shift; changes: { turns: Turns; afterDays: number }[] };

const days = 14;

/** From `first` (yyyy-mm-dd, two weeks ago) on. The first of `nights` was on last night, and is on tonight. `ms`: when, UTC. */
export function rostersOf(
  nights: readonly Person[],
  dayGuards: readonly Person[],
  luck: Chance,
  ms: number,
  first: string,
): Rosters {
  const idOf = (people: readonly Person[], n: number): string => people[n % people.length]?.id ?? '';
  const pairs = 2 * nights.length;
  // So that the first has the nights before and after midnight of today.
  const turn = (n: number): string => idOf(nights, Math.floor((n + 1) / 2) + (nights.length - 1) * (days / 2));
  const night: Shift = {
    id: luck.id(ms),
    name: '夜班',
    from: '22:00',
    to: '06:00',
    since: first,
    days: Array.from({ length: pairs }, (_, n) => [turn(n)]),
  };
  const day: Shift = {
    id: luck.id(ms),
    name: '白班',
    from: '06:00',
    to: '22:00',
    since: first,
    days: dayGuards.map((_, n) => [idOf(dayGuards, n), idOf(dayGuards, n + 1)]),
  };
  const change = (shift: Shift, n: number, comes: string | null, reason: Turns['reason'], afterDays: number) => {
    const on = daysAfter(first, n);
    const out = shift.days[n % shift.days.length]?.[0] ?? null;
    const turns: Turns = {
      id: luck.id(ms),
      turns: [{ shiftId: shift.id, from: on, to: on, out, in: comes }],
      reason,
    };
    return { turns, afterDays };
  };
  return {
    night,
    day,
    changes: [
      change(night, 6, idOf(dayGuards, 0), 'leave', 5),
      change(day, 9, idOf(dayGuards, 2), 'away', 8),
      change(night, days + 2, idOf(dayGuards, 1), 'leave', days - 1),
      change(night, days + 5, null, 'leave', days - 1),
    ],
  };
}

/** As the school has it from `at` (UTC ms) on. */
export const recordOf = (shift: Shift, changes: Rosters['changes'], at: number): ShiftRecord => {
  const { from, to, since, days: pattern } = shift;
  const held = changes.flatMap(({ turns: { id, turns, reason } }): Change[] => {
    const own = turns.filter(({ shiftId }) => shiftId === shift.id);
    return own.map((one): Change => {
      return { id, from: one.from, to: one.to, out: one.out, in: one.in, reason, by: '', at };
    });
  });
  return { ...shift, rosters: [{ from, to, since, days: pattern, at }], changes: held };
};
