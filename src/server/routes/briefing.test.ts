// A weekly or monthly report: counted while its time is under way, said once when it is over, and corrected in the open from then on.
import { expect, test } from 'vitest';
import { at, dorm3, entry, id, inspection, sun, wang } from '../../../tests/cast.ts';
import type { Briefing } from '../../domain/briefing-reports.ts';
import type { LedgerCheck } from '../../domain/ledgers/ledger-reports.ts';
import { keepBriefings } from '../briefing/keep.ts';
import { openSchool, type School } from '../school.contract.ts';

const wall = (text: string): number => Date.parse(`${text}+08:00`);

/** An inspection of that moment, received then or later. */
async function handIn(school: School, n: number, when: string, received = when): Promise<void> {
  const times = { startedAt: at(wall(when) - 60_000), finishedAt: at(wall(when)) };
  school.clock.ms = wall(received);
  const body = inspection({ ...times, placeId: dorm3.id });
  const [verdict] = await school.push(
    wang,
    entry('inspection-submitted', body, {
      id: id(7000 + n),
      subject: id(7100 + n),
      device: id(911),
      opSeq: n,
      at: at(wall(when)),
    }),
  );
  expect(verdict?.verdict).toBe('accepted');
}
const ask = (school: School, query = '', who = sun): Promise<Briefing> =>
  school.json(who, 'GET', `/api/briefing${query}`);

test('what was said of a week stays as it was said, and what came late is told beside it', async () => {
  const school = await openSchool();
  await handIn(school, 1, '2026-11-24T09:00');
  await handIn(school, 2, '2026-11-25T09:00');
  const under = await ask(school, '?kind=week&day=2026-11-26');
  expect(under).toMatchObject({ is: 'open', from: '2026-11-23', to: '2026-11-29', corrections: [] });
  expect(under.facts.inspections).toBe(2);

  expect(await keepBriefings(school.parts, wall('2026-11-30T07:59'))).not.toContainEqual(
    expect.objectContaining({ from: '2026-11-23' }),
  );
  school.clock.ms = wall('2026-11-30T08:00');
  expect(await keepBriefings(school.parts, school.clock.ms)).toContainEqual(
    expect.objectContaining({ kind: 'week', from: '2026-11-23' }),
  );
  await handIn(school, 3, '2026-11-28T09:00', '2026-11-30T09:00');
  expect(await keepBriefings(school.parts, school.clock.ms)).toEqual([]);

  const said = await ask(school);
  expect(said).toMatchObject({ is: 'final', from: '2026-11-23', asOf: wall('2026-11-30T08:00') });
  expect(said.facts.inspections).toBe(2);
  expect(said.corrections).toEqual([{ what: 'inspections', said: 2, now: 3 }]);
  expect((await ask(school)).code).toBe(said.code);
});

test('its paper is known again by its code', async () => {
  const school = await openSchool();
  await handIn(school, 1, '2026-11-24T09:00');
  const { code } = await ask(school, '?kind=month&day=2026-11-24');
  const { made } = await school.json<LedgerCheck>(sun, 'GET', `/api/ledgers/check?code=${code}`);
  expect(made).toMatchObject({
    name: 'month-briefing',
    title: '校园安全月报',
    from: '2026-11-01',
    to: '2026-11-30',
    count: 1,
  });
  const other = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
  expect((await school.json<LedgerCheck>(sun, 'GET', `/api/ledgers/check?code=${other}`)).made).toBeNull();
});

test('a time that the server never said anything of is counted now, and says so', async () => {
  const school = await openSchool();
  await handIn(school, 1, '2026-11-24T09:00');
  school.clock.ms = wall('2027-03-01T10:00');
  expect(await ask(school, '?day=2026-11-24')).toMatchObject({ is: 'recounted', facts: { inspections: 1 } });
});

test('nothing is said of days to come, to those who look after a part, or to whoever leads nothing', async () => {
  const school = await openSchool();
  const head = await school.join({ name: '钱进', username: 'qian', role: 'logistics_head', scope: [dorm3.id] });
  expect((await school.ask(sun, 'GET', '/api/briefing?day=2030-01-01')).status).toBe(400);
  for (const who of [head, wang]) expect((await school.ask(who, 'GET', '/api/briefing')).status).toBe(404);
  expect((await school.ask(sun, 'GET', '/api/briefing?kind=year')).status).toBe(400);
});

test('a school that was founded since has said nothing of the time before', async () => {
  const school = await openSchool();
  expect(await keepBriefings(school.parts, school.clock.ms)).toEqual([]);
});
