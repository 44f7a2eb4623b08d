import { expect, test } from 'vitest';
import { emptyCalendar, type Calendar } from '../../../domain/calendar.ts';
import { termThatWaits } from './term-that-waits.ts';

const spring = { name: '下学期', from: '2027-03-01', to: '2027-07-10' };
const calendar: Calendar = { ...emptyCalendar, terms: [spring] };
const on = (from: string, to: string): Calendar => ({ ...calendar, packs: [{ pack: 'term-start', from, to }] });

test('the check before a term waits from fourteen days before it until it begins', () => {
  expect(termThatWaits(calendar, '2027-02-14')).toBeUndefined();
  expect(termThatWaits(calendar, '2027-02-15')).toEqual(spring);
  expect(termThatWaits(calendar, '2027-02-28')).toEqual(spring);
  expect(termThatWaits(calendar, '2027-03-01')).toBeUndefined();
});

test('once it was on for this term it waits no more, and that of the term before does not count', () => {
  expect(termThatWaits(on('2027-02-20', '2027-02-20'), '2027-02-21')).toBeUndefined();
  expect(termThatWaits(on('2026-08-25', '2026-08-31'), '2027-02-21')).toEqual(spring);
  const rain: Calendar = { ...calendar, packs: [{ pack: 'rain', from: '2027-02-20', to: '2027-02-28' }] };
  expect(termThatWaits(rain, '2027-02-21')).toEqual(spring);
});
