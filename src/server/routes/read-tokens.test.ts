import { expect, test } from 'vitest';
import { admin, dorm3, id, li, sun, wang } from '../../../tests/cast.ts';
import type { Audit } from '../../domain/audit.ts';
import type { NewReadToken, ReadTokenMade, ReadTokens } from '../../domain/read-token.ts';
import type { Person } from '../../domain/person.ts';
import { openSchool, type School } from '../school.contract.ts';

const wanted = (over: Partial<NewReadToken> = {}): NewReadToken => ({
  name: '大屏',
  kinds: ['inspections'],
  places: [],
  days: 30,
  ...over,
});
const make = (school: School, over: Partial<NewReadToken> = {}, who: Person = sun) =>
  school.json<ReadTokenMade>(who, 'POST', '/api/read-tokens', wanted(over));
const list = (school: School, who: Person = sun) => school.json<ReadTokens>(who, 'GET', '/api/read-tokens');
const read = (school: School, token: string, path = '/api/v1/inspections', headers = {}) =>
  school.ask(null, 'GET', path, undefined, { authorization: `Bearer ${token}`, ...headers });
const said = async (response: Response) => [response.status, ((await response.json()) as { code?: string }).code];
const dayMs = 86_400_000;

test('a token is told once, and reads until it is over or revoked', async () => {
  const school = await openSchool();
  const { token, id: tokenId, until } = await make(school, { name: '大屏', days: 7 });
  expect(until).toBe(school.clock.ms + 7 * dayMs);
  expect(JSON.stringify(await list(school))).not.toContain(token);
  expect((await list(school)).rows).toMatchObject([
    {
      id: tokenId,
      name: '大屏',
      kinds: ['inspections'],
      places: [],
      madeByName: '孙静',
      lastUsedAt: null,
      state: 'live',
    },
  ]);
  expect((await read(school, token)).status).toBe(200);
  expect((await list(school)).rows[0]?.lastUsedAt).toBe(school.clock.ms);
  school.clock.ms = until - 1;
  expect((await read(school, token)).status).toBe(200);
  school.clock.ms = until;
  const over = await read(school, token);
  expect(over.headers.get('www-authenticate')).toBe('Bearer');
  expect(await said(over)).toEqual([401, 'login']);
  expect((await list(school)).rows[0]?.state).toBe('over');
  const other = await make(school);
  expect((await school.ask(sun, 'DELETE', `/api/read-tokens/${other.id}`)).status).toBe(204);
  expect(await said(await read(school, other.token))).toEqual([401, 'login']);
  expect((await school.ask(sun, 'DELETE', `/api/read-tokens/${other.id}`)).status).toBe(404);
});

test('a token reads what it says and nothing else, and a cookie reads nothing there', async () => {
  const school = await openSchool();
  const { token } = await make(school, { kinds: ['hazards'] });
  expect((await read(school, token, '/api/v1/hazards')).status).toBe(200);
  for (const path of ['inspections', 'rounds', 'ledgers', 'ledgers/night-count?from=2026-11-22&to=2026-11-22'])
    expect.soft(await said(await read(school, token, `/api/v1/${path}`))).toEqual([404, 'not-found']);
  for (const path of ['session', 'hazards', 'people', 'changes', 'read-tokens', 'audit'])
    expect.soft(await said(await read(school, token, `/api/${path}`))).toEqual([401, 'login']);
  expect((await school.ask(sun, 'GET', '/api/v1/hazards')).status).toBe(401);
  for (const given of ['', 'x', token.slice(0, -1), `${token}A`, token.toUpperCase()])
    expect.soft(await said(await read(school, given, '/api/v1/hazards'))).toEqual([401, 'login']);
});

test('it stops when whoever made it leaves, or may not give it any more', async () => {
  const school = await openSchool();
  const boss = await school.join({ name: '何校长', username: 'he', role: 'principal', scope: [] });
  const { token } = await make(school, {}, boss);
  await school.json(sun, 'POST', `/api/people/${boss.id}/changed`, { name: '何校长', role: 'repair', scope: [] });
  expect((await read(school, token)).status).toBe(401);
  expect((await list(school)).rows[0]?.state).toBe('stopped');
  await school.json(sun, 'POST', `/api/people/${boss.id}/changed`, { name: '何校长', role: 'principal', scope: [] });
  expect((await read(school, token)).status).toBe(200);
  await school.json(sun, 'POST', `/api/people/${boss.id}/left`, { reason: '调走了' });
  expect((await read(school, token)).status).toBe(401);
});

