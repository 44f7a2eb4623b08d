import { expect, test } from 'vitest';
import { due } from '../../tests/cast-rounds.ts';
import { calendarCell, planDays, weeksOf } from './round-calendar.ts';
import type { Outcome, Round } from './round.ts';

const tally = (over: Partial<Record<Outcome, number>>) => ({ done: 0, late: 0, partly: 0, missed: 0, ...over });

test('a day is as dark as the share of its rounds that were done in time, and says the gravest that happened', () => {
  expect(calendarCell([])).toEqual({ ...tally({}), due: 0, shade: 'none', worst: null });
  expect(calendarCell([tally({ done: 4 }), tally({ done: 1 })])).toMatchObject({
    due: 5,
    shade: 'full',
    worst: 'done',
  });
  expect(calendarCell([tally({ done: 9, late: 1 })])).toMatchObject({ due: 10, shade: 'good', worst: 'late' });
  expect(calendarCell([tally({ done: 8, late: 1, partly: 1 })])).toMatchObject({ shade: 'fair', worst: 'partly' });
  expect(calendarCell([tally({ done: 2 }), tally({ missed: 2 })])).toMatchObject({
    due: 4,
    shade: 'poor',
    worst: 'missed',
  });
  expect(calendarCell([tally({ missed: 3 })])).toMatchObject({ due: 3, shade: 'poor', worst: 'missed' });
});

test('a month begins on the Monday of its first week, and no other month is in it', () => {
  const weeks = weeksOf('2026-11');
  expect(weeks).toHaveLength(6);
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
  expect(weeks.at(-1)).toEqual(['2026-11-30', null, null, null, null, null, null]);
  expect(weeksOf('2027-02')).toHaveLength(4);
  expect(weeks.flat().filter((day) => day !== null)).toHaveLength(30);
});

test('only closed windows count, by plan, route and day, as what they came to in the end', () => {
  const missed = { at: 1, outcome: 'missed' as const, missed: [] };
  const round = (day: string, over: Partial<Round>): Round => {
    const { points, ...said } = due();
    const seen = points.map((point) => Object.assign(point, { visits: [], skips: [] }));
    return { ...said, id: day, day, points: seen, walks: [], closed: missed, ...over };
  };
  const days = planDays([
    round('2026-11-22', {}),
    round('2026-11-22', {}),
    round('2026-11-21', { planName: '旧名' }),
    round('2026-11-22', { routeId: 'other', routeName: '东线' }),
    round('2026-11-23', { closed: null }),
  ]);
  const { planId, routeId, routeName, planName } = due();
  const of = { planId, planName, routeId, routeName };
  expect(days).toEqual([
    { day: '2026-11-21', ...of, planName: '旧名', ...tally({ missed: 1 }) },
    { day: '2026-11-22', ...of, ...tally({ missed: 2 }) },
    { day: '2026-11-22', ...of, routeId: 'other', routeName: '东线', ...tally({ missed: 1 }) },
  ]);
});
