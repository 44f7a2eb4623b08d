// How somebody came to the place whose page is open: what was scanned on 今日, or opened with the phone's own camera.
import type { Arrival } from '../../domain/round.ts';
import { lastKey, scannedJustNow } from '../recent-places.ts';

/** `at`: ms by the device clock. `code`: null where the place was chosen by hand. */
export type Came = { at: number; how: Arrival; code: string | null };

/** Within the last quarter of an hour before `now` (ms by the device clock); null where somebody came to no place then, or to another. */
export function cameHere(personId: string, placeId: string, now: number): Came | null {
  if (scannedJustNow(personId, now) !== placeId) return null;
  const [, at, how, code] = (localStorage.getItem(lastKey(personId)) ?? '').split(' ');
  return how ? { at: Number(at), how: how as Arrival, code: code || null } : null;
}
