import { expect, test } from 'vitest';
import { byDay, dayName, dayPlus, dayTitle } from './days.ts';

test('lines are held together by their day, in the order they came', () => {
  const lines = ['22 b', '22 a', '21 c'].map((text) => ({ day: `2026-11-${text.slice(0, 2)}`, text }));
  expect(byDay(lines).map(({ day, lines: on }) => [day, on.map((line) => line.text)])).toEqual([
    ['2026-11-22', ['22 b', '22 a']],
    ['2026-11-21', ['21 c']],
  ]);
  expect(byDay([])).toEqual([]);
});

test('a day before the first of a month is the last of the one before', () => {
  expect([dayPlus('2026-03-01', -1), dayPlus('2026-12-31', 1)]).toEqual(['2026-02-28', '2027-01-01']);
});

test('a day is named as people name it, whatever the phone’s time zone', () => {
  expect(dayName('2026-11-22', 'zh')).toBe('11月22日 周日');
  expect(dayTitle('2026-11-22', '2026-11-22', 'zh')).toBe('今天 11月22日 周日');
  expect(dayTitle('2026-11-21', '2026-11-22', 'zh')).toBe('昨天 11月21日 周六');
  expect(dayTitle('2026-11-20', '2026-11-22', 'zh')).toBe('11月20日 周五');
});
