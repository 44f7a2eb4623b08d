// Small pictures of how it was before, of the cases in somebody's hands: for the camera and the comparison where there is no network.
import type { DeviceDb } from './device-db.ts';

/** Apart from the database: they may go at any time, and are fetched again. Nobody sees another person's. */
export const beforeCache = (db: DeviceDb): string => `patrol-before:${db.personId}`;
export const beforePath = (sha256: string): string => `/before/${sha256}`;

/** Undefined where it is not kept. */
export async function beforePicture(db: DeviceDb, sha256: string): Promise<ArrayBuffer | undefined> {
  if (typeof caches === 'undefined') return undefined;
  const kept = await caches.match(beforePath(sha256), { cacheName: beforeCache(db) });
  return kept?.arrayBuffer();
}
