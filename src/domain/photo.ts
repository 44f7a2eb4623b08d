// What a photo must carry. Its bytes live elsewhere, under their SHA-256.
import type * as v from 'valibot';
import type * as schema from './schema/photo.ts';

export const maxPhotoBytes = 15 * 1024 * 1024;
export const maxPhotosPerItem = 9;
export const maxPhotosPerEntry = 200;

/** Of a box of the sample register. */
export const maxPhotosPerSample = 3;

export type Photo = v.InferOutput<typeof schema.Photo>;

/** The HEIC files that hold one picture, by the brand in their bytes 9 to 12; sequences are not evidence. */
export const heicBrands: ReadonlySet<string> = new Set(['heic', 'heix', 'mif1', 'heim', 'heis']);
