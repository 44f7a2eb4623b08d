import { expect, test } from 'vitest';
import { byMonth, monthMarks, shadePaths } from './heat.ts';

test('days of a shade are one outline, a column a week, and what is to come is not drawn', () => {
  const due = [10, 10, 10, 0, 10, 10, 10, 10, 10];
  const reached = [10, 9, 8, 0, 5, 10, 10, 10, 0];
  const paths = shadePaths({ due, reached }, 7);
  expect(paths.full).toBe('M0 0h11v11h-11zM0 65h11v11h-11zM0 78h11v11h-11zM13 0h11v11h-11z');
  expect(paths.good).toBe('M0 13h11v11h-11z');
  expect(paths.fair).toBe('M0 26h11v11h-11z');
  expect(paths.none).toBe('M0 39h11v11h-11z');
  expect(paths.poor).toBe('M0 52h11v11h-11z');
});

test('months stand over the first week that begins in them, and are summed up', () => {
  expect(monthMarks('2026-10-26', 14)).toEqual([{ x: 13, month: '2026-11' }]);
  const due = Array.from({ length: 14 }, () => 2);
  const reached = due.map((n, day) => (day === 7 ? 1 : n));
  expect(byMonth('2026-10-26', { due, reached })).toEqual([
    { month: '2026-10', due: 12, reached: 12, lacking: 0 },
    { month: '2026-11', due: 16, reached: 15, lacking: 1 },
  ]);
});
