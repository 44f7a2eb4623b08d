// How long to wait after a failure: growing, with full jitter, never beyond a cap, and never for ever by a bent clock.

const baseMs = 2000;
export const backoffCapMs = 15 * 60_000;
export const throttleCapMs = 60 * 60_000;

/** Full jitter: anywhere between nothing and the growing limit. `random` in [0, 1). `tries` counts from 1. */
export const backoffMs = (tries: number, random: number): number =>
  Math.floor(random * Math.min(backoffCapMs, baseMs * 2 ** Math.min(tries - 1, 30)));

export type Waiting = { nextAttemptAt: number | null; why: 'unreachable' | 'throttled' | null };

/** A stored time further ahead than it could have been set means that the clock has jumped: then it is due. */
export function isDue({ nextAttemptAt, why }: Waiting, now: number): boolean {
  if (nextAttemptAt === null) return true;
  const cap = why === 'throttled' ? throttleCapMs : backoffCapMs;
  return nextAttemptAt <= now || nextAttemptAt - now > cap;
}
