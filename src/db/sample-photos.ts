// Photos of a box: kept and read back before the entry that names them is written, and there when it is.
import type { Photo } from '../domain/photo.ts';
import type { DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import { sha256Hex } from './new-id.ts';
import { orNotKept, PhotoNotKept } from './photos.ts';
import { keepReserve } from './storage.ts';

/** A photo that was taken and that no entry names yet: it lives in the hand of the page. */
export type Shot = { photo: Photo; bytes: ArrayBuffer; thumb: ArrayBuffer };

/** Stores the bytes, reads them back and hashes them; what lies there whole needs no room. Throws `PhotoNotKept`; then nothing names them. */
export async function keepShots(db: DeviceDb, shots: readonly Shot[]): Promise<void> {
  // Seen before anything is written: what is damaged must not take the place of what lies there whole.
  for (const { photo, bytes } of shots)
    if ((await sha256Hex(bytes)) !== photo.sha256) throw new PhotoNotKept('damaged');
  const fresh = await notWhole(db, shots);
  if (fresh.length === 0) return;
  if (!(await keepReserve(db))) throw new PhotoNotKept('full');
  const store = () => db.transaction('rw', db.photoBytes, db.thumbs, () => putShots(db, fresh));
  await orNotKept(db, () => durably(db, store, { mayUseReserve: false }));
  if ((await notWhole(db, fresh)).length > 0) throw new PhotoNotKept('damaged');
}

async function notWhole(db: DeviceDb, shots: readonly Shot[]): Promise<Shot[]> {
  const found: Shot[] = [];
  for (const shot of shots) {
    const kept = await db.photoBytes.get(shot.photo.sha256);
    if (!kept || (await sha256Hex(kept.bytes)) !== shot.photo.sha256) found.push(shot);
  }
  return found;
}

/** In the transaction of the entry: what somebody swept away since, because nothing named it, is put back. */
export async function shotsInPlace(db: DeviceDb, shots: readonly Shot[]): Promise<boolean> {
  const names = [...new Set(shots.map(({ photo }) => photo.sha256))];
  const here = await db.photoBytes.where('sha256').anyOf(names).count();
  if (here < names.length) await putShots(db, shots);
  return true;
}

async function putShots(db: DeviceDb, shots: readonly Shot[]): Promise<void> {
  await db.photoBytes.bulkPut(shots.map(({ photo: { sha256 }, bytes }) => ({ sha256, bytes })));
  await db.thumbs.bulkPut(shots.map(({ photo: { sha256 }, thumb }) => ({ sha256, bytes: thumb })));
}
