import type { PersonAdded } from '../../domain/invite.ts';
import { expect, test } from 'vitest';
import { admin, dorm3, entry, id, inspection, li, sun, wang, yucai } from '../../../tests/cast.ts';
import type { People } from '../../domain/reports.ts';
import { openSchool, password, type School } from '../school.contract.ts';

const zhao = { name: '赵敏', username: 'zhao', role: 'sampler', scope: [dorm3.id], password: 'another long one' };
const add = (school: School, who: typeof wang, body: unknown) => school.ask(who, 'POST', '/api/people', body);
const code = async (response: Response) => ((await response.json()) as { code: string }).code;

test('whoever keeps accounts adds a person, who can sign in and is in the ledger', async () => {
  const school = await openSchool();
  const { person } = await school.json<PersonAdded>(admin, 'POST', '/api/people', zhao);
  expect(person).toEqual({ id: person.id, name: '赵敏', username: 'zhao', role: 'sampler', scope: [dorm3.id] });
  expect((await school.ask(null, 'POST', '/api/session', { username: 'zhao', password: zhao.password })).status).toBe(
    201,
  );
  const { people } = await school.json<People>(sun, 'GET', '/api/people');
  expect(people.map(({ username }) => username).sort()).toEqual(['admin', 'li', 'sun', 'wang', 'zhao']);
  expect(JSON.stringify(people)).not.toMatch(/argon2|password|secret/);
});

test('staff neither see nor add accounts', async () => {
  const school = await openSchool();
  expect((await school.ask(wang, 'GET', '/api/people')).status).toBe(404);
  expect((await add(school, wang, zhao)).status).toBe(404);
  expect(
    (await school.ask(wang, 'POST', `/api/people/${li.id}/password`, { password: 'a brand new one' })).status,
  ).toBe(404);
});

test.each([
  ['a username that is taken', { ...zhao, username: 'wang' }, 'username-taken'],
  ['a short password', { ...zhao, password: 'short' }, 'weak-password'],
  ['a place that does not exist', { ...zhao, scope: [id(88)] }, 'place-unknown'],
  ['an outside firm for the whole school', { ...zhao, role: 'vendor', scope: [] }, 'place-unknown'],
  ['an unknown role', { ...zhao, role: 'king' }, 'bad-shape'],
  ['an unknown field', { ...zhao, isAdmin: true }, 'unknown-field'],
])('%s is refused', async (_name, body, expected) => {
  const school = await openSchool();
  expect(await code(await add(school, admin, body))).toBe(expected);
  expect((await school.json<People>(admin, 'GET', '/api/people')).people).toHaveLength(4);
});

test('two people asking for one username at once: one gets it', async () => {
  const school = await openSchool();
  const answers = await Promise.all([add(school, admin, zhao), add(school, sun, zhao)]);
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
});

test('a new password ends the old one and every session of that person', async () => {
  const school = await openSchool();
  await school.cookieOf(wang);
  expect(
    (await school.ask(sun, 'POST', `/api/people/${wang.id}/password`, { password: 'a brand new one' })).status,
  ).toBe(204);
  expect((await school.ask(wang, 'GET', '/api/session')).status).toBe(401);
  expect((await school.ask(null, 'POST', '/api/session', { username: 'wang', password })).status).toBe(401);
  expect(
    (await school.ask(null, 'POST', '/api/session', { username: 'wang', password: 'a brand new one' })).status,
  ).toBe(201);
  expect(
    (await school.ask(sun, 'POST', `/api/people/${id(88)}/password`, { password: 'a brand new one' })).status,
  ).toBe(404);
});

