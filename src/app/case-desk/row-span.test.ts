import { expect, test } from 'vitest';
import { Heights, spanOf } from './row-span.ts';

const alike = (n: number) => new Heights(Array.from({ length: n }, () => 50));

test('at the top the first rows are shown, and the rest stands below', () => {
  expect(spanOf(alike(10_000), 0, 800)).toEqual({ from: 0, to: 17, above: 0, below: 9983 * 50 });
});

test('in the middle some are kept on both sides, and nothing is lost of the height of all', () => {
  const span = spanOf(alike(10_000), 5000, 800);
  expect(span).toEqual({ from: 99, to: 117, above: 99 * 50, below: 9883 * 50 });
});

test('at the end, far beyond it and before the list has come up there are rows all the same', () => {
  expect(spanOf(alike(100), 4600, 800)).toMatchObject({ to: 100, below: 0 });
  expect(spanOf(alike(100), 99_999, 800)).toMatchObject({ from: 98, to: 100 });
  expect(spanOf(alike(100), -5000, 800)).toMatchObject({ from: 0, to: 2 });
  expect(spanOf(new Heights([]), 0, 800)).toEqual({ from: 0, to: 0, above: 0, below: 0 });
});

test('rows of different heights are counted as they are', () => {
  const heights = new Heights([300, 40, 40, 40, 300, 40, 40, 40, 40, 40, 40]);
  expect(spanOf(heights, 320, 100)).toEqual({ from: 0, to: 5, above: 0, below: 240 });
});

test('a row that turns out higher or lower than was thought moves all rows after it, and none before', () => {
  const heights = alike(10_000);
  heights.put(99, 80);
  heights.put(4000, 20);
  expect(spanOf(heights, 5000, 800)).toEqual({ from: 98, to: 117, above: 98 * 50, below: 9883 * 50 - 30 });
  expect(heights.above(10_000)).toBe(10_000 * 50);
  heights.put(99, 50);
  heights.put(4000, 50);
  expect(spanOf(heights, 5000, 800)).toEqual(spanOf(alike(10_000), 5000, 800));
});
