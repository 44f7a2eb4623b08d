// The rules of sending photos, against the real server.
import { expect, onTestFinished, test, vi } from 'vitest';
import { photoArrived } from '../../src/db/delivered.ts';
import { saveDraft } from '../../src/db/drafts.ts';
import { tryAgain } from '../../src/db/outbox.ts';
import { keepVoice } from '../../src/db/voices.ts';
import { submitDraft } from '../../src/db/record.ts';
import { deliveryCounts, ownRecord, ownRecords } from '../../src/db/records.ts';
import { openSchool, type School } from '../../src/server/school.contract.ts';
import { answers, at, id, sha256, sound, wang, yucai } from '../cast.ts';
import { first, noting, onPhoto, page, refusing } from './line.ts';
import { answered, Phone, submitted, takePhoto, wire } from './phone.ts';

const kB = 1024;

async function phoneOf(): Promise<{ school: School; phone: Phone; good: ReturnType<typeof wire> }> {
  const school = await openSchool();
  const good = wire(school, wang);
  const phone = new Phone(wang, good);
  expect(await phone.round()).toBe('done');
  return { school, phone, good };
}

/** One record with a photo of each size. */
async function withPhotos({ db }: Phone, sizes: number[]) {
  let draft = await answered(db, 'the door');
  for (const [i, bytes] of sizes.entries()) draft = await takePhoto(db, draft, 'Z1-01', `no ${i}`, bytes);
  await saveDraft(db, { ...draft, answers });
  return submitDraft(db, draft.id);
}

test('F1 an answer that was overtaken takes away from what is missing, and never adds', async () => {
  const { phone } = await phoneOf();
  const [a, b, c] = ['a', 'b', 'c'].map((name) => sha256(name)) as [string, string, string];
  const entryId = id(77);
  await phone.db.delivered.put({
    id: entryId,
    opSeq: 1,
    seq: 1,
    missing: [a, b, c],
    troubles: [],
    photos: [],
  } as never);
  await photoArrived(phone.db, b, [{ id: entryId, missing: [a] }], 1);
  expect((await phone.db.delivered.get(entryId))?.missing).toEqual([a]);
  await photoArrived(phone.db, a, [{ id: entryId, missing: [b, c] }], 2);
  expect((await phone.db.delivered.get(entryId))?.missing).toEqual([]);
});

test('F2 a photo goes in pieces that grow while the line is quick, and whole when it fits in one', async () => {
  // However busy the machine is that plays it.
  const noTime = vi.spyOn(performance, 'now').mockReturnValue(0);
  onTestFinished(() => noTime.mockRestore());
  const { phone, good } = await phoneOf();
  const pieces: [string, number][] = [];
  phone.line = (url, init) => {
    if (init.body instanceof ArrayBuffer) pieces.push([init.method ?? '', init.body.byteLength / kB]);
    return good(url, init);
  };
  await submitted(phone.db, 'whole', 60 * kB);
  expect(await phone.round()).toBe('done');
  await submitted(phone.db, 'in pieces', 3072 * kB);
  expect(await phone.round()).toBe('done');
  await submitted(phone.db, 'whole on a quick line', 1000 * kB);
  expect(await phone.round()).toBe('done');
  expect(pieces).toEqual([
    ['PUT', 60],
    ...[128, 256, 512, 1024, 1024, 128].map((size): [string, number] => ['PATCH', size]),
    ['PUT', 1000],
  ]);
});

test('F2 after a loss the pieces are half as large, and what the server has is not sent again for its answer', async () => {
  const { phone, good } = await phoneOf();
  await submitted(phone.db, 'the door', 60 * kB);
  phone.line = async (url, init) => {
    const answer = await good(url, init);
    if (init.method === 'PUT') throw new TypeError('its answer is lost');
    return answer;
  };
  expect(await phone.round()).toBe('waiting');
  const sent: [string, number][] = [];
  phone.line = (url, init) => {
    if (init.body instanceof ArrayBuffer) sent.push([init.method ?? '', init.body.byteLength]);
    return good(url, init);
  };
  expect(await phone.round()).toBe('done');
  expect(sent).toEqual([['PUT', 0]]);
  await submitted(phone.db, 'the window', 60 * kB);
  expect(await phone.round()).toBe('done');
  expect(sent.slice(1)).toEqual([
    ['PATCH', 30 * kB],
    ['PATCH', 30 * kB],
  ]);
});

test('F2 a photo goes on where it was cut, not from the start', async () => {
  const { phone, good } = await phoneOf();
  await submitted(phone.db, 'in pieces', 1024 * kB);
  const isLost = first(99, (method) => method === 'PATCH');
  let patches = 0;
  phone.line = (url, init) =>
    isLost(init.method ?? '', url) && patches++ === 1 ? Promise.reject(new TypeError('cut')) : good(url, init);
  expect(await phone.round()).toBe('waiting');
  const offsets: unknown[] = [];
  phone.line = (url, init) => {
    if (init.method === 'PATCH') offsets.push((init.headers as Record<string, string>)['upload-offset']);
    return good(url, init);
  };
  expect(await phone.round()).toBe('done');
  expect(offsets[0]).toBe(String(64 * kB));
});

test('F3 two photos at once, the smallest first', async () => {
  const { phone, good } = await phoneOf();
  let now = 0;
  let most = 0;
  const sizes: number[] = [];
  phone.line = async (url, init) => {
    if (init.method !== 'PUT') return good(url, init);
    sizes.push((init.body as ArrayBuffer).byteLength);
    most = Math.max(most, ++now);
    const response = await good(url, init);
    now--;
    return response;
  };
  await withPhotos(phone, [5000, 1000, 3000, 2000, 4000]);
  expect(await phone.round()).toBe('done');
  expect(sizes).toEqual([400, 1000, 2000, 3000, 4000, 5000]);
  expect(most).toBe(2);
});

