// Where this person was lately.
import { placeName, type Place } from '../domain/place.ts';
import type { Arrival } from '../domain/round.ts';

const shown = 5;
const justNowMs = 15 * 60_000;
const scannedKey = (personId: string): string => `patrol-arrived ${personId}`;
/** Place, time, how, code. */
export const lastKey = (personId: string): string => `patrol-arrived-last ${personId}`;

/** In that order. Visits name their place by its whole name. */
export function recentPlaces(all: readonly Place[], visits: readonly { placeName: string }[]): Place[] {
  const names = new Set(visits.map((visit) => visit.placeName));
  const byName = new Map(all.map((place) => [placeName(place), place]));
  return [...names].flatMap((name) => byName.get(name) ?? []).slice(0, shown);
}

/** For when the camera fails the next time, and for the round that is being walked. `code`: that was read; null where the place was chosen. */
export function noteArrival(personId: string, placeId: string, how: Arrival, code: string | null): void {
  const others = arrivals(personId).filter((id) => id !== placeId);
  localStorage.setItem(scannedKey(personId), [placeId, ...others].slice(0, shown).join(' '));
  localStorage.setItem(lastKey(personId), [placeId, Date.now(), how, code].join(' '));
}

/** Where somebody has scanned within the last quarter of an hour before `now` (ms by the device clock) is where he still is; null otherwise. */
export function scannedJustNow(personId: string, now: number): string | null {
  const [placeId, at] = (localStorage.getItem(lastKey(personId)) ?? '').split(' ');
  const age = now - Number(at);
  return placeId && age >= 0 && age <= justNowMs ? placeId : null;
}

const arrivals = (personId: string): string[] =>
  (localStorage.getItem(scannedKey(personId)) ?? '').split(' ').filter(Boolean);

/** The points arrived at last, filled up with where something was recorded. */
export function latelyAt(personId: string, all: readonly Place[], visits: readonly { placeName: string }[]): Place[] {
  const byId = new Map(all.map((place) => [place.id, place]));
  const arrived = arrivals(personId).flatMap((id) => byId.get(id) ?? []);
  return [...new Set([...arrived, ...recentPlaces(all, visits)])].slice(0, shown);
}
