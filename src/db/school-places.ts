// All places of the school as they stand on this phone: what the server last said, with what was recorded here since.
import { inPlaceOrder, type Place } from '../domain/place.ts';
import { placesAfter } from '../domain/place-book.ts';
import { atOnce } from './at-once.ts';
import type { DeviceDb } from './device-db.ts';
import { placeDocuments } from './documents.ts';
import { ownPlaces, type KeptPlaces } from './own.ts';

/** Every place by its id, those out of use too, with what was recorded here since the server last spoke. */
export async function placeBook(db: DeviceDb): Promise<Map<string, Place>> {
  return withOwnPlaces(...(await atOnce(db, () => Promise.all([placeDocuments(db), ownPlaces(db)]))));
}

export function withOwnPlaces(shown: readonly Place[], own: readonly KeptPlaces[]): Map<string, Place> {
  const book = new Map(shown.map((place) => [place.id, place]));
  for (const { places: kept, at } of own) for (const place of placesAfter(kept, book, at)) book.set(place.id, place);
  return book;
}

/** Every place, 3号楼 before 10号楼, those out of use too: what happened there stays to be read. */
export async function places(db: DeviceDb): Promise<Place[]> {
  return inPlaceOrder((await placeBook(db)).values());
}

/** Where something may be done: every place but those that were retired. */
export async function placesInUse(db: DeviceDb): Promise<Place[]> {
  return (await places(db)).filter((place) => !place.retired);
}