test('F4 a photo whose bytes went bad on the phone needs a person; its record and the others are delivered', async () => {
  const { phone } = await phoneOf();
  const entry = await withPhotos(phone, [1000]);
  const bad = entry.body.photos.find((photo) => photo.bytes === 1000)!.sha256;
  const bytes = new Uint8Array(1000);
  bytes.set([0xff, 0xd8, 0xff]);
  await phone.db.photoBytes.put({ sha256: bad, bytes: bytes.buffer });
  expect(await phone.round()).toBe('done');
  const [record] = await ownRecords(phone.db, 1);
  expect(record).toMatchObject({ delivery: 'attention', code: 'hash-mismatch', photos: { have: 1, total: 2 } });
  expect(await deliveryCounts(phone.db)).toMatchObject({ records: 0, attention: 1, receivingRecords: 1 });
});

test('F4 a hash that is disputed once only is no damage', async () => {
  const { phone, good } = await phoneOf();
  await submitted(phone.db, 'the door');
  phone.line = refusing(good, first(1, onPhoto), 422, 'hash-mismatch');
  expect(await phone.round()).toBe('done');
  expect(await ownRecords(phone.db, 1)).toMatchObject([{ delivery: 'delivered' }]);
});

test('F4 bytes that are gone are said to be gone', async () => {
  const { phone } = await phoneOf();
  const entry = await submitted(phone.db, 'the door');
  await phone.db.photoBytes.clear();
  expect(await phone.round()).toBe('done');
  expect(await ownRecords(phone.db, 1)).toMatchObject([
    { id: entry.subject, delivery: 'attention', code: 'photo-missing' },
  ]);
});

test('F4 a photo in trouble is sent again when a person asks for it', async () => {
  const { phone } = await phoneOf();
  const entry = await submitted(phone.db, 'the door');
  const kept = await phone.db.photoBytes.toArray();
  await phone.db.photoBytes.clear();
  expect(await phone.round()).toBe('done');
  await tryAgain(phone.db, entry.subject);
  expect(await ownRecords(phone.db, 1)).toMatchObject([{ delivery: 'receiving', troubles: [] }]);
  expect(await phone.round()).toBe('done');
  expect(await ownRecords(phone.db, 1)).toMatchObject([{ delivery: 'attention', code: 'photo-missing' }]);
  await phone.db.photoBytes.bulkPut(kept);
  await tryAgain(phone.db, entry.subject);
  expect(await phone.round()).toBe('done');
  expect(await ownRecords(phone.db, 1)).toMatchObject([{ delivery: 'delivered' }]);
});

test('F5 when the server does not know the entry after all it is offered again', async () => {
  const { phone, good } = await phoneOf();
  await submitted(phone.db, 'the door');
  const { line, asked } = noting(refusing(good, first(1, onPhoto), 404, 'record-first'));
  phone.line = line;
  expect(await phone.round()).toBe('done');
  expect(asked.filter((one) => one === 'POST /api/ledger')).toHaveLength(2);
});

test('F10 R9 a photo that something on the way sends back each time stands in the way of no other, of nothing later and of no reading', async () => {
  const { phone, good } = await phoneOf();
  const entry = await withPhotos(
    phone,
    Array.from({ length: 9 }, (_, i) => 500 + i),
  );
  const bad = entry.body.photos.find(({ bytes }) => bytes === 500)!.sha256;
  const { line, asked } = noting(async (url, init) => (url.endsWith(bad) ? page(413) : good(url, init)));
  phone.line = line;
  expect(await phone.round()).toBe('waiting');
  expect(asked.filter((one) => one.endsWith(bad))).toHaveLength(1);
  expect(asked.at(-1)).toBe('GET /api/changes');
  await submitted(phone.db, 'the window');
  expect(await phone.round()).toBe('waiting');
  expect((await ownRecords(phone.db, 9)).map(({ delivery }) => delivery).toSorted()).toEqual([
    'delivered',
    'receiving',
  ]);
  expect(await ownRecord(phone.db, entry.subject)).toMatchObject({
    delivery: 'receiving',
    photos: { have: 9, total: 10 },
    stuck: 413,
    troubles: [],
  });
  phone.line = good;
  expect(await phone.round()).toBe('done');
  expect((await ownRecord(phone.db, entry.subject))?.stuck).toBeUndefined();
});

test('F8 a spoken note goes after its record like a photo, in pieces, until the server has it', async () => {
  const { school, phone, good } = await phoneOf();
  const draft = await answered(phone.db, 'the door');
  const said = new Uint8Array([...sound('it drips'), ...new Uint8Array(100 * kB)]);
  const about = { itemId: 'Z1-01', recordedAt: at(), type: 'audio/webm' as const, ms: 30_000 };
  await keepVoice(phone.db, draft.id, about, said.buffer);
  const entry = await submitDraft(phone.db, draft.id);
  const types: string[] = [];
  phone.line = async (url, init) => {
    if (url.includes('/api/photos/')) types.push(init.method ?? '');
    return good(url, init);
  };
  expect(await phone.round()).toBe('done');
  expect(types).toEqual(['PUT', 'HEAD', 'PATCH', 'PATCH']);
  expect(await ownRecords(phone.db, 9)).toMatchObject([{ delivery: 'delivered', photos: { have: 2, total: 2 } }]);
  expect(await school.parts.store.photos.sentBy(yucai.id, wang.id, sha256(said))).toMatchObject({
    type: 'audio/webm',
    bytes: said.length,
  });
  expect(entry.photos).toContain(sha256(said));
});
