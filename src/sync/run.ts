// One round of sync: announce, push, photos, pull. Every page and the service worker run the same one, one at a time.
import { atOnce } from '../db/at-once.ts';
import { wantedPhotos } from '../db/delivered.ts';
import { currentId } from '../db/device.ts';
import { cookieOf, markExpired, mayDeliver, noteCookie } from '../db/session-here.ts';
import type { DeviceDb } from '../db/device-db.ts';
import { metaOf, noteRound, round } from '../db/meta.ts';
import { countWaiting } from '../db/outbox.ts';
import { backoffMs, isDue, lookEveryMs } from './backoff.ts';
import { announce } from './announce.ts';
import { copyDrafts } from './copy-drafts.ts';
import { alone, type Locks } from './lock.ts';
import { pullAll } from './pull.ts';
import { pushAll } from './push.ts';
import { askingFor, handingIn, whose, type Line } from './rest.ts';
import { sendPhotos } from './send-photos.ts';
import { mayBeOfOne, stopOf, type Stop, type Turn } from './turn.ts';

/** done: nothing is left to send. waiting: something is. login: the person has to sign in. busy: another tab or worker is at it. */
export type RoundEnd = 'done' | 'waiting' | 'login' | 'busy';

export type RoundOptions = {
  /** Ends between two requests after this many ms. */
  stopAfterMs?: number;
  /** Ends between two requests when this says so. */
  isOver?: () => boolean;
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
    const ended = await alone(db, options.locks, (isLost) => oneRound(db, options, isLost));
    if (ended !== 'stalled') return ended;
    // Not waited for: it may be the database that hangs.
    void noteFailed(db, ended);
  } catch (error) {
    console.error('round', error);
    await noteFailed(db, 'waiting');
  }
  return 'waiting';
}

/** Must not be tried again at once and for ever. */
const noteFailed = (db: DeviceDb, state: 'waiting' | 'stalled'): Promise<void> =>
  nextTry(db, {})
    .then((next) => noteRound(db, { ...next, state }))
    .catch(console.error);

async function oneRound(db: DeviceDb, options: RoundOptions, isLost: () => boolean): Promise<RoundEnd> {
  const before = await round(db);
  const goesAhead = options.force === true && before.why !== 'throttled';
  if (!goesAhead && !isDue(before, Date.now())) return 'waiting';
  const ended = await takeTurns(await waysOf(db, options, isLost));
  // The state is that of whoever came after.
  if (isLost()) return 'waiting';
  if (typeof ended === 'object') return endEarly(db, options, ended);
  const isLeft = ended > 0;
  await noteRound(db, {
    // The changes were read: what stays behind keeps them waiting no longer than usual (R9).
    ...(isLeft ? await nextTry(db, {}, lookEveryMs) : fresh),
    state: isLeft ? 'waiting' : 'idle',
  });
  return isLeft ? 'waiting' : 'done';
}

const fresh = { tries: 0, nextAttemptAt: null, why: null } as const;

/**
 * Handing in and reading go two ways: the token names its person, the session may be somebody else's (S3, S4).
 * `byToken` is null on a phone that has none.
 */
type Ways = { byToken: Turn | null; bySession: Turn; isMine: () => Promise<boolean>; line: Line | undefined };

async function waysOf(db: DeviceDb, options: RoundOptions, isLost: () => boolean): Promise<Ways> {
  const { stopAfterMs = Infinity, isOver = () => false, isMine = () => mayDeliver(db.personId), line } = options;
  const startedAt = performance.now();
  const isAtEnd = () => isLost() || isOver() || performance.now() - startedAt >= stopAfterMs;
  const bySession: Turn = {
    db,
    line: askingFor(db.personId, line),
    stop: async () => (isAtEnd() || !(await isMine()) ? { why: 'time' } : null),
    delivered: await counter(db, isLost),
  };
  const token = (await metaOf(db, 'delivery'))?.token;
  const byToken: Turn | null =
    token === undefined
      ? null
      : { ...bySession, line: handingIn(token, line), stop: async () => (isAtEnd() ? { why: 'time' } : null) };
  return { byToken, bySession, isMine, line };
}

