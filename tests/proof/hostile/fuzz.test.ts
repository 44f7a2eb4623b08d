// Messages of every kind, headers, paths, pictures, cursors and filters, spoiled by chance under a seed: never a fault, never a hang, always a reason.
// `npm run proof` sends the whole number, `npm test` a part. PATROL_SEED tries another series.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { knownSchemas, type Entry, type EntryKind } from '../../../src/domain/entry.ts';
import type { PushAnswer } from '../../../src/domain/protocol.ts';
import { chance } from '../../../src/server/demo/random.ts';
import * as cast from '../../cast.ts';
import { Campus, type Staff } from '../access/campus.ts';
import { routesOf } from '../access/cells.ts';
import { Server } from '../access/server.ts';
import { sized } from '../size.ts';
import { spoilPicture } from './images.ts';
import { asides, filters, filterValues, guards, inHeaders, inPaths } from './odd-parts.ts';
import { workedMs, wrongWith } from './oracle.ts';
import { everyKind, otherMessages, rehash, soundEntries } from './sound-messages.ts';
import { spoilText, spoilTree, texts, touchTree } from './spoil.ts';

vi.setConfig({ testTimeout: 900_000 });
const seed = Number(process.env['PATROL_SEED'] ?? 1);
const messages = sized({ quick: 1000, commit: 5000, proof: 20_000 });
const pictures = sized({ quick: 150, commit: 500, proof: 2000 });
const cursors = sized({ quick: 200, commit: 1000, proof: 2000 });
const server = new Server();
const campus = new Campus();
beforeAll(() => campus.found(server));
afterAll(() => server.close());

const cookies = new Map<string, string>();
async function cookieOf(who: Staff): Promise<string> {
  const known = cookies.get(who.id) ?? (await server.cookie(campus.school.id, who.id)).cookie;
  cookies.set(who.id, known);
  return known;
}

type Asked = { method: string; path: string; body?: Uint8Array | string; headers?: Record<string, string> };
async function ask(who: Staff, { method, path, body, headers }: Asked) {
  const before = process.threadCpuUsage();
  const response = await server.app.request(path, {
    method,
    headers: { 'x-patrol': '1', 'content-type': 'application/json', cookie: await cookieOf(who), ...headers },
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
  });
  const text = await response.text();
  const told = {
    status: response.status,
    type: response.headers.get('content-type'),
    text,
    ms: workedMs(before),
  };
  return { ...told, wrong: wrongWith(told) };
}

test('messages', async () => {
  const luck = chance(seed);
  const boss = campus.as('principal');
  const sound = soundEntries(campus, boss, luck);
  const said = await campus.say(server, boss, ...sound.map((make) => make()));
  const drawn = new Set<string>();
  const kinds = Object.keys(knownSchemas) as EntryKind[];
  const ofEveryKind = await everyKind(campus, server, boss);
  expect(said.map(({ verdict }) => verdict)).toEqual([
    'accepted',
    'accepted',
    'accepted',
    'accepted',
    'accepted',
    'accepted',
    'quarantined',
  ]);
  const others = otherMessages(campus);
  const wrong: string[] = [];
  const verdicts = new Map<string, number>();
  for (let n = 0; n < messages; n++) {
    const isPush = luck.happens(75);
    const [method, path, message] = isPush
      ? [
          'POST',
          '/api/ledger',
          {
            protocol: 'patrol/1',
            device: boss.id,
            build: 'fuzz',
            entries: [luck.happens(40) ? luck.pick(sound)() : luck.pick(ofEveryKind)(luck.id(cast.tonight))],
          },
        ]
      : luck.pick(others);
    const { entries: [entry] = [] } = message as { entries?: Entry[] };
    if (entry) drawn.add(entry.kind);
    const spoil = luck.happens(40) ? touchTree : spoilTree;
    const isInside = isPush && luck.happens(80);
    const spoiled = isInside ? { ...(message as object), entries: [rehash(spoil(entry, luck))] } : spoil(message, luck);
    const text = JSON.stringify(spoiled);
    const told = await ask(boss, { method, path, body: luck.happens(15) ? spoilText(text, luck) : text });
    if (told.wrong !== null) wrong.push(`seed ${seed}, message ${n}: ${told.wrong}; sent ${text.slice(0, 300)}`);
    if (told.status !== 200 || !isPush) continue;
    for (const one of (JSON.parse(told.text) as PushAnswer).verdicts) {
      const said = 'code' in one ? `${one.verdict} ${one.code}` : one.verdict;
      verdicts.set(said, (verdicts.get(said) ?? 0) + 1);
    }
  }
  expect(wrong).toEqual([]);
  expect(kinds.filter((kind) => !drawn.has(kind))).toEqual([]);
  expect(server.faults).toEqual([]);
  expect([...verdicts.keys()].filter((said) => said.includes('fault'))).toEqual([]);
  // A series that never gets past the door proves nothing about what is behind it.
  expect(verdicts.size, [...verdicts.keys()].join()).toBeGreaterThan(8);
  expect(verdicts.get('accepted') ?? 0).toBeGreaterThan(messages / 100);
  expect(await server.parts.store.ledger.firstBreak(campus.school.id)).toBeNull();
});

