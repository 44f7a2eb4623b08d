// Of the photos something names: which are here, and which were removed because their time was over.
import type { PhotoHad } from '../../domain/photo-had.ts';
import type { Store } from '../store/store.ts';

export async function photosHad(
  { photos }: Pick<Store, 'photos'>,
  schoolId: string,
  named: readonly string[],
  has: (sha256: string) => Promise<boolean>,
): Promise<PhotoHad[]> {
  const removed = await photos.removed(schoolId, named);
  return Promise.all(
    named.map(async (sha256) => {
      const removedAt = removed.get(sha256);
      return { sha256, have: await has(sha256), ...(removedAt !== undefined && { removedAt }) };
    }),
  );
}
