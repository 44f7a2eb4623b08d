// Who is on duty when: from a roster and the clock on the school's wall, the same on every phone and on the server.
import type { DueRound } from './due-rounds.ts';
import { dayOf } from './inspection.ts';
import type { Person } from './person.ts';
import { isNamed, type Plan } from './plan.ts';
import { onDuty, type OnDuty, type Roster, type ShiftOf, type ShiftRecord } from './shift.ts';
import type { Place } from './place.ts';
import { msOfWall } from './wall-time.ts';
import { daysAfter } from './calendar.ts';

/** One duty of a shift: it belongs to the day on which it begins. Times UTC ms, `to` not included. */
export type Duty = { shiftId: string; day: string; from: number; to: number; on: OnDuty[] };

/** The duty of a day; undefined where the shift was out of use by then. */
export function dutyOf(shift: ShiftRecord, day: string, timeZone: string): Duty | undefined {
  const hours = ({ from, to }: Roster): [number, number] => {
    const [begins, ends] = [minutesOf(from), minutesOf(to)];
    return [msOfWall(day, begins, timeZone), msOfWall(ends > begins ? day : daysAfter(day, 1), ends, timeZone)];
  };
  // What is over stays as it was said; before anything was said the first word holds.
  const roster = shift.rosters.find((one) => one.at < hours(one)[1]) ?? shift.rosters.at(-1);
  if (!roster) return undefined;
  const [from, to] = hours(roster);
  if (roster.until !== undefined && roster.until <= from) return undefined;
  return { shiftId: shift.id, day, from, to, on: onDuty(roster, shift.changes, day) };
}

type Window = Pick<DueRound, 'plannedAt' | 'finishBy'>;

/** The duties of a plan's shifts in which a round of it falls, by time. */
export function dutiesIn(
  { who }: Pick<Plan, 'who'>,
  { plannedAt, finishBy }: Window,
  shiftOf: ShiftOf,
  timeZone: string,
): Duty[] {
  const days = who.shifts ? daysFrom(daysAfter(dayOf(plannedAt, timeZone), -1), dayOf(finishBy - 1, timeZone)) : [];
  return (who.shifts ?? [])
    .flatMap((id) => {
      const shift = shiftOf(id);
      return shift ? days.flatMap((day) => dutyOf(shift, day, timeZone) ?? []) : [];
    })
    .filter(({ from, to }) => from < finishBy && to > plannedAt)
    .sort((a, b) => a.from - b.from);
}

/** Is this round this person's to walk: by name, by post, or because of being on duty then? `start`: its first place. */
export function isAsked(
  person: Pick<Person, 'id' | 'role' | 'scope'>,
  plan: Pick<Plan, 'who'>,
  start: Place | undefined,
  duties: readonly Duty[],
): boolean {
  return isNamed(person, plan, start) || duties.some(({ on }) => on.some(({ id }) => id === person.id));
}

/** What the papers call the shift of a round; undefined for a plan that is given to none. */
export function shiftNameOf(
  plan: Pick<Plan, 'who'>,
  round: Window,
  shiftOf: ShiftOf,
  timeZone: string,
): string | undefined {
  const duties = dutiesIn(plan, round, shiftOf, timeZone);
  const [first] = duties;
  const then = duties.find(({ from, to }) => from <= round.plannedAt && round.plannedAt < to) ?? first;
  return then && shiftOf(then.shiftId)?.name;
}

/** The days from one to another, both included. */
export function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = daysAfter(day, 1)) days.push(day);
  return days;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
