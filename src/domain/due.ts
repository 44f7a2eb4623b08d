// A round as it was due, with the names and points it had then: what entries carry of it.
import type { DueRound } from './due-rounds.ts';
import type { Place } from './place.ts';
import type { Plan } from './plan.ts';
import { isOwed, type Due, type Round } from './round.ts';
import type { Route, RoutePoint } from './route.ts';

type PlaceOf = (id: string) => Place | undefined;

/** What was retired before times were remembered was out of use ever since. `at`: UTC ms. */
const wasOut = ({ retired, out }: Place, at: number): boolean =>
  out ? out.some(({ from, to = Infinity }) => from <= at && at < to) : retired !== undefined;

/** The points a round asks for that is planned at `at` (UTC ms): what was out of use by then is left out. */
export const pointsDue = ({ points }: Pick<Route, 'points'>, placeOf: PlaceOf, at: number): RoutePoint[] =>
  points.filter(({ placeId }) => {
    const place = placeOf(placeId);
    return !place || !wasOut(place, at);
  });

/**
 * With the names of today, and the points of today that were in use when it was planned: what was due before a point was retired still
 * asks for it. `shift`: what the shift is called that it falls to (`shiftNameOf`). Null where nothing of the route was in use.
 */
export function dueOf(
  plan: Plan,
  route: Route,
  { id: _id, opensAt: _opensAt, ...round }: DueRound,
  placeOf: PlaceOf,
  shift?: string,
): Due | null {
  const points = pointsDue(route, placeOf, round.plannedAt);
  if (points.length === 0) return null;
  return {
    ...round,
    ...(shift !== undefined && { shift }),
    planName: plan.name,
    proof: plan.proof,
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
