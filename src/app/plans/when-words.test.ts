import { expect, test } from 'vitest';
import * as cast from '../../../tests/cast.ts';
import { plan } from '../../../tests/cast-rounds.ts';
import { emptyCalendar } from '../../domain/calendar.ts';
import { planWords } from '../words/plans.ts';
import { asRecord, nextRounds, whenWords, withPack } from './when-words.ts';

const { when: night } = plan();

test('a timetable in words', () => {
  expect(whenWords({ when: night, pack: null }, planWords.zh)).toBe('每天，22:00–06:00 每 2 小时一轮');
  expect(whenWords({ when: { ...night, weekdays: [3, 1] } as typeof night, pack: null }, planWords.zh)).toBe(
    '每周一、三，22:00–06:00 每 2 小时一轮',
  );
  expect(whenWords({ when: { each: 'month' }, pack: null }, planWords.en)).toBe('Once a month');
  expect(whenWords({ when: { each: 'term' }, pack: 'term-start' }, planWords.en)).toMatch(/14 days before each term/);
});

test('what is typed shows its rounds at once, and those of a pack once it is on', () => {
  const rainy = asRecord(plan({ pack: 'rain' }), cast.tonight);
  expect(nextRounds(rainy, emptyCalendar, cast.tonight, 'Asia/Shanghai')).toEqual([]);
  const on = withPack(emptyCalendar, rainy, '2026-11-22', '2026-11-24');
  expect(nextRounds(rainy, on, cast.tonight, 'Asia/Shanghai').length).toBeGreaterThan(4);
});
