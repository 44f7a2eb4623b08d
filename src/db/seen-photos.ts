// Which photos this phone took before, by what they look like: whoever sends in an old picture again is told so.
import { bitsApart, mostApart } from '../domain/alike.ts';
import type { DeviceDb } from './device-db.ts';
import { metaOf, putMeta } from './meta.ts';

export type SeenPhoto = { sha256: string; dhash: string; draftId: string; itemId: string };

/** About a month of a busy phone, in 50 kB. */
const most = 300;

/**
 * Remembers a photo and names the one before that is almost the same; null when there is none. Photos of the same item in
 * the same draft do not count: several of one thing are the usual way.
 */
export async function likeOf(db: DeviceDb, photo: SeenPhoto): Promise<string | null> {
  return db.transaction('rw', db.meta, async () => {
    const known = (await metaOf(db, 'seenPhotos')) ?? [];
    const others = known.filter(
      (one) => one.sha256 !== photo.sha256 && !(one.draftId === photo.draftId && one.itemId === photo.itemId),
    );
    const nearest = others.reduce<{ sha256: string | null; apart: number }>(
      (best, one) => {
        const apart = bitsApart(one.dhash, photo.dhash);
        return apart < best.apart ? { sha256: one.sha256, apart } : best;
      },
      { sha256: null, apart: mostApart + 1 },
    );
    const rest = known.filter((one) => one.sha256 !== photo.sha256);
    await putMeta(db, 'seenPhotos', [photo, ...rest].slice(0, most));
    return nearest.sha256;
  });
}
