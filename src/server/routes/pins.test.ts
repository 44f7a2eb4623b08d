import { expect, test } from 'vitest';
import { dorm3, id, li, sun } from '../../../tests/cast.ts';
import type { Audit } from '../../domain/audit.ts';
import type { Invites, InviteMade, PersonAdded } from '../../domain/invite.ts';
import { mostWrongPins } from '../../domain/pin.ts';
import type { PinState } from '../../domain/pin-wire.ts';
import type { SessionOpened } from '../../domain/protocol.ts';
import { openSchool, password, type School } from '../school.contract.ts';

const zhao = { name: '赵敏', username: 'zhao', role: 'sampler', scope: [dorm3.id] };
const pin = '381604';
const phone = id(700);
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

/** A browser: what the server gave it to keep, and sends back with each question. */
class Browser {
  readonly school: School;
  cookies = new Map<string, string>();

  constructor(school: School) {
    this.school = school;
  }

  async ask(method: string, path: string, body?: unknown): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.school.ask(null, method, path, body, cookie ? { cookie } : {});
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    return answer;
  }

  enter = (typed: string, device = phone, username = 'zhao') =>
    this.ask('POST', '/api/session/pin', { username, pin: typed, device });
}

async function invite(school: School, person = zhao): Promise<InviteMade> {
  const added = await school.json<PersonAdded>(sun, 'POST', '/api/people', person);
  if (!added.invite) throw new Error('nobody was invited');
  return added.invite;
}

/** Zhao has joined on her phone with her PIN. */
async function joined(school: School): Promise<{ browser: Browser; made: InviteMade }> {
  const made = await invite(school);
  const browser = new Browser(school);
  const answer = await browser.ask('POST', '/api/invitation/used', { code: made.code, pin, device: phone });
  expect(answer.status).toBe(201);
  return { browser, made };
}

test('P17 whoever is invited chooses a PIN, is in, and comes back with it on this phone', async () => {
  const school = await openSchool();
  const { browser } = await joined(school);
  expect(await (await browser.ask('GET', '/api/pin')).json()).toMatchObject({ isSet: true, hasPassword: false });
  expect((await browser.ask('DELETE', '/api/session')).status).toBe(204);
  expect((await browser.ask('GET', '/api/session')).status).toBe(401);
  expect(await codeOf(await browser.enter('381605'))).toBe('wrong-pin');
  const back = await browser.enter(pin);
  expect(back.status).toBe(201);
  expect((await back.json()) as SessionOpened).toMatchObject({ person: { username: 'zhao' } });
  expect((await browser.ask('GET', '/api/session')).status).toBe(200);
  expect((await school.json<Invites>(sun, 'GET', '/api/invites')).waiting).toEqual([]);
});

test('T13 the same digits open nothing from another browser, nor as another installation', async () => {
  const school = await openSchool();
  const { browser } = await joined(school);
  expect(await codeOf(await new Browser(school).enter(pin))).toBe('pin-over');
  expect(await codeOf(await browser.enter(pin, id(701)))).toBe('pin-over');
  const stranger = new Browser(school);
  stranger.cookies.set('known', browser.cookies.get('known')?.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) ?? '');
  expect(await codeOf(await stranger.enter(pin))).toBe('pin-over');
  // Somebody who is not there is told the same.
  expect(await codeOf(await stranger.enter(pin, phone, 'nobody'))).toBe('pin-over');
  expect((await browser.enter(pin)).status).toBe(201);
});

test('T13 wrong digits cost time from the sixth on, and after ten the PIN is over, right or wrong', async () => {
  const school = await openSchool();
  const { browser, made } = await joined(school);
  const said: string[] = [];
  const meanwhile: string[] = [];
  for (let n = 0; n < mostWrongPins; n++) {
    const answer = await browser.enter('000000');
    said.push(await codeOf(answer));
    if (n >= 4 && n < mostWrongPins - 1) meanwhile.push(await codeOf(await browser.enter(pin)));
    school.clock.ms += 5 * 60_000;
  }
  expect(said).toEqual([...Array<string>(mostWrongPins - 1).fill('wrong-pin'), 'pin-over']);
  expect(meanwhile).toEqual(Array<string>(5).fill('too-many-requests'));
  expect(await codeOf(await browser.enter(pin))).toBe('pin-over');
  // Whoever keeps the accounts sees that somebody waits for a code, and that it was tried.
  expect((await school.json<Invites>(sun, 'GET', '/api/invites')).waiting).toEqual([made.personId]);
  const { rows } = await school.json<Audit>(sun, 'GET', '/api/audit?group=sign-ins');
  expect(rows.filter(({ kind, facts }) => kind === 'sign-in-failed' && facts.what === 'pin')).toHaveLength(10);
});

test('tries at the same moment all count', async () => {
  const school = await openSchool();
  const { browser } = await joined(school);
  const all = await Promise.all(Array.from({ length: 12 }, async () => codeOf(await browser.enter('000000'))));
  expect(all.filter((said) => said === 'wrong-pin')).toHaveLength(5);
  expect(all.filter((said) => said === 'too-many-requests')).toHaveLength(7);
});

