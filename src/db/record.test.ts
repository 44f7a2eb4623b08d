import { expect, test, vi } from 'vitest';
import { answered, emptyDb, page, readyDb, submitted } from '../../tests/sync/phone.ts';
import { answer, checklist, floor2, li, sha256, sun, wang } from '../../tests/cast.ts';
import { hashedText, parseEntry } from '../domain/entry.ts';
import type { Mark } from '../domain/photo.ts';
import { applyChanges } from './changes.ts';
import { place } from './documents.ts';
import { places } from './school-places.ts';
import { draft, openDrafts, saveDraft, startDraft } from './drafts.ts';
import { markPhoto } from './photos.ts';
import { addPlace } from './places.ts';
import { sayLate, submitDraft, withdrawInspection } from './record.ts';
import { onRecorded } from './recorded.ts';
import { ownRecords } from './records.ts';

test('O1 a submitted draft is an entry in the outbox and a draft no more', async () => {
  const db = await readyDb(wang);
  const entry = await submitted(db, 'the door');
  expect(await openDrafts(db)).toEqual([]);
  expect(await db.outbox.toArray()).toMatchObject([
    { id: entry.id, opSeq: 1, state: 'waiting', subject: entry.subject },
  ]);
  expect(parseEntry(JSON.parse(JSON.stringify(entry)))).toMatchObject({ is: 'known' });
  expect(entry.hash).toBe(sha256(hashedText(entry)));
});

test('that something waits is told before anybody can call it recorded, and not where nothing was written', async () => {
  const db = await readyDb(wang);
  const told = vi.fn();
  const stop = onRecorded(told);
  await submitted(db, 'the door').then(() => expect(told).toHaveBeenCalledOnce());
  const ready = await answered(db, 'the window');
  vi.spyOn(db.outbox, 'add').mockRejectedValueOnce(new Error('the disk broke'));
  await expect(submitDraft(db, ready.id)).rejects.toThrow('the disk broke');
  expect(told).toHaveBeenCalledOnce();
  stop();
  await submitDraft(db, ready.id);
  expect(told).toHaveBeenCalledOnce();
});

test('O1 when the outbox cannot be written the draft stays a draft', async () => {
  const db = await readyDb(wang);
  const ready = await answered(db, 'the door');
  const add = vi.spyOn(db.outbox, 'add').mockRejectedValue(new Error('the disk broke'));
  await expect(submitDraft(db, ready.id)).rejects.toThrow('the disk broke');
  add.mockRestore();
  expect(await draft(db, ready.id)).toEqual(ready);
  expect(await db.entries.count()).toBe(0);
  expect((await submitDraft(db, ready.id)).opSeq).toBe(1);
});

test('O1 numbers have no gaps, whoever is first', async () => {
  const db = await readyDb(wang);
  const ready = await Promise.all(['a', 'b', 'c', 'd'].map((name) => answered(db, name)));
  const entries = await Promise.all(ready.map((one) => submitDraft(db, one.id)));
  expect(new Set(entries.map((entry) => entry.opSeq))).toEqual(new Set([1, 2, 3, 4]));
});

test('what is incomplete is refused with the item it is about', async () => {
  const db = await readyDb(wang);
  const ready = await answered(db, 'the door');
  await saveDraft(db, { ...ready, answers: ready.answers.filter((one) => one.itemId !== 'Z1-04') });
  await expect(submitDraft(db, ready.id)).rejects.toMatchObject({
    code: 'answer-required',
    detail: { itemId: 'Z1-04' },
  });
  await saveDraft(db, { ...ready, answers: [...ready.answers, answer('Z1-01', 'fail')].slice(1) });
  await expect(submitDraft(db, ready.id)).rejects.toMatchObject({
    code: 'photo-required',
    detail: { itemId: 'Z1-01' },
  });
});

