// Where a round goes: points one after the other, and what is done at each.
import type * as v from 'valibot';
import type { Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { authorize } from './authorize.ts';
import { correctedMs } from './moment.ts';
import type { Person } from './person.ts';
import { Refusal } from './refusal.ts';
import type * as schema from './schema/route.ts';

/** fixed: the points are walked as they stand. free: as it suits who walks. */
export const routeOrders = ['fixed', 'free'] as const;

export const maxPointsPerRoute = 200;

/** The check before term asks for twelve in one place (`domain.md` 12.22). */
export const maxChecklistsPerPoint = 20;
/** So many could be said before; older servers read a route that says no more than they know. */
const fewChecklists = 5;

export type Route = v.InferOutput<typeof schema.Route>;
export type RoutePoint = v.InferOutput<typeof schema.RoutePoint>;

/** A route as it stands. `added`: points that came onto it later, and since when (UTC ms by the server's clock). */
export type RouteRecord = Route & { added?: { placeId: string; at: number }[] };

/** The oldest schema of `route-kept` that says all of this. */
export const schemaOfRoute = ({ points }: Route): 1 | 2 =>
  points.some(({ templates }) => templates.length > fewChecklists) ? 2 : 1;

/** Refuses `forbidden` (routes are made by managers of the whole school), `bad-id`, `place-unknown`. Retiring needs no places. */
export function checkRoute({ subject, body }: EntryOf<'route-kept'>, person: Person, read: Read): void {
  if (!authorize(person, { do: 'keep-plan' })) throw new Refusal('forbidden');
  if (subject !== body.id) throw new Refusal('bad-id', { path: 'subject' });
  const lost = body.retired ? undefined : body.points.find(({ placeId }) => !read('place', placeId));
  if (lost) throw new Refusal('place-unknown', { placeId: lost.placeId });
}

/** The route after the entry. `receivedAt` as in `fold`. */
export function foldRoute({ at, body }: EntryOf<'route-kept'>, read: Read, receivedAt: number | null): RouteRecord {
  const before = read('route', body.id);
  if (!before) return body;
  const was = new Map(
    before.points.map(({ placeId }) => [placeId, before.added?.find((one) => one.placeId === placeId)]),
  );
  const now = receivedAt ?? correctedMs(at);
  const added = body.points.flatMap(({ placeId }) =>
    was.has(placeId) ? (was.get(placeId) ?? []) : { placeId, at: now },
  );
  return added.length > 0 ? { ...body, added } : body;
}

/**
 * What it asks for of a round that was settled at `at` (UTC ms): a point that came onto the route later is left to the next ones. Where all of
 * it is new, it is asked for as it is: no round goes because its route was written anew.
 */
export function pointsSettledBy(
  { points, added = [] }: Pick<RouteRecord, 'points' | 'added'>,
  at: number,
): RoutePoint[] {
  const later = new Set(added.flatMap((one) => (one.at > at ? one.placeId : [])));
  const known = points.filter(({ placeId }) => !later.has(placeId));
  return known.length > 0 ? known : points;
}
