// Which schedules take place in one world.
import { expect, test } from 'vitest';
import { beginningOf, worldsOf } from './storm.ts';

test('five schedules of tier A are storms in one world, and each of tier B has its own', () => {
  expect([1, 2, 5, 6, 10, 11].map((seed) => beginningOf(seed, 'A'))).toEqual([1, 1, 1, 6, 6, 11]);
  expect([1, 2, 5].map((seed) => beginningOf(seed, 'B'))).toEqual([1, 2, 5]);
});

test('whoever asks for a part of a world asks for nothing before it and nothing after', () => {
  const asked = (from: number, end: number) =>
    [...worldsOf({ from, end, tier: 'A' })].map((one) => [one.from, one.end]);
  expect(asked(4, 13)).toEqual([
    [4, 6],
    [6, 11],
    [11, 13],
  ]);
  expect(asked(3, 4)).toEqual([[3, 4]]);
  expect(asked(3, 3)).toEqual([]);
});
