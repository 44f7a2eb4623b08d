import { expect, test } from 'vitest';
import { addressOf, daysOf, everythingToday, readFilter, reportPath, type RecordFilter } from './record-filter.ts';

const read = (address: string) => readFilter(Object.fromEntries(new URL(address, 'https://school.test').searchParams));

const filters: RecordFilter[] = [
  everythingToday,
  { ...everythingToday, day: 'yesterday' },
  { ...everythingToday, day: 'week', result: 'abnormal' },
  { ...everythingToday, day: { from: '2026-11-01', to: '2026-11-05' }, photosMissing: true },
  { ...everythingToday, late: true },
  { ...everythingToday, withdrawn: true },
  {
    day: 'week',
    place: 'p1',
    template: 'D1',
    item: 'D1-02',
    by: 'u1',
    result: 'normal',
    photosMissing: true,
    late: true,
    withdrawn: true,
  },
];

test.each(filters)('a filter comes back from its address: %o', (filter) => {
  expect(read(addressOf(filter))).toEqual(filter);
});

test('today and everything is the bare address', () => {
  expect(addressOf(everythingToday)).toBe('/records');
});

test('what cannot be read in an address is left out', () => {
  expect(read('/records?day=2026-13-40&result=perhaps&photos=all')).toEqual(everythingToday);
  expect(read('/records?day=2026-11-01..whenever')).toEqual(everythingToday);
});

test('an item without its checklist is no filter', () => {
  expect(read('/records?item=D1-02')).toEqual(everythingToday);
});

test('a range written backwards is turned round', () => {
  expect(read('/records?day=2026-11-05..2026-11-01').day).toEqual({ from: '2026-11-01', to: '2026-11-05' });
});

test('one day alone is a range of one day', () => {
  expect(read('/records?day=2026-11-05').day).toEqual({ from: '2026-11-05', to: '2026-11-05' });
});

test.each([
  ['today', '2026-11-22', '2026-11-22', '2026-11-22'],
  ['yesterday', '2026-11-01', '2026-10-31', '2026-10-31'],
  ['week', '2026-11-22', '2026-11-16', '2026-11-22'],
  ['week', '2026-11-16', '2026-11-16', '2026-11-16'],
] as const)('%s on %s runs from %s to %s', (day, today, from, to) => {
  expect(daysOf(day, today)).toEqual({ from, to });
});

test('the server is asked with days, never with words', () => {
  expect(reportPath({ ...everythingToday, day: 'yesterday', template: 'D1', photosMissing: true }, '2026-11-22')).toBe(
    '/api/inspections?from=2026-11-21&to=2026-11-21&template=D1&photos=missing',
  );
});
