// The code on a point's label: what people read out, and what the camera of a phone opens.
import type { Place } from './place.ts';
import { readShortCode, shortCode } from './short-code.ts';

const letters = 8;
/** Longer than any address of ours; what is longer is not even looked at. */
const longest = 300;

/** The code of a place as it is printed: 4F7K-92XM. */
export const placeCode = ({ id, codeId }: Pick<Place, 'id' | 'codeId'>): string => shortCode(codeId ?? id, letters);

/** The codes of a place that were taken back. */
export const oldCodes = ({ oldCodeIds = [] }: Pick<Place, 'oldCodeIds'>): string[] =>
  oldCodeIds.map((id) => shortCode(id, letters));

/** What its label holds. `origin`: of the app, without a slash at the end. */
export const codeAddress = (origin: string, code: string): string => `${origin}/c/${code}`;

export type PlaceFound =
  | { is: 'place'; place: Place }
  /** A newer label was printed; this is the place it hangs at all the same. */
  | { is: 'old'; place: Place }
  | { is: 'retired'; place: Place }
  | { is: 'other-school' }
  | { is: 'unknown' }
  | { is: 'garbage' };

type Said = { code: string; host: string | null };

/** The code that was typed, or that the address on a label holds; null for anything else. */
function said(text: string): Said | null {
  const plain = text.trim();
  if (plain.length > longest) return null;
  const [, host, inAddress] = /^https?:\/\/([^/?#@\s]+)\/c\/([^/?#]+)\/?$/i.exec(plain) ?? [];
  const code = readShortCode(inAddress ?? plain, letters);
  return code === null ? null : { code, host: host?.toLowerCase() ?? null };
}

/** The code in what was typed or scanned, whatever school it is of; null where there is none. */
export const placeCodeIn = (text: string): string | null => said(text)?.code ?? null;

type Hit = { place: Place; isOld: boolean };
const indexes = new WeakMap<readonly Place[], Map<string, Hit>>();

function indexOf(places: readonly Place[]): Map<string, Hit> {
  const known = indexes.get(places);
  if (known) return known;
  const index = new Map<string, Hit>();
  for (const place of places) for (const code of oldCodes(place)) index.set(code, { place, isOld: true });
  for (const place of places) index.set(placeCode(place), { place, isOld: false });
  indexes.set(places, index);
  return index;
}

/**
 * Which place a scanned or typed text stands for. What is known here is known under whatever name its label calls the school;
 * `host` is the app's own, so that an address of elsewhere can be told. The index is made once for an array of places.
 */
export function placeOfCode(text: string, places: readonly Place[], host = ''): PlaceFound {
  const spoken = said(text);
  if (!spoken) return { is: 'garbage' };
  const hit = indexOf(places).get(spoken.code);
  if (!hit)
    return spoken.host === null || spoken.host === host.toLowerCase() ? { is: 'unknown' } : { is: 'other-school' };
  const { place, isOld } = hit;
  return { is: place.retired ? 'retired' : isOld ? 'old' : 'place', place };
}
