import { expect, test } from 'vitest';
import { briefingAddress, briefingPath, readAsked } from './asked.ts';

test('the last week is read until the address says something else', () => {
  expect(readAsked({})).toEqual({ kind: 'week', day: null });
  expect(readAsked({ kind: 'year', day: '2026-99-01' })).toEqual({ kind: 'week', day: null });
  expect(briefingPath({ kind: 'month', day: null })).toBe('/api/briefing?kind=month');
  const asked = { kind: 'month', day: '2026-11-01' } as const;
  expect(readAsked(Object.fromEntries(new URLSearchParams(briefingAddress(asked).split('?')[1])))).toEqual(asked);
});
