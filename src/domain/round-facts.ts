// What stands out about a walked round: facts for whoever answers for it to look at, never a verdict (`domain.md` 12.18).
import type { Proof } from './plan.ts';
import { satisfies, type Point, type Round } from './round.ts';

/** A walk faster than this at every point is worth a look. */
export const leastSecondsPerPoint = 15;

/** `fast`: seconds from the first visit to the last, where that is too little for so many points. The rest: ids of places. */
export type RoundFacts = {
  fast: { seconds: number; points: number } | null;
  /** Seen before a point that stands earlier on a route of fixed order. */
  outOfOrder: string[];
  /** The phone had not asked the server for the time. */
  unsure: string[];
  /** Seen, but not shown in the way the plan asks for. */
  unproved: string[];
};

type Seen = { point: Point; at: number; index: number };

/** Facts about the visits that count, the first at each point. */
export function roundFacts(round: Pick<Round, 'points' | 'order' | 'proof'>): RoundFacts {
  const seen = round.points.flatMap((point, index): Seen[] => {
    const first = point.visits[0];
    return first ? [{ point, at: first.at, index }] : [];
  });
  const ids = (those: readonly Seen[]): string[] => those.map(({ point }) => point.placeId);
  return {
    fast: fastOf(seen),
    outOfOrder: round.order === 'fixed' ? ids(seen.filter((one) => seen.some((other) => isBefore(one, other)))) : [],
    unsure: ids(seen.filter(({ point }) => !point.visits[0]?.sure)),
    unproved: ids(seen.filter(({ point }) => !point.visits.some((visit) => satisfies(visit, round.proof as Proof)))),
  };
}

const isBefore = (one: Seen, other: Seen): boolean => one.index > other.index && one.at < other.at;

function fastOf(seen: readonly Seen[]): RoundFacts['fast'] {
  if (seen.length < 2) return null;
  const times = seen.map(({ at }) => at);
  const seconds = Math.round((Math.max(...times) - Math.min(...times)) / 1000);
  return seconds < (seen.length - 1) * leastSecondsPerPoint ? { seconds, points: seen.length } : null;
}
