// The photos of the school, the newest first, and who looked at those of the dormitory.
import * as v from 'valibot';
import { hazardGrades } from './hazard-words.ts';
import { protocol } from './protocol.ts';
import { Bilingual, Id, Ms, Sha256 } from './schema/text.ts';

/** found: of what is wrong; put-right: of what was done about it; arrival: at a point of a round; checked: of what is well. */
export const wallKinds = ['found', 'put-right', 'arrival', 'sample', 'checked'] as const;
export type WallKind = (typeof wallKinds)[number];

/** What a photo stands in: its bytes are read through that. */
export const wallSources = ['inspection', 'hazard', 'round', 'sample'] as const;
export type WallSource = (typeof wallSources)[number];

/**
 * `have`: the school holds it. `before`: of what was put right, the photo of how it was, where there is one here. `isDorm`: of where students
 * live. `grade`: null where nothing is wrong. `at`: UTC ms; `day` in the school's time zone.
 */
export const WallPhoto = v.object({
  id: v.string(),
  source: v.picklist(wallSources),
  subject: v.string(),
  sha256: Sha256,
  kind: v.picklist(wallKinds),
  at: Ms,
  day: v.string(),
  placeId: Id,
  placeName: v.string(),
  title: Bilingual,
  byName: v.string(),
  grade: v.nullable(v.picklist(hazardGrades)),
  have: v.boolean(),
  before: v.nullable(Sha256),
  isDorm: v.boolean(),
});
export type WallPhoto = v.InferOutput<typeof WallPhoto>;

/** `next` as in `Inspections`. */
export const PhotoWall = v.object({
  protocol: v.literal(protocol),
  rows: v.array(WallPhoto),
  next: v.nullable(v.string()),
  asOf: Ms,
});
export type PhotoWall = v.InferOutput<typeof PhotoWall>;

/** page: shown small on a page of the wall; full: opened, from wherever. */
export const viewings = ['page', 'full'] as const;

/** Who looked at photos of the dormitory, the newest first. */
export const PhotoViews = v.object({
  protocol: v.literal(protocol),
  rows: v.array(
    v.object({
      id: Id,
      at: Ms,
      personId: Id,
      personName: v.string(),
      how: v.picklist(viewings),
      photos: v.array(v.object({ sha256: Sha256, placeName: v.string(), at: v.nullable(Ms) })),
    }),
  ),
  next: v.nullable(v.string()),
  asOf: Ms,
});
export type PhotoViews = v.InferOutput<typeof PhotoViews>;
