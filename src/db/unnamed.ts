// Photos that no draft names yet: put by the worker, or still files as they were chosen. Each lies under its key in `meta` until its draft names it.
import type { Photo } from '../domain/photo.ts';
import type { DeviceDb } from './device-db.ts';

/** A file as it was chosen, before anything was made of it. `stamp`: what will be written into the picture; `tries`: how often that was begun. */
export type RawShot = { bytes: ArrayBuffer; type: string; stamp: unknown; tries: number };
/** `after`: it shows how it is after it was put right. `raw`: it is no picture yet, and has a name of its own in place of a hash. */
export type Unnamed = { draftId: string; photo: Photo; after?: true; raw?: RawShot };
type Name = Pick<Photo, 'itemId' | 'sha256'>;

const prefix = 'unnamed:';
export const rawPrefix = 'raw-';
export const keyOfUnnamed = (draftId: string, { itemId, sha256 }: Name): string =>
  `${prefix}${draftId}:${itemId}:${sha256}`;

export const isRaw = (key: string): boolean => key.includes(`:${rawPrefix}`);

/** Of one draft, or of all. */
export const unnamedKeys = (db: DeviceDb, draftId = '') =>
  db.meta
    .where('key')
    .startsWith(prefix + draftId)
    .primaryKeys() as PromiseLike<string[]>;

export const unnamedAt = async (db: DeviceDb, key: string) => (await db.meta.get(key))?.value as Unnamed | undefined;

/** What was said not to be kept does not come back by itself. */
export const dropUnnamed = (db: DeviceDb, draftId: string, name: Name) =>
  db.meta.delete(keyOfUnnamed(draftId, name)).catch(() => undefined);
