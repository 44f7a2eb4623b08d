import { expect, test } from 'vitest';
import { changes, corrections, finalAt, lastFinal, periodAfter, periodBefore, periodOf } from './briefing.ts';
import type { BriefingFacts } from './briefing-reports.ts';

const zone = 'Asia/Shanghai';
const at = (text: string): number => Date.parse(`${text}+08:00`);

const facts: BriefingFacts = {
  inspections: 100,
  withFaults: 4,
  rounds: { done: 90, late: 4, partly: 2, missed: 4 },
  points: { n: 480, of: 500 },
  plans: [],
  found: 6,
  ended: 5,
  repairDays: 2.4,
  repairs: 5,
  meals: { n: 20, of: 21 },
  daily: { n: 7, of: 7 },
  weekly: { n: 1, of: 1 },
  monthly: { n: 0, of: 1 },
};

test('a week is from Monday to Sunday, a month from its first day to its last', () => {
  expect(periodOf('week', '2026-11-29')).toEqual({ kind: 'week', from: '2026-11-23', to: '2026-11-29' });
  expect(periodOf('month', '2028-02-10')).toEqual({ kind: 'month', from: '2028-02-01', to: '2028-02-29' });
  expect(periodBefore(periodOf('month', '2026-01-15'))).toMatchObject({ from: '2025-12-01', to: '2025-12-31' });
  expect(periodAfter(periodOf('week', '2026-12-28'))).toMatchObject({ from: '2027-01-04', to: '2027-01-10' });
});

test('a week is final at eight on Monday, when the windows of its last night are closed', () => {
  expect(finalAt(periodOf('week', '2026-11-24'), zone)).toBe(at('2026-11-30T08:00'));
  expect(lastFinal('week', at('2026-11-30T07:59'), zone).from).toBe('2026-11-16');
  expect(lastFinal('week', at('2026-11-30T08:00'), zone).from).toBe('2026-11-23');
  expect(lastFinal('month', at('2026-12-01T07:59'), zone).from).toBe('2026-10-01');
  expect(lastFinal('month', at('2026-12-01T08:00'), zone).from).toBe('2026-11-01');
});

test('what got better or worse is said of shares and days, and not of too few', () => {
  const before: BriefingFacts = {
    ...facts,
    rounds: { done: 80, late: 10, partly: 5, missed: 5 },
    points: { n: 499, of: 500 },
    repairDays: 2.1,
    meals: { n: 20, of: 21 },
    daily: { n: 3, of: 3 },
  };
  expect(changes(facts, before)).toEqual([
    { measure: 'rounds', now: 90, before: 80, is: 'better' },
    { measure: 'points', now: 96, before: 99.8, is: 'worse' },
    { measure: 'meals', now: 95.2, before: 95.2, is: 'same' },
    { measure: 'daily', now: 100, before: 100, is: 'few' },
    { measure: 'repairDays', now: 2.4, before: 2.1, is: 'same' },
  ]);
  const slower = changes({ ...facts, repairDays: 4 }, before).at(-1);
  expect(slower).toEqual({ measure: 'repairDays', now: 4, before: 2.1, is: 'worse' });
  expect(changes({ ...facts, repairDays: null, repairs: 0 }, before).at(-1)?.is).toBe('few');
});

test('what came late is told as a correction, figure by figure', () => {
  const later: BriefingFacts = { ...facts, inspections: 103, rounds: { ...facts.rounds, done: 91, missed: 3 } };
  expect(corrections(facts, later)).toEqual([
    { what: 'inspections', said: 100, now: 103 },
    { what: 'rounds', said: 90, now: 91 },
    { what: 'missed', said: 6, now: 5 },
  ]);
  expect(corrections(facts, facts)).toEqual([]);
});
