// How what is known of a photo is read off the wire.
import * as v from 'valibot';
import { maxPhotoBytes } from '../photo.ts';
import { Moment } from './moment.ts';
import { Count, Sha256 } from './text.ts';

/** `source`: taken in the page, or chosen from files; managers see the difference. Sizes in pixels and bytes. */
export const Photo = v.strictObject({
  sha256: Sha256,
  itemId: v.pipe(v.string(), v.maxLength(12)),
  takenAt: Moment,
  source: v.picklist(['camera', 'file']),
  type: v.picklist(['image/jpeg', 'image/png', 'image/webp', 'image/heic']),
  width: v.pipe(Count, v.maxValue(20_000)),
  height: v.pipe(Count, v.maxValue(20_000)),
  bytes: v.pipe(Count, v.minValue(1), v.maxValue(maxPhotoBytes)),
});
