// A shift while it is being written.
import { daysAfter } from '../../../domain/calendar.ts';
import type { Shift } from '../../../domain/shift.ts';
import { mondayOf } from './rosters.ts';

/** A week, two weeks, every day, and the turns of two, three or four days that guards know. */
export const cycles = [7, 14, 1, 2, 3, 4] as const;

/** A week of nights from Monday on, with nobody on it yet. `today`: yyyy-mm-dd. */
export const emptyShift = (id: string, today: string): Shift => ({
  id,
  name: '',
  from: '22:00',
  to: '06:00',
  since: mondayOf(today),
  days: noDays(7),
});

const noDays = (n: number): string[][] => Array.from({ length: n }, () => []);

/** With another length: who was on the first days still is. Weeks begin on a Monday. */
export function withCycle(shift: Shift, length: number, today: string): Shift {
  const days = noDays(length).map((none, i) => shift.days[i % shift.days.length] ?? none);
  const isWeeks = length % 7 === 0;
  const since = isWeeks ? mondayOf(shift.since) : shift.days.length % 7 === 0 ? today : shift.since;
  return { ...shift, days, since };
}

export const withDay = (shift: Shift, nth: number, ids: string[]): Shift => ({
  ...shift,
  days: shift.days.map((day, i) => (i === nth ? ids : day)),
});

/** The date on which a day of the pattern comes next, from `today` on. */
export function nextOf({ since, days }: Pick<Shift, 'since' | 'days'>, nth: number, today: string): string {
  const passed = Math.round((Date.parse(today) - Date.parse(since)) / 86_400_000);
  const now = ((passed % days.length) + days.length) % days.length;
  return daysAfter(today, (nth - now + days.length) % days.length);
}

export type Fault = 'name' | 'hours' | 'since';

const time = /^([01]\d|2[0-3]):[0-5]\d$/;

export function faultsIn({ name, from, to, since }: Shift): Set<Fault> {
  const faults = new Set<Fault>();
  if (!name.trim() || Array.from(name.trim()).length > 20) faults.add('name');
  if (!time.test(from) || !time.test(to)) faults.add('hours');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(since)) faults.add('since');
  return faults;
}

/** As it goes into the ledger: trimmed, and without what only the record has. */
export const said = ({ id, name, from, to, since, days, retired }: Shift): Shift => ({
  id,
  name: name.trim(),
  from,
  to,
  since,
  days,
  ...(retired && { retired }),
});
