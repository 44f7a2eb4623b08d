// Photos that the worker has put and no draft names yet: each under its key in `meta`, until its draft names it.
import type { Photo } from '../domain/photo.ts';
import type { DeviceDb } from './device-db.ts';

/** `after`: it shows how it is after it was put right. */
export type Unnamed = { draftId: string; photo: Photo; after?: true };

const prefix = 'unnamed:';
export const keyOfUnnamed = (draftId: string, { itemId, sha256 }: Pick<Photo, 'itemId' | 'sha256'>): string =>
  `${prefix}${draftId}:${itemId}:${sha256}`;

/** Of one draft, or of all. */
export const unnamed = (db: DeviceDb, draftId = '') =>
  db.meta
    .where('key')
    .startsWith(prefix + draftId)
    .toArray() as PromiseLike<{ key: string; value: Unnamed }[]>;
