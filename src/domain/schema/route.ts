// How a route is read off the wire.
import * as v from 'valibot';
import { maxChecklistsPerPoint, maxPointsPerRoute, routeOrders } from '../route.ts';
import { Count, filled, Id } from './text.ts';

/** `templates`: codes of the checklists that are filled in there (more than five: schema 2). `minutes`: what a walk to it and the look around may take. */
export const RoutePoint = v.strictObject({
  placeId: Id,
  templates: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4))), v.maxLength(maxChecklistsPerPoint)),
  minutes: v.nullable(v.pipe(Count, v.minValue(1), v.maxValue(240))),
});

/** Where a round goes. `order`: whether the points are walked as they stand, or as it suits. A place is a point once. */
export const Route = v.strictObject({
  id: Id,
  name: filled(40),
  order: v.picklist(routeOrders),
  points: v.pipe(
    v.array(RoutePoint),
    v.minLength(1),
    v.maxLength(maxPointsPerRoute, 'too-many-points'),
    v.check((points) => new Set(points.map(({ placeId }) => placeId)).size === points.length, 'point-twice'),
  ),
  retired: v.optional(v.strictObject({ reason: filled(200) })),
});
