// Whose lists of cases they are: what somebody sees and what he may take, by role, places and the book of who answers for what.
import { authorize } from '../../domain/authorize.ts';
import type { Around } from '../../domain/case-around.ts';
import { checksWork, closesCases, rankOf } from '../../domain/case-ranks.ts';
import { dayOf } from '../../domain/inspection.ts';
import type { Place } from '../../domain/place.ts';
import { ledBy, nobodyYet, standsInFor, type Responsibility } from '../../domain/responsibility.ts';
import { termLookBack } from '../../domain/term-look-back.ts';
import type { Parts, SignedIn } from '../env.ts';
import type { CaseViewer } from '../store/case-store.ts';

export const bookOf = async ({ store }: Pick<Parts, 'store'>, schoolId: string): Promise<Responsibility> =>
  (await store.documents.read(schoolId, 'responsibility', schoolId)) ?? nobodyYet;

/** Before which term is looked back at `now` (UTC ms); null where the calendar has none that is near. */
export async function termOf({ store }: Pick<Parts, 'store'>, school: SignedIn['school'], now: number) {
  const calendar = await store.documents.read(school.id, 'calendar', school.id);
  return calendar ? termLookBack(calendar, now, school.timeZone) : null;
}

/** `now` in UTC ms. */
export async function viewerOf(
  parts: Pick<Parts, 'store'>,
  { person, school }: Pick<SignedIn, 'person' | 'school'>,
  now: number,
): Promise<CaseViewer> {
  const book = await bookOf(parts, school.id);
  const day = dayOf(now, school.timeZone);
  return {
    personId: person.id,
    scope: authorize(person, { do: 'read-reports' }) ? person.scope : null,
    rank: rankOf(person),
    closes: closesCases(person),
    checkerMayClose: book.checkerMayClose,
    departments: ledBy(book, person.id),
    standsInFor: standsInFor(book, person.id, day),
    checks: checksWork(person),
    term: await termOf(parts, school, now),
  };
}

/** What the rules look at besides a case at this place. `now` in UTC ms. */
export const aroundAt = async (
  parts: Pick<Parts, 'store'>,
  school: SignedIn['school'],
  place: Place,
  now: number,
): Promise<Around> => ({
  place,
  book: await bookOf(parts, school.id),
  timeZone: school.timeZone,
  now,
  into: undefined,
  people: new Map(),
});
