// Messages, pictures, cursors and filters, spoiled by chance under a seed: never a fault, never a hang, always a reason.
// `npm test` sends the whole number, `npm run check` a sample. PATROL_SEED tries another series.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { hashedText, type Entry } from '../../../src/domain/entry.ts';
import { templateId } from '../../../src/domain/template.ts';
import type { PushAnswer } from '../../../src/domain/protocol.ts';
import { chance } from '../../../src/server/demo/random.ts';
import * as cast from '../../cast.ts';
import { Campus, password, Server, type Staff } from '../access/campus.ts';
import { isFull } from '../full.ts';
import { spoilPicture } from './images.ts';
import { workedMs, wrongWith } from './oracle.ts';
import { spoilText, spoilTree, touchTree } from './spoil.ts';

vi.setConfig({ testTimeout: 900_000 });
const seed = Number(process.env['PATROL_SEED'] ?? 1);
const [messages, pictures, cursors] = isFull ? [20_000, 2000, 2000] : [1000, 150, 200];
const server = new Server();
const campus = new Campus();
beforeAll(() => campus.found(server), 120_000);
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

/** Rehashed, a spoiled entry gets past its hash to the rules behind it. */
function rehash(entry: unknown): unknown {
  try {
    return { ...(entry as Entry), hash: cast.sha256(hashedText(entry as Entry)) };
  } catch (error) {
    if (error instanceof TypeError) return entry;
    throw error;
  }
}

test('messages', async () => {
  const luck = chance(seed);
  const boss = campus.as('principal');
  const record = campus.records.find(({ by, is }) => by === boss.id && is === 'whole')!;
  const open = campus.records.find((one) => one.by === campus.walker.id && one.is === 'whole' && one.in === 'dorm')!;
  const door = cast.sha256('the door');
  const answers = cast.withAnswers(
    cast.answer('Z1-01', 'fail', { note: '堵', reasons: [0], photos: [door], suspectedMajor: true }),
    cast.answer('Z1-02', null, { na: { reason: 'other', note: '锁着' } }),
    cast.answer('Z1-06', '说明'),
    cast.answer('Z1-09', 'taken', { photos: [door] }),
    cast.answer('Z1-11', [['201']]),
  );
  const newId = () => luck.id(cast.tonight);
  const sound = [
    () => {
      const body = cast.inspection({ answers, placeId: campus.places.floor.id, photos: [cast.photo('Z1-01', door)] });
      return campus.entry(boss, 'inspection-submitted', body, { subject: newId() });
    },
    () => campus.entry(boss, 'inspection-withdrawn', { reason: '重填' }, { subject: record.id }),
    () => {
      const id = newId();
      return campus.entry(boss, 'place-added', { ...campus.places.floor, id }, { subject: id });
    },
    () => {
      const body = cast.asset({ id: newId(), placeId: campus.places.floor.id });
      return campus.entry(boss, 'asset-kept', body, { subject: body.id });
    },
    () => {
      const code = `${'ABCDEFGHIJKLMNOPQRSTUVWXY'[luck.whole(0, 24)]}${luck.whole(10, 99)}`;
      const template = { ...cast.checklist, code, version: 1 };
      return campus.entry(boss, 'template-published', template, { subject: templateId(template) });
    },
    () => {
      const photos = [cast.photo('Z1-01', door)];
      const body = {
        placeId: campus.places.floor.id,
        inspectionId: newId(),
        seen: 'worse' as const,
        note: '又堵',
        photos,
      };
      return campus.entry(boss, 'hazard-seen', body, { subject: `${open.id}.Z1-01`, photos: [door] });
    },
    () => campus.entry(boss, 'person-added', boss.person, { subject: boss.id }),
  ];
  const said = await campus.say(server, boss, ...sound.map((make) => make()));
  expect(said.map(({ verdict }) => verdict)).toEqual([
    'accepted',
    'accepted',
    'accepted',
    'accepted',
    'accepted',
    'accepted',
    'quarantined',
  ]);
  const others: [string, string, unknown][] = [
    [
      'POST',
      '/api/people',
      { name: '赵敏', username: 'zhao', role: 'sampler', scope: [campus.places.dorm.id], password },
    ],
    ['POST', `/api/people/${campus.walker.id}/password`, { password }],
    ['POST', '/api/session', { username: 'wang', password: 'guess', device: cast.id(1) }],
    ['POST', '/api/setup', { code: 'A', school: { name: '三中', kind: 'secondary', facilities: [] }, manager: {} }],
  ];
  const wrong: string[] = [];
  const verdicts = new Map<string, number>();
  for (let n = 0; n < messages; n++) {
    const isPush = luck.happens(75);
    const [method, path, message] = isPush
      ? ['POST', '/api/ledger', { protocol: 'patrol/1', device: boss.id, build: 'fuzz', entries: [luck.pick(sound)()] }]
      : luck.pick(others);
    const { entries: [entry] = [] } = message as { entries?: unknown[] };
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

test('cursors', async () => {
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
  const names = [
    'day',
    'from',
    'to',
    'place',
    'template',
    'by',
    'result',
    'photos',
    'before',
    'limit',
    'state',
    'grade',
    'after',
    '__proto__',
    'x',
  ];
  const values = [
    '',
    '1',
    '0',
    '-1',
    '1e9',
    '2026-11-22',
    '2026-02-30',
    '%',
    '%00',
    '%ff',
    '%u0041',
    "' OR 1=1 --",
    '*',
    'abnormal',
    'missing',
    'G',
    noSuch(),
    'W10',
    'WzEsIngiXQ',
    'a'.repeat(9000),
    '[object Object]',
    '＝1',
  ];
  const statuses = new Map<number, number>();
  for (let n = 0; n < cursors; n++) {
    const query = Array.from(
      { length: luck.whole(1, 4) },
      () => `${luck.pick(names)}=${luck.happens(50) ? luck.pick(values) : encodeURIComponent(luck.pick(values))}`,
    ).join('&');
    const path = `${luck.pick(['/api/inspections', '/api/hazards', '/api/changes', '/api/people', '/api/devices'])}?${query}`;
    const told = await ask(boss, { method: 'GET', path });
    expect.soft([path, told.wrong]).toEqual([path, null]);
    statuses.set(told.status, (statuses.get(told.status) ?? 0) + 1);
  }
  expect([...statuses.keys()].sort((a, b) => a - b)).toEqual([200, 400]);
});

const noSuch = (): string => cast.id(0xfffe);

test('after all of it the process is no larger than a small machine can bear', () => {
  expect(process.memoryUsage().heapUsed / 2 ** 20).toBeLessThan(512);
});
