// M1 of the guide to what is major (`domain.md` 6.1): is there somebody at every step of who answers for fire safety?
import type { Person } from './person.ts';
import type { Place } from './place.ts';
import { responsibleFor, type Responsibility } from './responsibility.ts';

/**
 * principal: nobody is 消防安全责任人. vice-principal: nobody is 消防安全管理人. departments: none is written down. head: a department that answers for fire
 * has nobody at its head. nobody: a building where a fire hazard falls to nobody. `names`: of the departments or buildings.
 */
export type FireGap = { what: 'principal' | 'vice-principal' | 'departments' | 'head' | 'nobody'; names: string[] };

/** What is missing on `day` (yyyy-mm-dd); nothing where the chain is whole. `people`: everybody with an account. */
export function fireGaps(
  book: Responsibility,
  people: readonly Person[],
  places: readonly Place[],
  day: string,
): FireGap[] {
  const here = people.filter(({ left, role }) => !left && role !== 'admin');
  const ids = new Set(here.map(({ id }) => id));
  const isHere = (id: string): boolean => ids.has(id);
  const has = (role: Person['role']): boolean => here.some((one) => one.role === role);
  const tops = places.filter(({ ancestors, retired }) => ancestors.length === 0 && !retired);
  const falls = tops.map((place) => ({ place, to: responsibleFor(book, place, 'fire', day, isHere) }));
  const answering = new Set(falls.flatMap(({ to }) => to.deptId ?? []));
  const headless = book.departments.filter(
    ({ id, headId }) => answering.has(id) && (headId === null || !isHere(headId)),
  );
  const loose = falls.filter(({ to }) => to.personId === null).map(({ place }) => place.name);
  const gaps: FireGap[] = [
    ...(has('principal') ? [] : [{ what: 'principal' as const, names: [] }]),
    ...(has('vice_principal') ? [] : [{ what: 'vice-principal' as const, names: [] }]),
    ...(book.departments.length > 0 ? [] : [{ what: 'departments' as const, names: [] }]),
    { what: 'head', names: headless.map(({ name }) => name) },
    { what: 'nobody', names: loose },
  ];
  return gaps.filter(({ what, names }) => (what !== 'head' && what !== 'nobody') || names.length > 0);
}
