import { expect, test } from 'vitest';
import { boardAddress, dutyDay, readBoard } from './board-asked.ts';

test('an address and what is asked say the same', () => {
  const filter = { day: '2026-11-22', plan: 'p', group: 'missed' } as const;
  const query = Object.fromEntries(new URL(boardAddress(filter), 'http://x').searchParams);
  expect(readBoard(query, '2026-11-23')).toEqual(filter);
  expect(readBoard({ day: 'nonsense', group: 'nobody' }, '2026-11-23')).toEqual({
    day: '2026-11-23',
    plan: null,
    group: null,
  });
});

test('at three in the morning one is in the night of the day before', () => {
  const at = new Date(2026, 10, 22, 3).getTime();
  expect(dutyDay(at)).toEqual({ day: '2026-11-21', isNight: true });
  expect(dutyDay(new Date(2026, 10, 22, 9).getTime())).toEqual({ day: '2026-11-22', isNight: false });
});
