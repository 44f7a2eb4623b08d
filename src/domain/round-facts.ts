// What stands out about a walked round: facts for whoever answers for it to look at, never a verdict (`domain.md` 12.18).
import type { Proof } from './plan.ts';
import { isOwed, isPresumed, satisfies, type Point, type Round, type Visit } from './round.ts';

/** A walk of less than this for each point is worth a look (`domain.md` 12.18). */
export const leastSecondsPerPoint = 15;

/** `fast`: seconds from the beginning to the last of so many points, where that is too little for them. The rest: ids of places. */
export type RoundFacts = {
  fast: { seconds: number; points: number } | null;
  /** Seen before the round might begin. */
  early: string[];
  /** Seen before a point that stands earlier on a route of fixed order. */
  outOfOrder: string[];
  /** The phone had not asked the server for the time. */
  unsure: string[];
  /** The phone's clock was more than two minutes off; what is shown is corrected. */
  off: string[];
  /** Seen, but not shown in the way the plan asks for. */
  unproved: string[];
  /** Shown by a code that was typed, and in no better way, where a scan is asked for. */
  typed: string[];
  /** A small proof was asked for and given by nobody: skipped, or not asked for by a phone that did not know of it. */
  micro: string[];
};

type Seen = { point: Point; at: number; index: number };

/** Facts about the visits that count, the first at each point. */
export function roundFacts(
  round: Pick<Round, 'points' | 'walks' | 'order' | 'proof'> & {
    closed?: Pick<NonNullable<Round['closed']>, 'opensAt' | 'micro'> | null;
  },
): RoundFacts {
  const seen = round.points.flatMap((point, index): Seen[] => {
    const first = point.visits[0];
    return first ? [{ point, at: first.at, index }] : [];
  });
  const timed = seen.flatMap((one): Seen[] => {
    const first = one.point.visits.find((visit) => !isPresumed(round, visit));
    return first ? [{ ...one, at: first.at }] : [];
  });
  const asked = timed.filter(({ point }) => isOwed(point));
  const proof = round.proof as Proof;
  const opensAt = round.closed?.opensAt ?? -Infinity;
  const isScanned = proof === 'scan' || proof === 'scan-photo';
  const shownBy = ({ visits }: Point): Visit[] => visits.filter((visit) => satisfies(visit, proof));
  const ids = (those: readonly Seen[]): string[] => those.map(({ point }) => point.placeId);
  return {
    fast: fastOf(timed, round.walks),
    early: ids(timed.filter(({ at }) => at < opensAt)),
    outOfOrder: round.order === 'fixed' ? ids(asked.filter((one) => asked.some((other) => isBefore(one, other)))) : [],
    unsure: ids(seen.filter(({ point }) => !point.visits[0]?.sure)),
    off: ids(seen.filter(({ point }) => point.visits[0]?.off)),
    unproved: ids(seen.filter(({ point }) => shownBy(point).length === 0)),
    micro: ids(
      seen.filter(({ point }) => isLacking(point.visits, round.closed?.micro?.includes(point.placeId) ?? false)),
    ),
    typed: isScanned ? ids(seen.filter(({ point }) => isTyped(shownBy(point)))) : [],
  };
}

const isTyped = (visits: readonly Visit[]): boolean => visits.length > 0 && visits.every(({ how }) => how === 'typed');

function isLacking(visits: readonly Visit[], isDrawn: boolean): boolean {
  const asked = visits.flatMap(({ micro }) => micro ?? []);
  return (isDrawn || asked.length > 0) && asked.every(({ said }) => said === null);
}

const isBefore = (one: Seen, other: Seen): boolean => one.index > other.index && one.at < other.at;

function fastOf(seen: readonly Seen[], walks: Round['walks']): RoundFacts['fast'] {
  // Whoever begins at the only point took no time to it.
  if (seen.length < 2) return null;
  const times = seen.map(({ at }) => at);
  const begun = Math.min(...walks.map(({ startedAt }) => startedAt), ...times);
  const seconds = Math.round((Math.max(...times) - begun) / 1000);
  return seconds < seen.length * leastSecondsPerPoint ? { seconds, points: seen.length } : null;
}
