// The rules of rounds, of the download and of the session, against the real server.
import { afterEach, expect, test, vi } from 'vitest';
import { pullState } from '../../src/db/changes.ts';
import { isReady } from '../../src/db/documents.ts';
import { places } from '../../src/db/school-places.ts';
import { openDrafts } from '../../src/db/drafts.ts';
import { metaOf, round } from '../../src/db/meta.ts';
import { deliveryCounts, ownRecords } from '../../src/db/records.ts';
import { openSchool, type School } from '../../src/server/school.contract.ts';
import { lookEveryMs } from '../../src/sync/backoff.ts';
import { stalledAfterMs } from '../../src/sync/lock.ts';
import type { Changes } from '../../src/domain/protocol.ts';
import { canteen, id, li, wang, yucai } from '../cast.ts';
import { soon } from '../soon.ts';
import { first, noting, onChanges, onLedger, page, refusing, sendingBack } from './line.ts';
import { answered, Phone, submitted, wire } from './phone.ts';

afterEach(() => vi.useRealTimers());

async function phoneOf(): Promise<{ school: School; phone: Phone; good: ReturnType<typeof wire> }> {
  const school = await openSchool();
  const good = wire(school, wang);
  const phone = new Phone(wang, good);
  expect(await phone.round()).toBe('done');
  return { school, phone, good };
}

test.each([
  [410, 'resync'],
  [409, 'epoch-changed'],
  [400, 'bad-cursor'],
])('C4 after %i %s the download starts again, and work goes on meanwhile', async (status, code) => {
  const { phone, good } = await phoneOf();
  await submitted(phone.db, 'the door');
  await answered(phone.db, 'a draft');
  const known = (await places(phone.db)).length;
  phone.line = refusing(good, first(1, onChanges), status, code);
  expect(await phone.round()).toBe('done');
  expect(await pullState(phone.db)).toMatchObject({ pass: 2, full: false, ready: true });
  expect((await places(phone.db)).length).toBe(known);
  expect(await openDrafts(phone.db)).toHaveLength(1);
  expect(await ownRecords(phone.db, 5)).toMatchObject([{ delivery: 'delivered' }]);
});

test('C4 a server that keeps saying so ends the round, not the phone', async () => {
  const { phone, good } = await phoneOf();
  phone.line = refusing(good, onChanges, 410, 'resync');
  expect(await phone.round()).toBe('waiting');
  expect(await isReady(phone.db)).toBe(true);
  phone.line = good;
  expect(await phone.round()).toBe('done');
});

test('C1 a download goes on for as many pages as there are', async () => {
  const school = await openSchool();
  const good = wire(school, wang);
  const rooms = Array.from({ length: 20 }, (_, n) => ({ ...canteen, id: id(70 + n), name: `${n}` }));
  let sent = 0;
  const phone = new Phone(wang, async (url, init) => {
    if (!onChanges(init.method ?? '', url)) return good(url, init);
    // The school itself is asked from nothing each time: it gave none of these cursors.
    const answer = await good('/api/changes', init);
    const body = rooms[sent++]!;
    const document = { type: 'place', id: body.id, seq: 9000 + sent, body };
    const more = sent < rooms.length;
    return Response.json({ ...((await answer.json()) as Changes), documents: [document], cursor: `${sent}`, more });
  });
  expect(await phone.round()).toBe('done');
  expect(await phone.db.documents.count()).toBe(rooms.length);
});

