// Which pictures of how it was before are kept on this phone: those of the newest own cases, and no others.
import { handlingOf } from '../domain/hazard-handling.ts';
import { beforeCache, beforePath } from './before-pictures.ts';
import { ownCases } from './cases.ts';
import type { DeviceDb } from './device-db.ts';

const mostCases = 60;
const mostOfCase = 4;
/** Bytes of one. */
export const mostBefore = 60_000;

/** `small`: a photo of a case, made small; null where it cannot be had now. */
export type Small = (photo: { hazardId: string; sha256: string }) => Promise<ArrayBuffer | null>;

/**
 * Forgets what belongs to no own open case any more, then fetches what is missing, one after another, the first photo of each case
 * before all second ones. Ends at the first that cannot be had or put: a phone that is full or away goes without. Answers how many came.
 */
export async function keepBefore(db: DeviceDb, small: Small): Promise<number> {
  if (typeof caches === 'undefined') return 0;
  const wanted = await wantedOf(db);
  const cache = await caches.open(beforeCache(db));
  const paths = new Set(wanted.map(({ sha256 }) => beforePath(sha256)));
  const kept = new Set<string>();
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (paths.has(pathname)) kept.add(pathname);
    else await cache.delete(request);
  }
  let came = 0;
  for (const photo of wanted) {
    const path = beforePath(photo.sha256);
    if (kept.has(path) || (await isHere(db, photo.sha256))) continue;
    const bytes = await small(photo);
    if (!bytes) return came;
    if (bytes.byteLength > mostBefore) continue;
    try {
      await cache.put(path, new Response(bytes));
    } catch {
      return came;
    }
    came++;
  }
  return came;
}

async function wantedOf(db: DeviceDb): Promise<{ hazardId: string; sha256: string }[]> {
  const newest = (await ownCases(db)).sort((a, b) => handlingOf(b).since - handlingOf(a).since).slice(0, mostCases);
  return Array.from({ length: mostOfCase }, (_, n) =>
    newest.flatMap(({ id, photos, handling }) => {
      const sha256 = photos[n];
      const isAfter = sha256 !== undefined && handling?.rectified?.photos.includes(sha256);
      return sha256 === undefined || isAfter ? [] : [{ hazardId: id, sha256 }];
    }),
  ).flat();
}

const isHere = async (db: DeviceDb, sha256: string): Promise<boolean> =>
  (await db.photoBytes.where('sha256').equals(sha256).count()) > 0 ||
  ((await db.thumbs.get(sha256))?.bytes.byteLength ?? 0) > 0;
