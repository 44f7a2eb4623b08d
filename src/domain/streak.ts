// 长期零隐患: points where every round came and nothing was ever found, for a month. Either all is well there, or nobody looks (`domain.md` 11):
// a fact that proposes a second pair of eyes, never a verdict.
import { daysAfter } from './calendar.ts';
import { foundOf, type Hazard } from './hazard.ts';
import { isOver } from './hazard-words.ts';
import { isWithin, type Place } from './place.ts';
import { isOwed, missedPoints, type Round, type Visit } from './round.ts';
import { lastDayOf } from './round-days.ts';

export const streakDays = 30;
/** A point that is asked for once a month has no streak: less often than each week says nothing. */
const leastRounds = 4;
const weekDays = 7;

/** The days of the streak that ends the day before `today`, yyyy-mm-dd, both included. */
export const streakSpan = (today: string): { from: string; to: string } => ({
  from: daysAfter(today, -streakDays),
  to: daysAfter(today, -1),
});

/** `rounds`: how many asked for it, all of which came. `by`: ids of whoever was there on them. `last`: the latest arrival. */
export type Streak = { placeId: string; rounds: number; by: string[]; last: Pick<Visit, 'at' | 'byName'> };

type Case = Pick<Hazard, 'placeId' | 'state' | 'reportedAt' | 'found'>;

/** What was no hazard after all breaks no streak; what was merged is told by the case it is in. */
const isNone = ({ state }: Case): boolean => state === 'withdrawn' || state === 'rejected' || state === 'merged';

/**
 * Does what happened at one place speak of a point? At the point and below it, and in the room it is in: who finds something in a room, or does
 * not come to it, has not found the points in it without fault. A floor or a building says nothing of each of its points.
 */
export const speaksOf =
  (placeOf: (id: string) => Place | undefined) =>
  (at: string, pointId: string): boolean => {
    const [place, point] = [placeOf(at), placeOf(pointId)];
    if (at === pointId || (place && isWithin(place, [pointId]))) return true;
    return place?.kind === 'room' && point !== undefined && isWithin(point, [at]);
  };

/**
 * `rounds`: closed ones of the days `from` to `to`, late arrivals included; others are left out. `cases`: those found since, and those open, of whichever
 * age; `isAt`: whether what happened at a place speaks of a point (`speaksOf`). `dayOf`: the school's day of UTC ms. The most rounds first.
 */
export function streaks(
  rounds: readonly Round[],
  cases: readonly Case[],
  { from, to }: { from: string; to: string },
  isAt: (at: string, pointId: string) => boolean,
  dayOf: (ms: number) => string,
): Streak[] {
  const points = new Map<string, { first: string; rounds: number; visits: Visit[] }>();
  const missed = new Set<string>();
  for (const round of rounds) {
    const day = lastDayOf(round);
    if (!round.closed || day < from || day > to) continue;
    for (const placeId of missedPoints(round)) missed.add(placeId);
    for (const point of round.points.filter(isOwed)) {
      const before = points.get(point.placeId) ?? { first: day, rounds: 0, visits: [] };
      points.set(point.placeId, {
        first: day < before.first ? day : before.first,
        rounds: before.rounds + 1,
        visits: [...before.visits, ...point.visits],
      });
    }
  }
  const told = cases.filter((one) => !isNone(one) && (!isOver(one.state) || dayOf(foundOf(one).at) >= from));
  const begins = daysAfter(from, weekDays);
  const broken = [...missed, ...told.map(({ placeId }) => placeId)];
  const found = [...points].flatMap(([placeId, { first, rounds: n, visits }]): Streak[] => {
    const last = visits.toSorted((a, b) => b.at - a.at)[0];
    const isWhole = last && n >= leastRounds && first < begins;
    if (!isWhole || broken.some((at) => isAt(at, placeId))) return [];
    return [
      { placeId, rounds: n, by: [...new Set(visits.map(({ by }) => by))], last: { at: last.at, byName: last.byName } },
    ];
  });
  return found.sort((a, b) => b.rounds - a.rounds || (a.placeId < b.placeId ? -1 : 1));
}
