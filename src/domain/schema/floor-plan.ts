// How the floor plan of a place is read off the wire.
import * as v from 'valibot';
import { Count, filled, Id, Sha256 } from './text.ts';

export const maxPlanBytes = 2 * 1024 * 1024;
/** Of either side, in pixels: a floor is drawn on a phone too. */
export const maxPlanSide = 4000;
export const maxPlanMarkers = 400;
export const planTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Side = v.pipe(Count, v.minValue(1), v.maxValue(maxPlanSide));

export const PlanPicture = v.strictObject({
  sha256: Sha256,
  type: v.picklist(planTypes),
  width: Side,
  height: Side,
  bytes: v.pipe(Count, v.minValue(1), v.maxValue(maxPlanBytes)),
});

/** `x` from the left, `y` from the top, each as a share of the picture, 0 to 1: they fit a sharper copy of it too. */
export const PlanMarkers = v.pipe(
  v.array(v.strictObject({ placeId: Id, x: Share, y: Share })),
  v.maxLength(maxPlanMarkers),
  v.check((all) => new Set(all.map(({ placeId }) => placeId)).size === all.length, 'place-twice'),
);

/** The plan of a place as it is to stand. `placeName`: as it was called then. `picture` null: there is none any more. */
export const FloorPlan = v.strictObject({
  placeId: Id,
  placeName: filled(300),
  picture: v.nullable(PlanPicture),
  markers: PlanMarkers,
});
