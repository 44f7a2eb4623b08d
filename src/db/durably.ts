// Writes that either are on disk or fail loudly: again after a lost connection, with the reserve when the room the
// browser gives is used up, and in a new journal when the disk itself was full.
import type { DeviceDb } from './device-db.ts';
import { isFull, isLost, isOutOfBytes } from './full.ts';
import { mendJournal, noteTorn } from './journal.ts';

const retryAfterMs = [0, 200, 1000];

/**
 * Runs a write that is safe to run again. After the system closed the database it drops the handle, reopens and runs it
 * all again, three times at most; at the browser's quota it gives up the reserve and tries once more. On a disk without
 * a byte left nothing is tried again until there is room for a new journal.
 * A failed write is never resolved: the last error is thrown.
 */
export async function durably<T>(db: DeviceDb, write: () => PromiseLike<T>, { mayUseReserve = true } = {}): Promise<T> {
  await mendJournal();
  try {
    return await reopening(db, write);
  } catch (error) {
    if (isOutOfBytes(error)) {
      noteTorn(error);
      await mendJournal();
      return reopening(db, write);
    }
    if (!mayUseReserve || !isFull(error) || !(await releaseReserve(db))) throw error;
    return reopening(db, write);
  }
}

async function reopening<T>(db: DeviceDb, write: () => PromiseLike<T>): Promise<T> {
  for (const waitMs of retryAfterMs) {
    try {
      return await write();
    } catch (error) {
      if (!isLost(error) || isOutOfBytes(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      await mendJournal();
      await reopen(db);
    }
  }
  return write();
}

async function reopen(db: DeviceDb): Promise<void> {
  db.close({ disableAutoOpen: false });
  try {
    await db.open();
  } catch (error) {
    noteTorn(error);
    // Still away: the write finds out for itself. A newer app's database is another matter.
    if (!isLost(error)) throw error;
  }
}

/**
 * Gives up the padding row so that what was typed can still be saved. False when it was given up already, or when there
 * is no room even for that: what was found full is then called full, and not whatever came of this. Nothing is written
 * beside it, for at its quota a browser lets nothing be written.
 */
export async function releaseReserve(db: DeviceDb): Promise<boolean> {
  const release = db.transaction('rw', db.meta, async () => {
    const isThere = (await db.meta.where('key').equals('reserve').count()) > 0;
    if (isThere) await db.meta.delete('reserve');
    return isThere;
  });
  return release.catch((error: unknown) => {
    console.error('reserve', error);
    return false;
  });
}
