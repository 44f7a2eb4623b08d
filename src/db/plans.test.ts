import { expect, test } from 'vitest';
import { plan, route, shift } from '../../tests/cast-rounds.ts';
import { id, sun, wang } from '../../tests/cast.ts';
import { readyDb } from '../../tests/sync/phone.ts';
import { emptyCalendar } from '../domain/calendar.ts';
import type { Plan } from '../domain/plan.ts';
import { changeTurns, keepPlan, keepRoute, keepShift, planBook, setCalendar } from './plans.ts';

test('a route and a plan over it are there at once, before the school has heard of either', async () => {
  const db = await readyDb(sun);
  await keepRoute(db, route());
  await keepPlan(db, plan());
  const { routes, plans, unsent } = await planBook(db);
  expect(routes.get(route().id)).toEqual(route());
  expect(plans.get(plan().id)).toMatchObject({ name: '夜间防火巡查', timetables: [{ routeId: route().id }] });
  expect(unsent.get(plan().id)).toEqual({ refused: false });
  const retired = { reason: '放假' };
  await keepPlan(db, { ...plan(), retired });
  const after = (await planBook(db)).plans.get(plan().id);
  expect(after).toMatchObject({ retired, entries: { length: 2 } });
  expect(after?.timetables[0]?.until).toBeTypeOf('number');
});

test('what the rules refuse is not recorded', async () => {
  const db = await readyDb(sun);
  const nowhere = route({ points: [{ placeId: id(999), templates: [], minutes: null }] });
  await expect(keepRoute(db, nowhere)).rejects.toMatchObject({ code: 'place-unknown' });
  await expect(keepPlan(db, plan())).rejects.toMatchObject({ code: 'route-unknown' });
  expect(await db.outbox.count()).toBe(0);
  await keepRoute(db, route());
  const once = { ...plan().when, spans: [{ from: '22:00', to: '06:00', every: null }] } as Plan['when'];
  await expect(keepPlan(db, plan({ when: once }))).rejects.toMatchObject({ code: 'nights-too-few' });
  expect([await db.outbox.count(), (await planBook(db)).plans.size]).toEqual([1, 0]);
});

test('who only walks keeps no calendar', async () => {
  await expect(setCalendar(await readyDb(wang), emptyCalendar, emptyCalendar)).rejects.toMatchObject({
    code: 'forbidden',
  });
  const db = await readyDb(sun);
  const rain = { pack: 'rain' as const, from: '2026-11-22', to: '2026-11-24' };
  await setCalendar(db, { ...emptyCalendar, packs: [rain] }, emptyCalendar);
  expect((await planBook(db)).calendar.packs).toEqual([rain]);
  // Said by another page of the same manager, which did not show it yet.
  const holiday = { name: '停课', from: '2026-11-23', to: '2026-11-23' };
  await setCalendar(db, { ...emptyCalendar, holidays: [holiday] }, emptyCalendar);
  expect((await planBook(db)).calendar).toEqual({ ...emptyCalendar, packs: [rain], holidays: [holiday] });
});

test('a shift, a plan given to it and a substitute stand at once, and the substitute can be taken back', async () => {
  const db = await readyDb(sun);
  await keepRoute(db, route());
  const who = { people: [], roles: [], shifts: [shift().id] };
  await expect(keepPlan(db, plan({ who }))).rejects.toMatchObject({ code: 'shift-unknown' });
  await keepShift(db, shift());
  await keepPlan(db, plan({ who }));
  const turn = { shiftId: shift().id, from: '2026-11-24', to: '2026-11-25', out: wang.id, in: sun.id };
  const change = { id: id(500), turns: [turn], reason: 'leave' as const };
  await changeTurns(db, change);
  const { shifts, plans } = await planBook(db);
  expect(plans.get(plan().id)?.who).toEqual(who);
  expect(shifts.get(shift().id)?.changes).toMatchObject([{ id: id(500), out: wang.id, in: sun.id, by: sun.id }]);
  await changeTurns(db, { ...change, back: true });
  expect((await planBook(db)).shifts.get(shift().id)?.changes).toEqual([]);
  await keepShift(db, { ...shift(), retired: { reason: '并班' } });
  await expect(keepPlan(db, plan({ who }))).rejects.toMatchObject({ code: 'shift-unknown' });
});
