// Places as people write them in a cell: the whole name from the building down, or the code on the label.
import { placeName, type Place } from '../../domain/place.ts';
import { placeCode, placeCodeIn } from '../../domain/place-code.ts';
import { plain } from './columns.ts';

export type PlaceWanted = { place: Place } | { why: 'place-unknown' | 'place-ambiguous' };

/** Spaces and slashes between the parts say the same. */
const keyOf = (text: string): string => plain(text).replaceAll(/[/\\>＞]/g, '');

export function placesByName(places: Iterable<Place>): (text: string) => PlaceWanted {
  const [named, coded] = [new Map<string, Place[]>(), new Map<string, Place>()];
  for (const place of places) {
    if (place.retired) continue;
    const key = keyOf(placeName(place));
    named.set(key, [...(named.get(key) ?? []), place]);
    coded.set(placeCode(place), place);
  }
  return (text) => {
    const found = named.get(keyOf(text)) ?? [];
    const [one] = found;
    if (one) return found.length > 1 ? { why: 'place-ambiguous' } : { place: one };
    const byCode = coded.get(placeCodeIn(text) ?? '');
    return byCode ? { place: byCode } : { why: 'place-unknown' };
  };
}
