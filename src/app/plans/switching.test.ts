import { expect, test } from 'vitest';
import { planned } from '../../../tests/cast-rounds.ts';
import { emptyCalendar, packs, type Calendar } from '../../domain/calendar.ts';
import { changed } from '../../domain/calendar-fold.ts';
import { dueRounds } from '../../domain/due-rounds.ts';
import {
  daysFrom,
  daysOn,
  firstDay,
  goesByTerms,
  nextBeforeTerm,
  onBeforeTerms,
  switchedOff,
  switchedOn,
  withTerms,
} from './switching.ts';

const days = (from: string, to: string) => ({ from: `2026-11-${from}`, to: `2026-11-${to}` });
const today = '2026-11-22';
const zone = 'Asia/Shanghai';
const at = (hour: number, minute = 0): [number, string] => [Date.UTC(2026, 10, 22, hour - 8, minute), today];
const byDay = planned({
  pack: 'rain',
  when: {
    each: 'day',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    spans: [{ from: '07:00', to: '18:00', every: null }],
  },
});

test('switched on for three days and off again on the second, the first day stays', () => {
  const on = switchedOn(emptyCalendar, 'rain', today, days('22', '24'));
  expect(on.packs).toEqual([{ pack: 'rain', from: '2026-11-22', to: '2026-11-24' }]);
  expect(switchedOff(on, 'rain', '2026-11-23').packs).toEqual([{ pack: 'rain', from: '2026-11-22', to: '2026-11-22' }]);
  expect(switchedOff(on, 'wind', '2026-11-23')).toEqual(on);
});

test('switched off on its first day nothing is left of it', () => {
  const on = switchedOn(emptyCalendar, 'ice', today, days('22', '22'));
  expect(switchedOff(on, 'ice', today).packs).toEqual([]);
  expect(switchedOff(switchedOn(emptyCalendar, 'ice', today, days('23', '23')), 'ice', today).packs).toEqual([]);
});

test.each(packs)('one step switches “%s” on, and its plan is due from that day', (pack) => {
  const of = planned({ pack });
  const due = (calendar: Calendar) =>
    dueRounds(of, calendar, Date.UTC(2026, 10, 22, 4), Date.UTC(2026, 10, 23, 4), zone).length;
  expect(due(emptyCalendar)).toBe(0);
  expect(due(switchedOn(emptyCalendar, pack, today, days('22', '22')))).toBe(4);
});

test('at half past twelve today’s window is half over: rain begins tomorrow, and one day of it is tomorrow', () => {
  const early = firstDay([byDay], emptyCalendar, 'rain', at(12), 1, zone);
  expect(daysFrom(early, today, 1)).toEqual(days('22', '22'));
  const [now] = at(12, 31);
  const late = firstDay([byDay], emptyCalendar, 'rain', at(12, 31), 1, zone);
  expect(late).toBe('2026-11-23');
  expect(daysFrom(late, today, 1)).toEqual(days('23', '23'));
  const on = switchedOn(emptyCalendar, 'rain', today, daysFrom(late, today, 1));
  const due = dueRounds(byDay, { ...on, before: [{ until: now, calendar: emptyCalendar }] }, now, now + 3e8, zone);
  expect(due.map(({ day }) => day)).toEqual(['2026-11-23']);
});

test('one plan still has a night before it: rain begins today', () => {
  expect(firstDay([byDay, planned({ pack: 'rain' })], emptyCalendar, 'rain', at(15), 1, zone)).toBe(today);
});

test('a plan of Mondays and one of lessons have nothing on a Sunday, and nothing at all in the holidays', () => {
  const lessons = planned({ ...byDay, on: 'school' });
  expect(firstDay([lessons], emptyCalendar, 'rain', at(6), 1, zone)).toBe('2026-11-23');
  const holidays = [{ name: '放假', ...days('01', '30') }];
  expect(firstDay([lessons], { ...emptyCalendar, holidays }, 'rain', at(6), 3, zone)).toBeNull();
  expect(daysFrom(null, today, 3)).toEqual(days('22', '24'));
});

