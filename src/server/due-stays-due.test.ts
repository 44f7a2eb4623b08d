import { expect, test } from 'vitest';
import { canteen, dorm3, entry, floor2, id, sun, yucai } from '../../tests/cast.ts';
import { plan, route } from '../../tests/cast-rounds.ts';
import { emptyCalendar, type Calendar } from '../domain/calendar.ts';
import type { Entry } from '../domain/entry.ts';
import type { Place } from '../domain/place.ts';
import type { Plan } from '../domain/plan.ts';
import type { Rounds } from '../domain/round-reports.ts';
import type { Route } from '../domain/route.ts';
import { closeRounds } from './close-rounds.ts';
import { openSchool } from './school.contract.ts';

const hourMs = 3_600_000;
/** 22 November, 22:00 in China. */
const planned = Date.UTC(2026, 10, 22, 14);
const subject = `${plan().id}.2026-11-22.1320`;
const [floor, hall] = route().points;
const elsewhere = { placeId: dorm3.id, templates: [], minutes: null };
const retired = { reason: '不走了' };

const route22 = (n: number, over: Partial<Route> = {}): Entry =>
  entry('route-kept', route(over), { subject: over.id ?? route().id, id: id(n), by: sun.id, opSeq: n });
const plan22 = (n: number, over: Partial<Plan> = {}): Entry =>
  entry('plan-kept', plan(over), { subject: plan().id, id: id(n), by: sun.id, opSeq: n });
const places = (n: number, ...of: Place[]): Entry =>
  entry('places-kept', { places: of }, { subject: floor2.id, id: id(n), by: sun.id, opSeq: n });
const often = (said: (n: number, i: number) => Entry): Entry[] =>
  Array.from({ length: 40 }, (_, i) => said(941 + i, i));
const tomorrow: Plan['when'] = {
  each: 'once',
  day: '2026-11-23',
  spans: [{ from: '08:00', to: '09:00', every: null }],
};

test.each<[string, Entry[]]>([
  ['a point is taken off its route', [route22(941, { points: [hall!] })]],
  ['a point is taken off and put back', [route22(941, { points: [hall!] }), route22(942)]],
  ['the route is written anew', [route22(941, { points: [elsewhere] }), route22(942, { points: [elsewhere, hall!] })]],
  ['points go on and off again many times', often((n, i) => route22(n, i % 2 ? {} : { points: [elsewhere, hall!] }))],
  ['the route is taken out of use', [route22(941, { points: [hall!], retired })]],
  ['all its places are taken out of use', [places(941, { ...floor2, retired }, { ...canteen, retired })]],
  ['the plan is taken out of use', [plan22(941, { retired })]],
  ['the plan gets another day', [plan22(941, { when: tomorrow })]],
  [
    'the plan gets another route',
    [route22(941, { id: id(85), points: [elsewhere] }), plan22(942, { routeId: id(85) })],
  ],
  ['the plan is changed many times', often((n, i) => plan22(n, { late: i }))],
  ['the plan is taken out of use and up again many times', often((n, i) => plan22(n, i % 2 ? {} : { retired }))],
])('when %s before its window closes, a round that was due is missed with all its points', async (_what, said) => {
  const school = await openSchool();
  school.clock.ms = planned - 10 * hourMs;
  await school.push(sun, route22(901, { points: [floor!, hall!] }), plan22(902));
  school.clock.ms = planned + hourMs;
  for (const one of said) {
    school.clock.ms += 1_000;
    await school.push(sun, one);
  }
  const board = await school.json<Rounds>(sun, 'GET', '/api/rounds?from=2026-11-22&to=2026-11-22');
  const all = [floor2.id, canteen.id];
  const row = board.rows.find((one) => one.id === subject);
  expect(row?.points.map(({ placeId }) => placeId)).toEqual(all);
  school.clock.ms = planned + 2 * hourMs;
  await closeRounds(school.parts, school.clock.ms);
  const round = await school.parts.store.documents.read(yucai.id, 'round', subject);
  expect(round?.closed).toMatchObject({ outcome: 'missed', missed: all });
});

test('a pack that was on when its round was to begin stays so, however often it is switched off and on before the window closes', async () => {
  const school = await openSchool();
  const rainy = { ...emptyCalendar, packs: [{ pack: 'rain' as const, from: '2026-11-22', to: '2026-11-22' }] };
  const said = (n: number, calendar: Calendar): Entry =>
    entry('calendar-set', calendar, { subject: yucai.id, id: id(n), by: sun.id, opSeq: n });
  school.clock.ms = planned - 10 * hourMs;
  await school.push(sun, route22(901, { points: [floor!, hall!] }), plan22(902, { pack: 'rain' }), said(903, rainy));
  school.clock.ms = planned + hourMs;
  for (const one of often((n, i) => said(n, i % 2 ? rainy : emptyCalendar))) {
    school.clock.ms += 1_000;
    await school.push(sun, one);
  }
  await school.push(sun, said(990, emptyCalendar));
  school.clock.ms = planned + 2 * hourMs;
  await closeRounds(school.parts, school.clock.ms);
  const round = await school.parts.store.documents.read(yucai.id, 'round', subject);
  expect(round?.closed?.outcome).toBe('missed');
});
