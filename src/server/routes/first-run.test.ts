import { expect, test } from 'vitest';
import { dorm3, floor2, id, sun, wang } from '../../../tests/cast.ts';
import * as rounds from '../../../tests/cast-rounds.ts';
import { entry } from '../../../tests/cast.ts';
import { isFirstRunOver, type FirstRun } from '../../domain/first-run.ts';
import { openSchool } from '../school.contract.ts';

test('each step is done when the school shows that it is; then the guide is over', async () => {
  const school = await openSchool();
  const steps = () => school.json<FirstRun>(sun, 'GET', '/api/first-run');
  const before = await steps();
  expect(before.steps).toEqual({ buildings: 2, people: 3, plans: 0, codes: 0, phone: 0 });
  expect(isFirstRunOver(before)).toBe(false);
  const route = rounds.route({ id: id(70), points: [{ placeId: floor2.id, templates: [], minutes: null }] });
  const by = { by: sun.id, device: id(905) };
  await school.push(
    sun,
    entry('route-kept', route, { ...by, subject: route.id, opSeq: 1 }),
    entry('plan-kept', rounds.plan({ id: id(71), routeId: route.id }), { ...by, subject: id(71), opSeq: 2 }),
  );
  // The manager's own browser is no phone of a colleague.
  await school.deliveryToken(sun, id(906));
  expect((await steps()).steps).toMatchObject({ plans: 1, phone: 0 });
  await school.deliveryToken(wang, id(907));
  for (const _twice of [1, 2])
    expect((await school.ask(sun, 'POST', '/api/first-run', { did: 'print-codes' })).status).toBe(204);
  const after = await steps();
  expect(after.steps).toMatchObject({ codes: 1, phone: 1 });
  expect(isFirstRunOver(after)).toBe(true);
});

test('a school that wants no guide has none; only who looks after the whole school says so', async () => {
  const school = await openSchool();
  const leader = await school.join({ name: '周安', username: 'an', role: 'duty_leader', scope: [dorm3.id] });
  for (const who of [wang, leader]) {
    expect((await school.ask(who, 'GET', '/api/first-run')).status).toBe(404);
    expect((await school.ask(who, 'POST', '/api/first-run', { did: 'dismiss' })).status).toBe(404);
  }
  await school.ask(sun, 'POST', '/api/first-run', { did: 'dismiss' });
  expect(isFirstRunOver(await school.json<FirstRun>(sun, 'GET', '/api/first-run'))).toBe(true);
});