test('what was accepted among them folds again to what is there', async () => {
  const { documents, ledger } = server.parts.store;
  const all = () =>
    documents.changes({
      schoolId: campus.school.id,
      personId: campus.as('principal').id,
      everybody: true,
      groups: [],
      walks: null,
      seq: 0,
      since: 0,
      maxDocuments: 1e6,
      maxBytes: 1e12,
    });
  const before = await all();
  await ledger.rebuild(campus.school.id);
  expect(await all()).toEqual(before);
});

test('pictures', async () => {
  const luck = chance(seed);
  const wrong: string[] = [];
  const statuses = new Map<number, number>();
  const who = campus.walker;
  for (let n = 0; n < pictures; n++) {
    const bytes = spoilPicture(luck);
    const sha256 = cast.sha256(bytes);
    const photos = [cast.photo('Z1-09', sha256)];
    const body = cast.inspection({
      placeId: campus.places.floor.id,
      photos,
      answers: cast.withAnswers(cast.answer('Z1-09', 'taken', { photos: [sha256] })),
    });
    await campus.say(server, who, campus.entry(who, 'inspection-submitted', body, { subject: luck.id(cast.tonight) }));
    const told = await ask(who, {
      method: 'PUT',
      path: `/api/photos/${sha256}`,
      body: bytes,
      headers: { 'content-type': 'image/jpeg' },
    });
    if (told.wrong !== null) wrong.push(`seed ${seed}, picture ${n}: ${told.wrong}`);
    statuses.set(told.status, (statuses.get(told.status) ?? 0) + 1);
  }
  expect(wrong).toEqual([]);
  expect([...statuses.keys()].sort((a, b) => a - b)).toEqual([200, 415, 422]);
  expect(readdirSync(join(server.folder, 'tmp')).filter((name) => name.endsWith('.part'))).toEqual([]);
});

const endOfLedger = async (): Promise<number> => (await server.parts.store.ledger.end(campus.school.id)).seq;

test('headers', async () => {
  const luck = chance(seed);
  const boss = campus.as('principal');
  const before = await endOfLedger();
  const statuses = new Map<number, number>();
  for (let n = 0; n < cursors / 4; n++) {
    const name = luck.pick(Object.keys(guards) as (keyof typeof guards)[]);
    const value = luck.happens(50) ? luck.pick(guards[name]) : luck.pick(inHeaders);
    const entry = campus.entry(boss, 'place-added', { ...campus.places.floor, id: luck.id(cast.tonight) });
    const message = { protocol: 'patrol/1', device: boss.id, build: 'fuzz', entries: [rehash(entry)] };
    const asked = { method: 'POST', path: '/api/ledger', body: JSON.stringify(message) };
    const told = await ask(boss, { ...asked, headers: { [name]: value } });
    expect.soft([name, value, told.status >= 400, told.wrong]).toEqual([name, value, true, null]);
    statuses.set(told.status, (statuses.get(told.status) ?? 0) + 1);
  }
  expect([...statuses.keys()].sort((a, b) => a - b)).toEqual([401, 403, 415]);
  for (let n = 0; n < cursors / 4; n++) {
    const headers = Object.fromEntries(
      Array.from({ length: luck.whole(1, 4) }, () => [luck.pick(asides), luck.pick(inHeaders)]),
    );
    const path = luck.pick([
      '/api/people',
      '/api/devices',
      '/api/hazards?limit=1',
      '/api/inspections?limit=1',
      '/api/health',
    ]);
    const told = await ask(boss, { method: 'GET', path, headers });
    expect.soft([path, headers, told.wrong]).toEqual([path, headers, null]);
  }
  expect(await endOfLedger()).toBe(before);
});

