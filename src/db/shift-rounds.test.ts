// Whose the rounds of a shift are, on phones without a network.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { floor2, id, li, tonight, wang } from '../../tests/cast.ts';
import { plan, planned, rostered, route, shift } from '../../tests/cast-rounds.ts';
import { page } from '../../tests/sync/phone.ts';
import type { Document } from '../domain/documents.ts';
import type { Person } from '../domain/person.ts';
import type { Change, ShiftRecord } from '../domain/shift.ts';
import { applyChanges } from './changes.ts';
import { arrive } from './round-acts.ts';
import { ownDuties } from './round-duties.ts';
import { ownRounds, theRound } from './rounds.ts';

import { arriving, begun, phoneOf, setting } from './walking.contract.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: tonight }));
afterEach(() => void vi.useRealTimers());

/** The plan is given to a shift on which Wang and Li take turns, Wang tonight. */
const onShift = { people: [], roles: [], shifts: [shift().id] };
const given = (record: ShiftRecord): Document[] => [
  { type: 'route', id: route().id, body: route() },
  { type: 'plan', id: plan().id, body: planned({ who: onShift }) },
  { type: 'shift', id: record.id, body: record },
];
const liForWang: Change = {
  id: id(500),
  from: '2026-11-22',
  to: '2026-11-22',
  out: wang.id,
  in: li.id,
  reason: 'leave',
  by: id(501),
  at: tonight,
};

test('of a shift everybody has the rounds of the own nights, a fortnight ahead', async () => {
  const nights = async (person: Person) => {
    const { now, ahead } = await ownRounds(await phoneOf(person, undefined, given(rostered())), person, tonight);
    return [now.length, new Set(ahead.map(({ due }) => due.day)).size, ahead[0]?.due.day];
  };
  expect(await nights(wang)).toEqual([4, 7, '2026-11-24']);
  expect(await nights(li)).toEqual([0, 7, '2026-11-23']);
});

test('whoever stands in has the rounds of that night under the same names, and the other has them no more', async () => {
  const ids = async (person: Person, record: ShiftRecord) =>
    (await ownRounds(await phoneOf(person, undefined, given(record)), person, tonight)).now.map((line) => line.id);
  const before = await ids(wang, rostered());
  expect(before).toHaveLength(4);
  expect(await ids(li, rostered({}, [liForWang]))).toEqual(before);
  expect(await ids(wang, rostered({}, [liForWang]))).toEqual([]);
});

test('a round that was begun before somebody else was put in stays with whoever began it', async () => {
  const db = await phoneOf(wang, undefined, given(rostered()));
  const line = await begun(db, wang);
  expect(line.due.shift).toBe('夜班');
  const changed = { type: 'shift' as const, id: shift().id, body: rostered({}, [liForWang]) };
  await applyChanges(db, page([]).cursor, page([changed], { cursor: 'later' }));
  const { now } = await ownRounds(db, wang, tonight);
  expect(now.map(({ id: one, standing }) => [one, standing])).toEqual([[line.id, 'running']]);
  await arrive(db, line, await arriving(db, floor2.id));
  expect((await theRound(db, line.id, wang, tonight))?.seen).toBe(1);
});

test('everybody sees the own duties, those of somebody else and those that are off', async () => {
  const changed = rostered({}, [liForWang]);
  const duties = async (person: Person) =>
    (await ownDuties(await phoneOf(person, undefined, given(changed)), person, tonight))
      ?.slice(0, 2)
      .map(({ day, as }) => `${day} ${as}`);
  expect(await duties(wang)).toEqual(['2026-11-22 off', '2026-11-24 own']);
  expect(await duties(li)).toEqual(['2026-11-22 instead', '2026-11-23 own']);
  expect(await ownDuties(await phoneOf(wang, undefined, setting), wang, tonight)).toBeNull();
});
