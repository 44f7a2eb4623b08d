// Switching a pack on and off. What was on before today stays as it was: rounds that were due stay due.
import { daysAfter, type Calendar, type Pack } from '../../domain/calendar.ts';

const mostKept = 100;

/** On from `today` to `to`, both yyyy-mm-dd and included, beside what was switched on before. */
export function switchedOn(calendar: Calendar, pack: Pack, today: string, to: string): Calendar {
  const others = switchedOff(calendar, pack, today).packs;
  return { ...calendar, packs: [...others, { pack, from: today, to }].slice(-mostKept) };
}

/** Off from `today` on. */
export function switchedOff(calendar: Calendar, pack: Pack, today: string): Calendar {
  const packs = calendar.packs.flatMap((one) => {
    if (one.pack !== pack || one.to < today) return [one];
    return one.from < today ? [{ ...one, to: daysAfter(today, -1) }] : [];
  });
  return { ...calendar, packs };
}
