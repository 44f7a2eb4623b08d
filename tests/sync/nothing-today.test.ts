// 今日 says that nothing is planned only to whom nobody has given anything to do.
import { expect, test } from 'vitest';
import { dayOf } from '../../src/app/today/day-of.ts';
import type { Person } from '../../src/domain/person.ts';
import { planned, route } from '../cast-rounds.ts';
import { id } from '../cast.ts';
import { readyDb } from './phone.ts';

const firm: Person = { id: id(99), name: '安达消防', username: 'anda', role: 'vendor', scope: [] };

test('nothing is planned for somebody without rounds, hazards or a kitchen', async () => {
  const db = await readyDb(firm, [{ type: 'person', id: firm.id, body: firm }]);
  expect(await dayOf(db, firm)).toEqual({ done: [], next: [], offered: [], idle: true });
});

test('whoever walks rounds has tasks, whether or not one is due now', async () => {
  const body = planned({ who: { people: [firm.id], roles: [] } });
  const db = await readyDb(firm, [
    { type: 'person', id: firm.id, body: firm },
    { type: 'route', id: route().id, body: route() },
    { type: 'plan', id: body.id, body },
  ]);
  expect(await dayOf(db, firm)).toEqual({ done: [], next: [], offered: [], idle: false });
});
