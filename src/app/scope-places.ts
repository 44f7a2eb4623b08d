// The places a person is responsible for, by name; none means the whole school.
import type { DeviceDb } from '../db/device-db.ts';
import { place } from '../db/documents.ts';
import type { Person } from '../domain/person.ts';
import type { Place } from '../domain/place.ts';

/** Asked one by one: a large school has thousands of places, a scope has a few. */
export async function scopePlaces(db: DeviceDb, person: Person): Promise<Place[]> {
  const found = await Promise.all(person.scope.map((id) => place(db, id)));
  return found.flatMap((one) => one ?? []);
}
