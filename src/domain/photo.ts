// What a photo must carry. Its bytes live elsewhere, under their SHA-256.
import type * as v from 'valibot';
import { Refusal } from './refusal.ts';
import type * as schema from './schema/photo.ts';

export const maxPhotoBytes = 15 * 1024 * 1024;
export const maxPhotosPerItem = 9;
export const maxPhotosPerEntry = 200;

/** Of a box of the sample register. */
export const maxPhotosPerSample = 3;

export type Photo = v.InferOutput<typeof schema.Photo>;

/** The HEIC files that hold one picture, by the brand in their bytes 9 to 12; sequences are not evidence. */
export const heicBrands: ReadonlySet<string> = new Set(['heic', 'heix', 'mif1', 'heim', 'heis']);

/** Refuses (`not-listed`) an envelope that does not list exactly the photos its body names, sorted, each once. */
export function checkPhotoList(listed: readonly string[], photos: readonly Photo[]): void {
  const wanted = [...new Set(photos.map((photo) => photo.sha256))].sort();
  if (wanted.length !== listed.length || wanted.some((sha256, i) => sha256 !== listed[i]))
    throw new Refusal('not-listed');
}
