import { expect, test } from 'vitest';
import type { PlanPoint } from '../../domain/floor-plan-reports.ts';
import { floorPlanWords } from '../words/floor-plan.ts';
import { lookOf, looksOf, ways } from './look.ts';

const point: PlanPoint = {
  placeId: '',
  name: '',
  kind: 'room',
  x: 0,
  y: 0,
  known: true,
  seenAt: null,
  hazards: 0,
  grade: null,
  due: 0,
};
const now = Date.UTC(2026, 10, 22);
const hours = (n: number) => now - n * 3_600_000;

test('a point says how long nobody was there, as the line of a route does', () => {
  const states = [1, 23.9, 24, 167, 168].map((n) => lookOf({ ...point, seenAt: hours(n) }, 'seen', now).state);
  expect(states).toEqual(['day', 'day', 'week', 'week', 'older']);
  expect(lookOf(point, 'seen', now).state).toBe('never');
});

test('a point says how many hazards are open and how grave the gravest is, and how many devices are due', () => {
  expect(lookOf({ ...point, hazards: 12, grade: 'L' }, 'hazards', now)).toMatchObject({
    shape: 'triangle',
    sign: '9+',
  });
  expect(lookOf({ ...point, due: 3 }, 'due', now)).toMatchObject({ shape: 'diamond', sign: '3' });
});

test('of a place that is not one’s own to know of nothing is said, and not that nobody was there', () => {
  for (const way of ways)
    expect(lookOf({ ...point, known: false }, way, now)).toMatchObject({ state: 'unknown', sign: '?' });
});

test.each(ways)('%s: no two states share a shape, and each has its word in both languages', (way) => {
  const looks = looksOf(way);
  expect(new Set(looks.map(({ shape }) => shape)).size).toBe(looks.length);
  for (const { state } of looks)
    for (const words of Object.values(floorPlanWords)) {
      const named: Record<string, string> = { seen: words.seen, hazards: words.graded, due: words.isDue }[way];
      expect(named[state]).toBeTruthy();
    }
});
