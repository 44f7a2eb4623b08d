// A token to read with is one more kind of caller: every route of the app's own table, with a token of every kind and of every place, and
// compared with the reference policy.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Place } from '../../../src/domain/place.ts';
import { tokenKinds, type TokenKind } from '../../../src/domain/read-token.ts';
import { ask, codeOf, isLetIn, marksIn, shape, accountsIn } from './ask.ts';
import { Campus } from './campus.ts';
import { giveToken } from './outsiders.ts';
import { Server } from './server.ts';
import { cellsOf, nameOf, routesOf, type Cell } from './cells.ts';
import { noId } from './found/found.ts';
import { byToken, open } from './policy.ts';

const server = new Server();
const campus = new Campus();
const routes = routesOf(server);
beforeAll(() => campus.found(server));
afterAll(() => server.close());

const bearing = (token: string) => ({ authorization: `Bearer ${token}` });
const askWith = (token: string, cell: Cell) =>
  ask(server, { ...cell, headers: { ...cell.headers, ...bearing(token) } }, null);

test('a token gets in where it is for, and everywhere else as if it were none', async () => {
  const wrong: string[] = [];
  const asker = campus.as('principal');
  for (const kind of tokenKinds) {
    const { token } = await giveToken(campus, server, [kind]);
    for (const route of routes.filter((one) => !open.includes(nameOf(one)))) {
      const needs = byToken[nameOf(route)];
      const refused = new Set<string>();
      for (const cell of await cellsOf(route, campus, server, asker)) {
        const answer = await askWith(token, cell);
        const may = needs === kind && cell.thing.is !== 'absent';
        const where = `${kind}: ${nameOf(route)}, ${cell.what}`;
        if (isLetIn(answer) !== may) wrong.push(`${where}: ${may ? 'is kept out' : 'is let in'} (${answer.status})`);
        if (!may) refused.add(JSON.stringify(shape(answer)));
        const expected = needs === undefined ? 401 : 404;
        if (!may && answer.status !== expected) wrong.push(`${where}: ${answer.status}`);
        if (accountsIn(answer.text).size > 0) wrong.push(`${where}: is shown an account`);
      }
      if (refused.size > 1) wrong.push(`${kind}: ${nameOf(route)} tells forbidden and absent apart`);
    }
  }
  expect(wrong).toEqual([]);
});

test('a token shows exactly the records of its places', async () => {
  const { dorm, floor, canteen } = campus.places;
  const scopes: [Place[], (where: 'dorm' | 'canteen') => boolean][] = [
    [[], () => true],
    [[dorm], (where) => where === 'dorm'],
    [[floor], (where) => where === 'dorm'],
    [[canteen], (where) => where === 'canteen'],
    [[dorm, canteen], () => true],
  ];
  // What is held for a manager is no record.
  const records = campus.handedIn.filter(({ is }) => is !== 'aside');
  for (const [places, isIn] of scopes) {
    const { token } = await giveToken(campus, server, ['inspections', 'hazards'], places);
    const seen = records.filter((record) => isIn(record.in));
    const told = places.map(({ name }) => name).join();
    expect.soft(marksIn(await everything(token, 'hazards')), told).toEqual(new Set(seen.map(({ mark }) => mark)));
    const ids = (await everything(token, 'inspections')).matchAll(/"id":"([0-9a-f-]{36})","day"/g);
    expect.soft(new Set([...ids].map(([, id]) => id)), told).toEqual(new Set(seen.map(({ id }) => id)));
  }
});

async function everything(token: string, kind: TokenKind): Promise<string> {
  let text = '';
  for (let after = ''; ;) {
    const path = `/api/v1/${kind}?limit=7${after && `&after=${encodeURIComponent(after)}`}`;
    const page = await askWith(token, { what: '', thing: { is: 'whole', in: 'dorm', by: null }, method: 'GET', path });
    text += page.text;
    const { next, more } = JSON.parse(page.text) as { next: string; more: boolean };
    if (!more) return text;
    after = next;
  }
}

const strangers: [string, () => Promise<Record<string, string>>][] = [
  ['nobody', async () => ({})],
  ['a session', async () => ({ cookie: (await server.cookie(campus.school.id, campus.as('principal').id)).cookie })],
  ['a forged token', async () => bearing('A'.repeat(43))],
  [
    'a token after its time',
    async () => {
      const { token } = await giveToken(campus, server, [...tokenKinds]);
      server.clock.ms += 86_400_000;
      return bearing(token);
    },
  ],
  [
    'a token that was revoked',
    async () => {
      const { id, token } = await giveToken(campus, server, [...tokenKinds]);
      await server.parts.store.tokens.revoke(campus.school.id, id, campus.walker.id, server.clock.ms);
      return bearing(token);
    },
  ],
  [
    'a token of somebody who keeps the accounts, for more than he may give',
    async () => bearing((await giveToken(campus, server, ['hazards', 'metrics'], [], campus.as('admin'))).token),
  ],
  [
    'a token of somebody who leads one building',
    async () => bearing((await giveToken(campus, server, ['hazards'], [], campus.as('safety_office', 'dorm'))).token),
  ],
  [
    'a token that is handed over as a delivery token',
    async () => {
      const { token } = await giveToken(campus, server, [...tokenKinds]);
      return { authorization: `Patrol-Device ${token}` };
    },
  ],
];

test.each(strangers)('%s gets in nowhere, with one answer', async (_who, headersOf) => {
  const headers = await headersOf();
  const answers = new Set<string>();
  for (const route of routes.filter((one) => nameOf(one) in byToken)) {
    const path = route.path.replaceAll(/:\w+/g, noId);
    const answer = await ask(
      server,
      { what: '', thing: { is: 'absent', in: 'dorm', by: null }, method: route.method, path, headers },
      null,
    );
    expect.soft([nameOf(route), answer.status, codeOf(answer)]).toEqual([nameOf(route), 401, 'login']);
    answers.add(JSON.stringify(shape(answer)));
  }
  expect(answers.size).toBe(1);
});
