import { expect, test } from 'vitest';
import { spanOf } from './row-span.ts';

const alike = (n: number) => Array.from({ length: n }, () => 50);

test('at the top the first rows are shown, and the rest stands below', () => {
  expect(spanOf(alike(10_000), 0, 800)).toEqual({ from: 0, to: 18, above: 0, below: 9982 * 50 });
});

test('in the middle some are kept on both sides, and nothing is lost of the height of all', () => {
  const span = spanOf(alike(10_000), 5000, 800);
  expect(span).toEqual({ from: 98, to: 118, above: 98 * 50, below: 9882 * 50 });
});

test('at the end, far beyond it and before the list has come up there are rows all the same', () => {
  expect(spanOf(alike(100), 4600, 800)).toMatchObject({ to: 100, below: 0 });
  expect(spanOf(alike(100), 99_999, 800)).toMatchObject({ from: 97, to: 100 });
  expect(spanOf(alike(100), -5000, 800)).toMatchObject({ from: 0, to: 3 });
  expect(spanOf([], 0, 800)).toEqual({ from: 0, to: 0, above: 0, below: 0 });
});

test('rows of different heights are counted as they are', () => {
  const heights = [300, 40, 40, 40, 300, 40, 40, 40, 40, 40, 40];
  expect(spanOf(heights, 320, 100)).toEqual({ from: 0, to: 6, above: 0, below: 200 });
});
