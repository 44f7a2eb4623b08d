// A round as it was due, with the names and points it had then: what entries carry of it.
import type { DueRound } from './due-rounds.ts';
import type { Plan } from './plan.ts';
import type { Due, Round } from './round.ts';
import type { Route } from './route.ts';

/** With the names and points of today. `shift`: what the shift is called that it falls to (`shiftNameOf`). */
export const dueOf = (
  plan: Plan,
  route: Route,
  { id: _id, opensAt: _opensAt, ...round }: DueRound,
  shift?: string,
): Due => ({
  ...round,
  ...(shift !== undefined && { shift }),
  planName: plan.name,
  proof: plan.proof,
  routeName: route.name,
  order: route.order,
  points: route.points,
});

/** As it was due when it was begun or closed. */
export const dueIn = ({ id: _id, walks: _walks, closed: _closed, points, ...due }: Round): Due => ({
  ...due,
  points: points.map(({ visits: _visits, skips: _skips, ...point }) => point),
});
