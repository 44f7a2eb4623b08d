// How much of what is open where somebody walks lies on the phone, and when its fence is set anew.
import type { Person } from '../domain/person.ts';
import { placesWalked } from '../domain/person.ts';
import { rankOfOffice } from '../domain/case-ranks.ts';
import type { Store } from './store/store.ts';
import type { Fence } from './store/known-here-store.ts';

/** So many of others, the gravest and newest: what one phone reads without being slow (`docs/adr/0020-what-is-known-here.md`). */
export const mostKnownHere = 500;
/** So many more or fewer come to lie above a fence before it is moved, which begins the download again. */
export const fenceSlack = 100;

/** The office whose turn lies on this person's phone as well: what waits for it is its to do. */
export const officeOf = ({ role }: Pick<Person, 'role'>): string | null => (role in rankOfOffice ? role : null);

type KnownHere = Pick<Store, 'knownHere'>;

/** Of a download that begins; null where all of it fits. */
export async function newFence({ knownHere }: KnownHere, schoolId: string, person: Person): Promise<Fence | null> {
  const walks = placesWalked(person);
  const most = mostKnownHere + fenceSlack;
  if ((await knownHere.above(schoolId, walks, null, most + 1)) <= most) return null;
  return knownHere.fenceAfter(schoolId, walks, mostKnownHere);
}

/** Does a fence still stand where it should? Only where far too much or too little has come to lie above it is it set anew. */
export async function isFenceGood(
  { knownHere }: KnownHere,
  schoolId: string,
  person: Person,
  fence: Fence | null,
): Promise<boolean> {
  const walks = placesWalked(person);
  const [most, least] = [mostKnownHere + fenceSlack, mostKnownHere - fenceSlack];
  const above = await knownHere.above(schoolId, walks, fence, most + 1);
  if (above > most) return false;
  return fence === null || above >= least || (await knownHere.fenceAfter(schoolId, walks, above + 1)) === null;
}
