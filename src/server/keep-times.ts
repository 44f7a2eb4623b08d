// The school removes on its own clock what is past its time, and says so in its ledger: photos, and names of head counts.
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { fileGoesAfterMs, quietAfterRestoreMs } from '../domain/retention.ts';
import type { Removed } from '../domain/removed.ts';
import { makeEntries, type Fact } from './entries.ts';
import type { Parts } from './env.ts';
import { receiving } from './photos/receive.ts';
import type { Step, StepAsked } from './store/retention-store.ts';
import type { MakeEntries, Store } from './store/store.ts';

/** A step holds up whoever writes for a few milliseconds. */
const atOnce = { photos: 50, names: 40, files: 100, turnedAway: 200 };
/** A school that is at work hands something in on so many of the last days, by phones that have the same day. */
const workDays = { of: 10, least: 5 };

type Stores = Pick<Parts, 'store' | 'photos'>;
/** Why nothing is removed at present: a restore is young (until then, UTC ms), or nobody hands anything in under this clock. */
export type Waits = { why: 'restored'; until: number } | { why: 'idle' };

/**
 * Null when the rules are carried out. After a restore what was held since the backup is held no more, so there is time to hold it again; and a
 * server whose clock ran years ahead would find everything over, so people must have been at work under this clock for days.
 */
export async function waitsFor({ store }: Pick<Parts, 'store'>, schoolId: string, now: number): Promise<Waits | null> {
  const restoredAt = await store.retention.restoredAt();
  const until = (restoredAt ?? -Infinity) + quietAfterRestoreMs;
  if (now < until) return { why: 'restored', until };
  const days = await store.ledger.workDays(schoolId, now, workDays.of);
  return days < workDays.least ? { why: 'idle' } : null;
}

const certifying =
  (store: Store, schoolId: string, now: number) =>
  (body: Removed): MakeEntries => {
    const fact: Fact = { kind: 'removed-by-rule', schema: 1, subject: schoolId, body };
    return (firstOpSeq) => makeEntries([fact], schoolId, store.device, firstOpSeq, now);
  };

export type Gone = { photos: number; names: number; files: number };

/** Between two steps others get their turn. `goesOn` is asked before each. */
type Pace = { rest: () => Promise<unknown>; goesOn: () => boolean };
const atEase: Pace = { rest: () => wait(50, undefined, { ref: false }), goesOn: () => true };

/** Everything that is over by `now` (UTC ms), once. What was begun by a server that was killed is ended first. */
export async function keepTimes({ store, photos }: Stores, now: number, pace: Pace = atEase): Promise<Gone> {
  const gone: Gone = { photos: 0, names: 0, files: 0 };
  const school = await store.documents.school();
  if (!school) return gone;
  gone.files = await letFilesGo({ store, photos }, now, pace);
  if ((await waitsFor({ store }, school.id, now)) !== null) return gone;
  const make = certifying(store, school.id, now);
  const all = async (step: (asked: StepAsked) => Promise<Step>, limit: number): Promise<number> => {
    let removed = 0;
    let after: Step['next'] = null;
    do {
      const done: Step = await step({ now, after, limit, make });
      removed += done.removed;
      after = done.next;
      await pace.rest();
    } while (after !== null && pace.goesOn());
    return removed;
  };
  gone.names = await all((asked) => store.retention.coverNames(school.id, asked), atOnce.names);
  gone.photos = await all((asked) => store.retention.removePhotos(school.id, asked), atOnce.photos);
  await all((asked) => store.retention.emptyTurnedAway(school.id, asked), atOnce.turnedAway);
  return gone;
}

/** Of what was hidden a day ago or earlier. */
async function letFilesGo({ store, photos }: Stores, now: number, { rest, goesOn }: Pace): Promise<number> {
  let n = 0;
  for (;;) {
    const some = await store.retention.filesToGo('disk', now - fileGoesAfterMs, atOnce.files);
    for (const sha256 of some) await store.retention.letFileGo('disk', sha256, now, photos.remove);
    n += some.length;
    if (some.length < atOnce.files || !goesOn()) return n;
    await rest();
  }
}

const everyMs = 10 * 60_000;
const againMs = 20 * 3_600_000;

/** Once a day, until stopped, with uploads that nobody went on with. What goes wrong is logged and tried again ten minutes later. */
export function startKeepingTimes(parts: Stores & Pick<Parts, 'now'>, log: Logger): () => Promise<void> {
  let isStopped = false;
  let doneAt = -Infinity;
  let running = Promise.resolve();
  const pace = { ...atEase, goesOn: () => !isStopped };
  const tick = async () => {
    const now = parts.now();
    // A clock that was set back must not keep the next look waiting for years.
    if (now >= doneAt && now - doneAt < againMs) return;
    try {
      await receiving(parts).clearAbandoned();
      const gone = await keepTimes(parts, now, pace);
      doneAt = now;
      if (gone.photos + gone.names + gone.files > 0) log.info(gone, 'removed under the rules');
    } catch (fault) {
      log.error({ err: fault }, 'what is past its time could not be removed');
    }
  };
  const timer = setInterval(() => void (running = running.then(tick)), everyMs);
  timer.unref();
  return async () => {
    isStopped = true;
    clearInterval(timer);
    await running;
  };
}
