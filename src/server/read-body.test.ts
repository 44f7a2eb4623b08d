// Bodies over a real socket, as a phone on a bad line, a proxy or somebody hostile sends them.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readConfig } from './config.ts';
import { listen, openParts, type Listening } from './main.ts';

let dir: string;
let listening: Listening;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'patrol-body-'));
  const config = readConfig({ DATA_DIR: dir, PORT: '0', LOG_LEVEL: 'silent' });
  listening = await listen(config, await openParts(config, null));
});
afterEach(async () => {
  vi.useRealTimers();
  await listening.stop();
  rmSync(dir, { recursive: true, force: true });
});

const signIn = JSON.stringify({ username: 'nobody', password: 'a long password' });

/** A request on the wire; `head` replaces or adds header lines, and undefined leaves one out. */
function begin(head: Record<string, string | undefined>): Socket {
  const lines = { host: 'localhost', 'x-patrol': '1', 'content-type': 'application/json', ...head };
  const socket = connect({ port: Number(new URL(listening.url).port), host: '127.0.0.1' });
  const written = Object.entries(lines).flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}`));
  socket.write(`POST /api/session HTTP/1.1\r\n${written.join('\r\n')}\r\n\r\n`);
  return socket;
}

/** Everything the server says until it, or we, close the line. */
async function heard(socket: Socket): Promise<string> {
  let text = '';
  for await (const piece of socket) text += String(piece);
  return text;
}

const code = (answer: string): string | undefined =>
  /"code":"([^"]+)"/.exec(answer)?.[1] ?? /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1];

async function send(body: string | Buffer, head: Record<string, string | undefined> = {}): Promise<string | undefined> {
  const socket = begin({ connection: 'close', 'content-length': String(Buffer.byteLength(body)), ...head });
  socket.write(body);
  return code(await heard(socket));
}

/** Real sockets, false time: what is on its way arrives, then the clock moves on. */
async function after(ms: number): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(ms);
}

const falseTime = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });

test('36 a body of one byte in ten seconds is given up after half a minute, and the line is closed', async () => {
  falseTime();
  const socket = begin({ 'content-length': '1000' });
  const answer = heard(socket);
  await once(socket, 'connect');
  let sent = 0;
  for (let s = 0; s <= 40 && !socket.readableEnded; s += 10) {
    socket.write('{');
    sent++;
    await after(10_000);
  }
  expect(await answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(code(await answer)).toBe('timeout');
  expect(sent).toBe(5);
});

test('36 a body that stops is given up after half a minute', async () => {
  falseTime();
  const socket = begin({ 'content-length': '1000' });
  const answer = heard(socket);
  await once(socket, 'connect');
  socket.write('{"username":');
  await after(29_000);
  expect(socket.readableEnded).toBe(false);
  await after(2000);
  expect(code(await answer)).toBe('timeout');
});

test('a slow body that is fast enough is read to its end', async () => {
  falseTime();
  const body = signIn.padEnd(4000);
  const socket = begin({ connection: 'close', 'content-length': '4000' });
  const answer = heard(socket);
  await once(socket, 'connect');
  for (let at = 0; at < 4000; at += 1000) {
    socket.write(body.slice(at, at + 1000));
    await after(9000);
  }
  vi.useRealTimers();
  expect(code(await answer)).not.toBe('timeout');
});

test.each([
  ['36 a length that is no number', signIn, { 'content-length': 'many' }, 'bad-request'],
  ['a body that is longer than announced', signIn, { 'content-length': '5' }, 'bad-request'],
  ['no body at all', '', { 'content-length': undefined }, 'bad-json'],
  ['too large by its header', '', { 'content-length': '3000000' }, 'too-large'],
  ['too large by what comes', `${(70_000).toString(16)}\r\n${' '.repeat(70_000)}\r\n0\r\n\r\n`, chunked(), 'too-large'],
  ['an encoded body', signIn, { 'content-encoding': 'gzip' }, 'encoded-body'],
  ['no type', signIn, { 'content-type': undefined }, 'not-json'],
  ['another type', signIn, { 'content-type': 'text/plain' }, 'not-json'],
  ['another character set', signIn, { 'content-type': 'application/json; charset=gbk' }, 'not-json'],
  ['a byte-order mark', `\uFEFF${signIn}`, {}, 'bad-json'],
  ['a NUL byte', signIn.replace('nobody', 'no\u0000body'), {}, 'bad-json'],
  ['a NUL in disguise', signIn.replace('nobody', String.raw`no\u0000body`), {}, 'bad-shape'],
  ['half a character', Buffer.from([...Buffer.from('{"username":"'), 0xe5, 0xad, 0x22, 0x7d]), {}, 'bad-json'],
])('%s is refused', async (_what, body, head, wanted) => {
  expect(await send(body, head)).toBe(wanted);
});

function chunked(): Record<string, string | undefined> {
  return { 'content-length': undefined, 'transfer-encoding': 'chunked' };
}

test('a body that breaks off is no fault, and the next one is answered', async () => {
  const socket = begin({ 'content-length': '1000' });
  socket.end('{"username":');
  await heard(socket);
  expect(await send(signIn)).toBe('set-up-first');
});
