// What the school answers about floor plans: asked when one is opened, and sent to no phone by itself.
import * as v from 'valibot';
import { hazardGrades } from './hazard-words.ts';
import { protocol } from './protocol.ts';
import { PlanMarkers, PlanPicture } from './schema/floor-plan.ts';
import { Count, Id, Ms } from './schema/text.ts';

const Share = v.number();

/**
 * `name`: from below the place of the plan down. `seenAt`: when somebody was last there on a round or with a checklist, UTC ms, null for
 * never. `hazards`: open at it or below, with the gravest `grade`; `due`: devices at it or below that somebody has to see to. `x` and `y` null: not marked yet.
 * `known`: false where who asks keeps places and walks elsewhere: then nothing is told of it.
 */
export const PlanPoint = v.object({
  placeId: Id,
  name: v.string(),
  kind: v.string(),
  x: v.nullable(Share),
  y: v.nullable(Share),
  known: v.boolean(),
  seenAt: v.nullable(Ms),
  hazards: Count,
  grade: v.nullable(v.picklist(hazardGrades)),
  due: Count,
});
export type PlanPoint = v.InferOutput<typeof PlanPoint>;

const Hung = v.object({ picture: PlanPicture, byName: v.string(), from: Ms, have: v.boolean() });

/**
 * `entry`: what the next word on the plan has to name, null before the first. `shown`: what hangs now; `have` false: its bytes are not
 * here, and somebody should put it up anew. `above`: the nearest place around it that has a plan. `points` in the order people count.
 */
export const FloorPlanShown = v.object({
  protocol: v.literal(protocol),
  placeId: Id,
  placeName: v.string(),
  mayKeep: v.boolean(),
  entry: v.nullable(Id),
  shown: v.nullable(Hung),
  points: v.array(PlanPoint),
  above: v.nullable(v.object({ placeId: Id, name: v.string() })),
  before: v.array(v.object({ ...Hung.entries, until: Ms })),
  asOf: Ms,
});
export type FloorPlanShown = v.InferOutput<typeof FloorPlanShown>;

/** `after`: the `entry` that was seen. */
export const KeepMarkers = v.strictObject({ after: Id, markers: PlanMarkers });

/** What was kept, under which entry. */
export const FloorPlanKept = v.object({ protocol: v.literal(protocol), entry: Id });
export type FloorPlanKept = v.InferOutput<typeof FloorPlanKept>;
