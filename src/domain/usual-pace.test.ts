import { expect, test } from 'vitest';
import { mayUndercut, usualPaceUndercut } from './usual-pace.ts';

const around = (ms: number, n: number) => Array.from({ length: n }, (_, i) => ms * (i % 2 === 0 ? 0.9 : 1.1));

test('what takes less than half of what is usual here is much quicker, a little quicker is not', () => {
  expect(usualPaceUndercut(2400, around(5000, 12))).toBeCloseTo(4975, 0);
  expect(usualPaceUndercut(2600, around(5000, 12))).toBeNull();
});

test('where it takes now long, now short, little is far from usual', () => {
  const wide = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 2000 : 20_000));
  expect(usualPaceUndercut(1500, wide)).toBeNull();
  expect(usualPaceUndercut(200, wide)).not.toBeNull();
});

test('nothing is usual before there were ten', () => {
  expect(usualPaceUndercut(1, around(5000, 9))).toBeNull();
});

test('whatever is much quicker is less than half of the slowest, so that the others are read for it', () => {
  const paces = Array.from({ length: 250 }, (_, n) => 100 * (n + 1));
  const unread = [around(5000, 12), [2000, ...around(20_000, 12)]].flatMap((usual) =>
    paces.filter((pace) => usualPaceUndercut(pace, usual) !== null && !mayUndercut(pace, Math.max(...usual))),
  );
  expect(unread).toEqual([]);
  expect(mayUndercut(3000, 5500)).toBe(false);
  expect(mayUndercut(3000, Number(undefined))).toBe(false);
});
