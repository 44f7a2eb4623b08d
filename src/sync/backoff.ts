// How long to wait after a failure: growing, with full jitter, never beyond a cap, and never for ever by a bent clock.

/** What is new is asked for this often, where nothing waits. */
export const lookEveryMs = 5 * 60_000;
const baseMs = 2000;
export const backoffCapMs = 15 * 60_000;
export const throttleCapMs = 60 * 60_000;

/** Full jitter: anywhere between nothing and the growing limit. `random` in [0, 1). `tries` counts from 1. */
export const backoffMs = (tries: number, random: number): number =>
  Math.floor(random * Math.min(backoffCapMs, baseMs * 2 ** Math.min(tries - 1, 30)));

/** UTC ms by the device clock; `failedAt`: when the wait began, not known in what an older version wrote. */
export type Waiting = {
  nextAttemptAt: number | null;
  why: 'unreachable' | 'throttled' | null;
  failedAt?: number;
};

/** A stored time further ahead than it could have been set, or a wait that begins later than now, means that the clock has jumped: then it is due. */
export function isDue({ nextAttemptAt, why, failedAt }: Waiting, now: number): boolean {
  if (nextAttemptAt === null || (failedAt ?? now) > now) return true;
  const cap = why === 'throttled' ? throttleCapMs : backoffCapMs;
  return nextAttemptAt <= now || nextAttemptAt - now > cap;
}
