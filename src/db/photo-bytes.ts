// Reading the bytes of photos; keeping them is in photos.ts.
import type { DeviceDb } from './device-db.ts';

/** The stored picture; undefined when this phone does not have it. */
export async function photoBytes(db: DeviceDb, sha256: string): Promise<ArrayBuffer | undefined> {
  return (await db.photoBytes.get(sha256))?.bytes;
}

/** The small picture; empty where none could be made, undefined when this phone does not have it. */
export async function thumb(db: DeviceDb, sha256: string): Promise<ArrayBuffer | undefined> {
  return (await db.thumbs.get(sha256))?.bytes;
}
