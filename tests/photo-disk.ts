// A disk with a draft begun on it, the photo worker's way to it, and a photo that is about to be put there.
import { IDBFactory } from 'fake-indexeddb';
import { startDraft } from '../src/db/drafts.ts';
import { whereToPut } from '../src/db/photos.ts';
import { openToPut } from '../src/db/put-photo.ts';
import { keepReserve } from '../src/db/storage.ts';
import { checklist, floor2, wang } from './cast.ts';
import { emptyDb, picture } from './sync/phone.ts';

export const small = new Uint8Array([7]).buffer;

/** Without `reserve` it was given up after the worker had opened the disk. */
export async function photoDisk({ reserve = true } = {}) {
  const disk = new IDBFactory();
  const db = emptyDb(wang, disk);
  const open = await startDraft(db, floor2, checklist);
  await keepReserve(db);
  const worker = await openToPut(whereToPut(db)!, disk);
  if (!reserve) await db.meta.delete('reserve');
  return { disk, db, open, worker, ...(await picture('Z1-09', 'the door')) };
}
