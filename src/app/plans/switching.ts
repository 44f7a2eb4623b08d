// Switching a pack on and off. What was on before today stays as it was: rounds that were due stay due.
import { daysAfter, type Calendar, type Pack } from '../../domain/calendar.ts';
import { dueRounds } from '../../domain/due-rounds.ts';
import type { PlanRecord } from '../../domain/plan.ts';

const mostKept = 100;

type Days = { from: string; to: string };

/** On from one day to another, yyyy-mm-dd, both included, beside what was switched on before. What was on from `today` on gives way to it. */
export function switchedOn(calendar: Calendar, pack: Pack, today: string, { from, to }: Days): Calendar {
  const others = switchedOff(calendar, pack, today).packs;
  return { ...calendar, packs: [...others, { pack, from, to }].slice(-mostKept) };
}

/** Off from `today` on. */
export function switchedOff(calendar: Calendar, pack: Pack, today: string): Calendar {
  const packs = calendar.packs.flatMap((one) => {
    if (one.pack !== pack || one.to < today) return [one];
    return one.from < today ? [{ ...one, to: daysAfter(today, -1) }] : [];
  });
  return { ...calendar, packs };
}

/** The days on which it is on, now or soon; null where it is off. Two may have switched it on: it is on as long as either said. */
export function daysOn({ packs }: Pick<Calendar, 'packs'>, pack: Pack, today: string): Days | null {
  const on = packs.filter((one) => one.pack === pack && one.to >= today);
  const [from, to] = [
    on.map((one) => one.from).sort()[0],
    on
      .map((one) => one.to)
      .sort()
      .at(-1),
  ];
  return from !== undefined && to !== undefined ? { from, to } : null;
}

/**
 * The day of the first round of these plans, were their pack switched on at `now` (UTC ms) for so many days: half of today's window may be over,
 * and then nothing of it is due. Null where none is due on those days.
 */
export function firstDay(
  plans: readonly PlanRecord[],
  calendar: Calendar,
  pack: Pack,
  [now, today]: [now: number, today: string],
  days: number,
  timeZone: string,
): string | null {
  const on = switchedOn(calendar, pack, today, { from: today, to: daysAfter(today, days) });
  const said = { ...on, before: [{ until: now, calendar }] };
  const until = now + (days + 2) * 86_400_000;
  const due = plans.flatMap((plan) => dueRounds(plan, said, now, until, timeZone));
  const wasDue = new Set(plans.flatMap((plan) => dueRounds(plan, calendar, now, until, timeZone)).map(({ id }) => id));
  const first = due.flatMap(({ id, day }) => (wasDue.has(id) ? [] : [day])).sort();
  return first[0] ?? null;
}

/** So many days from the first that has a round; from today where none has. */
export const daysFrom = (first: string | null, today: string, days: number): Days => ({
  from: first ?? today,
  to: daysAfter(first ?? today, days - 1),
});
