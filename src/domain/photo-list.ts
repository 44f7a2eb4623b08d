// An envelope and its body must speak of the same photos: the server waits for those of the envelope.
import type { Photo } from './photo.ts';
import { Refusal } from './refusal.ts';

/** Refuses (`not-listed`) an envelope that does not list exactly the photos its body names, sorted, each once. */
export function checkPhotoList(listed: readonly string[], photos: readonly Pick<Photo, 'sha256'>[]): void {
  const wanted = [...new Set(photos.map((photo) => photo.sha256))].sort();
  if (wanted.length !== listed.length || wanted.some((sha256, i) => sha256 !== listed[i]))
    throw new Refusal('not-listed');
}
