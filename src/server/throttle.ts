// How often somebody may try. Nobody is locked out for ever; guessing gets slower and slower.

/** Seconds to wait, 0 when it may go on. */
export type WaitS = number;

const maxKeys = 20_000;

/** Forgets the oldest key when there are too many, so that strangers cannot fill the memory. */
function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > maxKeys) {
    const [oldest] = map.keys();
    if (oldest !== undefined) map.delete(oldest);
  }
}

/** A bucket of `capacity` tokens a key, filled again at `perMinute`. `now` in UTC ms. */
export function tokenBuckets(capacity: number, perMinute: number): (key: string, now: number) => WaitS {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (key, now) => {
    const before = buckets.get(key) ?? { tokens: capacity, at: now };
    const gained = (Math.max(0, now - before.at) * perMinute) / 60_000;
    const tokens = Math.min(capacity, before.tokens + gained);
    if (tokens < 1) {
      remember(buckets, key, { tokens, at: now });
      return Math.ceil(((1 - tokens) * 60) / perMinute);
    }
    remember(buckets, key, { tokens: tokens - 1, at: now });
    return 0;
  };
}

const longestWaitMs = 5 * 60_000;
const forgetMs = 60 * 60_000;

export type Attempts = {
  /** Until the next attempt may be made. */
  wait(key: string, now: number): WaitS;
  /** Counts an attempt before its outcome is known, so that parallel ones count too. */
  count(key: string, now: number): void;
  /** `wait`, and `count` when there is none. */
  begin(key: string, now: number): WaitS;
  succeeded(key: string): void;
  /** The last attempt did not fail after all; those before it still count. */
  takeBack(key: string, now: number): void;
};

/** The first `free` attempts are free, then each failure doubles the wait up to five minutes. Forgotten after an hour. */
export function attempts(free: number): Attempts {
  const failures = new Map<string, { count: number; nextAt: number; at: number }>();
  function wait(key: string, now: number): WaitS {
    const known = failures.get(key);
    return known && known.nextAt > now ? Math.ceil((known.nextAt - now) / 1000) : 0;
  }
  function count(key: string, now: number): void {
    const known = failures.get(key);
    const failed = 1 + (known && now - known.at < forgetMs ? known.count : 0);
    const waitMs = failed < free ? 0 : Math.min(longestWaitMs, 1000 * 2 ** Math.min(20, failed - free));
    remember(failures, key, { count: failed, nextAt: now + waitMs, at: now });
  }
  return {
    wait,
    count,
    begin(key, now) {
      const waitS = wait(key, now);
      if (waitS === 0) count(key, now);
      return waitS;
    },
    succeeded(key) {
      failures.delete(key);
    },
    takeBack(key, now) {
      const known = failures.get(key);
      if (known) remember(failures, key, { ...known, count: known.count - 1, nextAt: now });
    },
  };
}
