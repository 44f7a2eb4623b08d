// Rounds that nobody is on duty for (缺人): seen before the night comes, not after it.
import type { Calendar } from './calendar.ts';
import { dueRounds } from './due-rounds.ts';
import { dutiesIn } from './on-shift.ts';
import type { PlanRecord } from './plan.ts';
import type { ShiftOf } from './shift.ts';

/** Rounds of one day that nobody is asked to walk. `shiftId`: of the duty they fall into; null where they fall into none. */
export type Gap = { day: string; shiftId: string | null; rounds: number; planNames: string[] };

/**
 * Gaps from `from` to `to`, UTC ms, by day. Only plans that are given to shifts alone can have one. `isHere`: does this person work here?
 */
export function gapsIn(
  plans: readonly PlanRecord[],
  calendar: Calendar,
  shiftOf: ShiftOf,
  isHere: (personId: string) => boolean,
  [from, to]: readonly [number, number],
  timeZone: string,
): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const plan of plans) {
    const { who } = plan;
    if (!who.shifts || plan.retired || who.roles.length > 0 || who.people.some(isHere)) continue;
    for (const round of dueRounds(plan, calendar, from, to, timeZone)) {
      const duties = dutiesIn(plan, round, shiftOf, timeZone);
      if (round.finishBy <= from || duties.some(({ on }) => on.some(({ id }) => isHere(id)))) continue;
      const duty = duties.find((one) => one.from <= round.plannedAt && round.plannedAt < one.to) ?? duties[0];
      const { day, shiftId } = duty ?? { day: round.day, shiftId: null };
      const key = `${day} ${shiftId}`;
      const gap = gaps.get(key) ?? { day, shiftId, rounds: 0, planNames: [] };
      const planNames = [...new Set([...gap.planNames, plan.name])];
      gaps.set(key, { ...gap, rounds: gap.rounds + 1, planNames });
    }
  }
  return [...gaps.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
