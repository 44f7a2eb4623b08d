// When a round starts while the app is open. This is how things are delivered; the worker's sync event is a bonus.
import type { DeviceDb } from '../db/device-db.ts';
import { round } from '../db/meta.ts';
import { askUnlessKept, keepReserve, noteCanary, noteLoss } from '../db/storage.ts';
import { sweepPhotos } from '../db/sweep.ts';
import { clearDelivered } from '../db/clear.ts';
import { deliverOthers } from './others.ts';
import { lookEveryMs } from './backoff.ts';
import { stalledAfterMs } from './lock.ts';
import { askAs } from './rest.ts';
import { runRound, type RoundEnd } from './run.ts';

const afterBusyMs = 5000;
const leastWaitMs = 1000;
/** Whatever it is that does not come back: a round ends by itself before. */
const longestMs = stalledAfterMs + 60_000;

let wanted: (() => void) | null = null;

/** Call after something was recorded: a round starts as soon as the current one ends. */
export function deliverSoon(): void {
  wanted?.();
  void askForSync();
}

/**
 * Delivers while the page lives: at once, on return to view, with the network, on demand, and by a timer; first for the
 * person of `db` (null: nobody is signed in), for whom the page asks the school meanwhile, then for the others on this phone. Call the result to stop.
 */
export function keepDelivering(db: DeviceDb | null): () => void {
  askAs(db?.personId);
  let isStopped = false;
  let running: object | null = null;
  let aliveAt = 0;
  let isWantedAgain = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // What the browser wiped is told with the first round.
  const opening = db ? noteLoss(db).catch(reportAndGoOn) : undefined;

  async function deliver(force: boolean): Promise<void> {
    if (isStopped) return;
    lookIn(lookEveryMs);
    if (running && performance.now() - aliveAt < longestMs) {
      isWantedAgain ||= force;
      return;
    }
    const own = (running = {});
    isWantedAgain = false;
    // Asked before each request, it is the sign that something goes on.
    const isOver = () => {
      aliveAt = performance.now();
      return isStopped || running !== own;
    };
    isOver();
    await opening;
    const end = db ? await runRound(db, { force, isOver }) : 'done';
    // A full disk must not stop the timer.
    if (db) await noteCanary(db).catch(reportAndGoOn);
    // Whoever is signed in comes first: the others' round ends when something new waits here.
    if (isOver()) return;
    const others = await deliverOthers(db ?? null, {
      force,
      isOver: () => isOver() || isWantedAgain,
    }).catch(reportAndGoOn);
    if (isOver()) return;
    running = null;
    if (isWantedAgain) return deliver(true);
    // The browser gives a tag up after a few tries; whoever closes the app then must not have to open it again.
    if (end === 'waiting' || others === 'waiting') void askForSync(1);
    lookIn(await nextIn(db, end));
  }

  function lookIn(waitMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => document.visibilityState === 'visible' && start(false), waitMs);
  }

  const start = (force: boolean): void => void deliver(force).catch(reportAndGoOn);
  const onReturn = () => document.visibilityState === 'visible' && start(true);
  const onNetwork = () => start(true);
  document.addEventListener('visibilitychange', onReturn);
  addEventListener('online', onNetwork);
  wanted = onNetwork;
  start(true);
  if (db) void tidy(db).catch(reportAndGoOn);

  return () => {
    isStopped = true;
    askAs();
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onReturn);
    removeEventListener('online', onNetwork);
    if (wanted === onNetwork) wanted = null;
  };
}

/** Delivery must outlive any one failure: the next trigger starts afresh. */
const reportAndGoOn = (error: unknown): void => console.error('delivery', error);

async function nextIn(db: DeviceDb | null, end: RoundEnd): Promise<number> {
  if (end === 'busy') return afterBusyMs;
  if (!db || end !== 'waiting') return lookEveryMs;
  const { nextAttemptAt } = await round(db);
  return Math.min(lookEveryMs * 3, Math.max(leastWaitMs, (nextAttemptAt ?? 0) - Date.now()));
}

async function tidy(db: DeviceDb): Promise<void> {
  void askUnlessKept();
  await sweepPhotos(db, Date.now());
  await clearDelivered(db);
  await keepReserve(db);
}

type SyncManager = { register(tag: string): Promise<void>; getTags(): Promise<string[]> };
const mostTags = 3;

/**
 * Background Sync, where there is one. Each tag is new: a tag that is backing off is not woken by asking again,
 * a new one is (`stack.md`). `most`: not where so many wait already.
 */
async function askForSync(most = mostTags): Promise<void> {
  if (typeof navigator === 'undefined' || !navigator.serviceWorker?.controller) return;
  const { sync } = (await navigator.serviceWorker.ready) as ServiceWorkerRegistration & { sync?: SyncManager };
  try {
    if (sync && (await sync.getTags()).length < most) await sync.register(`outbox:${Date.now()}`);
  } catch (error) {
    // Switched off by the person or the browser; the page delivers all the same.
    if (!(error instanceof DOMException)) throw error;
  }
}
