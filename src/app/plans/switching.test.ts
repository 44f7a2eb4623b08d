import { expect, test } from 'vitest';
import { emptyCalendar } from '../../domain/calendar.ts';
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