test('C11 a page of an older version keeps whole what it cannot read, works on, and after its update that is there without a network', async () => {
  const { phone, good } = await phoneOf();
  const drill = { type: 'drill', id: 'a drill', seq: 9001, body: { held: '2027-03-01', steps: [{ kind: 'leave' }] } };
  const tunnel = { ...canteen, id: id(70), kind: 'tunnel', name: '地下通道', depth: { m: 4 } };
  const later = [drill, { type: 'place', id: tunnel.id, seq: 9002, body: tunnel }];
  phone.line = async (url, init) => {
    const answer = await good(url, init);
    if (!onChanges(init.method ?? '', url)) return answer;
    const { documents, ...rest } = (await answer.json()) as Changes;
    return Response.json({ ...rest, documents: [...documents, ...later] });
  };
  const entry = await submitted(phone.db, 'the door');
  expect(await phone.round()).toBe('done');
  const { cursor } = await pullState(phone.db);
  expect((await places(phone.db)).map(({ name }) => name)).toEqual(expect.arrayContaining([canteen.name, '地下通道']));
  expect(await ownRecords(phone.db, 5)).toMatchObject([{ id: entry.subject, delivery: 'delivered' }]);

  phone.line = async () => Promise.reject(new TypeError('no network'));
  await phone.restart();
  for (const { type, id: key, body } of later)
    expect((await phone.db.documents.get([type, key]))?.body, type).toEqual(body);
  expect((await pullState(phone.db)).cursor).toBe(cursor);
  phone.line = good;
  expect(await phone.round()).toBe('done');
  expect((await phone.db.documents.get(['drill', drill.id]))?.body).toEqual(drill.body);
});

test('C5 a restored server gets back what it had lost, photos too', async () => {
  const { phone } = await phoneOf();
  const before = await submitted(phone.db, 'before the restore', 600 * 1024);
  expect(await phone.round()).toBe('done');
  const restored = await openSchool();
  phone.line = wire(restored, wang);
  const during = await submitted(phone.db, 'after the restore');
  expect(await phone.rounds()).toBe('done');
  expect(await metaOf(phone.db, 'epoch')).toMatchObject({
    epoch: restored.parts.store.epoch,
    changedAt: expect.any(Number),
  });
  const records = await ownRecords(phone.db, 5);
  expect(Object.fromEntries(records.map((record) => [record.id, record.delivery]))).toEqual({
    [before.subject]: 'delivered',
    [during.subject]: 'delivered',
  });
  const photo = await restored.ask(wang, 'HEAD', `/api/photos/${before.photos[0]}`);
  expect(photo.headers.get('upload-complete')).toBe('?1');
});

test('R2 two rounds at once lose nothing and double nothing', async () => {
  const { school, phone } = await phoneOf();
  const entries = await Promise.all(['a', 'b', 'c'].map((name) => submitted(phone.db, name)));
  await Promise.all([phone.round(), phone.roundBeside(), phone.roundBeside()]);
  expect(await phone.rounds()).toBe('done');
  expect((await deliveryCounts(phone.db)).records).toBe(0);
  const seen = await school.json<{ documents: { type: string; body: { entries: string[] } }[] }>(
    wang,
    'GET',
    '/api/changes',
  );
  const held = seen.documents.filter((one) => one.type === 'inspection').flatMap((one) => one.body.entries);
  expect(held.sort()).toEqual(entries.map((entry) => entry.id).sort());
});

test('R3 after a failure a round waits its time, unless a person or an event goes ahead', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.9);
  const { phone, good } = await phoneOf();
  await submitted(phone.db, 'the door');
  phone.line = refusing(good, () => true, 502, 'fault');
  await phone.round();
  expect(await round(phone.db)).toMatchObject({ state: 'unreachable', tries: 1, why: 'unreachable' });
  const { line, asked } = noting(good);
  phone.line = line;
  expect(await phone.round(phone.db, { force: false })).toBe('waiting');
  expect(asked).toEqual([]);
  expect(await phone.round()).toBe('done');
  expect(await round(phone.db)).toMatchObject({ state: 'idle', tries: 0, nextAttemptAt: null });
  vi.mocked(Math.random).mockRestore();
});

const laterForAll: [string, (good: ReturnType<typeof wire>) => ReturnType<typeof wire>][] = [
  ['429', (good) => refusing(good, onLedger, 429, 'too-many-requests', { 'retry-after': '120' })],
  ['any status, where the changes come back with it as well', () => async () => page(502, { 'retry-after': '120' })],
];
test.each(laterForAll)('R5 Retry-After is obeyed by everybody: %s', async (_, line) => {
  const { phone, good } = await phoneOf();
  await submitted(phone.db, 'the door');
  phone.line = line(good);
  expect(await phone.round()).toBe('waiting');
  const noted = noting(good);
  phone.line = noted.line;
  expect(await phone.round()).toBe('waiting');
  expect(noted.asked).toEqual([]);
  vi.useFakeTimers({ now: Date.now() + 121_000, toFake: ['Date'] });
  expect(await phone.round()).toBe('done');
});

