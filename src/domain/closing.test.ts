import { expect, test } from 'vitest';
import { daysOfMonth, monthOf } from './closing.ts';

test('a month is the whole of it and nothing else, in leap years too', () => {
  expect(monthOf('2026-10-01', '2026-10-31')).toBe('2026-10');
  expect(monthOf('2028-02-01', '2028-02-29')).toBe('2028-02');
  expect(monthOf('2026-02-01', '2026-02-28')).toBe('2026-02');
  for (const [from, to] of [
    ['2026-10-01', '2026-10-30'],
    ['2026-10-02', '2026-10-31'],
    ['2026-10-01', '2026-11-30'],
  ] as const)
    expect(monthOf(from, to)).toBe(null);
  expect(daysOfMonth('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
});
