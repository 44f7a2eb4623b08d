// A round as it was due, with the names and points it had then: what entries carry of it.
import type { DueRound } from './due-rounds.ts';
import type { Place } from './place.ts';
import { askedAt, type Plan, type PlanRecord } from './plan.ts';
import { isOwed, type Due, type Round } from './round.ts';
import { isOfPeriod } from './round-days.ts';
import { pointsSettledBy, type RoutePoint, type RouteRecord } from './route.ts';

type PlaceOf = (id: string) => Place | undefined;

/** What was retired before times were remembered was out of use ever since. `at`: UTC ms. */
const wasOut = ({ retired, out }: Place, at: number): boolean =>
  out ? out.some(({ from, to = Infinity }) => from <= at && at < to) : retired !== undefined;

type Times = Pick<DueRound, 'plannedAt' | 'startBy' | 'finishBy' | 'closesAt'>;

/** What came onto the route later asks nothing of the round, as with a change of the calendar (`due-rounds.ts`). UTC ms. */
function settledAt(round: Times): number {
  const { plannedAt, startBy, finishBy, closesAt } = round;
  if (isOfPeriod(round)) return closesAt - 1;
  return startBy === null ? (plannedAt + finishBy) / 2 : plannedAt;
}

/** The points a round asks for: what was on its route, without what was out of use when it was planned. */
export const pointsDue = (
  route: Pick<RouteRecord, 'points' | 'added' | 'dropped'>,
  placeOf: PlaceOf,
  round: Times,
): RoutePoint[] =>
  pointsSettledBy(route, round.plannedAt, settledAt(round)).filter(({ placeId }) => {
    const place = placeOf(placeId);
    return !place || !wasOut(place, round.plannedAt);
  });

/**
 * With the names of today, the proof that was asked for when it was planned, and the points that were on the route and in use when it was planned: what was due before a point was retired or
 * taken off still asks for it. `shift`: what the shift is called that it falls to (`shiftNameOf`). Null where nothing of the route was in use.
 */
export function dueOf(
  plan: Plan & Pick<PlanRecord, 'asked'>,
  route: RouteRecord,
  { id: _id, opensAt: _opensAt, ...round }: DueRound,
  placeOf: PlaceOf,
  shift?: string,
): Due | null {
  const points = pointsDue(route, placeOf, round);
  if (points.length === 0) return null;
  return {
    ...round,
    ...(shift !== undefined && { shift }),
    planName: plan.name,
    proof: askedAt(plan, round.plannedAt).proof,
    routeName: route.name,
    order: route.order,
    points,
  };
}

/** As it was due when it was begun or closed. */
export const dueIn = ({ id: _id, walks: _walks, closed: _closed, beside: _beside, points, ...due }: Round): Due => ({
  ...due,
  points: points.filter(isOwed).map(({ visits: _visits, skips: _skips, extra: _extra, ...point }) => point),
});
