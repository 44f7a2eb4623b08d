import { expect, test } from 'vitest';
import { yucai } from '../../tests/cast.ts';
import { plan, planned, route } from '../../tests/cast-rounds.ts';
import type { Read } from './documents.ts';
import { checkNights, hasFewNights, nightRounds } from './night-rounds.ts';
import type { Plan, Span, When } from './plan.ts';
import type { School } from './school.ts';

const nightly = (...spans: Span[]): When => ({ each: 'day', weekdays: [1, 2, 3, 4, 5, 6, 7], spans });
const span = (from: string, to: string, every: number | null = null): Span => ({ from, to, every });
const once = nightly(span('22:00', '06:00'));

test('four rounds a night, and nothing to say of days', () => {
  expect(nightRounds(plan().when)).toEqual({ count: 4, gap: 120 });
  expect(nightRounds(nightly(span('08:00', '18:00')))).toBeNull();
  expect(nightRounds(once)).toEqual({ count: 1, gap: 480 });
});

test('rounds of one night are counted together, also where each has a window of its own', () => {
  expect(nightRounds(nightly(span('22:00', '00:00'), span('02:00', '04:00')))?.count).toBe(2);
  expect(nightRounds(nightly(span('22:00', '23:30'), span('23:30', '06:00')))?.count).toBe(2);
  expect(nightRounds(nightly(span('22:00', '06:00'), span('08:00', '18:00', 120)))?.count).toBe(1);
});

test('a boarding school has two rounds of F2 a night at the least', () => {
  const few = (over: Partial<Plan>) => hasFewNights(plan(over), route(), yucai);
  expect([few({ when: once }), few({}), few({ when: nightly(span('22:00', '06:00', 240)) })]).toEqual([
    true,
    false,
    false,
  ]);
  expect(few({ when: { each: 'once', day: '2026-12-01', spans: [span('22:00', '06:00')] } })).toBe(true);
  // What is only walked in rain, by day, each month, without F2, or where nobody boards.
  expect(few({ when: once, pack: 'rain' })).toBe(false);
  expect([few({ when: nightly(span('07:00', '18:00')) }), few({ when: { each: 'month' } })]).toEqual([false, false]);
  const plain = route({ points: route().points.map((point) => Object.assign({}, point, { templates: ['F1'] })) });
  expect(hasFewNights(plan({ when: once }), plain, yucai)).toBe(false);
  expect(hasFewNights(plan({ when: once }), route(), { ...yucai, facilities: ['canteen'] })).toBe(false);
});

test('a plan with fewer rounds a night is refused by name, and taking such a plan out of use is not', () => {
  const before = planned({ when: once });
  const school: School = yucai;
  const documents = { school, route: route(), plan: before };
  const read = ((type: keyof typeof documents) => documents[type]) as Read;
  const said = (over: Partial<Plan>) => checkNights(plan(over), read, yucai.id);
  expect(() => said({ when: once })).toThrow(expect.objectContaining({ code: 'nights-too-few' }));
  expect(() => said({ when: once, retired: { reason: '放假' } })).not.toThrow();
  expect(() => said({})).not.toThrow();
});
