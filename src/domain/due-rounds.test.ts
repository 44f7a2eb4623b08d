import { expect, test } from 'vitest';
import * as cast from '../../tests/cast.ts';
import { plan, planned, route } from '../../tests/cast-rounds.ts';
import { emptyCalendar, type Calendar, type CalendarRecord } from './calendar.ts';
import { dueRounds } from './due-rounds.ts';
import { readRoundId } from './round-id.ts';
import { foldPlan, type Plan, type PlanRecord } from './plan.ts';
import type { DocumentOf, Read } from './documents.ts';

const china = 'Asia/Shanghai';
const at = (text: string): number => Date.parse(`${text}+08:00`);
const clock = (ms: number, timeZone = china): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(ms);

const between = (of: PlanRecord, from: string, to: string, calendar: Calendar = emptyCalendar): string[] =>
  dueRounds(of, calendar, at(from), at(to), china).map(({ plannedAt }) => clock(plannedAt));

/** Switched from nothing to this at one moment. */
const changedAt = (moment: string, calendar: Calendar): CalendarRecord => ({
  ...calendar,
  before: [{ until: at(moment), calendar: emptyCalendar }],
});

const all = [1, 2, 3, 4, 5, 6, 7];
const daily = (from: string, to: string, weekdays = all): Plan['when'] => ({
  each: 'day',
  weekdays,
  spans: [{ from, to, every: null }],
});

test('a night has four rounds, two hours apart, the last till six', () => {
  const rounds = dueRounds(planned(), emptyCalendar, at('2026-11-22T20:00'), at('2026-11-23T12:00'), china);
  expect(rounds.map(({ plannedAt }) => clock(plannedAt))).toEqual([
    '2026-11-22 22:00',
    '2026-11-23 00:00',
    '2026-11-23 02:00',
    '2026-11-23 04:00',
  ]);
  const [first, , , last] = rounds as [(typeof rounds)[0], unknown, unknown, (typeof rounds)[0]];
  expect([first.opensAt, first.startBy, first.closesAt].map((ms) => ms && clock(ms))).toEqual([
    '2026-11-22 21:45',
    '2026-11-22 22:30',
    '2026-11-23 00:00',
  ]);
  expect(clock(last.closesAt)).toBe('2026-11-23 06:00');
  expect(rounds.map(({ day }) => day)).toEqual(Array(4).fill('2026-11-22'));
});

test('the id names plan, day and minute, and is the same whichever stretch of time is asked for', () => {
  const ids = (from: string, to: string) =>
    dueRounds(planned(), emptyCalendar, at(from), at(to), china).map(({ id }) => id);
  const [few, many] = [ids('2026-11-22T23:00', '2026-11-23T01:00'), ids('2026-11-20T00:00', '2026-11-25T00:00')];
  expect(few).toHaveLength(2);
  expect(many.filter((id) => few.includes(id))).toEqual(few);
  expect(readRoundId(few[0]!)).toEqual({
    planId: plan().id,
    day: '2026-11-22',
    minute: 1320,
  });
  expect(readRoundId('rubbish')).toBeNull();
});

test('one window of a day is late after its end, and closes after its grace', () => {
  const [round] = dueRounds(
    planned({ when: daily('07:00', '09:00'), late: 60 }),
    emptyCalendar,
    at('2026-11-22T06:00'),
    at('2026-11-22T12:00'),
    china,
  );
  expect(round).toMatchObject({ startBy: null });
  expect([clock(round!.finishBy), clock(round!.closesAt)]).toEqual(['2026-11-22 09:00', '2026-11-22 10:00']);
});

