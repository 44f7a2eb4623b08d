// The places of the school as a tree to walk down: building, floor, room, point. Made once for a list, asked many times.
import { isWithin, placeName, type Place } from '../domain/place.ts';

export type PlaceTree = {
  all: readonly Place[];
  /** What lies directly in a place; null: what stands on top. */
  inside: (id: string | null) => readonly Place[];
  find: (id: string) => Place | undefined;
  /** Places whose whole name holds every word. */
  search: (words: string) => Place[];
};

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
const nothing: readonly Place[] = [];

/** `places` come sorted, and every list here keeps that order. Only what lies within the scope; an empty one is the whole school. */
export function placeTree(places: readonly Place[], scope: readonly string[] = []): PlaceTree {
  const all = places.filter((place) => isWithin(place, scope));
  const byId = new Map(all.map((place) => [place.id, place]));
  const children = new Map<string | null, Place[]>();
  for (const place of all) {
    const parent = place.ancestors.at(-1)?.id ?? null;
    // A place whose parent this person may not see stands at the top, so that it can be reached.
    const under = parent !== null && byId.has(parent) ? parent : null;
    const siblings = children.get(under);
    if (siblings) siblings.push(place);
    else children.set(under, [place]);
  }
  let texts: string[] | null = null;
  return {
    all,
    inside: (id) => children.get(id) ?? nothing,
    find: (id) => byId.get(id),
    search: (words) => {
      texts ??= all.map((place) => plain(placeName(place)));
      const wanted = plain(words).split(/\s+/).filter(Boolean);
      return all.filter((_, index) => wanted.every((word) => texts?.[index]?.includes(word)));
    },
  };
}
