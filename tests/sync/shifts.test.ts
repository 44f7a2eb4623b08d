// Who is on a shift, told from the desk to phones that are not always there, against the real server.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changeTurns, keepPlan, keepRoute, keepShift } from '../../src/db/plans.ts';
import { arrive, startRound } from '../../src/db/round-acts.ts';
import { moment } from '../../src/db/moment.ts';
import { ownRounds } from '../../src/db/rounds.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Rounds } from '../../src/domain/round-reports.ts';
import { openSchool, type School } from '../../src/server/school.contract.ts';
import { floor2, id, li, sun, tonight, wang, yucai } from '../cast.ts';
import { plan, route, shift } from '../cast-rounds.ts';
import { Phone, wire } from './phone.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: tonight - 4 * 3_600_000 }));
afterEach(() => void vi.useRealTimers());

/** The desk has given the plan to the shift, and every phone has heard of it. */
async function onShift() {
  const school: School = await openSchool();
  school.clock.ms = Date.now();
  const [desk, ofWang, ofLi] = [sun, wang, li].map((one) => new Phone(one, wire(school, one))) as [Phone, Phone, Phone];
  await desk.rounds();
  await keepRoute(desk.db, route());
  await keepShift(desk.db, shift());
  await keepPlan(desk.db, plan({ who: { people: [], roles: [], shifts: [shift().id] } }));
  for (const phone of [desk, ofWang, ofLi]) await phone.rounds();
  return { school, desk, ofWang, ofLi };
}

const tonightOf = async ({ db }: Phone, person: Person): Promise<string[]> =>
  (await ownRounds(db, person, tonight)).now.map((line) => line.id);

const liForWang = {
  id: id(500),
  turns: [{ shiftId: shift().id, from: '2026-11-22', to: '2026-11-22', out: wang.id, in: li.id }],
  reason: 'leave' as const,
};

test('a substitute that is put in at the desk reaches both phones, and is taken back on both', async () => {
  const { desk, ofWang, ofLi } = await onShift();
  const rounds = await tonightOf(ofWang, wang);
  expect([rounds.length, await tonightOf(ofLi, li)]).toEqual([4, []]);
  await changeTurns(desk.db, liForWang);
  for (const phone of [desk, ofWang, ofLi]) await phone.rounds();
  expect([await tonightOf(ofWang, wang), await tonightOf(ofLi, li)]).toEqual([[], rounds]);
  await changeTurns(desk.db, { ...liForWang, back: true });
  for (const phone of [desk, ofWang, ofLi]) await phone.rounds();
  expect([await tonightOf(ofWang, wang), await tonightOf(ofLi, li)]).toEqual([rounds, []]);
});

test('W1 who walks without having heard that somebody else was put in is taken in, and so is the other', async () => {
  const { school, desk, ofWang, ofLi } = await onShift();
  await changeTurns(desk.db, liForWang);
  await desk.rounds();
  await ofLi.rounds();
  school.clock.ms = tonight;
  vi.setSystemTime(tonight);
  for (const [phone, person] of [[ofWang, wang] as const, [ofLi, li] as const]) {
    const [line] = (await ownRounds(phone.db, person, tonight)).now;
    await startRound(phone.db, line!.due);
    const at = await moment(phone.db);
    await arrive(phone.db, line!, { placeId: floor2.id, how: 'scan', code: null, at, micro: null });
    await phone.rounds();
  }
  const { rows } = await school.json<Rounds>(sun, 'GET', '/api/rounds?from=2026-11-22&to=2026-11-22');
  expect(rows[0]).toMatchObject({ shift: '夜班', walkers: [li.name], standing: 'running' });
  expect(rows[0]?.round?.walks.map(({ by }) => by).sort()).toEqual([wang.id, li.id].sort());
  expect(rows[0]?.round?.points[0]?.visits).toHaveLength(2);
  expect(await school.parts.store.ledger.quarantined(yucai.id, 9)).toEqual([]);
});
