// One round of sync: push, photos, pull. Every page and the service worker run the same one, one at a time.
import { wantedPhotos } from '../db/delivered.ts';
import { markExpired, mayDeliver } from '../db/device.ts';
import type { DeviceDb } from '../db/device-db.ts';
import { noteRound, round } from '../db/meta.ts';
import { countWaiting } from '../db/outbox.ts';
import { backoffMs, isDue } from './backoff.ts';
import { alone, type Locks } from './lock.ts';
import { pullAll } from './pull.ts';
import { pushAll } from './push.ts';
import type { Line } from './rest.ts';
import { sendPhotos } from './send-photos.ts';
import type { Stop, Turn } from './turn.ts';

/** done: nothing is left to send. waiting: something is. login: somebody has to sign in. busy: another tab or worker is at it. */
export type RoundEnd = 'done' | 'waiting' | 'login' | 'busy';

export type RoundOptions = {
  /** Ends between two requests after this many ms. */
  stopAfterMs?: number;
  /** Goes ahead in spite of a back-off; not of the server's Retry-After. */
  force?: boolean;
  line?: Line;
  /** null: a browser without Web Locks. */
  locks?: Locks | null;
  /** Is the person whose database this is the one who is signed in? */
  isMine?: () => Promise<boolean>;
  onLogin?: () => Promise<void>;
};

/** One round. Throws nothing: what goes wrong is in the state of the round, and everything stays in the outbox. */
export async function runRound(db: DeviceDb, options: RoundOptions = {}): Promise<RoundEnd> {
  try {
    return await alone(db, options.locks, (isLost) => oneRound(db, options, isLost));
  } catch (error) {
    console.error('a round of sync ended early', error);
    await noteFault(db).catch((again: unknown) => console.error('and could not be noted', again));
    return 'waiting';
  }
}

/** A fault must not be tried again at once and for ever. */
async function noteFault(db: DeviceDb): Promise<void> {
  await noteRound(db, { ...(await nextTry(db, {})), state: 'waiting' });
}

async function oneRound(db: DeviceDb, options: RoundOptions, isLost: () => boolean): Promise<RoundEnd> {
  const before = await round(db);
  const goesAhead = options.force === true && before.why !== 'throttled';
  if (!goesAhead && !isDue(before, Date.now())) return 'waiting';
  const turn = await newTurn(db, options, isLost);
  const stop = await takeTurns(turn);
  if (stop) return endEarly(db, options, stop);
  const isLeft = (await leftToSend(db)) > 0;
  await noteRound(db, {
    ...(isLeft ? await nextTry(db, {}) : fresh),
    state: isLeft ? 'waiting' : 'idle',
    lastPullAt: Date.now(),
  });
  return isLeft ? 'waiting' : 'done';
}

const fresh = { tries: 0, nextAttemptAt: null, why: null } as const;

async function newTurn(db: DeviceDb, options: RoundOptions, isLost: () => boolean): Promise<Turn> {
  const { stopAfterMs = Infinity, isMine = () => mayDeliver(db.personId), line } = options;
  const startedAt = performance.now();
  const total = await leftToSend(db);
  let sent = 0;
  await noteRound(db, { sent, total, ...(total > 0 ? { state: 'sending' } : {}) });
  return {
    db,
    line,
    stop: async () =>
      isLost() || performance.now() - startedAt >= stopAfterMs || !(await isMine()) ? { why: 'time' } : null,
    delivered: async (count) => {
      sent += count;
      if (count > 0)
        await noteRound(db, { state: 'sending', sent, total: Math.max(total, sent), lastDeliveredAt: Date.now() });
    },
  };
}

const leftToSend = async (db: DeviceDb): Promise<number> => (await countWaiting(db)) + (await wantedPhotos(db)).length;

/** More than one turn when something was recorded meanwhile, or the server turned out to be a restored one. */
const mostTurns = 3;

async function takeTurns(turn: Turn): Promise<Stop | null> {
  for (let taken = 0; taken < mostTurns; taken++) {
    const stop = (await pushAll(turn)) ?? (await sendPhotos(turn)) ?? (await pullAll(turn));
    if (stop) return stop;
    if ((await leftToSend(turn.db)) === 0) return null;
  }
  return null;
}

async function endEarly(
  db: DeviceDb,
  { onLogin = () => markExpired(db.personId) }: RoundOptions,
  stop: Stop,
): Promise<RoundEnd> {
  switch (stop.why) {
    case 'time':
      await noteRound(db, { state: 'waiting' });
      return 'waiting';
    case 'login':
      // No attempt is counted: delivery goes on the moment somebody has signed in.
      await noteRound(db, { ...fresh, state: 'login' });
      await onLogin();
      return 'login';
    case 'throttled':
    case 'unreachable':
      await noteRound(db, {
        ...(await nextTry(db, stop)),
        state: stop.why === 'throttled' ? 'waiting' : 'unreachable',
      });
      return 'waiting';
  }
}

async function nextTry(db: DeviceDb, stop: Partial<Stop>) {
  const tries = (await round(db)).tries + 1;
  const waitMs = Math.max(backoffMs(tries, Math.random()), stop.retryAfterMs ?? 0);
  return {
    tries,
    nextAttemptAt: Date.now() + waitMs,
    why: stop.retryAfterMs === undefined ? 'unreachable' : 'throttled',
  } as const;
}
