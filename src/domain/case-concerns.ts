// Who has to do with a case, and so may see it and speak of it.
import { onItsDay, type Around } from './case-around.ts';
import { handlingOf, type HazardStep } from './hazard-handling.ts';
import { reportersOf, type Hazard } from './hazard.ts';
import type { Person } from './person.ts';
import { isWithin } from './place.ts';
import { actsFor, checksFor } from './responsibility.ts';

/** Whoever reported it, has or had to do with it, walks there, or answers for the place. */
export function isConcerned(hazard: Hazard, person: Person, around: Around): boolean {
  if (person.role === 'admin') return false;
  return isWithin(around.place, person.scope) || isOwnCase(hazard, person, around);
}

/** Whoever reported it, and has or had to do with it. */
export function isOwnCase(
  hazard: Hazard,
  person: Pick<Person, 'id'>,
  around: Pick<Around, 'book' | 'timeZone' | 'now' | 'doneAt' | 'everAway'>,
): boolean {
  const { person: responsible, checker, deptId, steps } = handlingOf(hazard);
  if (reportersOf(hazard).includes(person.id)) return true;
  if (steps.some((step) => step.id === person.id || isGivenTo(step, person.id))) return true;
  const holder = { personId: responsible?.id ?? null, deptId };
  return onItsDay(
    around,
    (day, book) => checksFor(book, person.id, checker?.id, day) || actsFor(book, person.id, holder, day),
  );
}

/**
 * Whether this step gave it to somebody, or asked somebody about it: whoever it was given to once may have worked on it without a network before it went
 * to another, and whoever is asked reads and answers.
 */
export const isGivenTo = (step: HazardStep, id: string): boolean =>
  isNamed(step, id) || (step.said.do === 'comment' && step.said.mentions.includes(id));

/** To put right or to check. */
export const isNamed = ({ said }: HazardStep, id: string): boolean =>
  ('personId' in said && said.personId === id) || ('checkerId' in said && said.checkerId === id);
