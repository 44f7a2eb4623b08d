// What a photo must carry. Its bytes live elsewhere, under their SHA-256.
import type * as v from 'valibot';
import type * as schema from './schema/photo.ts';

export const maxPhotoBytes = 15 * 1024 * 1024;
export const maxPhotosPerItem = 9;
export const maxPhotosPerEntry = 200;

export const maxMarksPerPhoto = 20;
export const maxMarkLetters = 20;

/** Of a box of the sample register. */
export const maxPhotosPerSample = 3;

export type Photo = v.InferOutput<typeof schema.Photo>;
/** What somebody drew over a photo. The picture itself stays as it was taken. */
export type Mark = v.InferOutput<typeof schema.Mark>;
/** How a photo has turned out. */
export type Look = v.InferOutput<typeof schema.Look>;
/** From the left and from the top, each as a share of the picture, 0 to 1. */
export type Spot = Extract<Mark, { is: 'text' }>['at'];

/** The HEIC files that hold one picture, by the brand in their bytes 9 to 12; sequences are not evidence. */
export const heicBrands: ReadonlySet<string> = new Set(['heic', 'heix', 'mif1', 'heim', 'heis']);
