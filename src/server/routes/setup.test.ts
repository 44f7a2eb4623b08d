import { expect, test } from 'vitest';
import { checklist, id, sun } from '../../../tests/cast.ts';
import type { Changes, Session } from '../../domain/protocol.ts';
import { emptySchool, type School } from '../school.contract.ts';

const asked = (over: object = {}, manager: object = {}) => ({
  code: 'abcd 2345',
  school: { name: '育才中学', kind: 'secondary', facilities: ['boarding'] },
  manager: { name: '孙静', username: 'sun', role: 'safety_office', password: 'a long password', ...manager },
  device: id(900),
  ...over,
});
const setUp = (school: School, body: unknown) => school.ask(null, 'POST', '/api/setup', body);
const code = async (response: Response) => ((await response.json()) as { code: string }).code;

test('the first manager sets the school up with the code from the console and is signed in', async () => {
  const school = emptySchool();
  expect(await school.json(null, 'GET', '/api/setup')).toEqual({ protocol: 'patrol/1', needed: true });
  const response = await setUp(school, asked());
  expect(response.status).toBe(201);
  const session = (await response.json()) as Session;
  expect(session).toMatchObject({
    person: { username: 'sun', role: 'safety_office', scope: [] },
    school: { name: '育才中学' },
  });
  school.useCookie(sun, (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '');
  const changes = await school.json<Changes>(sun, 'GET', '/api/changes');
  expect(changes.documents.map(({ type }) => type).sort()).toEqual(['person', 'school', 'template']);
  expect(changes.documents.find(({ type }) => type === 'template')?.body).toEqual(checklist);
  expect(await school.parts.store.ledger.firstBreak(session.school.id)).toBeNull();
});

test('it happens once, also when two try together', async () => {
  const school = emptySchool();
  const answers = await Promise.all([setUp(school, asked()), setUp(school, asked({}, { username: 'other' }))]);
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
  expect(await code(await setUp(school, asked()))).toBe('already-set-up');
  expect(await school.json(null, 'GET', '/api/setup')).toMatchObject({ needed: false });
});

test.each([
  ['a wrong code', asked({ code: 'ABCD-2346' }), 'set-up-code-wrong'],
  ['a short password', asked({}, { password: 'short' }), 'weak-password'],
  ['a role that looks after no school', asked({}, { role: 'patrol_dorm' }), 'bad-shape'],
  ['an unknown field', asked({ more: 1 }), 'unknown-field'],
  ['a username with a blank', asked({}, { username: 'sun jing' }), 'bad-shape'],
])('T35 %s is refused and nothing is written', async (_name, body, expected) => {
  const school = emptySchool();
  expect(await code(await setUp(school, body))).toBe(expected);
  expect(await school.parts.store.documents.school()).toBeUndefined();
});

test('guessing the code gets slower and slower', async () => {
  const school = emptySchool();
  const statuses: number[] = [];
  for (let i = 0; i < 8; i++) statuses.push((await setUp(school, asked({ code: `WRONG${i}` }))).status);
  expect(statuses.slice(0, 5)).toEqual([422, 422, 422, 422, 422]);
  expect(statuses.slice(5)).toEqual([429, 429, 429]);
});

test('before the school is set up nobody can sign in', async () => {
  const school = emptySchool();
  expect(await code(await school.ask(null, 'POST', '/api/session', { username: 'sun', password: 'x' }))).toBe(
    'set-up-first',
  );
});
