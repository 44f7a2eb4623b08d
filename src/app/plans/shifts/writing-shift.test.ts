import { expect, test } from 'vitest';
import { li, wang } from '../../../../tests/cast.ts';
import { shift } from '../../../../tests/cast-rounds.ts';
import { emptyShift, faultsIn, nextOf, said, withCycle, withDay } from './writing-shift.ts';

const today = '2026-11-25';

test('a new shift is a week from Monday on, and lacks its name', () => {
  const fresh = emptyShift(shift().id, today);
  expect(fresh).toMatchObject({ since: '2026-11-23', days: Array.from({ length: 7 }, () => []) });
  expect([...faultsIn(fresh)]).toEqual(['name']);
  expect(faultsIn({ ...fresh, name: ' 夜班 ' }).size).toBe(0);
  expect(said({ ...fresh, name: ' 夜班 ' }).name).toBe('夜班');
});

test('another length keeps who was on the first days', () => {
  const turns = shift();
  expect(withCycle(turns, 3, today).days).toEqual([[wang.id], [li.id], [wang.id]]);
  expect(withCycle(turns, 3, today).since).toBe(turns.since);
  const week = withCycle(turns, 7, today);
  expect([week.since, week.days.length]).toEqual(['2026-11-16', 7]);
  expect(withCycle(week, 1, today)).toMatchObject({ since: today, days: [[wang.id]] });
  expect(withDay(turns, 1, []).days).toEqual([[wang.id], []]);
});

test('a day of the pattern comes next on a date', () => {
  expect(nextOf({ since: '2026-11-23', days: emptyShift('', today).days }, 0, today)).toBe('2026-11-30');
  expect(nextOf({ since: '2026-11-23', days: emptyShift('', today).days }, 2, today)).toBe(today);
  expect(nextOf({ since: '2026-12-01', days: [[], []] }, 0, today)).toBe('2026-11-25');
});
