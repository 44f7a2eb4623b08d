// Places as people think of them: what is below what. Made once for a list, asked many times.
import { byPlaceName, placeName, type Place, type PlaceKind } from '../../domain/place.ts';

export type PlaceTree = { byId: ReadonlyMap<string, Place>; below: (parent: string | null) => readonly Place[] };

const nobody: readonly Place[] = [];

export function placeTree(places: readonly Place[]): PlaceTree {
  const byId = new Map(places.map((place) => [place.id, place]));
  const children = new Map<string | null, Place[]>();
  for (const place of places) {
    const parent = place.ancestors.at(-1)?.id ?? null;
    // A place whose parent this person may not see stands at the top, so that it can be reached.
    const under = parent !== null && byId.has(parent) ? parent : null;
    const siblings = children.get(under);
    if (siblings) siblings.push(place);
    else children.set(under, [place]);
  }
  for (const siblings of children.values()) siblings.sort(byPlaceName);
  return { byId, below: (parent) => children.get(parent) ?? nobody };
}

/** Places whose whole name holds every word looked for, at most `limit`, and how many there are. */
export function findPlaces(places: readonly Place[], text: string, limit: number): { found: Place[]; total: number } {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const all = places.filter((place) => {
    const name = placeName(place).toLowerCase();
    return words.every((word) => name.includes(word));
  });
  return { found: all.slice(0, limit), total: all.length };
}

/** What may be added below a place of this kind; null is the school itself. */
export const kindsBelow = (kind: PlaceKind | null): readonly PlaceKind[] => {
  if (kind === null) return ['building'];
  if (kind === 'building') return ['floor', 'room', 'point'];
  if (kind === 'floor') return ['room', 'point'];
  return ['point'];
};

/** The names typed, one a line: trimmed, each once, empty lines left out. */
export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];
