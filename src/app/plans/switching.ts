// Switching a pack on and off. What was on before today stays as it was: rounds that were due stay due.
import { daysAfter, daysBeforeTerm, type Calendar, type Pack } from '../../domain/calendar.ts';
import { dueRounds } from '../../domain/due-rounds.ts';
import { isBeforeTerm } from '../../domain/pack-of-period.ts';
import type { Plan, PlanRecord } from '../../domain/plan.ts';
import { isPackOn } from '../../domain/school-days.ts';

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

/**
 * Does the check before term go by the calendar? Not where no term is to come, nor where the school has planned it for days (`plans`: those
 * of the pack).
 */
export const goesByTerms = (pack: Pack, plans: readonly Plan[], { terms }: Calendar, today: string): boolean =>
  pack === 'term-start' && plans.every(isBeforeTerm) && terms.some(({ from }) => from > today);

/** On in the two weeks before each term that is to come, and of the one that is near for what is left of them. */
export function onBeforeTerms(calendar: Calendar, today: string): Calendar {
  const first = (day: string): string => (day > today ? day : today);
  const on = calendar.terms
    .filter(({ from }) => from > today)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from }) => ({
      pack: 'term-start' as const,
      from: first(daysAfter(from, -daysBeforeTerm)),
      to: daysAfter(from, -1),
    }));
  return { ...calendar, packs: [...switchedOff(calendar, 'term-start', today).packs, ...on].slice(-mostKept) };
}

/** The first day of the next check before a term; null where none is to come that it is on for. */
export const nextBeforeTerm = (calendar: Calendar, today: string): string | null =>
  calendar.terms
    .filter(({ from }) => from > today && isPackOn(calendar, 'term-start', daysAfter(from, -1)))
    .map(({ from }) => daysAfter(from, -daysBeforeTerm))
    .sort()[0] ?? null;

/**
 * A calendar of which something was changed: where the check before term is on, or was before the last term there is, it goes with the terms as
 * they are now. `plans`: those of the pack.
 */
export function withTerms(was: Calendar, now: Calendar, plans: readonly Plan[], today: string): Calendar {
  if (plans.length === 0 || !goesByTerms('term-start', plans, now, today)) return now;
  const last = was.terms
    .map(({ from }) => from)
    .sort()
    .at(-1);
  const isOn = daysOn(was, 'term-start', today) !== null;
  return isOn || (last && isPackOn(was, 'term-start', daysAfter(last, -1))) ? onBeforeTerms(now, today) : now;
}
