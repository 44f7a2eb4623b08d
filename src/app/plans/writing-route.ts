// A route while it is being written.
import type { Place } from '../../domain/place.ts';
import type { Route, RoutePoint } from '../../domain/route.ts';
import type { PlaceTree } from '../place-tree.ts';

/** The point at `from` where `to` was; as it is where there is no such place. */
export function moved(points: readonly RoutePoint[], from: number, to: number): RoutePoint[] {
  const next = [...points];
  const [point] = next.splice(from, 1);
  if (!point || to < 0 || to > next.length) return [...points];
  next.splice(to, 0, point);
  return next;
}

/** What can be walked to below a place: its rooms and points, and what has nothing below it. */
export function leavesBelow(tree: PlaceTree, id: string): Place[] {
  return tree.inside(id).flatMap((place) => {
    const below = tree.inside(place.id);
    return below.length === 0 ? [place] : leavesBelow(tree, place.id);
  });
}

/** With these places at the end, none of them twice. */
export function withPlaces(points: readonly RoutePoint[], ids: readonly string[], templates: string[]): RoutePoint[] {
  const there = new Set(points.map(({ placeId }) => placeId));
  const fresh = ids.filter((id) => !there.has(id));
  return [...points, ...fresh.map((placeId) => ({ placeId, templates: [...templates], minutes: null }))];
}

export const said = ({ id, name, order, points, retired }: Route): Route => ({
  id,
  name: name.trim(),
  order,
  points,
  ...(retired && { retired }),
});
