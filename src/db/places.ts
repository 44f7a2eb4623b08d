// Keeping places on a phone: added, renamed, moved, retired, with a new code; several in one step, all of them or none.
import { Refusal } from '../domain/refusal.ts';
import type { Place, PlaceKind } from '../domain/place.ts';
import { placesBelow } from '../domain/place-book.ts';
import { checkPlaces, placesSchema } from '../domain/place-rules.ts';
import type { Coordinates } from '../domain/whereabouts.ts';
import type { DeviceDb } from './device-db.ts';
import { place as placeWith } from './documents.ts';
import { placeBook } from './school-places.ts';
import { recordFacts, type FactOf } from './fact.ts';
import { newId } from './new-id.ts';

/** Well below what an entry may have, whatever is around the places. */
const maxBytes = 900_000;

/**
 * Records places as they are to stand, what lies above before what lies below. Refuses what `checkPlaces` refuses; then nothing
 * is recorded.
 */
export async function keepPlaces(db: DeviceDb, places: readonly Place[]): Promise<void> {
  if (places.length === 0) return;
  checkPlaces(places, await placeBook(db));
  await recordFacts(db, chunksOf(places).map(placesFact));
}

/** Without what only the ledger tells: a server that knows less takes in all it can. */
const said = ({ codeSince: _since, out: _out, ...place }: Place): Place => place;

export const placesFact = (places: Place[]): FactOf<'places-kept'> => ({
  kind: 'places-kept',
  schema: placesSchema(places),
  subject: places[0]?.id ?? '',
  supersedes: null,
  photos: [],
  body: { places: places.map(said) },
});

function chunksOf(places: readonly Place[]): Place[][] {
  const chunks: Place[][] = [[]];
  let bytes = 0;
  for (const place of places) {
    const length = new TextEncoder().encode(JSON.stringify(place)).length + 1;
    if (bytes + length > maxBytes) {
      chunks.push([]);
      bytes = 0;
    }
    chunks.at(-1)?.push(place);
    bytes += length;
  }
  return chunks;
}

/** A place that is not kept yet. `above`: what it lies in, null for the school itself. */
export const newPlace = (kind: PlaceKind, name: string, above: Place | null): Place => ({
  id: newId(),
  kind,
  name: name.trim(),
  ancestors: above ? [...above.ancestors, { id: above.id, name: above.name }] : [],
});

/** Adds a place below `parent` (null: at the top). Refuses like `keepPlaces`, and `place-unknown` for the parent. */
export async function addPlace(
  db: DeviceDb,
  { kind, name, parent }: { kind: PlaceKind; name: string; parent: string | null },
): Promise<Place> {
  const above = parent === null ? null : await placeWith(db, parent);
  if (above === undefined) throw new Refusal('place-unknown', { placeId: parent ?? '' });
  const place = newPlace(kind, name, above);
  await keepPlaces(db, [place]);
  return place;
}

const notFound = (id: string): Refusal => new Refusal('place-unknown', { placeId: id });

/** Changes the name, or what it lies in. What lies below comes along. */
export async function changePlace(
  db: DeviceDb,
  id: string,
  to: { name?: string; above?: Place | null },
): Promise<void> {
  const place = await placeWith(db, id);
  if (!place) throw notFound(id);
  const { above } = to;
  const ancestors = above === undefined ? place.ancestors : newPlace(place.kind, place.name, above).ancestors;
  await keepPlaces(db, [{ ...place, name: to.name?.trim() ?? place.name, ancestors }]);
}

/** Says where the place is on earth; null takes that back. */
export async function locatePlace(db: DeviceDb, id: string, coordinates: Coordinates | null): Promise<void> {
  const place = await placeWith(db, id);
  if (!place) throw notFound(id);
  const { coordinates: _before, ...rest } = place;
  await keepPlaces(db, [{ ...rest, ...(coordinates && { coordinates }) }]);
}

/** A new code for each of them; the labels that hang there say so when they are scanned. */
export async function renewCodes(db: DeviceDb, ids: readonly string[]): Promise<void> {
  const book = await placeBook(db);
  const recoded = (place: Place): Place => ({ ...place, codeId: newId() });
  await keepPlaces(db, ids.flatMap((id) => book.get(id) ?? []).map(recoded));
}

/** Takes a place and all that lies below it out of use. */
export async function retirePlace(db: DeviceDb, id: string, reason: string): Promise<void> {
  const place = await placeWith(db, id);
  if (!place) throw notFound(id);
  await keepPlaces(db, [{ ...place, retired: { reason: reason.trim() } }]);
}

/** Takes a place into use again, with what lies below it and was retired for the same reason. */
export async function useAgain(db: DeviceDb, id: string): Promise<void> {
  const book = await placeBook(db);
  const place = book.get(id);
  if (!place) throw notFound(id);
  const alike = placesBelow(id, book).filter(({ retired }) => retired?.reason === place.retired?.reason);
  const parentsFirst = [place, ...alike].sort((a, b) => a.ancestors.length - b.ancestors.length);
  await keepPlaces(db, parentsFirst.map(inUse));
}

function inUse(place: Place): Place {
  const { retired: _, ...rest } = place;
  return rest;
}
