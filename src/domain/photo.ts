// What a photo must carry. Its bytes live elsewhere, under their SHA-256.
import type * as v from 'valibot';
import type * as schema from './schema/photo.ts';

export const maxPhotoBytes = 15 * 1024 * 1024;
export const maxPhotosPerItem = 9;
export const maxPhotosPerEntry = 200;

export type Photo = v.InferOutput<typeof schema.Photo>;
