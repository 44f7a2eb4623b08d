import { expect, test } from 'vitest';
import { admin, dorm3, id, li, sun, wang } from '../../../tests/cast.ts';
import type { People, PersonAdded } from '../../domain/reports.ts';
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
