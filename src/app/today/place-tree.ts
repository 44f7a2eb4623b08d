// The places of the school as a tree to walk down: building, floor, room, point. Only what is this person's.
import { isWithin, placeName, type Place } from '../../domain/place.ts';

export type PlaceTree = {
  all: readonly Place[];
  roots: readonly Place[];
  inside: (id: string) => readonly Place[];
  find: (id: string) => Place | undefined;
  search: (words: string) => Place[];
};

const parentOf = (place: Place): string | undefined => place.ancestors.at(-1)?.id;
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** `places` come sorted; every list here keeps that order. Roots are those whose parent is not this person's. */
export function placeTree(places: readonly Place[], scope: readonly string[]): PlaceTree {
  const all = places.filter((place) => isWithin(place, scope));
  const byId = new Map(all.map((place) => [place.id, place]));
  const below = new Map<string, Place[]>();
  for (const place of all) {
    const parent = parentOf(place) ?? '';
    const siblings = below.get(parent);
    if (siblings) siblings.push(place);
    else below.set(parent, [place]);
  }
  const roots = all.filter((place) => !byId.has(parentOf(place) ?? ''));
  let texts: string[] | null = null;
  return {
    all,
    roots,
    inside: (id) => below.get(id) ?? [],
    find: (id) => byId.get(id),
    search: (words) => {
      texts ??= all.map((place) => plain(placeName(place)));
      const wanted = plain(words).split(/\s+/).filter(Boolean);
      return all.filter((_, index) => wanted.every((word) => texts?.[index]?.includes(word)));
    },
  };
}
