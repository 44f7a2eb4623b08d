// Writes that either are on disk or fail loudly: again after a lost connection, and with the reserve when the disk is full.
import type { DeviceDb } from './device-db.ts';
import { nameOf } from './device-db.ts';

const retryAfterMs = [0, 200, 1000];
const lostNames = new Set(['UnknownError', 'InvalidStateError', 'DatabaseClosedError']);
const lostWords =
  /connection to indexed database server lost|internal error opening backing store|connection is closing/i;

/**
 * Runs a write that is safe to run again. After the system closed the database it drops the handle, reopens and runs it
 * all again, three times at most; when the disk is full it gives up the reserve and tries once more.
 * A failed write is never resolved: the last error is thrown.
 */
export async function durably<T>(db: DeviceDb, write: () => PromiseLike<T>, { mayUseReserve = true } = {}): Promise<T> {
  try {
    return await reopening(db, write);
  } catch (error) {
    if (!mayUseReserve || !isFull(error) || !(await releaseReserve(db))) throw error;
    return reopening(db, write);
  }
}

async function reopening<T>(db: DeviceDb, write: () => PromiseLike<T>): Promise<T> {
  for (const waitMs of retryAfterMs) {
    try {
      return await write();
    } catch (error) {
      if (!isLost(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
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
    // Still away: the write finds out for itself. A newer app's database is another matter.
    if (!isLost(error)) throw error;
  }
}

/** The connection to the database is gone, though the data is not. */
export const isLost = (error: unknown): boolean =>
  causes(error).some((cause) => lostNames.has(nameOf(cause)) || lostWords.test(String(cause)));

/** What Chromium says, under the name of any failure, of a disk that has no byte left. */
const fullWords = /NO_SPACE/;

/** At quota the request reports nothing; only the transaction ends with this, sometimes wrapped in an abort. */
export const isFull = (error: unknown): boolean =>
  causes(error).some((cause) => nameOf(cause) === 'QuotaExceededError' || fullWords.test(String(cause)));

function causes(error: unknown): unknown[] {
  const inner = error instanceof Error && 'inner' in error ? error.inner : undefined;
  return inner === undefined || inner === null ? [error] : [error, inner];
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
    console.error('the reserve could not be given up', error);
    return false;
  });
}
