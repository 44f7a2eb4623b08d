// Whether the code that somebody showed at a place shows anything.
import { oldCodes, placeCode } from './place-code.ts';
import type { Place } from './place.ts';

/**
 * own: the code of the place at `at` (UTC ms). old: one that had been taken back by then. other: none of this place, or none at all.
 * What was scanned before its label was replaced stays good, whenever it arrives.
 */
export function codeShown(place: Place, code: string | null, at: number): 'own' | 'old' | 'other' {
  if (code === placeCode(place)) return 'own';
  const old = oldCodes(place);
  if (code === null || !old.includes(code)) return 'other';
  return code === old.at(-1) && at < (place.codeSince ?? -Infinity) ? 'own' : 'old';
}
