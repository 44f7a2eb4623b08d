import { expect, test, vi } from 'vitest';
import { admin, id, li, sun, wang } from '../../../tests/cast.ts';
import { openSchool, password, type School } from '../school.contract.ts';
import { Trouble } from '../trouble.ts';

const dayMs = 86_400_000;
const code = async (response: Response) => ((await response.json()) as { code: string }).code;
const signIn = (school: School, username: string, given: string, device?: string) =>
  school.ask(null, 'POST', '/api/session', { username, password: given, ...(device && { device }) });
type Devices = { devices: { id: string; personId: string; current: boolean }[] };

test('signing in answers who it is and where, and no secret', async () => {
  const school = await openSchool();
  const response = await signIn(school, ' Wang ', password);
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ person: wang, epoch: school.parts.store.epoch });
  expect(text).not.toMatch(/argon2|secret|hash|password/i);
  expect(response.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^patrol=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/),
    expect.stringMatching(/^known=[\w-]{22}\.[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/),
  ]);
});

test('T7 over HTTPS the cookie is __Host- and Secure', async () => {
  const school = await openSchool({ isSecure: true });
  const response = await signIn(school, 'wang', password);
  expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-patrol=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  expect(response.headers.get('strict-transport-security')).toContain('max-age');
});

test('the token itself is nowhere in the store', async () => {
  const school = await openSchool();
  const cookie = await school.signIn(wang);
  const token = cookie.split('=')[1] ?? '';
  expect(await school.parts.store.sessions.find(token)).toBeUndefined();
});

test('a wrong password and an unknown name answer alike', async () => {
  const school = await openSchool();
  const [wrong, unknown] = [await signIn(school, 'wang', 'wrong'), await signIn(school, 'nobody', 'wrong')];
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect([await code(wrong), await code(unknown)]).toEqual(['wrong-password', 'wrong-password']);
});

test('T14 guessing one account gets slower, also in parallel, and the right password still works later', async () => {
  const school = await openSchool();
  const guesses = await Promise.all(Array.from({ length: 20 }, () => signIn(school, 'wang', 'guess')));
  expect(guesses.filter(({ status }) => status === 401)).toHaveLength(5);
  const late = guesses.find(({ status }) => status === 429);
  expect(Number(late?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await signIn(school, 'li', password)).status).toBe(201);
  school.clock.ms += 5 * 60_000;
  expect((await signIn(school, 'wang', password)).status).toBe(201);
});

test('signing out ends the session at once', async () => {
  const school = await openSchool();
  await school.json(wang, 'GET', '/api/session');
  expect((await school.ask(wang, 'DELETE', '/api/session')).status).toBe(204);
  expect(await code(await school.ask(wang, 'GET', '/api/session'))).toBe('login');
});

test('38 a session ends after 14 idle days, and after 90 whatever happens', async () => {
  const school = await openSchool();
  await school.cookieOf(wang);
  school.clock.ms += 13 * dayMs;
  expect((await school.ask(wang, 'GET', '/api/session')).status).toBe(200);
  for (let days = 13; days <= 90; days += 11) {
    expect((await school.ask(wang, 'GET', '/api/session')).status).toBe(200);
    school.clock.ms += 11 * dayMs;
  }
  expect(await code(await school.ask(wang, 'GET', '/api/session'))).toBe('login');
  await school.signIn(li).then((cookie) => school.useCookie(li, cookie));
  school.clock.ms += 15 * dayMs;
  expect(await code(await school.ask(li, 'GET', '/api/session'))).toBe('login');
});

test('39 a revoked phone is told so and reads nothing more', async () => {
  const school = await openSchool();
  await school.cookieOf(wang);
  const { devices } = await school.json<Devices>(sun, 'GET', '/api/devices');
  const phone = devices.find(({ personId }) => personId === wang.id);
  expect((await school.ask(sun, 'DELETE', `/api/devices/${phone?.id}`)).status).toBe(204);
  for (const path of ['/api/session', '/api/changes', '/api/hazards'])
    expect(await code(await school.ask(wang, 'GET', path))).toBe('revoked');
  expect((await school.ask(sun, 'DELETE', `/api/devices/${phone?.id}`)).status).toBe(404);
});

