// One round at a time on this phone. Only to save work: two at once lose nothing, because the server knows each entry.
import type { DeviceDb } from '../db/device-db.ts';
import { dropMeta, installIdOf, metaOf, putMeta } from '../db/meta.ts';

export type Locks = Pick<LockManager, 'request'>;

const beatEveryMs = 5000;
const frozenAfterMs = 60_000;
/** Longer than any request may take. */
export const stalledAfterMs = 15 * 60_000;

/**
 * Does the work unless another tab or worker is at it ('busy'). One that has shown no sign of life for a minute is
 * frozen, and its lock is taken away; one that has not asked `isLost` for a quarter of an hour gives it up ('stalled'), or
 * nothing would be delivered ever again. `isLost` tells either when it wakes up.
 */
export async function alone<T>(
  db: DeviceDb,
  given: Locks | null | undefined,
  work: (isLost: () => boolean) => Promise<T>,
): Promise<T | 'busy' | 'stalled'> {
  const locks = given === undefined ? ownLocks() : given;
  let isLost = false;
  let aliveAt = performance.now();
  const beat = () => putMeta(db, 'heartbeat', { at: Date.now() });
  let timer: ReturnType<typeof setInterval> | undefined;
  const beating = () =>
    new Promise<T | 'stalled'>((resolve, reject) => {
      timer = setInterval(() => {
        if (performance.now() - aliveAt < stalledAfterMs) return void beat().catch(console.error);
        isLost = true;
        resolve('stalled');
      }, beatEveryMs);
      const asked = () => {
        aliveAt = performance.now();
        return isLost;
      };
      beat()
        .then(() => work(asked))
        .then(resolve, reject);
    }).finally(() => {
      clearInterval(timer);
      // What hangs may be the database, and by now the heartbeat may be another's.
      return isLost ? undefined : dropMeta(db, 'heartbeat');
    });
  if (!locks) return aloneHere(db, beating);
  const name = `patrol-sync:${await installIdOf(db)}`;
  try {
    const ended = await locks.request(name, { ifAvailable: true }, (lock) => (lock ? beating() : ('busy' as const)));
    if (ended !== 'busy' || !(await isFrozen(db))) return ended;
    return await locks.request(name, { steal: true }, beating);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    isLost = true;
    return 'busy';
  }
}

const ownLocks = (): Locks | null => (typeof navigator === 'undefined' ? null : (navigator.locks ?? null));

async function isFrozen(db: DeviceDb): Promise<boolean> {
  const heartbeat = await metaOf(db, 'heartbeat');
  return heartbeat !== undefined && Math.abs(Date.now() - heartbeat.at) > frozenAfterMs;
}

const running = new WeakSet<DeviceDb>();

/** Without Web Locks this page at least does not get in its own way. */
async function aloneHere<T>(db: DeviceDb, work: () => Promise<T>): Promise<T | 'busy'> {
  if (running.has(db)) return 'busy';
  running.add(db);
  try {
    return await work();
  } finally {
    running.delete(db);
  }
}