test('weekdays, lessons and terms are kept; a worked Sunday is a day of lessons', () => {
  const calendar: Calendar = {
    terms: [{ name: '秋季', from: '2026-09-01', to: '2026-11-27' }],
    holidays: [{ name: '运动会', from: '2026-11-24', to: '2026-11-24' }],
    workdays: ['2026-11-29'],
    packs: [],
  };
  const days = (over: Partial<Plan>) =>
    between(planned({ when: daily('08:00', '09:00'), ...over }), '2026-11-22T00:00', '2026-12-01T00:00', calendar).map(
      (text) => text.slice(8, 10),
    );
  expect(days({ on: 'school' })).toEqual(['23', '25', '26', '27', '29']);
  expect(days({ on: 'term' })).toEqual(['22', '23', '25', '26', '27', '29']);
  expect(days({ on: 'all' })).toEqual(['22', '23', '24', '25', '26', '27', '28', '29', '30']);
  expect(days({ on: 'all', when: daily('08:00', '09:00', [1, 4]) })).toEqual(['23', '26', '30']);
});

test('a pack is due only while it is switched on', () => {
  const rainy = planned({ when: daily('08:00', '09:00'), pack: 'rain' });
  const calendar: Calendar = { ...emptyCalendar, packs: [{ pack: 'rain', from: '2026-11-24', to: '2026-11-25' }] };
  expect(between(rainy, '2026-11-22T00:00', '2026-11-30T00:00')).toEqual([]);
  expect(between(rainy, '2026-11-22T00:00', '2026-11-30T00:00', calendar)).toEqual([
    '2026-11-24 08:00',
    '2026-11-25 08:00',
  ]);
});

test('a week that had begun when it was planned is found by its first moment too, as its page asks for it', () => {
  const weekly = planned({ when: { each: 'week' } }, at('2026-11-29T20:00'));
  const now = dueRounds(weekly, emptyCalendar, at('2026-11-29T20:00'), at('2026-11-29T21:00'), china);
  expect(now.map(({ day }) => day)).toEqual(['2026-11-23']);
  const { plannedAt } = now[0]!;
  expect(dueRounds(weekly, emptyCalendar, plannedAt, plannedAt + 60_000, china)).toEqual(now);
  expect(dueRounds(weekly, emptyCalendar, at('2026-11-16T00:00'), at('2026-11-17T00:00'), china)).toEqual([]);
});

test('periods end with their last day, in long and short months', () => {
  const ends = (each: 'week' | 'half-month' | 'month' | 'quarter' | 'term', from: string, to: string) =>
    dueRounds(
      planned({ when: { each }, late: 0 }),
      { ...emptyCalendar, terms: [{ name: '春季', from: '2027-02-22', to: '2027-07-10' }] },
      at(from),
      at(to),
      china,
    ).map(({ plannedAt, closesAt }) => [clock(plannedAt).slice(0, 10), clock(closesAt).slice(0, 16)]);
  expect(ends('month', '2027-02-10T00:00', '2027-03-02T00:00')).toEqual([
    ['2027-02-01', '2027-03-01 00:00'],
    ['2027-03-01', '2027-04-01 00:00'],
  ]);
  expect(ends('half-month', '2028-02-20T00:00', '2028-02-21T00:00')).toEqual([['2028-02-16', '2028-03-01 00:00']]);
  expect(ends('week', '2026-11-22T00:00', '2026-11-22T01:00')).toEqual([['2026-11-16', '2026-11-23 00:00']]);
  expect(ends('quarter', '2026-12-31T23:00', '2027-01-01T01:00')).toEqual([
    ['2026-10-01', '2027-01-01 00:00'],
    ['2027-01-01', '2027-04-01 00:00'],
  ]);
  expect(ends('term', '2027-03-01T00:00', '2027-03-02T00:00')).toEqual([['2027-02-22', '2027-07-11 00:00']]);
  expect(ends('term', '2027-01-20T00:00', '2027-01-21T00:00')).toEqual([]);
});

