// Several cases given out at once: one step each, and what became of every one of them.
import type { StepSaid } from '../../db/cases.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { HazardRow } from '../../domain/hazard-reports.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import type { Person } from '../../domain/person.ts';
import type { Place } from '../../domain/place.ts';
import type { ProblemCode } from '../../domain/refusal.ts';
import type { DueCode } from '../../domain/template.ts';
import { afterChecker } from '../../domain/who-closes.ts';
import { assigningOf, givenTo, lacksDept, type Assigning, type Suggested, type World } from './suggestion.ts';

/** What is said for all of them; null: each as it is suggested. */
export type ForAll = {
  who: Pick<Suggested, 'deptId' | 'personId'> | null;
  due: DueCode | null;
  measure: string;
};

export const eachItsOwn: ForAll = { who: null, due: null, measure: '' };

/** unknown: it could not be read. moved: it is not what the list showed any more. nobody: no person was found for it. */
export type Why = 'unknown' | 'moved' | 'nobody' | ProblemCode;
export type Prepared = { row: HazardRow; hazard: Hazard; assigning: Assigning } | { row: HazardRow; why: Why };

/** One of the rows, made ready. `hazard`: as it stands now. */
export function prepare(
  row: HazardRow,
  hazard: Hazard | undefined,
  place: Place | undefined,
  { who, due, measure }: ForAll,
  world: World,
  me: string,
): Prepared {
  if (!hazard) return { row, why: 'unknown' };
  if (handlingOf(hazard).on !== row.on || hazard.state !== row.state) return { row, why: 'moved' };
  const { assigning: own } = assigningOf(hazard, place, world, me);
  const given = who ? givenTo(own, who) : own;
  const assigning = { ...given, due: due ?? given.due, measure: measure.trim() || given.measure };
  if (assigning.personId === null) return { row, why: 'nobody' };
  return lacksDept(assigning, world) ? { row, why: 'department-required' } : { row, hazard, assigning };
}

export const isReady = (one: Prepared): one is Extract<Prepared, { hazard: Hazard }> => 'hazard' in one;

/** How many go to whom, most first; those for whom there is nobody come as null. */
export function tally(prepared: readonly Prepared[]): { personId: string | null; n: number }[] {
  const counts = new Map<string | null, number>();
  for (const one of prepared) {
    const personId = isReady(one) ? one.assigning.personId : one.why === 'nobody' ? null : undefined;
    if (personId !== undefined) counts.set(personId, (counts.get(personId) ?? 0) + 1);
  }
  return [...counts].map(([personId, n]) => ({ personId, n })).sort((a, b) => b.n - a.n);
}

/** Of those whose checker would have closed them: how many, and who does it instead; null: nobody here could. */
export function closedByAnother(
  prepared: readonly Prepared[],
  places: ReadonlyMap<string, Place>,
  { people, book }: World,
): { closer: Person | null; n: number }[] {
  const counts = new Map<Person | null, number>();
  for (const { assigning, hazard } of prepared.filter(isReady)) {
    const place = places.get(hazard.placeId);
    const after = place && afterChecker(assigning, { place, people, book });
    if (after) counts.set(after.who[0] ?? null, (counts.get(after.who[0] ?? null) ?? 0) + 1);
  }
  return [...counts].map(([closer, n]) => ({ closer, n }));
}

/** The step that gives one of them out. */
export function stepOf({ assigning }: Extract<Prepared, { hazard: Hazard }>, note: string): StepSaid {
  return { do: 'assign', ...assigning, personId: assigning.personId ?? '', note };
}
