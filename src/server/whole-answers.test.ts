import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { sha256 } from '../../tests/cast.ts';
import { answerError } from './answer.ts';
import type { PatrolEnv, Parts } from './env.ts';
import { picture } from './routes/picture.ts';
import { wholeAnswers } from './whole-answers.ts';

const bytes = new Uint8Array(10).fill(7);
const stored = { sha256: sha256('a picture'), type: 'image/jpeg' as const, bytes: bytes.length, width: 1, height: 1 };
const photos = { read: () => Promise.resolve(bytes) } as unknown as Parts['photos'];

const app = new Hono<PatrolEnv>();
app.onError((error, c) => answerError(error, c));
app.use(wholeAnswers);
app.get('/picture', (c) => picture(c, { photos }, stored));
app.get('/list', (c) => c.json([]));

const ask = (range: string, headers: Record<string, string> = {}, path = '/picture', method = 'GET') =>
  app.request(path, { method, headers: { range, ...headers } });
const said = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];

test.each(['bytes=9-1', 'bytes=', 'bytes=-', 'bytes=-0', 'bytes=a-b', 'bytes=1-2,3', 'Bytes = 5-4', 'bytes=1--2'])(
  '48 %s is no part of anything: 416',
  async (range) => {
    expect(await said(await ask(range))).toEqual([416, 'bad-range']);
    expect(await said(await ask(range, {}, '/list'))).toEqual([416, 'bad-range']);
    expect((await ask(range, {}, '/list', 'HEAD')).status).toBe(200);
  },
);

test('48 a part of a picture behind its end is answered 416, with how long it is', async () => {
  const answer = await ask('bytes=10-');
  expect([answer.headers.get('content-range'), ...(await said(answer))]).toEqual(['bytes */10', 416, 'bad-range']);
});

test.each([
  ['a part of it', 'bytes=0-3', {}],
  ['a part of which some is there', 'bytes=99-, 2-', {}],
  ['its end', 'bytes=-4', {}],
  ['another unit than bytes', 'pages=9-1', {}],
  ['the rest of an older one', 'bytes=10-', { 'if-range': '"older"' }],
])('whoever asks for %s gets all of it', async (_name, range, headers) => {
  const answer = await ask(range, headers);
  expect([answer.status, new Uint8Array(await answer.arrayBuffer())]).toEqual([200, bytes]);
});
