import { expect, test } from 'vitest';
import * as cast from '../../tests/cast.ts';
import { planned, rostered, shift } from '../../tests/cast-rounds.ts';
import { emptyCalendar } from './calendar.ts';
import { gapsIn } from './gaps.ts';
import type { Plan } from './plan.ts';

const { wang, li } = cast;
const at = (text: string): number => Date.parse(`${text}+08:00`);
const threeNights = [at('2026-11-22T12:00'), at('2026-11-25T12:00')] as const;
const onShift = { people: [], roles: [], shifts: [shift().id] };
const gaps = (over: Partial<Plan> = {}, record = rostered(), here: readonly string[] = [wang.id, li.id]) =>
  gapsIn(
    [planned({ who: onShift, ...over })],
    emptyCalendar,
    (id) => (id === record.id ? record : undefined),
    (id) => here.includes(id),
    threeNights,
    'Asia/Shanghai',
  );

test('with somebody on every night there is no gap; who has left is nobody', () => {
  expect(gaps()).toEqual([]);
  const lost = { shiftId: shift().id, rounds: 4, planNames: ['夜间防火巡查'] };
  expect(gaps({}, rostered(), [wang.id])).toEqual([{ day: '2026-11-23', ...lost }]);
  expect(gaps({}, rostered({ days: [[]] }))).toHaveLength(3);
});

test('a plan that names somebody besides has none', () => {
  expect(gaps({ who: { ...onShift, people: [wang.id] } }, rostered({ days: [[]] }))).toEqual([]);
  expect(gaps({ who: { ...onShift, roles: ['patrol_guard'] } }, rostered({ days: [[]] }))).toEqual([]);
});

test('rounds at hours no shift has are one, however many are on', () => {
  const noon: Plan['when'] = {
    each: 'day',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    spans: [{ from: '13:00', to: '14:00', every: null }],
  };
  expect(gaps({ when: noon })[0]).toMatchObject({ day: '2026-11-22', shiftId: null, rounds: 1 });
});