test('R5 P11 Retry-After with what comes back of one thing alone holds up nothing else, now or later', async () => {
  const { phone, good } = await phoneOf();
  const poisoned = await submitted(phone.db, 'the door');
  await submitted(phone.db, 'the window');
  const { line, asked } = noting(sendingBack(good, poisoned.hash, 502, { 'retry-after': '3600' }));
  phone.line = line;
  expect(await phone.round()).toBe('waiting');
  expect(await phone.db.delivered.count()).toBe(1);
  expect(asked.at(-1)).toBe('GET /api/changes');
  await submitted(phone.db, 'the stairs');
  expect(await phone.round()).toBe('waiting');
  expect(await phone.db.delivered.count()).toBe(2);
  expect(await phone.db.outbox.toArray()).toMatchObject([{ id: poisoned.id, state: 'waiting', stuck: 502 }]);
});

test('R9 while one thing does not get through, the changes are read as often as ever', async () => {
  const { phone, good } = await phoneOf();
  const poisoned = await submitted(phone.db, 'the door');
  phone.line = sendingBack(good, poisoned.hash, 403);
  const longest = vi.spyOn(Math, 'random').mockReturnValue(0.999);
  for (let i = 0; i < 12; i++) expect(await phone.round()).toBe('waiting');
  longest.mockRestore();
  vi.useFakeTimers({ now: Date.now() + lookEveryMs, toFake: ['Date'] });
  const { line, asked } = noting(phone.line);
  phone.line = line;
  await phone.round(phone.db, { force: false });
  expect(asked.at(-1)).toBe('GET /api/changes');
});

test('R6 a round whose time is up ends between two requests, and the next one goes on', async () => {
  const { phone } = await phoneOf();
  await submitted(phone.db, 'the door');
  expect(await phone.round(phone.db, { stopAfterMs: 0 })).toBe('waiting');
  expect(await round(phone.db)).toMatchObject({ state: 'waiting', tries: 0 });
  expect(await phone.round()).toBe('done');
});

test('R7 a round throws nothing, and what it does can be seen', async () => {
  const { phone, good } = await phoneOf();
  await submitted(phone.db, 'the door');
  const seen: string[] = [];
  phone.line = async (url, init) => {
    seen.push((await round(phone.db)).state);
    return good(url, init);
  };
  expect(await phone.round()).toBe('done');
  expect(new Set(seen)).toEqual(new Set(['sending']));
  expect(await round(phone.db)).toMatchObject({
    state: 'idle',
    sent: 2,
    total: 2,
    lastDeliveredAt: expect.any(Number),
  });
  const error = vi.spyOn(console, 'error').mockReturnValue();
  phone.line = () => Promise.reject(new Error('a bug'));
  expect(await phone.round()).toBe('waiting');
  expect(error).toHaveBeenCalledOnce();
  expect(await round(phone.db)).toMatchObject({ state: 'waiting', tries: 1 });
  error.mockRestore();
});