test('what was answered before an item was hidden stays behind with its photos, and the rest is submitted', async () => {
  const db = await readyDb(wang);
  const open = await answered(db, 'the door');
  const followUp = { ...checklist.items[8]!, showIf: [{ item: 'Z1-01', is: 'abnormal' as const }] };
  const body = { ...checklist, items: checklist.items.with(8, followUp) };
  await db.documents.put({ ...(await db.documents.get(['template', 'Z1@1']))!, body });
  const { body: said, photos } = await submitDraft(db, open.id);
  expect(said.answers.map(({ itemId }) => itemId)).toEqual(
    open.answers.map(({ itemId }) => itemId).filter((itemId) => itemId !== 'Z1-09'),
  );
  expect([said.photos, photos]).toEqual([[], []]);
});

test('an inspection with marks over a photo says so with its schema, and has them again when it is taken back', async () => {
  const db = await readyDb(wang);
  const ready = await answered(db, 'the door');
  const marks: Mark[] = [{ is: 'arrow', from: [0, 0], to: [0.5, 0.5] }];
  await markPhoto(db, ready.id, ready.photos[0]!, marks);
  const entry = await submitDraft(db, ready.id, { late: { reason: '昨晚手机没电' } });
  expect(entry).toMatchObject({ schema: 3, body: { photos: [{ marks }] } });
  expect(await withdrawInspection(db, ready.id)).toMatchObject({ photos: [{ marks }] });
});

test('why something is entered late goes with it, and stays with its draft when it is taken back', async () => {
  const db = await readyDb(wang);
  const ready = await answered(db, 'the door');
  const entry = await submitDraft(db, ready.id, { late: { reason: '昨晚手机没电' } });
  expect(entry).toMatchObject({ schema: 2, body: { late: { reason: '昨晚手机没电' } } });
  expect(await ownRecords(db, 5)).toMatchObject([{ late: true }]);
  expect(await withdrawInspection(db, ready.id)).toMatchObject({ late: { reason: '昨晚手机没电' } });
  expect(await submitDraft(db, (await answered(db, 'another')).id)).toMatchObject({ schema: 1 });
});

test('why something is entered late is on the disk as it is typed, whatever a screen that was opened before saves beside it', async () => {
  const db = await readyDb(wang);
  const ready = await answered(db, 'the door');
  await Promise.all([sayLate(db, ready.id, '昨晚'), sayLate(db, ready.id, '昨晚手机没电')]);
  expect(await saveDraft(db, { ...ready, itemId: 'Z1-02' })).toMatchObject({ late: { reason: '昨晚手机没电' } });
  expect(await submitDraft(db, ready.id)).toMatchObject({ body: { late: { reason: '昨晚手机没电' } } });
  await expect(sayLate(db, ready.id, '太晚了')).rejects.toMatchObject({ code: 'not-found' });
  const another = await answered(db, 'another');
  const shown = await sayLate(db, another.id, '不');
  await sayLate(db, another.id, '');
  await saveDraft(db, { ...shown, itemId: 'Z1-02' });
  expect(await submitDraft(db, another.id)).toMatchObject({ schema: 1 });
});

test('what the wire could not carry is refused here, with the item it is about', async () => {
  const db = await readyDb(wang);
  const ready = await answered(db, 'the door');
  await saveDraft(db, { ...ready, answers: [...ready.answers, answer('Z1-06', 'x'.repeat(4001))] });
  await expect(submitDraft(db, ready.id)).rejects.toMatchObject({ code: 'bad-shape', detail: { itemId: 'Z1-06' } });
});

test('a photo whose bytes are gone, cut short or spoilt keeps the draft a draft', async () => {
  const db = await readyDb(wang);
  const ready = await answered(db, 'the door');
  const [photo] = ready.photos;
  const whole = await db.photoBytes.get(photo!.sha256);
  await db.photoBytes.put({ sha256: photo!.sha256, bytes: new ArrayBuffer(3) });
  await expect(submitDraft(db, ready.id)).rejects.toMatchObject({ code: 'photo-missing', detail: { itemId: 'Z1-09' } });
  const spoilt = whole!.bytes.slice(0);
  new Uint8Array(spoilt)[0]! ^= 1;
  await db.photoBytes.put({ ...whole!, bytes: spoilt });
  await expect(submitDraft(db, ready.id)).rejects.toMatchObject({ code: 'photo-missing' });
  await db.photoBytes.delete(photo!.sha256);
  await expect(submitDraft(db, ready.id)).rejects.toMatchObject({ code: 'photo-missing' });
  expect(await draft(db, ready.id)).toBeDefined();
});