test('paths', async () => {
  const luck = chance(seed);
  const boss = campus.as('principal');
  const before = await endOfLedger();
  const routes = routesOf(server);
  const part = () =>
    luck.happens(50) ? luck.pick(inPaths) : encodeURIComponent(luck.pick(texts).toWellFormed()).slice(0, 9000);
  const statuses = new Map<number, number>();
  for (let n = 0; n < cursors; n++) {
    const { method, path: pattern } = luck.pick(routes);
    const filled = pattern.replaceAll(/:\w+/g, () => part());
    const path = filled === pattern || luck.happens(20) ? `${filled}/${part()}` : filled;
    const told = await ask(boss, { method, path, ...(method !== 'GET' && { body: '{}' }) });
    const sound = told.status >= 400 || method === 'GET';
    expect.soft([method, path, sound, told.wrong]).toEqual([method, path, true, null]);
    statuses.set(told.status, (statuses.get(told.status) ?? 0) + 1);
  }
  expect(statuses.get(404) ?? 0).toBeGreaterThan(cursors / 10);
  expect(await endOfLedger()).toBe(before);
});

test('43 cursors that were spoiled, cut or mixed are refused, and never a fault', async () => {
  const luck = chance(seed);
  const [boss, other] = [campus.as('principal'), campus.as('duty_leader')];
  const cursorOf = async (who: Staff) =>
    (JSON.parse((await ask(who, { method: 'GET', path: '/api/changes' })).text) as { cursor: string }).cursor;
  const [own, theirs] = [await cursorOf(boss), await cursorOf(other)];
  const flipped = (text: string): string => {
    const at = luck.whole(0, text.length - 1);
    return `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ (1 << luck.whole(0, 6)))}${text.slice(at + 1)}`;
  };
  const [body = '', signature = ''] = own.split('.');
  const asObject = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
  const resigned = (over: object) =>
    `${Buffer.from(JSON.stringify({ ...asObject, ...over })).toString('base64url')}.${signature}`;
  const forged = [
    theirs,
    body,
    `${body}.`,
    `.${signature}`,
    `${own}.more`,
    `${own}${own}`,
    resigned({ seq: 0 }),
    resigned({ person: other.id }),
    resigned({ epoch: cast.id(1) }),
  ];
  for (let n = 0; n < cursors; n++) forged.push(flipped(own), own.slice(0, luck.whole(1, own.length - 1)));
  for (const cursor of forged) {
    const told = await ask(boss, { method: 'GET', path: `/api/changes?after=${encodeURIComponent(cursor)}` });
    expect.soft([cursor, told.status, told.wrong]).toEqual([cursor, 400, null]);
  }
  expect((await ask(boss, { method: 'GET', path: `/api/changes?after=${own}` })).status).toBe(200);
});

test('filters', async () => {
  const luck = chance(seed);
  const boss = campus.as('principal');
  const statuses = new Map<number, number>();
  for (let n = 0; n < cursors; n++) {
    const query = Array.from(
      { length: luck.whole(1, 4) },
      () =>
        `${luck.pick(filters)}=${luck.happens(50) ? luck.pick(filterValues) : encodeURIComponent(luck.pick(filterValues))}`,
    ).join('&');
    const path = `${luck.pick(['/api/inspections', '/api/hazards', '/api/changes', '/api/people', '/api/devices'])}?${query}`;
    const told = await ask(boss, { method: 'GET', path });
    expect.soft([path, told.wrong]).toEqual([path, null]);
    statuses.set(told.status, (statuses.get(told.status) ?? 0) + 1);
  }
  expect([...statuses.keys()].sort((a, b) => a - b)).toEqual([200, 400]);
});

test('after all of it the process is no larger than a small machine can bear', () => {
  expect(process.memoryUsage().heapUsed / 2 ** 20).toBeLessThan(512);
});
