import { expect, test } from 'vitest';
import { deadline, spanOf } from './span.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test.each([
  [0, 0, 'second'],
  [59_999, 59, 'second'],
  [minute, 1, 'minute'],
  [hour - 1, 59, 'minute'],
  [25 * hour, 25, 'hour'],
  [2 * day, 2, 'day'],
  [-3 * day - hour, 3, 'day'],
] as const)('%i ms is %i %s', (ms, n, unit) => {
  expect(spanOf(ms)).toEqual({ n, unit });
});

test('a deadline is left, late, or not a date at all', () => {
  expect(deadline(null, 0)).toEqual({ is: 'none' });
  expect(deadline(5 * hour, 0)).toEqual({ is: 'left', span: { n: 5, unit: 'hour' } });
  expect(deadline(0, 3 * day)).toEqual({ is: 'late', span: { n: 3, unit: 'day' } });
  expect(deadline(7, 7)).toEqual({ is: 'left', span: { n: 0, unit: 'second' } });
});
