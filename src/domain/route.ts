// Where a round goes: points one after the other, and what is done at each.
import type * as v from 'valibot';
import type { Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { authorize } from './authorize.ts';
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