test('the check before a term is one round of its last fourteen days before, by itself where it is on', () => {
  const before = planned({ pack: 'term-start', when: { each: 'term' }, late: 0 });
  const terms = [
    { name: '上学期', from: '2026-09-01', to: '2027-01-20' },
    { name: '下学期', from: '2027-03-01', to: '2027-07-10' },
  ];
  const on = { pack: 'term-start' as const, from: '2027-02-15', to: '2027-02-28' };
  const due = (packs: Calendar['packs'], from: string, to: string) =>
    dueRounds(before, { ...emptyCalendar, terms, packs }, at(from), at(to), china).map(
      ({ day, plannedAt, closesAt }) => [day, clock(plannedAt), clock(closesAt)],
    );
  const round = ['2027-02-15', '2027-02-15 00:00', '2027-03-01 00:00'];
  expect(due([on], '2027-02-01T00:00', '2027-02-14T12:00')).toEqual([]);
  expect(due([on], '2027-02-14T12:00', '2027-02-15T12:00')).toEqual([round]);
  expect(due([on], '2027-02-27T00:00', '2027-06-28T00:00')).toEqual([round]);
  // Switched on when the two weeks had begun: the rest of them. Off again before the term: none.
  expect(due([{ ...on, from: '2027-02-20' }], '2027-02-01T00:00', '2027-03-28T00:00')).toEqual([round]);
  expect(due([{ ...on, to: '2027-02-20' }], '2027-02-01T00:00', '2027-03-28T00:00')).toEqual([]);
  expect(due([], '2026-08-01T00:00', '2027-03-28T00:00')).toEqual([]);
  // A plan that was made in the middle of them still asks for it.
  const made = at('2027-02-20T09:00');
  const late = { ...before, timetables: before.timetables.map((one) => Object.assign({}, one, { since: made })) };
  const { length } = dueRounds(late, { ...emptyCalendar, terms, packs: [on] }, made, made + 1, china);
  expect(length).toBe(1);
});

test('in a night when the clock is changed nobody waits longer than two hours', () => {
  const night = (from: number) =>
    dueRounds(planned(), emptyCalendar, from, from + 14 * 3_600_000, 'Europe/Berlin').filter(
      ({ day }) => day === '2026-03-28' || day === '2026-10-24',
    );
  const spring = night(Date.UTC(2026, 2, 28, 20));
  expect(spring.map(({ plannedAt }) => clock(plannedAt, 'Europe/Berlin').slice(11))).toEqual([
    '22:00',
    '00:00',
    '03:00',
    '05:00',
  ]);
  const autumn = night(Date.UTC(2026, 9, 24, 19));
  expect(autumn.map(({ plannedAt }) => clock(plannedAt, 'Europe/Berlin').slice(11))).toEqual([
    '22:00',
    '00:00',
    '02:00',
    '03:00',
    '05:00',
  ]);
  for (const rounds of [spring, autumn]) {
    expect(new Set(rounds.map(({ id }) => id)).size).toBe(rounds.length);
    for (const { plannedAt, closesAt } of rounds) expect(closesAt - plannedAt).toBeLessThanOrEqual(2 * 3_600_000);
  }
});

/** The plan after it was said so, one entry after the other. */
function kept(...said: [Partial<Plan>, string][]): PlanRecord {
  let record: DocumentOf<'plan'>['body'] | undefined;
  const read = ((type: string) => (type === 'plan' ? record : route())) as Read;
  for (const [over, when] of said)
    record = foldPlan(cast.entry('plan-kept', plan(over), { subject: plan().id }), read, at(when));
  return record!;
}

test('what was planned before a change stays due as it was said then', () => {
  const hourly: Plan['when'] = { each: 'day', weekdays: all, spans: [{ from: '22:00', to: '06:00', every: 60 }] };
  const record = kept([{}, '2026-11-01T12:00'], [{ when: hourly }, '2026-11-23T00:30']);
  expect(between(record, '2026-11-22T22:30', '2026-11-23T03:30')).toEqual([
    '2026-11-22 22:00',
    '2026-11-23 00:00',
    '2026-11-23 01:00',
    '2026-11-23 02:00',
    '2026-11-23 03:00',
  ]);
});

test('another name or proof begins nothing anew', () => {
  const record = kept([{}, '2026-11-01T12:00'], [{ name: '夜巡', proof: 'tap' }, '2026-11-23T00:30']);
  expect(record.timetables).toHaveLength(1);
  expect(record.name).toBe('夜巡');
});