test('everybody sees the own devices, whoever keeps accounts sees all', async () => {
  const school = await openSchool();
  for (const person of [wang, li, admin]) await school.cookieOf(person);
  const seen = async (who: typeof wang) =>
    (await school.json<Devices>(who, 'GET', '/api/devices')).devices.map(({ personId }) => personId);
  expect(await seen(wang)).toEqual([wang.id]);
  expect(new Set(await seen(admin))).toEqual(new Set([wang.id, li.id, admin.id]));
  const mine = await school.json<Devices>(li, 'GET', '/api/devices');
  expect(mine.devices[0]?.current).toBe(true);
  expect((await school.ask(wang, 'DELETE', `/api/devices/${mine.devices[0]?.id}`)).status).toBe(404);
});

test.each(['server-full', 'unavailable'] as const)(
  '62 %s: everybody still reads, also after five minutes',
  async (code) => {
    const school = await openSchool();
    const { sessions, tokens, phones } = school.parts.store;
    const phone = await school.deliveryToken(wang, id(900));
    const made = { name: '大屏', kinds: ['hazards'], places: [], days: 30 };
    const { token } = await school.json<{ token: string }>(sun, 'POST', '/api/read-tokens', made);
    await school.cookieOf(wang);
    school.clock.ms += 6 * 60_000;
    const notes = [vi.spyOn(sessions, 'seen'), vi.spyOn(tokens, 'used'), vi.spyOn(phones, 'seen')];
    const failing = (error: Error) => notes.forEach((note) => note.mockRejectedValueOnce(error));
    const ask = async () => {
      const photo = `/api/photos/${'a'.repeat(64)}`;
      const sender = { authorization: `Patrol-Device ${phone}` };
      const answers = [
        await school.ask(wang, 'GET', '/api/changes'),
        await school.ask(null, 'GET', '/api/v1/hazards', undefined, { authorization: `Bearer ${token}` }),
        await school.ask(null, 'HEAD', photo, undefined, sender),
      ];
      return answers.map(({ status }) => status);
    };
    failing(new Trouble(code, null));
    expect(await ask()).toEqual([200, 200, 404]);
    notes.forEach((note) => expect(note).toHaveBeenCalledOnce());
    // Not tried at every question, and noted again when there is room.
    expect(await ask()).toEqual([200, 200, 404]);
    notes.forEach((note) => expect(note).toHaveBeenCalledOnce());
    school.clock.ms += 60_000;
    expect(await ask()).toEqual([200, 200, 404]);
    expect(await ask()).toEqual([200, 200, 404]);
    notes.forEach((note) => expect(note).toHaveBeenCalledTimes(2));
    // A fault of ours is no trouble of the machine.
    school.clock.ms += 6 * 60_000;
    failing(new Error('a fault'));
    expect(await ask()).toEqual([500, 500, 500]);
  },
);

test('a phone that signs in again leaves no old session behind', async () => {
  const school = await openSchool();
  for (let i = 0; i < 3; i++) await signIn(school, 'wang', password, id(900));
  await school.cookieOf(wang);
  const { devices } = await school.json<Devices>(wang, 'GET', '/api/devices');
  expect(devices).toHaveLength(2);
});

test('42 too many requests of one session are asked to wait, others are not', async () => {
  const school = await openSchool({ requestsPerMinute: 5 });
  const statuses: number[] = [];
  for (let i = 0; i < 6; i++) statuses.push((await school.ask(wang, 'GET', '/api/session')).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  const waiting = await school.ask(wang, 'GET', '/api/session');
  expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await school.ask(li, 'GET', '/api/session')).status).toBe(200);
  school.clock.ms += 60_000;
  expect((await school.ask(wang, 'GET', '/api/session')).status).toBe(200);
});

test.each(['', 'patrol=', 'patrol=x', `patrol=${'A'.repeat(43)}`, 'patrol=%00'])(
  'the cookie "%s" opens nothing',
  async (cookie) => {
    const school = await openSchool();
    expect((await school.ask(null, 'GET', '/api/changes', undefined, cookie ? { cookie } : {})).status).toBe(401);
  },
);
