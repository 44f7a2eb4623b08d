// 师生扫码上报: somebody without an account says what is wrong where a code hangs, and asks later what became of it.
import * as v from 'valibot';
import { hazardCategories, rejectReasons, repairKinds } from './hazard-words.ts';
import { protocol } from './protocol.ts';
import { Photo } from './schema/photo.ts';
import { Count, filled, Ms, typed } from './schema/text.ts';

export const mostPublicPhotos = 3;
/** A photo of a phone, made smaller on it. */
export const maxPublicPhotoBytes = 4 * 1024 * 1024;
/** So long after its report a photo of it is still taken. */
export const publicPhotoMs = 24 * 3_600_000;
/** So long after the end of a case it is known how to reach who reported it. */
export const contactKeptMs = 90 * 24 * 3_600_000;

/** What whoever holds the code of a place is told about it: what stands on its label anyway. */
export const PublicPlace = v.object({ protocol: v.literal(protocol), schoolName: v.string(), placeName: v.string() });
export type PublicPlace = v.InferOutput<typeof PublicPlace>;

const PublicPhoto = v.pipe(
  Photo,
  v.check(({ bytes, itemId }) => bytes <= maxPublicPhotoBytes && itemId === 'report', 'too-large'),
);

/** `name` and `phone`: either may be empty. */
export const PublicContact = v.strictObject({
  name: typed(20),
  phone: v.pipe(v.string(), v.regex(/^[\d+ -]{0,20}$/, 'bad-text')),
});
export type PublicContact = v.InferOutput<typeof PublicContact>;

/**
 * `code`: of the place, as it was scanned or typed. `consent`: to what is said about keeping it; without it nothing is taken.
 * `website`: shown to nobody, so that whoever fills it in is a machine. `repair`: it is broken and wants mending (报修). `same`: it is what was reported here just now.
 */
export const PublicReport = v.strictObject({
  code: v.pipe(v.string(), v.maxLength(300)),
  category: v.picklist(hazardCategories),
  text: filled(400),
  photos: v.pipe(v.array(PublicPhoto), v.maxLength(mostPublicPhotos, 'too-many-photos')),
  contact: v.nullable(PublicContact),
  consent: v.boolean(),
  website: v.optional(typed(200), ''),
  repair: v.optional(v.nullable(v.strictObject({ kind: v.picklist(repairKinds) })), null),
  same: v.optional(v.boolean(), false),
});
export type PublicReport = v.InferOutput<typeof PublicReport>;

/** `number`: of the case, as people call it. `secret`: opens it together with the number; the school keeps only its hash. */
export const PublicReportTaken = v.object({ protocol: v.literal(protocol), number: v.string(), secret: v.string() });
export type PublicReportTaken = v.InferOutput<typeof PublicReportTaken>;

/** How well it was put right, once it is: 1 to 5. */
export const PublicRating = v.strictObject({
  stars: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
  note: typed(200),
});
export type PublicRating = v.InferOutput<typeof PublicRating>;

/** That the school was wrong to turn it down, once. */
export const PublicAppeal = v.strictObject({ note: filled(400) });
export type PublicAppeal = v.InferOutput<typeof PublicAppeal>;

/** Whether something of this kind was reported at a place a short while ago; nothing of what, or by whom. */
export const PublicSimilar = v.object({ protocol: v.literal(protocol), isKnown: v.boolean() });
export type PublicSimilar = v.InferOutput<typeof PublicSimilar>;

/** received: nobody has looked yet. taken: it was looked at and given to somebody. checking: put right, being checked. */
export const publicStatuses = ['received', 'working', 'checking', 'done', 'turned-down'] as const;
export type PublicStatus = (typeof publicStatuses)[number];

/**
 * What is told of it. No names; `answer`: what was said to whoever reported it; `mayRate`: it is over, and nobody has rated it; `mayAppeal`: it was
 * turned down for the first time, `appeal`: what was said against that; times UTC ms.
 */
export const PublicProgress = v.object({
  protocol: v.literal(protocol),
  number: v.string(),
  placeName: v.string(),
  text: v.string(),
  status: v.picklist(publicStatuses),
  reason: v.nullable(v.picklist(rejectReasons)),
  answer: v.string(),
  reportedAt: Ms,
  takenAt: v.nullable(Ms),
  endedAt: v.nullable(Ms),
  rating: v.nullable(v.object({ stars: Count, note: v.string() })),
  mayRate: v.boolean(),
  mayAppeal: v.optional(v.boolean(), false),
  appeal: v.optional(v.string(), ''),
  asOf: Ms,
});
export type PublicProgress = v.InferOutput<typeof PublicProgress>;
