// How what happens on a round is read off the wire.
import * as v from 'valibot';
import { maxPointsPerRoute, routeOrders } from '../route.ts';
import { arrivals, skipReasons, maxPhotosPerVisit } from '../round.ts';
import { proofs } from '../plan.ts';
import { Day } from './day.ts';
import { Moment } from './moment.ts';
import { Photo } from './photo.ts';
import { RoutePoint } from './route.ts';
import { Count, filled, Id, Ms, typed } from './text.ts';

/** The round as it was due when it was begun, or when the school closed it. Times UTC ms. */
const Due = v.strictObject({
  planId: Id,
  planName: filled(40),
  routeId: Id,
  routeName: filled(40),
  day: Day,
  minute: v.pipe(Count, v.maxValue(3 * 24 * 60)),
  plannedAt: Ms,
  startBy: v.nullable(Ms),
  finishBy: Ms,
  closesAt: Ms,
  order: v.picklist(routeOrders),
  proof: v.picklist(proofs),
  points: v.pipe(v.array(RoutePoint), v.minLength(1), v.maxLength(maxPointsPerRoute)),
});

/** Begun by `by`. `from`: whose round goes on here, as the baton said, with what was done then. */
export const RoundStarted = v.strictObject({
  due: Due,
  from: v.nullable(
    v.strictObject({
      by: Id,
      byName: filled(20),
      done: v.pipe(v.array(Id), v.maxLength(maxPointsPerRoute)),
      unsent: Count,
      at: Ms,
    }),
  ),
});

const Location = v.strictObject({ latitude: v.number(), longitude: v.number(), accuracyM: v.number(), ageMs: Count });

/**
 * At a point. `how` it was shown; `code`: what was scanned or typed. `micro`: the small proof that was asked for now and then, and
 * what was said, null where it was passed over.
 */
export const PointVisited = v.strictObject({
  planId: Id,
  placeId: Id,
  how: v.picklist(arrivals),
  code: v.nullable(v.pipe(v.string(), v.maxLength(9))),
  at: Moment,
  photos: v.pipe(v.array(Photo), v.maxLength(maxPhotosPerVisit)),
  location: v.nullable(Location),
  micro: v.nullable(v.strictObject({ ask: v.picklist(['photo', 'digits']), said: v.nullable(typed(20)) })),
});

export const PointSkipped = v.strictObject({
  planId: Id,
  placeId: Id,
  reason: v.picklist(skipReasons),
  note: typed(200),
});

export const RoundFinished = v.strictObject({ planId: Id, note: typed(400) });

/** The school closes a window on its own clock: what was due, and what was known of it then. */
export const RoundClosed = v.strictObject({ due: Due });
