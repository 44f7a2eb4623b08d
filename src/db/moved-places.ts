// A place that moved: what is open there may now lie where this person walks, or no longer.
import type { Person } from '../domain/person.ts';
import type { Place } from '../domain/place.ts';
import type { Changes } from '../domain/protocol.ts';
import { pullState } from './changes.ts';
import type { DeviceDb } from './device-db.ts';

/** Does this page move a place, for whoever looks after some places only (C8)? Not asked while all is downloaded anyway. */
export async function hasMoved(db: DeviceDb, documents: Changes['documents']): Promise<boolean> {
  const places = documents.flatMap((one) => (one.type === 'place' ? [one.body] : []));
  if (places.length === 0 || (await pullState(db)).full) return false;
  const person = (await db.documents.get(['person', db.personId]))?.body as Person | undefined;
  if (!person || person.scope.length === 0) return false;
  const before = await db.documents.bulkGet(places.map(({ id }): [string, string] => ['place', id]));
  const way = ({ ancestors }: Place): string => ancestors.map(({ id }) => id).join();
  return places.some((place, n) => before[n] !== undefined && way(before[n].body as Place) !== way(place));
}
