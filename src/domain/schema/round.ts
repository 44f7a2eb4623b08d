// How what happens on a round is read off the wire.
import * as v from 'valibot';
import { hazardGrades } from '../hazard-words.ts';
import { maxPointsPerRoute, routeOrders } from '../route.ts';
import { arrivals, maxPhotosPerVisit, mostToldHazards, mostToldLetters, skipReasons } from '../round.ts';
import { proofs } from '../plan.ts';
import { Day } from './day.ts';
import { Moment } from './moment.ts';
import { Photo } from './photo.ts';
import { RoutePoint } from './route.ts';
import { Count, filled, Id, Ms, typed } from './text.ts';

/** The round as it was due when it was begun, or when the school closed it. `shift`: the name of the one it fell to. Times UTC ms. */
const Due = v.strictObject({
  planId: Id,
  planName: filled(40),
  shift: v.optional(filled(20)),
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

/** `number`: the six letters a case's number ends with. `words`: how its text begins. */
const ToldHazard = v.strictObject({
  placeId: Id,
  grade: v.picklist(hazardGrades),
  number: v.pipe(v.string(), v.regex(/^[2-9A-Z]{6}$/)),
  words: typed(mostToldLetters),
});

/** `open`: how many hazards were open at the points that were left; `hazards`: as many of them as the baton had room for. */
const Told = v.strictObject({ open: Count, hazards: v.pipe(v.array(ToldHazard), v.maxLength(mostToldHazards)) });

/** Begun by `by`. `from`: whose round goes on here, as the baton said, with what was done then; `told` since schema 2, `due.shift` since 3. */
export const RoundStarted = v.strictObject({
  due: Due,
  from: v.nullable(
    v.strictObject({
      by: Id,
      byName: filled(20),
      done: v.pipe(v.array(Id), v.maxLength(maxPointsPerRoute)),
      unsent: Count,
      at: Ms,
      told: v.optional(Told),
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

/** `handed` (schema 2): a colleague goes on, whose phone may be heard of only later. */
export const RoundFinished = v.strictObject({ planId: Id, note: typed(400), handed: v.optional(v.literal(true)) });

/**
 * The school closes a window on its own clock: what was due by its own plan, and what was known of it then; `due.shift` since schema 2.
 * Since schema 3: `opensAt`: from when on it might begin; `micro`: places
 * whose arrival was to be asked for a small proof; `unplanned`: no plan asked for it, and what was due is what the phone said.
 */
export const RoundClosed = v.strictObject({
  due: Due,
  opensAt: v.optional(Ms),
  micro: v.optional(v.pipe(v.array(Id), v.maxLength(maxPointsPerRoute))),
  unplanned: v.optional(v.literal(true)),
});
