import { expect, test } from 'vitest';
import { due } from '../../../tests/cast-rounds.ts';
import type { RoundRow } from '../../domain/round-reports.ts';
import {
  boardAddress,
  boardOf,
  calendarAddress,
  dayBeforeTold,
  dutyDay,
  ofBuilding,
  ofDay,
  ofGroup,
  readBoard,
} from './board-asked.ts';

test('an address and what is asked say the same', () => {
  const filter = { day: '2026-11-22', plan: 'p', group: 'missed', building: 'b', way: 'r' } as const;
  const query = Object.fromEntries(new URL(boardAddress(filter), 'http://x').searchParams);
  expect(readBoard(query, '2026-11-23')).toEqual(filter);
  expect(readBoard({ day: 'nonsense', group: 'nobody' }, '2026-11-23')).toEqual({
    day: '2026-11-23',
    plan: null,
    group: null,
    building: null,
    way: null,
  });
});

test('a round stands in each building it has a point in', () => {
  const point = (placeId: string) => ({ placeId, templates: [], minutes: null });
  const rows = [['a', 'b'], ['b']].map((ids) => ({ points: ids.map(point) }) as unknown as RoundRow);
  const buildings = new Map([
    ['a', { id: 'north' }],
    ['b', { id: 'south' }],
  ]);
  const counted = ['north', 'south', 'east', null].map((one) => ofBuilding(rows, one, buildings).length);
  expect(counted).toEqual([1, 2, 0, 2]);
});

test('at three in the morning one is in the night of the day before', () => {
  const at = new Date(2026, 10, 22, 3).getTime();
  expect(dutyDay(at)).toEqual({ day: '2026-11-21', isNight: true });
  expect(dutyDay(new Date(2026, 10, 22, 9).getTime())).toEqual({ day: '2026-11-22', isNight: false });
});

test('what was lost yesterday and last night is told from the end of the night to the end of the day', () => {
  const before = (day: number, hour: number) => dayBeforeTold(new Date(2026, 10, day, hour).getTime());
  expect([before(22, 3), before(22, 7), before(22, 23), before(23, 1)]).toEqual([
    null,
    '2026-11-21',
    '2026-11-21',
    null,
  ]);
});

test('the list a number of 今日 opens has what it counted: missed rounds and rounds with missed points, of a month on its last day', () => {
  const row = (over: Partial<RoundRow>) => ({ ...due(), ...over }) as RoundRow;
  const monthly = { day: '2026-11-01', plannedAt: Date.UTC(2026, 9, 31, 16), finishBy: Date.UTC(2026, 10, 30, 16) };
  const rows = [
    row({ id: 'a', standing: 'missed' }),
    row({ id: 'b', standing: 'partly' }),
    row({ id: 'c', standing: 'late' }),
    row({ id: 'd', standing: 'missed', ...monthly, closesAt: monthly.finishBy }),
  ];
  const asOf = Date.UTC(2026, 11, 2);
  const ids = (day: string) => ofGroup(ofDay({ protocol: 'patrol/1', rows, asOf }, day), 'lost').map(({ id }) => id);
  expect(ids('2026-11-22')).toEqual(['a', 'b']);
  expect(ids('2026-11-30')).toEqual(['d']);
});

test('of a day before, the rounds that went on are narrowed by plan, route, building and group like those of the day', () => {
  const monthly = { day: '2026-11-01', plannedAt: Date.UTC(2026, 9, 31, 16), finishBy: Date.UTC(2026, 10, 30, 16) };
  const row = (over: object) => ({ ...due(), startBy: null, round: null, ...over }) as unknown as RoundRow;
  const point = (placeId: string) => [{ placeId, templates: [], minutes: null }];
  const period = { ...monthly, closesAt: monthly.finishBy, opensAt: monthly.plannedAt };
  const rows = [
    row({ id: 'a', planId: 'p', standing: 'missed', points: point('n') }),
    row({ id: 'm', planId: 'q', standing: 'ahead', points: point('n'), ...period }),
    row({ id: 's', planId: 'q', routeId: 'r', standing: 'ahead', points: point('s'), ...period }),
  ];
  const answer = { protocol: 'patrol/1' as const, rows, asOf: Date.UTC(2026, 10, 25) };
  const buildings = new Map(['n', 's'].map((id) => [id, { id }]));
  const of = (over: object) => {
    const shown = boardOf(answer, { day: '2026-11-22', plan: null, group: null, ...over }, buildings);
    return [shown.shown, shown.stood].map((those) => those.map(({ id }) => id));
  };
  expect(of({})).toEqual([['a'], ['m', 's']]);
  expect(of({ group: 'missed' })).toEqual([['a'], []]);
  expect(of({ group: 'ahead' })).toEqual([[], ['m', 's']]);
  expect(of({ building: 's' })).toEqual([[], ['s']]);
  expect(of({ way: 'r' })).toEqual([[], ['s']]);
  expect(of({ plan: 'p' })).toEqual([['a'], []]);
});

test('the calendar keeps its plan, its building and its route from month to month', () => {
  expect(calendarAddress({ plan: null, month: '2026-11' })).toBe('/rounds-board/calendar?month=2026-11');
  expect(calendarAddress({ plan: 'p', month: '2026-11', building: 'b', way: 'r' })).toBe(
    '/rounds-board/calendar?month=2026-11&plan=p&building=b&way=r',
  );
});
