// Of which hazards it is covered what was written with them, because it may say who a student is, and for whom.
import { authorize } from '../../domain/authorize.ts';
import { hasWords, withoutWords } from '../../domain/covered-case.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { HazardStep } from '../../domain/hazard-handling.ts';
import { isOwnCase } from '../../domain/case-concerns.ts';
import { isRestricted } from '../../domain/restricted.ts';
import type { Parts, SignedIn } from '../env.ts';
import { bookOf } from './case-viewer.ts';

type Stores = Pick<Parts, 'store'>;

/** Items of the library, and those that the school's own checklists copied from them. */
export async function coveredNotes(
  { documents }: Pick<Parts['store'], 'documents'>,
  schoolId: string,
): Promise<(hazard: Pick<Hazard, 'itemId'>) => boolean> {
  const templates = await documents.all(schoolId, 'template');
  const copied = new Set(
    templates.flatMap(({ items }) =>
      items.flatMap(({ id, copyOf }) => (copyOf !== undefined && isRestricted(id, copyOf) ? [id] : [])),
    ),
  );
  return ({ itemId }) => isRestricted(itemId) || copied.has(itemId.replace(/\..*$/, ''));
}

/**
 * Whether what was written with a case is covered for this person: of restricted items, for whoever may not read who a student is
 * (`domain.md` 9) and has nothing to do with the case. Who is to put it right, to check it, or has reported it reads it.
 */
export async function coveredFor(
  { store, now }: Pick<Parts, 'store' | 'now'>,
  { person, school }: Pick<SignedIn, 'person' | 'school'>,
): Promise<(hazard: Hazard) => boolean> {
  if (authorize(person, { do: 'read-students' })) return () => false;
  const isCovered = await coveredNotes(store, school.id);
  const around = { book: await bookOf({ store }, school.id), timeZone: school.timeZone, now: now() };
  return (hazard) => isCovered(hazard) && !isOwnCase(hazard, person, around);
}

/** That cases are covered for this person is part of what a phone is shown: one that was filled before reads everything anew. */
export const coveringOf = (person: SignedIn['person']): string[] =>
  authorize(person, { do: 'read-students' }) ? [] : ['covered cases'];

/** The case as this person is shown it. */
export async function caseFor(
  parts: Pick<Parts, 'store' | 'now'>,
  who: Pick<SignedIn, 'person' | 'school'>,
): Promise<(hazard: Hazard) => Hazard> {
  const isCovered = await coveredFor(parts, who);
  return (hazard) => (isCovered(hazard) ? withoutWords(hazard) : hazard);
}

/** Does the case say who a student may be, to somebody who may not take that out of the school? Also who has it in hand may not. */
export async function saysStudentsHere(
  { store }: Stores,
  { person, school }: Pick<SignedIn, 'person' | 'school'>,
  hazard: Hazard,
  steps: readonly HazardStep[],
): Promise<boolean> {
  if (authorize(person, { do: 'read-students' })) return false;
  const isCovered = await coveredNotes(store, school.id);
  return isCovered(hazard) && hasWords(hazard, steps);
}

/** A paper goes from hand to hand: there it is covered for everybody until somebody who may asks for it. */
export async function casesOnPaper(
  { store }: Stores,
  schoolId: string,
  shows: boolean,
): Promise<(hazard: Hazard) => Hazard> {
  if (shows) return (hazard) => hazard;
  const isCovered = await coveredNotes(store, schoolId);
  return (hazard) => (isCovered(hazard) ? withoutWords(hazard) : hazard);
}
