// Bad weather comes on a day on which two managers think of it, each at a desk that has not heard of the other, against the real server.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { idsFor, plansOfPack } from '../../src/app/plans/pack-offer.ts';
import { daysFrom, daysOn, switchedOff, switchedOn } from '../../src/app/plans/switching.ts';
import { planBook, setCalendar } from '../../src/db/plans.ts';
import { keepPack } from '../../src/db/plans-of-pack.ts';
import { ownRounds } from '../../src/db/rounds.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Rounds } from '../../src/domain/round-reports.ts';
import { openSchool } from '../../src/server/school.contract.ts';
import { floor2, sun, tonight, wang, yucai } from '../cast.ts';
import { plan, route } from '../cast-rounds.ts';
import { Phone, wire } from './phone.ts';

const today = '2026-11-22';
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: tonight - 4 * 3_600_000 }));
afterEach(() => void vi.useRealTimers());

/** One tap and one confirmation: what is offered is made, and rain is on for so many days. */
async function rains({ db }: Phone, days: number, name: string): Promise<void> {
  const offer = { role: 'patrol_guard' as const, codes: ['Z1'], part: 0 };
  const [routeId, planId] = idsFor(offer, yucai.id, 'rain', await planBook(db))!;
  const points = [{ placeId: floor2.id, templates: offer.codes, minutes: null }];
  const planned = {
    route: { ...route(), id: routeId, points },
    plan: plan({ id: planId, name, routeId, pack: 'rain', proof: 'tap' }),
  };
  await keepPack(db, [planned], new Set(), (now) => switchedOn(now, 'rain', today, daysFrom(today, today, days)));
}

test('rain that two managers plan and switch on at once is planned once, due once, and on as long as either said', async () => {
  const school = await openSchool();
  school.clock.ms = Date.now();
  const xu: Person = await school.join({ name: '徐校', username: 'xu', role: 'vice_principal', scope: [] });
  const [desk, other, ofWang] = [sun, xu, wang].map((one) => new Phone(one, wire(school, one))) as [
    Phone,
    Phone,
    Phone,
  ];
  for (const phone of [desk, other, ofWang]) await phone.rounds();
  await rains(desk, 1, '雨天看一遍');
  await rains(other, 3, '暴雨检查');
  for (const phone of [desk, other, desk, ofWang]) await phone.rounds();

  for (const { db } of [desk, other]) {
    const book = await planBook(db);
    expect(plansOfPack(book, 'rain').map(({ name }) => name)).toEqual(['暴雨检查']);
    expect(daysOn(book.calendar, 'rain', today)).toEqual({ from: today, to: '2026-11-24' });
  }
  const { rows } = await school.json<Rounds>(sun, 'GET', '/api/rounds?from=2026-11-22&to=2026-11-25');
  expect(rows.map(({ day, minute }) => `${day} ${minute / 60}`)).toEqual(
    ['22', '23', '24'].flatMap((day) => [22, 24, 26, 28].map((hour) => `2026-11-${day} ${hour}`)),
  );
  const { now, ahead } = await ownRounds(ofWang.db, wang, Date.now());
  expect([...now, ...ahead].map((line) => line.id).sort()).toEqual(rows.map((row) => row.id).sort());

  const { calendar } = await planBook(desk.db);
  await setCalendar(desk.db, switchedOff(calendar, 'rain', today), calendar);
  for (const phone of [desk, ofWang]) await phone.rounds();
  const left = await ownRounds(ofWang.db, wang, Date.now());
  expect([...left.now, ...left.ahead]).toEqual([]);
});