test('R8 a round that gets no answer is given up, and does no harm when it wakes up', async () => {
  const { school, phone, good } = await phoneOf();
  const entry = await submitted(phone.db, 'the door');
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  const waking = Promise.withResolvers<void>();
  const late = noting(good);
  let asked = 0;
  phone.line = async (url, init) => {
    if (!onLedger(init.method ?? 'GET', url) && asked === 0) return good(url, init);
    asked++;
    await waking.promise;
    return late.line(url, init);
  };
  const stalled = phone.round();
  await soon(() => expect(asked).toBe(1));
  expect(await round(phone.db)).toMatchObject({ state: 'sending' });
  vi.advanceTimersByTime(stalledAfterMs + 10_000);
  expect(await stalled).toBe('waiting');
  await soon(async () => expect(await round(phone.db)).toMatchObject({ state: 'stalled', tries: 1 }));
  // Still so while the next one gets no further.
  let shown = '';
  phone.line = async (url, init) => {
    if (onLedger(init.method ?? 'GET', url)) shown = (await round(phone.db)).state;
    return good(url, init);
  };
  expect(await phone.round()).toBe('done');
  expect(shown).toBe('stalled');
  const after = { round: await round(phone.db), records: await ownRecords(phone.db, 5) };
  expect(after).toMatchObject({ round: { state: 'idle' }, records: [{ delivery: 'delivered' }] });
  waking.resolve();
  await soon(() => expect(late.asked).toEqual(['POST /api/ledger']));
  await new Promise((turned) => setTimeout(turned, 50));
  expect({ round: await round(phone.db), records: await ownRecords(phone.db, 5) }).toEqual(after);
  expect(late.asked).toHaveLength(1);
  const { totals } = await school.parts.store.reports.inspections(yucai.id, { scope: [], limit: 1 });
  expect([totals.received, after.records[0]?.id]).toEqual([1, entry.subject]);
});

test('S1 an ended session pauses a phone without a token, counts no attempt and loses nothing', async () => {
  const { phone, good } = await phoneOf();
  const entry = await submitted(phone.db, 'the door');
  phone.line = refusing(good, onLedger, 401, 'login');
  const onLogin = vi.fn(async () => undefined);
  for (let i = 0; i < 3; i++) expect(await phone.round(phone.db, { onLogin })).toBe('login');
  expect(onLogin).toHaveBeenCalledTimes(3);
  expect(await round(phone.db)).toMatchObject({ state: 'login', tries: 0, nextAttemptAt: null });
  expect((await phone.db.outbox.get(entry.id))?.strikes).toBe(0);
  await submitted(phone.db, 'capture goes on');
  phone.line = good;
  expect(await phone.round()).toBe('done');
});

test('S3 nothing is asked for somebody who is not signed in', async () => {
  const { phone, good } = await phoneOf();
  await submitted(phone.db, 'the door');
  const { line, asked } = noting(good);
  phone.line = line;
  expect(await phone.round(phone.db, { isMine: async () => false })).toBe('waiting');
  expect(asked).toEqual([]);
});

test('S3 between the pieces of a photo somebody else may sign in: the next piece is not sent', async () => {
  const { phone, good } = await phoneOf();
  await submitted(phone.db, 'the door', 700_000);
  let isMine = true;
  const { line, asked } = noting(good);
  phone.line = async (url, init) => {
    const response = await line(url, init);
    if (init.method === 'HEAD') isMine = false;
    return response;
  };
  expect(await phone.round(phone.db, { isMine: async () => isMine })).toBe('waiting');
  expect(asked.filter((one) => one.startsWith('PATCH'))).toEqual([]);
  isMine = true;
  expect(await phone.round()).toBe('done');
});

test('S3 with the session of another nothing comes into this database', async () => {
  const school = await openSchool();
  const phone = new Phone(wang, wire(school, li));
  expect(await phone.round()).toBe('login');
  expect(await phone.db.documents.count()).toBe(0);
  phone.line = wire(school, wang);
  expect(await phone.round()).toBe('done');
});

test('C9 what left the phone because the server’s clock ran ahead is on it again once that is right', async () => {
  const { school, phone } = await phoneOf();
  const { subject } = await submitted(phone.db, 'the door');
  const isHere = async () => (await phone.db.documents.get(['inspection', subject])) !== undefined;
  expect([await phone.round(), await isHere()]).toEqual(['done', true]);
  for (const days of [13, 13, 13]) {
    school.clock.ms += days * 86_400_000;
    expect(await phone.round()).toBe('done');
  }
  expect(await isHere()).toBe(false);
  school.clock.ms -= 39 * 86_400_000;
  expect([await phone.round(), await isHere()]).toEqual(['done', true]);
});
