// What an assignment is filled in with before anybody types: whoever answers for the place, who checks, until when.
import { categoryOf, type Hazard } from '../../domain/hazard.ts';
import { decider, handlingOf, type StepOf } from '../../domain/hazard-handling.ts';
import type { HazardCategory, HazardGrade } from '../../domain/hazard-words.ts';
import { isWithin, type Place } from '../../domain/place.ts';
import { checksWork } from '../../domain/case-ranks.ts';
import type { Person, Role } from '../../domain/person.ts';
import {
  absenceOf,
  departmentOf,
  inDepartment,
  responsibleFor,
  type Responsibility,
  type Responsible,
} from '../../domain/responsibility.ts';

/** What is known around the cases of the school: everybody by id, and who answers for what. `day`: today, yyyy-mm-dd. */
export type World = { people: ReadonlyMap<string, Person>; book: Responsibility; day: string };

type Assign = StepOf<'assign'>;
export type Assigning = Omit<Assign, 'do' | 'on' | 'seen' | 'placeId' | 'personId' | 'note'> & {
  personId: string | null;
};

/** post: no rule fits, so by the post that usually does this; held: whoever has it already. */
export type Via = Responsible['via'] | 'post' | 'held';
export type Suggested = { deptId: string | null; personId: string | null; via: Via };

export const isAtWork = (person: Person | undefined): person is Person =>
  person !== undefined && !person.left && person.role !== 'admin';

const posts: Partial<Record<HazardCategory, readonly Role[]>> = {
  electricity: ['electrician', 'repair'],
  resources: ['repair', 'electrician'],
  building: ['repair'],
  equipment: ['repair'],
  kitchen: ['food_officer', 'food_director'],
  dormitory: ['patrol_dorm'],
  perimeter: ['patrol_guard'],
  teaching: ['lab_admin', 'dept_safety'],
};

/** Who it falls to by the rules of the school; where none says so, by post; else nobody. */
export function whoFor(place: Place, category: HazardCategory, { people, book, day }: World): Suggested {
  const isHere = (id: string) => isAtWork(people.get(id));
  const found = responsibleFor(book, place, category, day, isHere);
  if (found.personId !== null || found.deptId !== null) return found;
  const staff = [...people.values()].filter((one) => isAtWork(one) && !absenceOf(book, one.id, day));
  for (const role of posts[category] ?? []) {
    const ofPost = staff.filter((one) => one.role === role && isWithin(place, one.scope));
    // Whoever looks after this building, before whoever looks after all of them.
    const nearest = ofPost.find(({ scope }) => scope.length > 0) ?? ofPost[0];
    if (nearest) return { deptId: departmentOf(book, nearest.id), personId: nearest.id, via: 'post' };
  }
  return found;
}

/** The same without those who check nobody's work. */
export const checkersOf = (world: World): World => ({
  ...world,
  people: new Map([...world.people].filter(([, one]) => checksWork(one))),
});

/** Whoever of a department it falls to. */
export const whoIn = (deptId: string, { people, book, day }: World): Suggested =>
  inDepartment(book, deptId, null, day, (id) => isAtWork(people.get(id)));

/** An assignment as it stands in the sheet when it opens, and how whoever is responsible was found. */
export function assigningOf(
  hazard: Hazard,
  place: Place | undefined,
  world: World,
  me: string,
): { assigning: Assigning; via: Via } {
  const handling = handlingOf(hazard);
  const category = categoryOf(hazard);
  const held = handling.person;
  const found: Suggested = held
    ? { deptId: handling.deptId ?? departmentOf(world.book, held.id), personId: held.id, via: 'held' }
    : place
      ? whoFor(place, category, world)
      : { deptId: null, personId: null, via: 'office' };
  const mayCheck = (id: string | undefined): boolean => {
    const one = world.people.get(id ?? '');
    return isAtWork(one) && checksWork(one);
  };
  const checkers = [handling.checker?.id, hazard.reportedBy, me];
  const checkerId = checkers.find((id) => id !== found.personId && mayCheck(id)) ?? null;
  return {
    via: found.via,
    assigning: {
      grade: hazard.grade,
      category,
      deptId: found.deptId,
      personId: found.personId,
      checkerId,
      leader: handling.leader || leaderFor(hazard.grade, world),
      due: hazard.due,
      measure: handling.measure,
    },
  };
}

/** 必填部门与责任人 (`domain.md` 7.2), where the school has departments. */
export const lacksDept = ({ deptId }: Pick<Suggested, 'deptId'>, { book }: Pick<World, 'book'>): boolean =>
  deptId === null && book.departments.length > 0;

/** 督办领导: for 较大 and above whoever decides about it. */
export function leaderFor(grade: HazardGrade, { people }: Pick<World, 'people'>): string {
  if (grade === 'G') return '';
  const office = decider({ grade });
  return [...people.values()].find((one) => one.role === office && isAtWork(one))?.name ?? '';
}

/** The same assignment once somebody else is chosen: nobody checks the own work. */
export function givenTo(assigning: Assigning, who: Pick<Suggested, 'deptId' | 'personId'>): Assigning {
  const checkerId = assigning.checkerId === who.personId ? null : assigning.checkerId;
  return { ...assigning, ...who, checkerId };
}
