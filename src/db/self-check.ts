// Whether this phone keeps what it is told to keep: tried with a row of its own, beside the work.
import type { DeviceDb } from './device-db.ts';
import { isFull } from './full.ts';
import { metaOf, putMeta } from './meta.ts';
import { sha256Hex } from './new-id.ts';

const probeBytes = 64 * 1024;

/** kept: written, committed strictly, read back with the same hash. changed: what came back was not what was written. */
export type Saving = { is: 'kept'; ms: number } | { is: 'changed' | 'full' | 'failed' };

/** Writes a row the size of a small photo the way evidence is written, reads it back and takes it away again. */
export async function trySaving(db: DeviceDb): Promise<Saving> {
  const bytes = crypto.getRandomValues(new Uint8Array(probeBytes)).buffer;
  const startedAt = performance.now();
  try {
    await db.transaction('rw', db.meta, () => putMeta(db, 'probe', bytes));
    const ms = Math.round(performance.now() - startedAt);
    const back = await metaOf(db, 'probe');
    const same = back !== undefined && (await sha256Hex(back)) === (await sha256Hex(bytes));
    return same ? { is: 'kept', ms } : { is: 'changed' };
  } catch (error) {
    return { is: isFull(error) ? 'full' : 'failed' };
  } finally {
    await db.meta.delete('probe').catch(() => undefined);
  }
}

/**
 * Leaves a mark for the next start and tells of the one an earlier start left; null where there was none yet. `start`
 * tells one start of the app from another. Times in UTC ms by the device clock.
 */
export async function markStart(db: DeviceDb, start: number, now: number): Promise<{ at: number } | null> {
  return db.transaction('rw', db.meta, async () => {
    const left = await metaOf(db, 'mark');
    if (left?.start === start) return left.before;
    const before = left ? { at: left.at } : null;
    await putMeta(db, 'mark', { start, at: now, before });
    return before;
  });
}
