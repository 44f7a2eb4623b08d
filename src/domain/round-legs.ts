// From one point to the next: whether anybody can have walked that in the time. A fact for whoever answers for the round, never a verdict: some
// ride, and a point may be kept where it is not.
import type { Place } from './place.ts';
import { isOwed, isPresumed, type Round } from './round.ts';
import { metresBetween } from './whereabouts.ts';

/** A brisk walk; the way is never shorter than the straight line, so whoever was quicker did not walk it. */
export const fastestMetresPerSecond = 2;
/** Up or down one floor, without a stop. */
export const leastSecondsPerFloor = 10;
/** The minutes of a route hold the look around as well, and are an estimate: less than a quarter of them is worth a look. */
export const leastShareOfMinutes = 0.25;
/** So many are told of one round, those that fall short the most. */
const mostLegs = 10;

/** Between two arrivals of one person. `from`, `to`: ids of places; `least`: seconds it takes. `by` what that is reckoned: the straight line (`metres`), floors, or the route's `minutes`. */
export type Leg = { from: string; to: string; seconds: number; least: number } & (
  | { by: 'way'; metres: number }
  | { by: 'floors'; floors: number }
  | { by: 'minutes'; minutes: number }
);
type Reckoned = Leg extends infer L ? (L extends Leg ? Omit<L, 'from' | 'to' | 'seconds'> : never) : never;

type PlaceOf = (id: string) => Place | undefined;
type Seen = { placeId: string; minutes: number | null; at: number; index: number };

/**
 * Ways that were too quick, those that fall short the most. The first arrival at each point counts, person by person, and only by phones that knew the
 * time. Where neither coordinates, floors nor minutes say how far it is, nothing is said.
 */
export function fastLegs(round: Pick<Round, 'points' | 'proof'>, placeOf: PlaceOf): Leg[] {
  const legs = [...arrivals(round).values()].flatMap((seen) =>
    seen.slice(1).flatMap((to, n): Leg[] => {
      const from = seen[n];
      if (!from) return [];
      const seconds = Math.round((to.at - from.at) / 1000);
      const reckoned = farthest(from, to, placeOf);
      return reckoned && seconds < reckoned.least
        ? [{ from: from.placeId, to: to.placeId, seconds, ...reckoned } as Leg]
        : [];
    }),
  );
  return legs.sort((a, b) => a.seconds - a.least - (b.seconds - b.least)).slice(0, mostLegs);
}

/** By person, in the order of time. */
function arrivals(round: Pick<Round, 'points' | 'proof'>): Map<string, Seen[]> {
  const seen = new Map<string, Seen[]>();
  for (const [index, point] of round.points.entries()) {
    const first = point.visits.find((visit) => !isPresumed(round, visit));
    // Who was there by another route is not measured by this one.
    if (!first?.sure || !isOwed(point)) continue;
    const { placeId, minutes } = point;
    seen.set(first.by, [...(seen.get(first.by) ?? []), { placeId, minutes, at: first.at, index }]);
  }
  for (const one of seen.values()) one.sort((a, b) => a.at - b.at || a.index - b.index);
  return seen;
}

/** What asks for the most time. What the places say goes before what the route estimates. */
function farthest(from: Seen, to: Seen, placeOf: PlaceOf): Reckoned | null {
  const [a, b] = [placeOf(from.placeId), placeOf(to.placeId)];
  const known = a && b ? [wayBetween(a, b), floorsBetween(a, b, placeOf)].filter((one) => one !== null) : [];
  const longest = known.toSorted((one, other) => other.least - one.least)[0];
  return longest ?? minutesBetween(from, to);
}

/** Phones believe to be within so many metres of where they are: so much nearer the two may be. */
function wayBetween({ coordinates: a }: Place, { coordinates: b }: Place): Reckoned | null {
  if (!a || !b) return null;
  const metres = Math.max(0, Math.round(metresBetween(a, b) - a.accuracyM - b.accuracyM));
  return { by: 'way', metres, least: Math.round(metres / fastestMetresPerSecond) };
}

function floorsBetween(a: Place, b: Place, placeOf: PlaceOf): Reckoned | null {
  const [one, other] = [floorOf(a, placeOf), floorOf(b, placeOf)];
  if (!one || !other || one.ancestors[0]?.id !== other.ancestors[0]?.id) return null;
  const [low, high] = [floorNumber(one.name), floorNumber(other.name)];
  const floors =
    one.id === other.id ? 0 : low === null || high === null ? 1 : Math.abs(aboveCellar(high) - aboveCellar(low));
  return { by: 'floors', floors, least: floors * leastSecondsPerFloor };
}

/** 负一层 lies right under 一层: there is no floor of number nought. */
const aboveCellar = (floor: number): number => (floor < 0 ? floor + 1 : floor);

const floorOf = (place: Place, placeOf: PlaceOf): Place | undefined =>
  [place, ...place.ancestors.flatMap(({ id }) => placeOf(id) ?? [])].find(({ kind }) => kind === 'floor');

const digits = '零一二三四五六七八九十';

/** 2层, 二楼, 2F, B1, 地下一层: the floor as a number, below the ground negative; null where the name does not say. */
export function floorNumber(name: string): number | null {
  const found =
    /^(地下|负|B|-)?\s*(\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])\s*(层|楼|F)?$/i.exec(
      name.trim(),
    );
  const [, below, said = '', word] = found ?? [];
  if (!found || !(below ?? word)) return null;
  const n = /^\d/.test(said) ? Number(said) : ofWords(said);
  return below ? -n : n;
}

/** 十二, 二十, 七. */
function ofWords(said: string): number {
  const [tens, ones] = said.split('十');
  if (ones === undefined) return digits.indexOf(said);
  return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0);
}

/** Only from a point to the one after it on the route: to that one the minutes are. */
function minutesBetween(from: Seen, to: Seen): Reckoned | null {
  if (to.minutes === null || to.index !== from.index + 1) return null;
  return { by: 'minutes', minutes: to.minutes, least: Math.round(to.minutes * 60 * leastShareOfMinutes) };
}
