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

/**
 * A point that was taken off: behind which it stood (null: it was the first), and from when to when it was on the route, where it came onto
 * it later. UTC ms by the server's clock.
 */
export type DroppedPoint = RoutePoint & { after: string | null; from?: number; until: number };

/** A route as it stands. `added`: points that came onto it later, and since when (UTC ms by the server's clock). `dropped`: the last to leave first. */
export type RouteRecord = Route & { added?: { placeId: string; at: number }[]; dropped?: DroppedPoint[] };

/** Twice a whole route; nothing that was planned longer ago is still open (`longestMs` in `longest-round.ts`). */
const mostDropped = 400;
const droppedForMs = 270 * 86_400_000;

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
  const since = new Map(before.added?.map(({ placeId, at: from }) => [placeId, from]));
  const was = new Set(before.points.map(({ placeId }) => placeId));
  const now = receivedAt ?? correctedMs(at);
  const added = body.points.flatMap(({ placeId }) => {
    const from = was.has(placeId) ? since.get(placeId) : now;
    return from === undefined ? [] : { placeId, at: from };
  });
  const dropped = droppedAfter(before, body, since, now);
  return { ...body, ...(added.length > 0 && { added }), ...(dropped.length > 0 && { dropped }) };
}

function droppedAfter(
  before: RouteRecord,
  { points }: Route,
  since: ReadonlyMap<string, number>,
  now: number,
): DroppedPoint[] {
  const kept = new Set(points.map(({ placeId }) => placeId));
  const gone = before.points.flatMap(({ placeId, templates, minutes }, i): DroppedPoint[] => {
    if (kept.has(placeId)) return [];
    const from = since.get(placeId);
    const after = before.points[i - 1]?.placeId ?? null;
    return [{ placeId, templates, minutes, after, ...(from !== undefined && { from }), until: now }];
  });
  const earlier = (before.dropped ?? []).filter(({ until }) => until > now - droppedForMs);
  return [...gone, ...earlier].slice(0, mostDropped);
}

/**
 * What it asks for of a round that was planned at `plannedAt` and settled at `at` (UTC ms): what was on the route at either time. So a point
 * that came onto it later is left to the next ones, and one that is taken off stays due where it was due. Where nothing is known of then, it is asked for as it is.
 */
export function pointsSettledBy(
  { points, added = [], dropped = [] }: Pick<RouteRecord, 'points' | 'added' | 'dropped'>,
  plannedAt: number,
  at: number,
): RoutePoint[] {
  const later = new Set(added.flatMap((one) => (one.at > at ? one.placeId : [])));
  const known = points.filter(({ placeId }) => !later.has(placeId));
  for (const { after, from = -Infinity, until, ...point } of dropped) {
    const was = [plannedAt, at].some((then) => from <= then && then < until);
    if (!was || known.some(({ placeId }) => placeId === point.placeId)) continue;
    known.splice(known.findIndex(({ placeId }) => placeId === after) + 1, 0, point);
  }
  return known.length > 0 ? known : points;
}
