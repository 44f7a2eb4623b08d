import { expect, test } from 'vitest';
import { backoffCapMs, backoffMs, isDue, throttleCapMs } from './backoff.ts';

test('R3 the wait grows from two seconds to a quarter of an hour', () => {
  const longest = (tries: number) => backoffMs(tries, 0.999999);
  expect([1, 2, 3, 10, 1000].map(longest).map((ms) => Math.round(ms / 1000))).toEqual([2, 4, 8, 900, 900]);
  expect(backoffMs(7, 0)).toBe(0);
});

test('R4 a stored time further ahead than it could have been set is due', () => {
  const now = 1_000_000_000;
  const stored = (nextAttemptAt: number | null, why: 'unreachable' | 'throttled' = 'unreachable') =>
    isDue({ nextAttemptAt, why }, now);
  expect([stored(null), stored(now), stored(now + 1000), stored(now + backoffCapMs)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(stored(now + backoffCapMs + 1)).toBe(true);
  expect([stored(now + throttleCapMs, 'throttled'), stored(now + throttleCapMs + 1, 'throttled')]).toEqual([
    false,
    true,
  ]);
});

test('R4 a wait that began later than now is over: the clock was an hour ahead when it was set', () => {
  const set = 1_000_000_000;
  const waits = { nextAttemptAt: set + 30_000, why: 'throttled', failedAt: set } as const;
  expect([isDue(waits, set), isDue(waits, set + 29_999), isDue(waits, set - 1), isDue(waits, set - 3_600_000)]).toEqual(
    [false, false, true, true],
  );
});
