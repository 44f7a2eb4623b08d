import { expect, test } from 'vitest';
import { admin, entry, id, inspection, li, sun, wang } from '../../tests/cast.ts';
import type { Device, PushAnswer } from '../domain/protocol.ts';
import { openSchool, type School } from './school.contract.ts';

const phone = id(950);
const code = async (response: Response) => ((await response.json()) as { code: string }).code;
const bearing = (token: string) => ({ authorization: `Patrol-Device ${token}` });

async function handIn(school: School, token: string, ...entries: unknown[]) {
  const message = { protocol: 'patrol/1', device: phone, build: 'test', entries };
  const response = await school.ask(null, 'POST', '/api/ledger', message, bearing(token));
  if (!response.ok) throw new Error(`handing in answered ${response.status}`);
  return ((await response.json()) as PushAnswer).verdicts;
}

const submission = (over = {}) => entry('inspection-submitted', inspection(), { device: phone, ...over });

async function revoke(school: School, person: typeof wang): Promise<void> {
  const { devices } = await school.json<{ devices: Device[] }>(sun, 'GET', '/api/devices');
  for (const device of devices.filter(({ personId }) => personId === person.id))
    await school.ask(sun, 'DELETE', `/api/devices/${device.id}`);
}

test('a sign-in that names its installation gets a token, and the store has only its hash', async () => {
  const school = await openSchool();
  const token = await school.deliveryToken(wang, phone);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(await school.parts.store.phones.find(token)).toBeUndefined();
  const plain = { username: 'wang', password: 'a long password' };
  expect(await school.json(null, 'POST', '/api/session', plain)).toMatchObject({ delivery: null });
});

test('the token hands in as its person and as nobody else', async () => {
  const school = await openSchool();
  const token = await school.deliveryToken(wang, phone);
  const [own, another] = await handIn(school, token, submission(), submission({ by: li.id, subject: id(501) }));
  expect(own?.verdict).toBe('accepted');
  expect(another).toMatchObject({ verdict: 'quarantined', code: 'not-yours' });
});

test('the token reads nothing: every other route takes it for a stranger', async () => {
  const school = await openSchool();
  const token = await school.deliveryToken(sun, phone);
  const open = new Set([
    'GET /api/health',
    'GET /api/openapi.json',
    'GET /api/docs',
    'GET /api/docs.css',
    'GET /api/setup',
    'POST /api/setup',
    'POST /api/session',
    'GET /api/public-places/:code',
    'GET /api/public-places/:code/similar/:category',
    'POST /api/public-reports',
    // By the code of an invite.
    'POST /api/invitation',
    'POST /api/invitation/used',
    // By the PIN of this phone.
    'POST /api/session/pin',
    'GET /api/public-reports/:number',
    'POST /api/public-reports/:number/rating',
    'POST /api/public-reports/:number/appeal',
    'PUT /api/public-reports/:number/photos/:sha256',
    'GET /api/firm-cases/:number',
    'GET /api/firm-cases/:number/photos/:sha256',
    'POST /api/firm-cases/:number/progress',
    'PUT /api/firm-cases/:number/photos/:sha256',
  ]);
  const hands = new Set([
    'POST /api/announce',
    'POST /api/ledger',
    'GET /api/photos/:sha256',
    'PUT /api/photos/:sha256',
    'PATCH /api/photos/:sha256',
  ]);
  const routes = new Set(
    school.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
  );
  const others = [...routes].filter((route) => !open.has(route) && !hands.has(route));
  expect(others.length).toBeGreaterThan(8);
  for (const route of others) {
    const [method = '', path = ''] = route.split(' ');
    const body = method === 'POST' ? {} : undefined;
    const answer = await school.ask(null, method, path.replaceAll(/:\w+/g, id(1)), body, bearing(token));
    expect([route, answer.status]).toEqual([route, 401]);
  }
});

test('a wrong token is no token, and another scheme is for somebody else', async () => {
  const school = await openSchool();
  const wrong = await school.ask(wang, 'POST', '/api/ledger', {}, bearing('x'.repeat(43)));
  expect([wrong.status, await code(wrong)]).toEqual([401, 'login']);
  const message = { protocol: 'patrol/1', device: phone, build: 'test', entries: [submission()] };
  const behindProxy = await school.ask(wang, 'POST', '/api/ledger', message, { authorization: 'Basic c2Nob29s' });
  expect(behindProxy.status).toBe(200);
});

test('what a revoked phone hands in is kept aside until its owner signs in there again', async () => {
  const school = await openSchool();
  const token = await school.deliveryToken(wang, phone);
  await revoke(school, wang);
  const late = submission();
  const [held] = await handIn(school, token, late);
  expect(held).toMatchObject({ verdict: 'quarantined', code: 'revoked', receipt: { hash: late.hash } });
  expect((await handIn(school, token, late))[0]).toMatchObject({ verdict: 'quarantined', code: 'revoked' });
  // Not even what the rules would refuse is turned away.
  const poor = submission({ subject: id(502), body: inspection({ answers: [] }) });
  expect((await handIn(school, token, poor))[0]?.verdict).toBe('quarantined');
  const again = await school.deliveryToken(wang, phone);
  expect((await handIn(school, again, submission({ subject: id(503) })))[0]?.verdict).toBe('accepted');
});

test('one whose duties no longer allow it is kept aside as well', async () => {
  const school = await openSchool();
  const token = await school.deliveryToken(admin, phone);
  const [verdict] = await handIn(school, token, submission({ by: admin.id }));
  expect(verdict).toMatchObject({ verdict: 'quarantined', code: 'out-of-scope' });
});

test('tokens of the last sign-ins go on: the newest may never have reached the phone', async () => {
  const school = await openSchool();
  const tokens: string[] = [];
  for (let i = 0; i < 5; i++) {
    school.clock.ms += 1000;
    tokens.push(await school.deliveryToken(wang, phone));
  }
  const answers = await Promise.all(
    tokens.map((token) => school.ask(null, 'POST', '/api/ledger', {}, bearing(token)).then(code)),
  );
  expect(answers).toEqual(['login', 'login', 'bad-shape', 'bad-shape', 'bad-shape']);
});

test('the token is slowed down like a session', async () => {
  const school = await openSchool({ requestsPerMinute: 3 });
  const token = await school.deliveryToken(wang, phone);
  const codes = [];
  for (let i = 0; i < 4; i++) codes.push(await code(await school.ask(null, 'POST', '/api/ledger', {}, bearing(token))));
  expect(codes).toEqual(['bad-shape', 'bad-shape', 'bad-shape', 'too-many-requests']);
});
