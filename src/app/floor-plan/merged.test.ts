import { expect, test } from 'vitest';
import { merged } from './merged.ts';

const at = (placeId: string, x: number) => ({ placeId, x, y: 0.5 });
const sorted = (all: ReturnType<typeof merged>) =>
  all.toSorted((a, b) => a.placeId.localeCompare(b.placeId)).map(({ placeId, x }) => [placeId, x]);

test('what each of two people moved stays moved, and what one took off stays off', () => {
  const base = [at('a', 0.1), at('b', 0.2), at('c', 0.3)];
  const mine = [at('a', 0.9), at('b', 0.2), at('d', 0.4)];
  const newest = [at('a', 0.1), at('b', 0.8), at('c', 0.3), at('e', 0.5)];
  expect(sorted(merged(mine, base, newest))).toEqual([
    ['a', 0.9],
    ['b', 0.8],
    ['d', 0.4],
    ['e', 0.5],
  ]);
});

test('of the same point the later word counts', () => {
  expect(sorted(merged([at('a', 0.9)], [at('a', 0.1)], [at('a', 0.5)]))).toEqual([['a', 0.9]]);
  expect(sorted(merged([at('a', 0.9)], [at('a', 0.1)], []))).toEqual([['a', 0.9]]);
  expect(sorted(merged([at('a', 0.1)], [at('a', 0.1)], []))).toEqual([]);
});
