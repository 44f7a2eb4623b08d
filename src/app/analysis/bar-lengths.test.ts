// A bar is as long as what it says, and only what is part of another stands within it.
import { expect, test } from 'vitest';
import { lengthsOf } from './bar-lengths.ts';

const wires = [{ n: 2 }, { n: 5 }];
const stairs = [{ n: 10 }, { n: 1 }];

test('2 found these weeks and 5 open from all times are 2 and 5 long, beside 10 and 1', () => {
  expect(lengthsOf([wires, stairs], { apart: true })).toEqual([
    [20, 50],
    [100, 10],
  ]);
});

test('pieces of one bar add up, the longest to the whole width or to what is the most', () => {
  expect(lengthsOf([[{ n: 3 }, { n: 1 }], [{ n: 2 }]])).toEqual([[75, 25], [50]]);
  expect(lengthsOf([[{ n: 40 }, { n: 20 }]], { most: 100 })).toEqual([[40, 20]]);
});

test('where there is nothing nothing is drawn', () => {
  expect(lengthsOf([[{ n: 0 }, { n: 0 }]], { apart: true })).toEqual([[0, 0]]);
  expect(lengthsOf([])).toEqual([]);
});