test('nothing is due from before the plan was made or after it was retired; taken up again, it goes on', () => {
  const retired = { reason: '并入 1 号线' };
  const said: [Partial<Plan>, string][] = [
    [{}, '2026-11-22T23:00'],
    [{ retired }, '2026-11-23T01:00'],
  ];
  expect(between(kept(...said), '2026-11-22T00:00', '2026-11-25T00:00')).toEqual(['2026-11-23 00:00']);
  const again = kept(...said, [{}, '2026-11-24T01:00']);
  expect(between(again, '2026-11-22T00:00', '2026-11-24T03:00')).toEqual(['2026-11-23 00:00', '2026-11-24 02:00']);
});

test('a month that has begun is due for a plan made in its middle', () => {
  const record = kept([{ when: { each: 'month' } }, '2026-11-20T10:00']);
  expect(between(record, '2026-11-25T00:00', '2026-11-26T00:00')).toEqual(['2026-11-01 00:00']);
});

const rainOn = (from: string, to: string): Calendar => ({ ...emptyCalendar, packs: [{ pack: 'rain', from, to }] });

test.each([
  ['20:00, when the window is over', '2026-11-22T20:00', ['2026-11-23 07:00']],
  ['14:00, when it is half over', '2026-11-22T14:00', ['2026-11-23 07:00']],
  ['09:00, when most of it is left', '2026-11-22T09:00', ['2026-11-22 07:00', '2026-11-23 07:00']],
])('a pack that is switched on at %s makes up no miss', (_when, moment, due) => {
  const rainy = planned({ pack: 'rain', when: daily('07:00', '18:00'), early: 0 });
  const calendar = changedAt(moment, rainOn('2026-11-22', '2026-11-23'));
  expect(between(rainy, '2026-11-22T00:00', '2026-11-24T00:00', calendar)).toEqual(due);
});

test('of rounds that are to be begun by a time only those that are planned later come due', () => {
  const spans = [{ from: '07:00', to: '19:00', every: 180 }];
  const rainy = planned({ pack: 'rain', when: { each: 'day', weekdays: all, spans } });
  const calendar = changedAt('2026-11-22T10:05', rainOn('2026-11-22', '2026-11-22'));
  expect(between(rainy, '2026-11-22T00:00', '2026-11-23T00:00', calendar)).toEqual([
    '2026-11-22 13:00',
    '2026-11-22 16:00',
  ]);
});

test('a worked day that is entered when it is over asks for nothing, and a holiday excuses nothing that was due before', () => {
  const lessons = planned({ on: 'school', when: daily('08:00', '10:00'), early: 0 });
  // The 22nd is a Sunday.
  const worked = { ...emptyCalendar, workdays: ['2026-11-22'] };
  expect(between(lessons, '2026-11-22T00:00', '2026-11-23T00:00', worked)).toHaveLength(1);
  const entered = changedAt('2026-11-23T07:00', worked);
  expect(between(lessons, '2026-11-22T00:00', '2026-11-23T00:00', entered)).toEqual([]);
  const holiday = { ...emptyCalendar, holidays: [{ name: '停课', from: '2026-11-23', to: '2026-11-24' }] };
  const closed = changedAt('2026-11-23T12:00', holiday);
  expect(between(lessons, '2026-11-23T00:00', '2026-11-25T00:00', closed)).toEqual(['2026-11-23 08:00']);
});

test('a term that is made longer keeps its one round, open to the new end', () => {
  const term = (to: string): Calendar => ({ ...emptyCalendar, terms: [{ name: '秋季', from: '2026-09-01', to }] });
  const calendar: CalendarRecord = {
    ...term('2027-01-31'),
    before: [{ until: at('2026-12-01T08:00'), calendar: term('2027-01-20') }],
  };
  const rounds = dueRounds(
    planned({ when: { each: 'term' }, late: 0 }),
    calendar,
    at('2026-09-01T00:00'),
    at('2027-03-01T00:00'),
    china,
  );
  expect(rounds.map(({ day, closesAt }) => [day, clock(closesAt)])).toEqual([['2026-09-01', '2027-02-01 00:00']]);
});
