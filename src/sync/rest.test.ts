import * as v from 'valibot';
import { expect, test } from 'vitest';
import { id, tonight, yucai, wang } from '../../tests/cast.ts';
import type { Push } from '../domain/protocol.ts';
import {
  changes,
  patchPhoto,
  photoOffset,
  push,
  putPhoto,
  report,
  signIn,
  signOut,
  whoAmI,
  type Line,
} from './rest.ts';

const answering =
  (
    status: number,
    body: string | null,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ): Line =>
  async () =>
    new Response(body, { status, headers });
const problem = (status: number, code: string, headers: Record<string, string> = {}): Line =>
  answering(status, JSON.stringify({ type: 'x', title: 'x', status, code, requestId: 'r1' }), {
    'content-type': 'application/problem+json',
    ...headers,
  });

const session = { protocol: 'patrol/1', epoch: yucai.id, person: wang, school: yucai, serverTime: tonight };
const message = { protocol: 'patrol/1', device: id(1), build: 'test', entries: [{}] } satisfies Push;

test('a request says what it is and comes from our own page', async () => {
  const seen: RequestInit[] = [];
  await signIn({ username: 'wang', password: 'x' }, async (url, init) => {
    seen.push(init);
    expect(url).toBe('/api/session');
    return Response.json(session, { status: 201 });
  });
  expect(seen[0]).toMatchObject({
    method: 'POST',
    credentials: 'same-origin',
    redirect: 'error',
    headers: { 'x-patrol': '1' },
  });
});

test("an answer that is the server's is read by its schema", async () => {
  expect(await whoAmI(answering(200, JSON.stringify(session)))).toMatchObject({
    ok: true,
    body: { person: { name: '王秀兰' } },
  });
  expect(await report('/api/reports/x', v.object({ n: v.number() }), answering(200, '{"n":1}'))).toMatchObject({
    ok: true,
    body: { n: 1 },
  });
  expect(await signOut(answering(204, null, {}))).toMatchObject({ ok: true });
});

test.each([
  ['a sign-in page of the network', answering(200, '<html>', { 'content-type': 'text/html' })],
  ['the right words as the wrong type', answering(200, JSON.stringify(session), { 'content-type': 'text/html' })],
  ['another protocol', answering(200, JSON.stringify({ ...session, protocol: 'patrol/9' }))],
  ['half an answer', answering(200, '{"protocol":"patrol/1","epo')],
  ['an empty answer', answering(200, '')],
  ['a bare 401 of some gateway', answering(401, 'who are you', { 'content-type': 'text/plain' })],
  ['a bare 404 of some gateway', answering(404, '{}')],
])('P3 %s is a network failure', async (_what, line) => {
  expect(await whoAmI(line)).toMatchObject({ ok: false, why: 'unreachable' });
  expect(await push(message, line)).toMatchObject({ ok: false, why: 'unreachable' });
  expect(await changes('', undefined, line)).toMatchObject({ ok: false, why: 'unreachable' });
  expect(await putPhoto('a', new ArrayBuffer(1), 'image/jpeg', line)).toMatchObject({ ok: false, why: 'unreachable' });
  expect(await photoOffset('a', line)).toMatchObject({ ok: false, why: 'unreachable' });
});

test('P3 a refusal with a code nobody knows is a network failure', async () => {
  expect(await push(message, problem(422, 'no-such-code'))).toMatchObject({ ok: false, why: 'unreachable' });
});

test('P3 no answer is a network failure, a fault of ours is not', async () => {
  expect(await whoAmI(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual({
    ok: false,
    why: 'unreachable',
    status: 0,
  });
  expect(await whoAmI(() => Promise.reject(new DOMException('', 'TimeoutError')))).toMatchObject({
    why: 'unreachable',
  });
  await expect(whoAmI(() => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
});

test.each([300, 418, 500, 502, 504, 507, 511, 408, 425])('P5 status %i is taken for the network', async (status) => {
  expect(await whoAmI(problem(status, 'fault'))).toMatchObject({ ok: false, why: 'unreachable', status });
});

test.each([
  [401, 'login', 'login'],
  [401, 'revoked', 'login'],
  [401, 'wrong-password', 'refused'],
  [422, 'hash-mismatch', 'refused'],
  [413, 'too-large', 'refused'],
  [409, 'conflict', 'refused'],
  [409, 'offset-mismatch', 'busy'],
  [429, 'too-many-requests', 'throttled'],
  [503, 'unavailable', 'throttled'],
])('%i %s is %s', async (status, code, why) => {
  expect(await whoAmI(problem(status, code))).toMatchObject({ ok: false, why, status, code, requestId: 'r1' });
});

test.each([
  ['30', 30_000],
  ['999999', 3_600_000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ['soon', undefined],
])('R5 Retry-After: %s is obeyed, an hour at most', async (header, expected) => {
  const failed = await whoAmI(problem(429, 'too-many-requests', { 'retry-after': header }));
  expect('retryAfterMs' in failed ? failed.retryAfterMs : undefined).toBe(expected);
});

test('how far a photo is stands in the headers', async () => {
  const head = answering(200, null, { 'upload-offset': '262144', 'upload-complete': '?0' });
  expect(await photoOffset('a', head)).toMatchObject({ ok: true, body: { offset: 262144, complete: false } });
  expect(await photoOffset('a', answering(404, null, { 'content-type': 'application/problem+json' }))).toMatchObject({
    code: 'record-first',
  });
  const busy = await patchPhoto(
    'a',
    new ArrayBuffer(1),
    0,
    2,
    problem(409, 'offset-mismatch', { 'upload-offset': '1' }),
  );
  expect(busy).toMatchObject({ why: 'busy', offset: 1 });
});
