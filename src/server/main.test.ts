import { spawn, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { cpSync, mkdirSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { backupsIn } from './backup/backups.ts';
import { operate } from './backup/commands.ts';
import { listen, openParts, type Listening } from './main.ts';
import { readConfig } from './config.ts';

function dataDir(): string {
  const made = mkdtempSync(join(tmpdir(), 'patrol-main-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function open(dir: string): Promise<{ listening: Listening; setUpCode: string | null }> {
  const config = readConfig({ DATA_DIR: dir, PORT: '0', LOG_LEVEL: 'silent' });
  const opened = await openParts(config, null);
  return { listening: await listen(config, opened), setUpCode: opened.parts.setUpCode };
}

const post = (url: string, path: string, body: unknown) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'x-patrol': '1', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const manager = { name: '孙静', username: 'sun', role: 'safety_office', password: 'a long password' };
const school = { name: '育才中学', kind: 'primary', facilities: [] };

test('what is set up is there after a restart, and the code is asked for no more', async () => {
  const dir = dataDir();
  const first = await open(dir);
  expect((await post(first.listening.url, '/api/setup', { code: first.setUpCode, school, manager })).status).toBe(201);
  await first.listening.stop();
  const second = await open(dir);
  onTestFinished(() => second.listening.stop());
  expect(second.setUpCode).toBeNull();
  expect(
    (await post(second.listening.url, '/api/session', { username: 'sun', password: manager.password })).status,
  ).toBe(201);
});

test('a second server on the same folder is refused, and a stopped one lets go', async () => {
  const dir = dataDir();
  const first = await open(dir);
  await expect(open(dir)).rejects.toThrow('in use by another process');
  await first.listening.stop();
  await (await open(dir)).listening.stop();
});

test('65 an emptied or cut database is refused with the last verified backup, and a restore cut short with what to do', async () => {
  const [dir, backups] = [dataDir(), dataDir()];
  const first = await open(dir);
  await post(first.listening.url, '/api/setup', { code: first.setUpCode, school, manager });
  await operate(['backup', backups], { DATA_DIR: dir }, () => undefined);
  await first.listening.stop();
  truncateSync(join(dir, 'patrol.sqlite'), 0);
  await expect(open(dir)).rejects.toThrow(/is empty, and once was not.*npm run restore -- /s);
  cpSync(join(backupsIn(backups)[0]!, 'patrol.sqlite'), join(dir, 'patrol.sqlite'));
  truncateSync(join(dir, 'patrol.sqlite'), 40_000);
  await expect(open(dir)).rejects.toThrow(/last verified backup holds \d+ lines.*npm run restore -- /s);
  mkdirSync(join(dir, 'restoring'));
  await expect(open(dir)).rejects.toThrow('did not finish');
  expect(await operate(['restore', backups], { DATA_DIR: dir }, () => undefined)).toBe(true);
  const again = await open(dir);
  expect(again.setUpCode).toBeNull();
  await again.listening.stop();
});

test('48 headers above 16 KB are answered 431', async () => {
  const { listening } = await open(dataDir());
  onTestFinished(() => listening.stop());
  const response = await fetch(`${listening.url}/api/health`, { headers: { 'x-long': 'x'.repeat(20_000) } });
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([431, 'too-many-headers']);
});

test('what is no request at all is told so in the form of every other answer', async () => {
  const { listening } = await open(dataDir());
  onTestFinished(() => listening.stop());
  const socket = connect(Number(new URL(listening.url).port), '127.0.0.1');
  socket.end('GET /api/health HTTP/9.9\r\n\r\n');
  const said = await text(socket);
  expect(said).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(said).toContain('content-type: application/problem+json');
  expect(JSON.parse(said.slice(said.indexOf('{')))).toMatchObject({ status: 400, code: 'bad-request' });
});

test('48 a hundred and one headers are answered 431', async () => {
  const { listening } = await open(dataDir());
  onTestFinished(() => listening.stop());
  const headers = Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`x-${n}`, 'x']));
  const response = await fetch(`${listening.url}/api/health`, { headers });
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([431, 'too-many-headers']);
});

test('a port that is taken is said in one sentence', async () => {
  const { listening } = await open(dataDir());
  onTestFinished(() => listening.stop());
  const config = readConfig({ DATA_DIR: dataDir(), PORT: new URL(listening.url).port, LOG_LEVEL: 'silent' });
  const opened = await openParts(config, null);
  onTestFinished(() => opened.close());
  await expect(listen(config, opened)).rejects.toThrow('Cannot listen on 127.0.0.1');
});

const at = (file: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, file)).href);
/** The server without the client, which a test has no time to build. */
const script = `
  import { readConfig } from ${at('config.ts')};
  import { endOnSignal } from ${at('end-on-signal.ts')};
  import { listen, openParts } from ${at('main.ts')};
  const config = readConfig(process.env);
  const { url, stop } = await listen(config, await openParts(config, null));
  endOnSignal(stop);
  console.log(url);
`;

type Running = { child: ChildProcess; url: string; ended: Promise<number | null> };

function startProcess(dir: string): Promise<Running> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, DATA_DIR: dir, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened`)));
    child.stdout.once('data', (line: Buffer) => resolve({ child, url: String(line).trim(), ended }));
  });
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s finishes what is under way and ends with 0',
  async (signal) => {
    const { child, url, ended } = await startProcess(dataDir());
    const body = '{"username":"nobody","password":"x"}';
    const half = connect(Number(new URL(url).port), '127.0.0.1');
    const head = [
      'POST /api/session HTTP/1.1',
      'Host: localhost',
      'X-Patrol: 1',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
    ];
    half.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 9)}`);
    await new Promise((resolve) => half.once('connect', resolve));
    const answered = new Promise((resolve) => half.once('data', (bytes) => resolve(String(bytes).slice(0, 12))));
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
    child.kill(signal);
    half.write(body.slice(9));
    expect(await answered).toBe('HTTP/1.1 422');
    expect(await ended).toBe(0);
  },
  15_000,
);

test('P7 what got its answer survives kill -9', async () => {
  const dir = dataDir();
  const first = await open(dir);
  await post(first.listening.url, '/api/setup', { code: first.setUpCode, school, manager });
  await first.listening.stop();
  const { child, url, ended } = await startProcess(dir);
  const signedIn = await post(url, '/api/session', { username: 'sun', password: manager.password });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const added = await fetch(`${url}/api/people`, {
    method: 'POST',
    headers: { 'x-patrol': '1', 'content-type': 'application/json', cookie },
    body: JSON.stringify({ name: '赵敏', username: 'zhao', role: 'sampler', scope: [], password: 'another long one' }),
  });
  expect(added.status).toBe(201);
  child.kill('SIGKILL');
  await ended;
  const again = await open(dir);
  onTestFinished(() => again.listening.stop());
  expect(
    (await post(again.listening.url, '/api/session', { username: 'zhao', password: 'another long one' })).status,
  ).toBe(201);
});