test('whoever keeps the accounts gives figures of the server only, and others nothing', async () => {
  const school = await openSchool();
  expect((await list(school, admin)).kinds).toEqual(['metrics']);
  await make(school, { kinds: ['metrics'] }, admin);
  expect(await said(await school.ask(admin, 'POST', '/api/read-tokens', wanted()))).toEqual([403, 'forbidden']);
  const leader = await school.join({ name: '周安', username: 'an', role: 'duty_leader', scope: [dorm3.id] });
  for (const who of [wang, li, leader]) {
    expect((await school.ask(who, 'GET', '/api/read-tokens')).status).toBe(404);
    expect((await school.ask(who, 'POST', '/api/read-tokens', wanted())).status).toBe(404);
  }
});

test('what is wrong with a new token is said by its code', async () => {
  const school = await openSchool();
  const tried = async (body: unknown) => said(await school.ask(sun, 'POST', '/api/read-tokens', body));
  expect(await tried(wanted({ places: [id(999)] }))).toEqual([422, 'place-unknown']);
  for (const over of [
    { name: ' ' },
    { kinds: [] },
    { kinds: ['inspections', 'inspections'] },
    { kinds: ['people'] },
    { days: 0 },
    { days: 731 },
    { days: 1.5 },
    { places: ['x'] },
  ])
    expect.soft(await tried({ ...wanted(), ...over })).toEqual([400, 'bad-shape']);
  expect(await tried({ ...wanted(), until: 1 })).toEqual([422, 'unknown-field']);
  for (let n = 0; n < 20; n++) await make(school);
  expect(await tried(wanted())).toEqual([422, 'limit-reached']);
});

test('making and revoking stands in the list of who did what, without the token', async () => {
  const school = await openSchool();
  const { token, id: tokenId } = await make(school, {
    name: '大屏',
    kinds: ['inspections', 'rounds'],
    places: [dorm3.id],
  });
  school.clock.ms += 1000;
  await school.ask(admin, 'DELETE', `/api/read-tokens/${tokenId}`);
  const { rows } = await school.json<Audit>(sun, 'GET', '/api/audit?group=exports');
  expect(rows.map(({ kind, byName, facts }) => [kind, byName, facts])).toEqual([
    ['token-revoked', admin.name, { name: '大屏' }],
    ['token-made', '孙静', { name: '大屏', what: 'inspections rounds', n: 1 }],
  ]);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test('a token has so many requests a minute, and so has whoever guesses', async () => {
  const school = await openSchool({ requestsPerMinute: 3 });
  const { token } = await make(school);
  for (let n = 0; n < 3; n++) expect((await read(school, token)).status).toBe(200);
  const late = await read(school, token);
  expect([late.status, Number(late.headers.get('retry-after')) > 0]).toEqual([429, true]);
  for (let n = 0; n < 60; n++) await read(school, `cp_read_${'A'.repeat(43)}`);
  expect((await read(school, `cp_read_${'A'.repeat(43)}`)).status).toBe(429);
});

test('whatever stands where a token should is no token, and nothing falls over', async () => {
  const school = await openSchool();
  const { token } = await make(school, { kinds: ['inspections'] });
  const given = [
    `Bearer  ${token}`,
    `Bearer ${token} ${token}`,
    `Bearer ${token},`,
    `bearer\t${token}`,
    `Basic ${token}`,
    token,
    `Bearer ${'A'.repeat(10_000)}`,
    `Bearer ' OR 1=1 --`,
    'Bearer undefined',
    'Bearer null',
  ];
  for (const authorization of given) {
    const response = await school.ask(null, 'GET', '/api/v1/inspections', undefined, { authorization });
    expect
      .soft([authorization.slice(0, 30), ...(await said(response))])
      .toEqual([authorization.slice(0, 30), 401, 'login']);
  }
  for (const query of [
    '?after=%00',
    `?after=${'A'.repeat(5000)}`,
    '?after=W10.x',
    '?place=../..',
    '?from=9999-99-99',
    '?limit=-1',
    '?limit=1e9',
    '?__proto__=1',
  ]) {
    const response = await read(school, token, `/api/v1/inspections${query}`);
    expect.soft([query.slice(0, 30), response.status]).toEqual([query.slice(0, 30), 400]);
  }
  const names = ['a/../b', '..%2f', '%00', 'x'.repeat(300)];
  const { token: other } = await make(school, { kinds: ['ledgers'] });
  for (const name of names)
    expect.soft((await read(school, other, `/api/v1/ledgers/${name}?from=2026-11-22&to=2026-11-22`)).status).toBe(404);
});
