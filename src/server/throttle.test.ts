import { expect, test } from 'vitest';
import { attempts, tokenBuckets } from './throttle.ts';

test('a bucket is empty after its fill and fills again with time', () => {
  const wait = tokenBuckets(3, 60);
  expect([wait('a', 0), wait('a', 0), wait('a', 0), wait('a', 0)]).toEqual([0, 0, 0, 1]);
  expect(wait('b', 0)).toBe(0);
  expect(wait('a', 1000)).toBe(0);
  expect(wait('a', 1000)).toBe(1);
});

test('10,000 guesses take weeks, and nobody is locked out for ever', () => {
  const guard = attempts(5);
  let now = 0;
  const waits = Array.from({ length: 10_000 }, () => {
    const waitS = guard.begin('wang', now);
    now += waitS * 1000;
    return waitS > 0 ? waitS + guard.begin('wang', now) : 0;
  });
  expect(Math.max(...waits)).toBe(300);
  expect(now).toBeGreaterThan(15 * 86_400_000);
});

test('a right password forgets the wrong ones', () => {
  const guard = attempts(2);
  for (let i = 0; i < 3; i++) {
    expect(guard.begin('wang', 0)).toBe(0);
    guard.succeeded('wang');
  }
});

test('a server clock set back does not stop anybody', () => {
  const wait = tokenBuckets(1, 60);
  expect(wait('a', 1_000_000)).toBe(0);
  expect(wait('a', 0)).toBe(1);
  expect(wait('a', 1000)).toBe(0);
});

test('nobody waits for a clock that was set back', () => {
  const tries = attempts(1);
  for (let n = 0; n < 8; n++) tries.count('wang', 10_000_000_000);
  expect(tries.wait('wang', 10_000_000_000)).toBeGreaterThan(60);
  expect(tries.wait('wang', 5_000_000_000)).toBe(0);
});
