// Files that were chosen and of which the page died before there was a picture.
import type { DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import { newId } from './new-id.ts';
import { rawPrefix, type RawShot, type Unnamed } from './unnamed.ts';

export const newRawName = (): string => rawPrefix + newId();

export type LeftShot = Unnamed & { raw: RawShot };

const mostTries = 3;

/**
 * Counts the try before it is made, for it may be what kills the page: whoever holds the draft alone makes it. Null when it was tried often
 * enough, and is no more.
 */
export async function takeUp(db: DeviceDb, key: string, { raw, ...left }: LeftShot): Promise<LeftShot | null> {
  const shot = { ...left, raw: { ...raw, tries: raw.tries + 1 } };
  const isGivenUp = raw.tries >= mostTries;
  await durably<unknown>(db, () => (isGivenUp ? db.meta.delete(key) : db.meta.put({ key, value: shot })), {
    mayUseReserve: false,
  });
  return isGivenUp ? null : shot;
}
