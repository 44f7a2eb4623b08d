// What may be changed about people, asked by the server with everybody as they are then.
import { runsSchool, type Person, type Role } from './person.ts';
import { Refusal } from './refusal.ts';

/** The schema of an entry that says who has this role: an older server keeps one aside that it does not know. */
export const roleSchema = (role: Role): 1 | 2 => (role === 'vendor' ? 2 : 1);

/** Refuses `place-unknown`: an outside firm is given places, and never the whole school (`domain.md` 9). */
export function checkScope({ role, scope }: Pick<Person, 'role' | 'scope'>): void {
  if (role === 'vendor' && scope.length === 0) throw new Refusal('place-unknown');
}

/**
 * Refuses `not-found`; `not-oneself` another role or other places for oneself, with which one could shut oneself out; and
 * `last-manager` what leaves nobody who runs the school.
 */
export function checkChange(
  people: readonly Person[],
  id: string,
  to: Pick<Person, 'name' | 'role' | 'scope'>,
  by: Pick<Person, 'id'>,
): void {
  const person = people.find((one) => one.id === id);
  if (!person || person.left) throw new Refusal('not-found');
  const isSame = person.role === to.role && [...person.scope].sort().join() === [...to.scope].sort().join();
  if (id === by.id && !isSame) throw new Refusal('not-oneself');
  const after = people.map((one) => (one.id === id ? { ...one, ...to } : one));
  if (people.some(runsSchool) && !after.some(runsSchool)) throw new Refusal('last-manager');
}
