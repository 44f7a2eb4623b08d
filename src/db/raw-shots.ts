// Files that were chosen and of which the page died before there was a picture.
import type { DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import { newId } from './new-id.ts';
import { rawPrefix, unnamedAt, type RawShot, type Unnamed } from './unnamed.ts';

export const newRawName = (): string => rawPrefix + newId();

export type LeftShot = Unnamed & { raw: RawShot };

const mostTries = 3;
export const isGivenUp = ({ raw }: LeftShot): boolean => raw.tries > mostTries;

/** Counts the try before it is made, for it may be what kills the page. What was tried often enough is no more. */
export const takeUp = (db: DeviceDb, key: string): Promise<LeftShot | null> =>
  durably(
    db,
    () =>
      db.transaction('rw', db.meta, async () => {
        const left = await unnamedAt(db, key);
        if (!left?.raw) return null;
        const shot = { ...left, raw: { ...left.raw, tries: left.raw.tries + 1 } };
        if (isGivenUp(shot)) await db.meta.delete(key);
        else await db.meta.put({ key, value: shot });
        return shot;
      }),
    { mayUseReserve: false },
  );