test('of two tabs that finish one draft one wins', async () => {
  const db = await readyDb(wang);
  const ready = await answered(db, 'the door');
  const ends = await Promise.allSettled([submitDraft(db, ready.id), submitDraft(db, ready.id)]);
  expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(submitDraft(db, ready.id)).rejects.toMatchObject({ code: 'conflict' });
  expect(await db.outbox.count()).toBe(1);
});

test('a save that comes while a draft is being finished is in the entry or is refused', async () => {
  const db = await readyDb(wang);
  const ready = await answered(db, 'the door');
  const later = {
    ...ready,
    answers: ready.answers.map((one) => (one.itemId === 'Z1-04' ? answer('Z1-04', 200) : one)),
  };
  const [saved, finished] = await Promise.allSettled([saveDraft(db, later), submitDraft(db, ready.id)]);
  const entry = finished.status === 'fulfilled' ? finished.value : null;
  const value = entry?.body.answers.find((one) => one.itemId === 'Z1-04')?.value;
  expect([saved.status, value]).toEqual(saved.status === 'fulfilled' ? ['fulfilled', 200] : ['rejected', 130]);
});

test('a place that left the phone meanwhile does not stop the work', async () => {
  const db = await readyDb(wang);
  const ready = await answered(db, 'the door');
  await applyChanges(db, 'the first cursor', page([], { gone: [{ type: 'place', id: floor2.id }], cursor: 'next' }));
  expect((await submitDraft(db, ready.id)).subject).toBe(ready.id);
});

test('O7 a submission taken back is the same draft again, and both entries stay', async () => {
  const db = await readyDb(wang);
  const ready = await answered(db, 'the door');
  const entry = await submitDraft(db, ready.id);
  const back = await withdrawInspection(db, ready.id);
  expect(back).toMatchObject({
    id: ready.id,
    answers: ready.answers,
    photos: ready.photos,
    photoItems: ['Z1-09'],
    supersedes: entry.id,
  });
  expect((await db.entries.toArray()).map((row) => row.entry.kind).sort()).toEqual([
    'inspection-submitted',
    'inspection-withdrawn',
  ]);
  await expect(withdrawInspection(db, ready.id)).rejects.toMatchObject({ code: 'not-submitted' });
  expect((await submitDraft(db, ready.id)).supersedes).toBe(entry.id);
});

test('a place is added below another by those who may', async () => {
  const db = await readyDb(sun);
  const room = await addPlace(db, { kind: 'room', name: ' 201 ', parent: floor2.id });
  expect(room).toMatchObject({ name: '201', ancestors: [{ name: '3号宿舍楼' }, { name: '2层' }] });
  expect(await place(db, room.id)).toEqual(room);
  expect((await places(db)).map((one) => one.name)).toEqual(['3号宿舍楼', '2层', '201', '食堂']);
  await expect(addPlace(await readyDb(li), { kind: 'building', name: '201', parent: null })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('an inspection of a place that is not delivered yet can be finished', async () => {
  const db = await readyDb(sun);
  const room = await addPlace(db, { kind: 'room', name: '201', parent: floor2.id });
  const begun = await startDraft(db, room, { ...checklist });
  const copy = await answered(db, 'the door');
  await db.drafts.put({ ...copy, id: begun.id, placeId: room.id });
  expect((await submitDraft(db, begun.id)).body.placeId).toBe(room.id);
});

test('nothing can be recorded on a phone that knows nothing yet', async () => {
  const db = emptyDb(wang);
  await expect(addPlace(db, { kind: 'building', name: '201', parent: null })).rejects.toMatchObject({
    code: 'person-unknown',
  });
});