test('a right one forgives the wrong ones before', async () => {
  const school = await openSchool();
  const { browser } = await joined(school);
  for (let round = 0; round < 4; round++) {
    for (let n = 0; n < 4; n++) expect(await codeOf(await browser.enter('000000'))).toBe('wrong-pin');
    expect((await browser.enter(pin)).status).toBe(201);
  }
});

test.each([
  [
    'the phone was reported lost',
    async (school: School, browser: Browser) => {
      const { devices } = (await (await browser.ask('GET', '/api/devices')).json()) as { devices: { id: string }[] };
      expect((await school.ask(sun, 'DELETE', `/api/devices/${devices[0]?.id}`)).status).toBe(204);
    },
    'pin-over',
  ],
  [
    'its person has left',
    async (school: School, _browser: Browser, personId: string) =>
      void (await school.json(sun, 'POST', `/api/people/${personId}/left`, { reason: '退休' })),
    'pin-over',
  ],
  [
    'a new password was given',
    async (school: School, _browser: Browser, personId: string) =>
      void (await school.ask(sun, 'POST', `/api/people/${personId}/password`, { password })),
    'pin-over',
  ],
])('it opens nothing once %s', async (_when, happens, said) => {
  const school = await openSchool();
  const { browser, made } = await joined(school);
  await happens(school, browser, made.personId);
  expect(await codeOf(await browser.enter(pin))).toBe(said);
});

test('a password is chosen later with the PIN, and from then on both open', async () => {
  const school = await openSchool();
  const { browser } = await joined(school);
  const choose = (known: object) => browser.ask('PUT', '/api/password', { chosen: 'a password of my own', ...known });
  expect(await codeOf(await choose({ was: '111222' }))).toBe('wrong-pin');
  expect(await codeOf(await choose({}))).toBe('wrong-pin');
  expect(await codeOf(await choose({ password: 'anything at all' }))).toBe('wrong-password');
  expect((await choose({ was: pin })).status).toBe(204);
  expect((await browser.enter(pin)).status).toBe(201);
  const signIn = await school.ask(null, 'POST', '/api/session', { username: 'zhao', password: 'a password of my own' });
  expect(signIn.status).toBe(201);
  expect(await (await browser.ask('GET', '/api/pin')).json()).toMatchObject({ isSet: true, hasPassword: true });
});

test('whoever has a password chooses a PIN with it, and can take it back', async () => {
  const school = await openSchool();
  const browser = new Browser(school);
  const signIn = { username: li.username, password, device: phone };
  expect((await browser.ask('POST', '/api/session', signIn)).status).toBe(201);
  const keep = (body: object) => browser.ask('PUT', '/api/pin', body);
  expect(await codeOf(await keep({ pin, password: 'not the password' }))).toBe('wrong-password');
  for (const weak of ['111111', '123456', '987654', '12345', 'abcdef'])
    expect(await codeOf(await keep({ pin: weak, password }))).toBe('weak-pin');
  expect((await keep({ pin, password })).status).toBe(204);
  expect((await browser.enter(pin, phone, li.username)).status).toBe(201);
  expect((await browser.ask('DELETE', '/api/pin')).status).toBe(204);
  expect(await codeOf(await browser.enter(pin, phone, li.username))).toBe('pin-over');
});

test('nothing takes away the only way in, and a browser without an installation has no PIN', async () => {
  const school = await openSchool();
  const { browser } = await joined(school);
  expect(await codeOf(await browser.ask('DELETE', '/api/pin'))).toBe('conflict');
  expect(await school.json<PinState>(li, 'GET', '/api/pin')).toMatchObject({ isSet: false, canBe: false });
  expect(await codeOf(await school.ask(li, 'PUT', '/api/pin', { pin, password }))).toBe('conflict');
});

test('where the answer was lost the same phone may ask again for an hour, and no other', async () => {
  const school = await openSchool();
  const { browser, made } = await joined(school);
  const again = (device: string) => browser.ask('POST', '/api/invitation/used', { code: made.code, pin, device });
  const look = (device: string) => browser.ask('POST', '/api/invitation', { code: made.code, device });
  expect([(await look(phone)).status, (await again(phone)).status]).toEqual([200, 201]);
  expect([await codeOf(await look(id(701))), await codeOf(await again(id(701)))]).toEqual([
    'invite-over',
    'invite-over',
  ]);
  school.clock.ms += 3_600_001;
  expect(await codeOf(await again(phone))).toBe('invite-over');
});

test('an invite is used with a PIN or with a password, and with the former only on a named installation', async () => {
  const school = await openSchool();
  const { code } = await invite(school);
  const use = async (body: object) => codeOf(await school.ask(null, 'POST', '/api/invitation/used', { code, ...body }));
  expect(await use({ pin })).toBe('bad-shape');
  expect(await use({ pin, password, device: phone })).toBe('bad-shape');
  expect(await use({ device: phone })).toBe('bad-shape');
  expect(await use({ pin: '222222', device: phone })).toBe('weak-pin');
});
