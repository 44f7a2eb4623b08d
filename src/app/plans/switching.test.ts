import { expect, test } from 'vitest';
import { planned } from '../../../tests/cast-rounds.ts';
import { emptyCalendar, packs, type Calendar } from '../../domain/calendar.ts';
import { dueRounds } from '../../domain/due-rounds.ts';
import { switchedOff, switchedOn } from './switching.ts';

test('switched on for three days and off again on the second, the first day stays', () => {
  const on = switchedOn(emptyCalendar, 'rain', '2026-11-22', '2026-11-24');
  expect(on.packs).toEqual([{ pack: 'rain', from: '2026-11-22', to: '2026-11-24' }]);
  expect(switchedOff(on, 'rain', '2026-11-23').packs).toEqual([{ pack: 'rain', from: '2026-11-22', to: '2026-11-22' }]);
  expect(switchedOff(on, 'wind', '2026-11-23')).toEqual(on);
});

test('switched off on its first day nothing is left of it', () => {
  const on = switchedOn(emptyCalendar, 'ice', '2026-11-22', '2026-11-22');
  expect(switchedOff(on, 'ice', '2026-11-22').packs).toEqual([]);
});

test.each(packs)('one step switches “%s” on, and its plan is due from that day', (pack) => {
  const of = planned({ pack });
  const due = (calendar: Calendar) =>
    dueRounds(of, calendar, Date.UTC(2026, 10, 22, 4), Date.UTC(2026, 10, 23, 4), 'Asia/Shanghai').length;
  expect(due(emptyCalendar)).toBe(0);
  expect(due(switchedOn(emptyCalendar, pack, '2026-11-22', '2026-11-22'))).toBe(4);
});