/** Tells everybody who looks how far the round is; that the last one stalled until something gets through. */
async function counter(db: DeviceDb, isLost: () => boolean): Promise<Turn['delivered']> {
  const total = await leftToSend(db);
  const isSending = total > 0 && (await round(db)).state !== 'stalled';
  let sent = 0;
  await noteRound(db, { sent, total, ...(isSending ? { state: 'sending' } : {}) });
  return async (count) => {
    sent += count;
    if (count > 0 && !isLost())
      await noteRound(db, {
        state: 'sending',
        sent,
        total: Math.max(total, sent),
        lastDeliveredAt: Date.now(),
        tries: 0,
      });
  };
}

/** How many entries and photos a round would send. */
export const leftToSend = (db: DeviceDb): Promise<number> =>
  atOnce(db, async () => (await countWaiting(db)) + (await wantedPhotos(db)).length);

/** More than one turn when something was recorded meanwhile, or the server turned out to be a restored one. */
const mostTurns = 3;

/** Why they ended early, or how much is left to send. */
async function takeTurns(ways: Ways): Promise<Stop | number> {
  for (let taken = 1; ; taken++) {
    const behind = await handIn(ways);
    if (behind && !mayBeOfOne(behind)) return behind;
    // What something on the way sends back does not stand in the way of reading (R9).
    const stop = await read(ways);
    if (stop) return stop;
    const left = await leftToSend(ways.bySession.db);
    if (left > 0 && !behind && taken < mostTurns) continue;
    const copied = await copy(ways);
    // A copy that is sent back is tried again like whatever else stays behind.
    return copied && mayBeOfOne(copied) ? Math.max(left, 1) : (copied ?? left);
  }
}

/** Nobody reads a copy but its author, so it goes with the author's session alone. */
const copy = async ({ bySession, isMine }: Ways): Promise<Stop | null> =>
  (await isMine()) ? copyDrafts(bySession) : null;

/** A token that the server does not know (it was restored to a time before) leaves the session, if it is this person's. */
async function handIn({ byToken, bySession, isMine }: Ways): Promise<Stop | null> {
  const stop = await sendAll(byToken ?? bySession);
  return byToken && stop?.why === 'login' && (await isMine()) ? sendAll(bySession) : stop;
}

async function sendAll(turn: Turn): Promise<Stop | null> {
  const stop = (await announce(turn)) ?? (await pushAll(turn));
  return stop && !mayBeOfOne(stop) ? stop : ((await sendPhotos(turn)) ?? stop);
}

async function read({ bySession, isMine, line }: Ways): Promise<Stop | null> {
  if (!(await isMine())) {
    const stop = await askWhose(bySession.db, line);
    if (stop !== 'mine') return stop;
  }
  return pullAll(bySession);
}

/**
 * Whoever was let in without the school, or after an answer that was lost, first hears whose the cookie is: nothing is read with that of
 * whoever was here before (S3).
 */
async function askWhose(db: DeviceDb, line: Line | undefined): Promise<Stop | 'mine' | null> {
  const cookie = await cookieOf(db.personId);
  if (cookie === 'own') return null;
  if (cookie === 'none') return (await currentId()) === db.personId ? { why: 'login' } : null;
  const answered = await whose(line);
  if (!answered.ok && answered.why !== 'login') return stopOf(answered);
  await noteCookie(answered.ok ? answered.body.person.id : null);
  return (await cookieOf(db.personId)) === 'own' ? 'mine' : { why: 'login' };
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
      // No attempt is counted: what needs the session goes on the moment somebody has signed in.
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

async function nextTry(db: DeviceDb, stop: Partial<Stop>, atMostMs = Infinity) {
  const tries = (await round(db)).tries + 1;
  const waitMs = Math.max(Math.min(backoffMs(tries, Math.random()), atMostMs), stop.retryAfterMs ?? 0);
  const failedAt = Date.now();
  return {
    tries,
    failedAt,
    nextAttemptAt: failedAt + waitMs,
    why: stop.retryAfterMs === undefined ? 'unreachable' : 'throttled',
  } as const;
}
