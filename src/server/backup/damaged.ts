// Photos whose files are gone or changed are asked for again, one by one. When nearly all are, something else is wrong.
import type { Store } from '../store/store.ts';
import { CannotStart } from '../trouble.ts';

const mostAtOnce = 20;

/**
 * Notes `damaged` of `total` photos. Refuses (`CannotStart`) when it is all or many of them: a disk that is not there must
 * not make the server forget what it has.
 */
export async function noteDamaged(
  { photos }: Store,
  schoolId: string,
  damaged: readonly string[],
  total: number,
  now: number,
): Promise<void> {
  if (damaged.length > mostAtOnce || (damaged.length === total && total > 1))
    throw new CannotStart(
      `${damaged.length} of ${total} photos are missing or changed. Is the disk with the photos there? If it is, restore a backup. Nothing was noted.`,
    );
  for (const sha256 of damaged) await photos.damaged(schoolId, sha256, now);
}
