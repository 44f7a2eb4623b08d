import { expect, test } from 'vitest';
import { entry, id, sun } from '../../tests/cast.ts';
import { plan, route } from '../../tests/cast-rounds.ts';
import { standsIn } from '../domain/round-days.ts';
import type { RoundCalendar, Rounds } from '../domain/round-reports.ts';
import { closeRounds } from './close-rounds.ts';
import { openSchool } from './school.contract.ts';

/** 22 November, noon in China. */
const noon = Date.UTC(2026, 10, 22, 4);

test('a round of a month stands on the board of each of its days while it may be walked, then on that of the last', async () => {
  const school = await openSchool();
  school.clock.ms = noon;
  const monthly = plan({ name: '月度防火检查', when: { each: 'month' }, late: 60 });
  await school.push(
    sun,
    entry('route-kept', route(), { subject: route().id, id: id(901), by: sun.id, opSeq: 1 }),
    entry('plan-kept', monthly, { subject: monthly.id, id: id(902), by: sun.id, opSeq: 2 }),
  );
  const board = async (day: string) => {
    const { rows, asOf } = await school.json<Rounds>(sun, 'GET', `/api/rounds?from=${day}&to=${day}`);
    return rows.filter((row) => standsIn(row, { from: day, to: day }, asOf)).map(({ standing }) => standing);
  };
  expect([await board('2026-11-22'), await board('2026-11-30')]).toEqual([['open'], ['open']]);
  school.clock.ms = Date.UTC(2026, 11, 2);
  await closeRounds(school.parts, school.clock.ms);
  expect([await board('2026-11-22'), await board('2026-11-30')]).toEqual([[], ['missed']]);
  const { days } = await school.json<RoundCalendar>(sun, 'GET', '/api/rounds/calendar?from=2026-11-02&to=2026-11-30');
  expect(days).toMatchObject([{ day: '2026-11-30', missed: 1 }]);
});
