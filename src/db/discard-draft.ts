// An inspection that is given up, apart from the others: nobody's first screen needs it.
import type { DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import { sweepPhotos } from './sweep.ts';

/** Removes a draft and its photos for good. */
export async function discardDraft(db: DeviceDb, id: string): Promise<void> {
  await durably(db, () => db.transaction('rw', db.drafts, () => db.drafts.delete(id)));
  await sweepPhotos(db, Date.now());
}
