// Names of points that stand one beside the other.
import { placeName, type Place } from '../domain/place.ts';

/** What a point is called on a line: without the building where all stand in it. */
export function shortNames(places: readonly (Place | undefined)[]): string[] {
  const tops = new Set(places.map((place) => place?.ancestors[0]?.id));
  const isOneBuilding = tops.size === 1 && !tops.has(undefined);
  return places.map((place) => {
    if (!place) return '';
    const whole = placeName(place);
    const top = place.ancestors[0]?.name ?? '';
    return isOneBuilding ? whole.slice(top.length).trim() : whole;
  });
}