test('whoever left is signed out, signs in nowhere, and is in the ledger as left; who comes back signs in again', async () => {
  const school = await openSchool();
  await school.cookieOf(wang);
  const { person } = await school.json<PersonAdded>(sun, 'POST', `/api/people/${wang.id}/left`, { reason: '退休' });
  expect(person).toEqual({ ...wang, left: { reason: '退休' } });
  expect((await school.ask(wang, 'GET', '/api/session')).status).toBe(401);
  const again = await school.ask(null, 'POST', '/api/session', { username: 'wang', password });
  expect([again.status, await code(again)]).toEqual([401, 'login']);
  const { people } = await school.json<People>(sun, 'GET', '/api/people');
  expect(people.find(({ id: one }) => one === wang.id)?.left).toEqual({ reason: '退休' });
  const { store } = school.parts;
  await store.ledger.rebuild(yucai.id);
  expect((await store.documents.read(yucai.id, 'person', wang.id))?.left).toEqual({ reason: '退休' });
  await school.json(sun, 'POST', `/api/people/${wang.id}/back`, { reason: '返聘' });
  expect(await store.documents.read(yucai.id, 'person', wang.id)).toEqual(wang);
  expect((await school.ask(null, 'POST', '/api/session', { username: 'wang', password })).status).toBe(201);
});

test('S5 what is still on the phone of whoever left is kept aside when it comes, with its photos, and never lost', async () => {
  const school = await openSchool();
  const device = id(903);
  const token = { authorization: `Patrol-Device ${await school.deliveryToken(wang, device)}` };
  await school.json(sun, 'POST', `/api/people/${wang.id}/left`, { reason: '退休' });
  const late = entry('inspection-submitted', inspection(), { subject: id(600), device, opSeq: 1 });
  const sent = { protocol: 'patrol/1', device, build: 'test', entries: [late] };
  const answer = await school.ask(null, 'POST', '/api/ledger', sent, token);
  expect((await answer.json()) as unknown).toMatchObject({ verdicts: [{ verdict: 'quarantined', code: 'revoked' }] });
  expect(await school.parts.store.ledger.quarantined(yucai.id, 10)).toMatchObject([{ id: late.id, code: 'revoked' }]);
  const sha = late.photos[0] ?? '';
  expect((await school.ask(null, 'HEAD', `/api/photos/${sha}`, undefined, token)).status).toBe(200);
  // Back again and signed in, the phone is as good as before.
  await school.json(sun, 'POST', `/api/people/${wang.id}/back`, { reason: '返聘' });
  const fresh = { authorization: `Patrol-Device ${await school.deliveryToken(wang, device)}` };
  const next = entry('inspection-submitted', inspection(), { subject: id(601), device, opSeq: 2 });
  const after = await school.ask(null, 'POST', '/api/ledger', { ...sent, entries: [next] }, fresh);
  expect((await after.json()) as unknown).toMatchObject({ verdicts: [{ verdict: 'accepted' }] });
});

test('nobody takes the own account away, nor the last one who runs the school; nobody leaves twice', async () => {
  const school = await openSchool();
  const say = async (who: typeof wang, of: string, door = 'left', body: unknown = { reason: '调走' }) => {
    const answer = await school.ask(who, 'POST', `/api/people/${of}/${door}`, body);
    return answer.status === 200 ? null : code(answer);
  };
  expect(await say(sun, sun.id)).toBe('not-oneself');
  expect(await say(admin, sun.id)).toBe('last-manager');
  expect(await say(wang, li.id)).toBe('not-found');
  expect(await say(sun, id(77))).toBe('not-found');
  expect(await say(sun, li.id, 'back')).toBe('conflict');
  expect(await say(sun, li.id, 'left', { reason: '' })).toBe('bad-shape');
  expect(await say(sun, li.id, 'left', { reason: 'x', back: true })).toBe('unknown-field');
  expect(await say(sun, li.id)).toBeNull();
  expect(await say(sun, li.id)).toBe('conflict');
  const second = await school.join({ name: '周安', username: 'an', role: 'safety_office', scope: [] });
  await school.cookieOf(second);
  const both = await Promise.all([say(sun, second.id), say(second, sun.id)]);
  expect(both.filter((one) => one === null)).toHaveLength(1);
});
