import { expect, test } from 'vitest';
import { planned } from '../../tests/cast-rounds.ts';
import { emptyCalendar } from './calendar.ts';
import { dueRounds, type DueRound } from './due-rounds.ts';
import { isOfPeriod, lastDayOf, standsIn, tellAt } from './round-days.ts';
import type { Plan } from './plan.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const roundOf = (when: Plan['when'], day: string): DueRound =>
  dueRounds(planned({ when }), emptyCalendar, at(`${day}T22:30`), at(`${day}T22:31`), 'Asia/Shanghai')[0]!;
const days = (from: string, to = from) => ({ from, to });

const month = roundOf({ each: 'month' }, '2026-12-20');
const night = roundOf(
  { each: 'day', weekdays: [1, 2, 3, 4, 5, 6, 7], spans: [{ from: '22:00', to: '06:00', every: null }] },
  '2026-12-20',
);

test('a round of a month ends on its last day, one of a night on the day it began', () => {
  expect([month.day, lastDayOf(month), isOfPeriod(month)]).toEqual(['2026-12-01', '2026-12-31', true]);
  expect([night.day, lastDayOf(night), isOfPeriod(night)]).toEqual(['2026-12-20', '2026-12-20', false]);
});

test('while it may be walked it is among the rounds of today and of its days to come, from then on among those of the last', () => {
  const among = (now: string, ...asked: string[]) => asked.map((day) => standsIn(month, days(day), at(now)));
  const asked = ['2026-11-30', '2026-12-01', '2026-12-20', '2026-12-31', '2027-01-01'];
  expect(among('2026-11-28T10:00', ...asked)).toEqual([false, true, true, true, false]);
  expect(among('2026-12-20T10:00', ...asked)).toEqual([false, false, true, true, false]);
  // Before seven in the morning one looks at the day before.
  expect(among('2026-12-21T06:59', ...asked)).toEqual([false, false, true, true, false]);
  expect(among('2026-12-21T07:00', ...asked)).toEqual([false, false, false, true, false]);
  expect(among('2027-01-05T10:00', ...asked)).toEqual([false, false, false, true, false]);
  expect(standsIn(month, days('2026-12-25', '2027-01-02'), at('2027-01-05T10:00'))).toBe(true);
});

test('in a zone that changes its clock a quarter still ends on its last day', () => {
  const [quarter] = dueRounds(
    planned({ when: { each: 'quarter' } }),
    emptyCalendar,
    Date.parse('2027-02-01T12:00Z'),
    Date.parse('2027-02-01T12:01Z'),
    'Europe/Berlin',
  );
  expect(lastDayOf(quarter!)).toBe('2027-03-31');
});

test('that nobody has begun is told in the morning while there are days left', () => {
  expect(tellAt(month)).toBe(at('2026-12-25T08:00'));
  expect(tellAt(roundOf({ each: 'week' }, '2026-12-20'))).toBe(at('2026-12-19T08:00'));
  expect(tellAt(night)).toBe(night.finishBy);
});
