// Who has to do with a case today: who holds an office, who stands in, who leads the department, whose work it was.
import { barredFrom } from '../domain/barred-from.ts';
import type { Hazard } from '../domain/hazard.ts';
import { handlingOf, waitsFor, type HazardDo, type HazardStep, type Waiting } from '../domain/hazard-handling.ts';
import { checksWork, rankAt } from '../domain/case-ranks.ts';
import { isOver } from '../domain/hazard-words.ts';
import { dayOf } from '../domain/inspection.ts';
import type { Person } from '../domain/person.ts';
import type { Place } from '../domain/place.ts';
import { absenceOf, type Responsibility } from '../domain/responsibility.ts';

/** `people`: everybody with an account. `now` in UTC ms. */
export type CaseAround = {
  place: Place;
  book: Responsibility;
  people: readonly Person[];
  timeZone: string;
  now: number;
};

/** Those who hold an office at the place; where nobody does, who stands above it. */
export function holders(
  office: Extract<Waiting, { office: unknown }>['office'],
  { people, place }: CaseAround,
): string[] {
  const least = { safety_office: 1, vice_principal: 2, principal: 3 }[office];
  const fit = people.filter((one) => !one.left && rankAt(one, place) >= least);
  const first = fit.filter(({ role }) => role === office);
  const lowest = Math.min(...fit.map((one) => rankAt(one, place)));
  return (first.length > 0 ? first : fit.filter((one) => rankAt(one, place) === lowest)).map(({ id }) => id);
}

/**
 * Who acts for somebody who is away today: whoever stands in, where that is nobody the head of the department, or, of a re-check, the
 * safety office. Nobody for whoever is here.
 */
export function standIns(hazard: Hazard, personId: string, around: CaseAround): readonly string[] {
  const day = dayOf(around.now, around.timeZone);
  const away = absenceOf(around.book, personId, day);
  if (!away) return [];
  const deputy = around.people.find(({ id }) => id === away.deputyId);
  const isCheck = hazard.state === 'to-verify';
  const isHere = deputy && !deputy.left && deputy.role !== 'admin' && !absenceOf(around.book, deputy.id, day);
  if (isHere && (!isCheck || checksWork(deputy))) return [deputy.id];
  return isCheck ? holders('safety_office', around) : department(hazard, around);
}

/** Whoever has to do the next thing, and who acts for that person today. */
export function askedNow(hazard: Hazard, around: CaseAround): readonly string[] {
  const waits = waitsFor(hazard);
  if (!waits) return [];
  if ('office' in waits) return holders(waits.office, around);
  return [waits.person.id, ...standIns(hazard, waits.person.id, around)];
}

/** Looks at it since it was closed last, which found that it holds. */
export function looksSince(steps: readonly HazardStep[]): HazardStep[] {
  const counted = steps.filter(({ without }) => !without);
  const life = counted.slice(counted.findLastIndex(({ state }) => !isOver(state)) + 1);
  return life.filter(({ said }) => said.do === 'look-back');
}

/** Who had what has come back, put it right, checked it and looked back at it, and whose department answers for it (反弹率计入部门考核, `domain.md` 7.4). */
export function whoseWork(hazard: Hazard, around: CaseAround): readonly (string | undefined)[] {
  const counted = handlingOf(hazard).steps.filter(({ without }) => !without);
  const last = (...steps: readonly HazardDo[]) => counted.findLast(({ said }) => steps.some((one) => one === said.do));
  const given = counted.findLast(({ said }) => 'personId' in said && !('of' in said && said.of === 'checker'))?.said;
  const had = given && 'personId' in given ? (given.personId ?? undefined) : undefined;
  const ended = counted.slice(0, counted.findLastIndex(({ state }) => isOver(state)) + 1);
  const did = [last('rectify')?.id, last('pass')?.id, ...looksSince(ended).map(({ id }) => id)];
  return [had, ...did, ...(had ? department(hazard, around) : [])];
}

export const isHere =
  ({ people }: CaseAround) =>
  (id: string): boolean =>
    people.some((one) => one.id === id && !one.left && one.role !== 'admin');

/** Head and deputies of the department that has it, as far as they work here. */
export function leaders(hazard: Hazard, around: CaseAround): readonly string[] {
  const dept = around.book.departments.find(({ id }) => id === handlingOf(hazard).deptId);
  return dept ? [...(dept.headId ? [dept.headId] : []), ...dept.deputies].filter(isHere(around)) : [];
}

/** The head of the department that has it, without one its deputies; where no department has it, the safety office. */
export function department(hazard: Hazard, around: CaseAround): readonly string[] {
  const dept = around.book.departments.find(({ id }) => id === handlingOf(hazard).deptId);
  const those = leaders(hazard, around);
  if (those.length === 0) return holders('safety_office', around);
  return dept?.headId === those[0] ? those.slice(0, 1) : those;
}

/** Those of an office who may take the next step; the own work is nobody's to decide. */
export const free = (hazard: Hazard, ids: readonly string[]): readonly string[] => {
  const barred = new Set(barredFrom(hazard));
  const others = ids.filter((id) => !barred.has(id));
  return others.length > 0 ? others : ids;
};

/** Whoever puts it right, and who acts for that person today; the office where nobody has it yet. */
export function responsibleNow(hazard: Hazard, around: CaseAround): readonly string[] {
  const { person } = handlingOf(hazard);
  return person ? [person.id, ...standIns(hazard, person.id, around)] : askedNow(hazard, around);
}
