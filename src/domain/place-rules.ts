// What must hold of places: asked where they are kept, and again on the server.
import type { Place, PlaceKind } from './place.ts';
import { oldCodes, placeCode } from './place-code.ts';
import { parentOf, type PlaceBook } from './place-book.ts';
import { Refusal } from './refusal.ts';

/** The schema an entry about these is written in: the oldest that knows all they say, so that an older server takes in all it can. */
export function placesSchema(places: readonly Place[]): 1 | 2 | 3 {
  if (places.some(({ approvals }) => approvals)) return 3;
  return places.some(({ coordinates }) => coordinates) ? 2 : 1;
}

const kindsIn: Record<PlaceKind, readonly PlaceKind[]> = {
  building: ['floor', 'room', 'point'],
  floor: ['room', 'point'],
  room: ['point'],
  point: [],
};

/** What may be added below a place of this kind, null for the school itself. */
export const kindsBelow = (kind: PlaceKind | null): readonly PlaceKind[] =>
  kind === null ? ['building'] : kindsIn[kind];

/**
 * Refuses `place-unknown` (its parent), `place-in-itself`, `place-kind-order` (building, floor, room or point from the top
 * down), `place-parent-retired`, `place-code-used`; `detail.placeId` says which.
 */
export function checkPlaces(places: readonly Place[], book: PlaceBook): void {
  const said = new Map(places.map((place) => [place.id, place]));
  const find = (id: string | null): Place | undefined => (id === null ? undefined : (said.get(id) ?? book.get(id)));
  for (const place of places) {
    const refuse = (code: 'place-unknown' | 'place-in-itself' | 'place-kind-order' | 'place-parent-retired') =>
      new Refusal(code, { placeId: place.id });
    const parentId = parentOf(place);
    const parent = find(parentId);
    if (parentId !== null && !parent) throw refuse('place-unknown');
    if (isInItself(place, find)) throw refuse('place-in-itself');
    if (isMovedOrNew(place, book.get(place.id)) && !kindsBelow(parent?.kind ?? null).includes(place.kind))
      throw refuse('place-kind-order');
    if (!place.retired && parent?.retired) throw refuse('place-parent-retired');
  }
  checkKindsBelow(said, book);
  checkCodes(places, book);
}

/** What was said before there was an order stays where it lies. */
const isMovedOrNew = (place: Place, before: Place | undefined): boolean =>
  !before || before.kind !== place.kind || parentOf(before) !== parentOf(place);

function isInItself(place: Place, find: (id: string | null) => Place | undefined): boolean {
  const seen = new Set([place.id]);
  for (let at = find(parentOf(place)); at; at = find(parentOf(at))) {
    if (seen.has(at.id)) return true;
    seen.add(at.id);
  }
  return false;
}

/** A floor that becomes a room must have no rooms. */
function checkKindsBelow(said: ReadonlyMap<string, Place>, book: PlaceBook): void {
  const turned = [...said.values()].filter(({ id, kind }) => (book.get(id)?.kind ?? kind) !== kind);
  if (turned.length === 0) return;
  for (const place of book.values()) {
    const parent = turned.find(({ id }) => id === parentOf(said.get(place.id) ?? place));
    if (parent && !kindsBelow(parent.kind).includes((said.get(place.id) ?? place).kind))
      throw new Refusal('place-kind-order', { placeId: parent.id });
  }
}

function checkCodes(places: readonly Place[], book: PlaceBook): void {
  const fresh = places.filter((place) => {
    const before = book.get(place.id);
    return !before || placeCode(before) !== placeCode(place);
  });
  if (fresh.length === 0) return;
  const owners = new Map<string, string>();
  for (const place of [...book.values(), ...places.filter(({ id }) => !book.has(id))])
    for (const code of [placeCode(place), ...oldCodes(place)]) owners.set(code, owners.get(code) ?? place.id);
  for (const place of fresh) {
    const owner = owners.get(placeCode(place));
    if (owner !== undefined && owner !== place.id) throw new Refusal('place-code-used', { placeId: place.id });
    owners.set(placeCode(place), place.id);
  }
}
