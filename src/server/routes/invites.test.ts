import {
  inviteForMs,
  type Invitation,
  type InviteMade,
  type Invites,
  type InvitesMade,
  type PersonAdded,
} from '../../domain/invite.ts';
import { expect, test } from 'vitest';
import { dorm3, id, li, sun, wang, yucai } from '../../../tests/cast.ts';
import type { Audit } from '../../domain/audit.ts';
import { openSchool, password, type School } from '../school.contract.ts';

const zhao = { name: '赵敏', username: 'zhao', role: 'sampler', scope: [dorm3.id] };
const chosen = 'a password of my own';
const code = async (response: Response) => ((await response.json()) as { code: string }).code;

async function invite(school: School): Promise<InviteMade> {
  const added = await school.json<PersonAdded>(sun, 'POST', '/api/people', zhao);
  if (!added.invite) throw new Error('nobody was invited');
  return added.invite;
}
const look = (school: School, typed: string) => school.ask(null, 'POST', '/api/invitation', { code: typed });
const use = (school: School, typed: string, secret = chosen) =>
  school.ask(null, 'POST', '/api/invitation/used', { code: typed, password: secret });
const signIn = async (school: School, secret: string) =>
  (await school.ask(null, 'POST', '/api/session', { username: 'zhao', password: secret })).status;

test('P17 whoever is invited hears for whom the code is, chooses a password, and is signed in', async () => {
  const school = await openSchool();
  const made = await invite(school);
  expect(made.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(await signIn(school, '')).toBe(401);
  const told = await look(school, ` ${made.code.toLowerCase().replace('-', ' ')} `);
  expect((await told.json()) as Invitation).toMatchObject({ schoolName: '育才中学', name: '赵敏', username: 'zhao' });
  expect(await code(await use(school, made.code, 'short'))).toBe('weak-password');
  const answer = await use(school, `https://patrol.example/invite#${made.code}`);
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({ person: { username: 'zhao' } });
  expect(answer.headers.getSetCookie()[0]).toContain('HttpOnly');
  expect(await signIn(school, chosen)).toBe(201);
});

test('a code is used once, also by two at the same moment', async () => {
  const school = await openSchool();
  const made = await invite(school);
  const both = await Promise.all([use(school, made.code), use(school, made.code)]);
  expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
  expect(await code(await use(school, made.code))).toBe('invite-over');
  expect(await code(await look(school, made.code))).toBe('invite-over');
});

test.each([
  ['after three days', async (school: School) => void (school.clock.ms += inviteForMs)],
  [
    'once it is taken back',
    async (school: School, { id: one }: InviteMade) => void (await school.ask(sun, 'DELETE', `/api/invites/${one}`)),
  ],
  [
    'once another was made for the same person',
    async (school: School, { personId }: InviteMade) =>
      void (await school.json(sun, 'POST', '/api/invites', { people: [personId] })),
  ],
  [
    'once a password was given',
    async (school: School, { personId }: InviteMade) =>
      void (await school.ask(sun, 'POST', `/api/people/${personId}/password`, { password })),
  ],
  [
    'once its person has left',
    async (school: School, { personId }: InviteMade) =>
      void (await school.json(sun, 'POST', `/api/people/${personId}/left`, { reason: '不来了' })),
  ],
])('it is good no more %s', async (_when, happens) => {
  const school = await openSchool();
  const made = await invite(school);
  await happens(school, made);
  expect(await code(await use(school, made.code))).toBe('invite-over');
  expect(await signIn(school, chosen)).toBe(401);
});

test('managers who look hear that an invite was used', async () => {
  const school = await openSchool();
  const made = await invite(school);
  const heard: string[][] = [];
  school.parts.store.heard.listen((_school, topics) => heard.push([...topics]));
  expect((await use(school, made.code)).status).toBe(201);
  expect(heard.flat()).toContain('person');
});

test('those that are open are listed without their codes, and who waits for a password', async () => {
  const school = await openSchool();
  const made = await invite(school);
  const list = await school.json<Invites>(sun, 'GET', '/api/invites');
  expect(list.invites).toEqual([
    {
      id: made.id,
      personId: made.personId,
      name: '赵敏',
      madeByName: '孙静',
      madeAt: school.clock.ms,
      until: made.until,
    },
  ]);
  expect(list.waiting).toEqual([made.personId]);
  expect(JSON.stringify(list)).not.toContain(made.code);
  await use(school, made.code);
  expect(await school.json<Invites>(sun, 'GET', '/api/invites')).toMatchObject({ invites: [], waiting: [] });
});

test('nobody who has a password is invited, nor somebody who is not there, and then nobody is', async () => {
  const school = await openSchool();
  const { personId } = await invite(school);
  const ask = async (people: string[]) => school.ask(sun, 'POST', '/api/invites', { people });
  expect(await code(await ask([personId, wang.id]))).toBe('conflict');
  expect(await code(await ask([personId, id(88)]))).toBe('not-found');
  expect(await code(await ask([personId, personId]))).toBe('bad-shape');
  expect((await school.json<Invites>(sun, 'GET', '/api/invites')).invites).toHaveLength(1);
  expect((await school.ask(li, 'POST', '/api/invites', { people: [personId] })).status).toBe(404);
  const { invites } = await school.json<InvitesMade>(sun, 'POST', '/api/invites', { people: [personId] });
  expect(invites).toMatchObject([{ personId, username: 'zhao' }]);
});

test('T14 guessing codes is slowed down, and a right one costs nobody anything', async () => {
  const school = await openSchool();
  const made = await invite(school);
  for (let n = 0; n < 120; n++) await look(school, made.code);
  expect((await look(school, made.code)).status).toBe(200);
  const guesses = [];
  for (let n = 0; n < 120; n++) guesses.push((await look(school, 'ABCD-EFGH')).status);
  expect(guesses.filter((status) => status === 422)).toHaveLength(100);
  expect(guesses.at(-1)).toBe(429);
  school.clock.ms += 3_600_000;
  expect((await look(school, made.code)).status).toBe(200);
});

test('T29 no code, and no hash of one that could be tried, is in the ledger or the list of who did what', async () => {
  const school = await openSchool();
  const made = await invite(school);
  await use(school, made.code);
  const { rows } = await school.json<Audit>(sun, 'GET', '/api/audit');
  expect(rows.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['person-added', 'person-invited', 'invite-used']),
  );
  expect(JSON.stringify(rows)).not.toContain(made.code);
  const lines = await school.parts.store.ledger.end(yucai.id);
  expect(lines.seq).toBeGreaterThan(0);
  expect(await school.parts.store.ledger.firstBreak(yucai.id)).toBeNull();
});
