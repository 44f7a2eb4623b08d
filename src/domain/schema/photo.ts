// How what is known of a photo is read off the wire.
import * as v from 'valibot';
import { maxMarkLetters, maxMarksPerPhoto, maxPhotoBytes } from '../photo.ts';
import { Moment } from './moment.ts';
import { Count, filled, Sha256 } from './text.ts';

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Spot = v.strictTuple([Share, Share]);

/** Over the picture, never in it: a circle between two opposite corners of its box, an arrow from tail to tip, words. */
export const Mark = v.variant('is', [
  v.strictObject({ is: v.picklist(['circle', 'arrow']), from: Spot, to: Spot }),
  v.strictObject({ is: v.literal('text'), at: Spot, text: filled(maxMarkLetters) }),
]);

/**
 * What the phone saw of the picture itself, said to the person and never held against the photo. `dhash`: a difference hash
 * of 64 bits; `like`: a photo this phone took before that is almost the same.
 */
export const Look = v.strictObject({
  faults: v.pipe(v.array(v.picklist(['dark', 'blurred'])), v.maxLength(2)),
  dhash: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, 'bad-hash'))),
  like: v.optional(Sha256),
});

/**
 * `source`: taken in the page, or chosen from files; managers see the difference. Sizes in pixels and bytes. `marks`,
 * `look` (schema 3 of an inspection): what was drawn over it, and how it has turned out.
 */
export const Photo = v.strictObject({
  sha256: Sha256,
  itemId: v.pipe(v.string(), v.maxLength(12)),
  takenAt: Moment,
  source: v.picklist(['camera', 'file']),
  type: v.picklist(['image/jpeg', 'image/png', 'image/webp', 'image/heic']),
  width: v.pipe(Count, v.maxValue(20_000)),
  height: v.pipe(Count, v.maxValue(20_000)),
  bytes: v.pipe(Count, v.minValue(1), v.maxValue(maxPhotoBytes)),
  marks: v.optional(v.pipe(v.array(Mark), v.minLength(1), v.maxLength(maxMarksPerPhoto))),
  look: v.optional(Look),
});