test('two managers who switch rain on at once have it on once, as long as either said, and one of them switches it off', () => {
  const [one, other] = [days('22', '22'), days('23', '24')].map((span) =>
    switchedOn(emptyCalendar, 'rain', today, span),
  );
  const both = [one!, one!, other!].reduce((now, said) => changed(now, { ...said, was: emptyCalendar }), emptyCalendar);
  expect(both.packs).toHaveLength(2);
  expect(daysOn(both, 'rain', today)).toEqual(days('22', '24'));
  const night = planned({ pack: 'rain' });
  const ids = dueRounds(night, both, Date.UTC(2026, 10, 22, 4), Date.UTC(2026, 10, 23, 4), zone).map(({ id }) => id);
  expect(new Set(ids).size).toBe(4);
  const off = changed(both, { ...switchedOff(both, 'rain', today), was: both });
  expect(daysOn(off, 'rain', today)).toBeNull();
});

const term = (name: string, from: string, to: string) => ({ name, from, to });
const spring = term('下学期', '2027-03-01', '2027-07-10');
const autumn = term('下个学年', '2027-09-01', '2028-01-20');
const beforeTerm = planned({ pack: 'term-start', when: { each: 'term' } });
const school: Calendar = { ...emptyCalendar, terms: [term('上学期', '2026-09-01', '2027-01-20'), spring] };

test('one step switches the check before term on: due once in the fourteen days before each term to come, and one step off', () => {
  const on = onBeforeTerms({ ...school, terms: [...school.terms, autumn] }, today);
  const due = (calendar: Calendar) =>
    dueRounds(beforeTerm, calendar, at(0)[0], Date.UTC(2028, 0, 1), zone).map(({ day }) => day);
  expect(due(on)).toEqual(['2027-02-15', '2027-08-18']);
  expect(nextBeforeTerm(on, today)).toBe('2027-02-15');
  expect(nextBeforeTerm(school, today)).toBeNull();
  const off = switchedOff(on, 'term-start', '2027-02-20');
  expect(due(off)).toEqual([]);
  expect(daysOn(off, 'term-start', '2027-02-20')).toBeNull();
  // On again with a week to go, what is left of the two weeks is asked for.
  expect(due(onBeforeTerms(off, '2027-02-22'))).toEqual(['2027-02-15', '2027-08-18']);
});

test('a term that is added or moved takes the check before it along, and one that nobody switched on brings none', () => {
  const on = onBeforeTerms(school, today);
  const moved = { ...on, terms: [school.terms[0]!, { ...spring, from: '2027-02-22' }] };
  expect(nextBeforeTerm(withTerms(on, moved, [beforeTerm], today), today)).toBe('2027-02-08');
  // Moved by taking it away and entering it anew.
  const without = { ...on, terms: [school.terms[0]!] };
  expect(withTerms(on, without, [beforeTerm], today)).toBe(without);
  expect(nextBeforeTerm(withTerms(without, moved, [beforeTerm], today), today)).toBe('2027-02-08');
  const inSpring = { ...on, terms: [...on.terms, autumn] };
  expect(nextBeforeTerm(withTerms(on, inSpring, [beforeTerm], '2027-05-01'), '2027-05-01')).toBe('2027-08-18');
  expect(withTerms(school, inSpring, [beforeTerm], today)).toBe(inSpring);
});

test('a school without a term to come, or one that planned the check for days, switches it on for days', () => {
  expect(goesByTerms('term-start', [], school, today)).toBe(true);
  expect(goesByTerms('term-start', [], school, '2027-03-01')).toBe(false);
  expect(goesByTerms('term-start', [planned({ pack: 'term-start' })], school, today)).toBe(false);
  expect(goesByTerms('rain', [], school, today)).toBe(false);
});
