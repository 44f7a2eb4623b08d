// Who answers for what: place and category lead to a department and a person, and to whoever stands in.
import type * as v from 'valibot';
import type { HazardCategory } from './hazard-words.ts';
import type { Place } from './place.ts';
import type * as schema from './schema/hazard.ts';

export type Responsibility = v.InferOutput<typeof schema.Responsibility>;
export type Department = Responsibility['departments'][number];

export const nobodyYet: Responsibility = { departments: [], rules: [], absences: [], checkerMayClose: false };

/** `via`: how this person was found; office: nobody was, so the safety office has it, and has to be told. */
export type Responsible = {
  deptId: string | null;
  personId: string | null;
  via: 'rule' | 'head' | 'deputy' | 'office';
};

/** How closely a rule fits: the nearer place first, then one that names the category; -1 where it does not. */
function fit(rule: Responsibility['rules'][number], place: Place, category: HazardCategory): number {
  if (rule.category !== null && rule.category !== category) return -1;
  const byCategory = rule.category === null ? 0 : 1;
  if (rule.placeId === null) return byCategory;
  const chain = [...place.ancestors.map(({ id }) => id), place.id];
  const depth = chain.indexOf(rule.placeId);
  return depth < 0 ? -1 : (depth + 1) * 2 + byCategory;
}

/**
 * Who is responsible on `day` (yyyy-mm-dd). `isHere`: whether somebody still works here. Whoever is away is stood in for; then comes the
 * head of the department, then its deputies, then the safety office.
 */
export function responsibleFor(
  book: Responsibility,
  place: Place,
  category: HazardCategory,
  day: string,
  isHere: (personId: string) => boolean,
): Responsible {
  const fitting = book.rules
    .map((rule) => ({ rule, fit: fit(rule, place, category) }))
    .filter((one) => one.fit >= 0)
    .sort((a, b) => b.fit - a.fit)[0]?.rule;
  if (!fitting) return { deptId: null, personId: null, via: 'office' };
  return inDepartment(book, fitting.deptId, fitting.personId, day, isHere);
}

/** Whoever of a department it falls to, beginning with `personId`. */
export function inDepartment(
  book: Responsibility,
  deptId: string,
  personId: string | null,
  day: string,
  isHere: (personId: string) => boolean,
): Responsible {
  const dept = book.departments.find(({ id }) => id === deptId);
  const reach = (id: string): string | null => {
    if (!isHere(id)) return null;
    const away = absenceOf(book, id, day);
    if (!away) return id;
    const { deputyId } = away;
    return deputyId !== null && isHere(deputyId) && !absenceOf(book, deputyId, day) ? deputyId : null;
  };
  const named = personId === null ? null : reach(personId);
  if (named) return { deptId, personId: named, via: named === personId ? 'rule' : 'deputy' };
  const head = dept?.headId ? reach(dept.headId) : null;
  if (head) return { deptId, personId: head, via: 'head' };
  const deputy = dept?.deputies.find((id) => reach(id) === id);
  return deputy ? { deptId, personId: deputy, via: 'deputy' } : { deptId, personId: null, via: 'office' };
}

export const absenceOf = ({ absences }: Responsibility, personId: string, day: string) =>
  absences.find((away) => away.personId === personId && away.from <= day && day <= away.to);

/**
 * May `personId` act for whoever is responsible? That person, the head of the department and its deputies, and while away whoever
 * stands in.
 */
export function actsFor(
  book: Responsibility,
  personId: string,
  responsible: { personId: string | null; deptId: string | null },
  day: string,
): boolean {
  if (personId === responsible.personId) return true;
  const dept = book.departments.find(({ id }) => id === responsible.deptId);
  if (dept && (dept.headId === personId || dept.deputies.includes(personId))) return true;
  const away = responsible.personId === null ? undefined : absenceOf(book, responsible.personId, day);
  return away?.deputyId === personId;
}

/** May `personId` check what `checkerId` was named to check? That person, and while away whoever stands in. */
export function checksFor(book: Responsibility, personId: string, checkerId: string | undefined, day: string): boolean {
  if (checkerId === undefined) return false;
  return personId === checkerId || absenceOf(book, checkerId, day)?.deputyId === personId;
}

/** The department somebody is known to be of: leads it, or is named with it. */
export function departmentOf({ departments, rules }: Responsibility, personId: string): string | null {
  const led = departments.find(({ headId, deputies }) => headId === personId || deputies.includes(personId));
  return led?.id ?? rules.find((rule) => rule.personId === personId)?.deptId ?? null;
}

/** The departments whose head or deputy this person is. */
export const ledBy = ({ departments }: Responsibility, personId: string): string[] =>
  departments.flatMap(({ id, headId, deputies }) => (headId === personId || deputies.includes(personId) ? [id] : []));

/** For whom this person stands in on a day of those from `from` to `to` (yyyy-mm-dd). */
export const standsInFor = ({ absences }: Responsibility, personId: string, from: string, to = from): string[] => [
  ...new Set(
    absences
      .filter((away) => away.deputyId === personId && away.from <= to && from <= away.to)
      .map((away) => away.personId),
  ),
];
