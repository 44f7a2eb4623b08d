import { expect, test, vi } from 'vitest';
import { answered, picture, readyDb, submitted, takePhoto } from '../../tests/sync/phone.ts';
import { checklist, floor2, wang } from '../../tests/cast.ts';
import type { Mark } from '../domain/photo.ts';
import { draft, openCamera, saveDraft, startDraft } from './drafts.ts';
import { photoBytes, thumb } from './photo-bytes.ts';
import { dropPhoto, keepPhoto, markPhoto, takeBackPhoto } from './photos.ts';
import { keepReserve } from './storage.ts';
import { sweepPhotos } from './sweep.ts';

const thumbnail = new Uint8Array([7]).buffer;
const hour = 3_600_000;
const full = () => new DOMException('full', 'QuotaExceededError');

async function begun() {
  const db = await readyDb(wang);
  return { db, draft: await startDraft(db, floor2, checklist), ...(await picture('Z1-09', 'the door')) };
}

test('bytes, thumbnail and the draft that names them are kept together', async () => {
  const { db, draft: open, photo, data } = await begun();
  const kept = await keepPhoto(db, open.id, photo, data, thumbnail);
  expect(kept.photos).toEqual([photo]);
  expect(new Uint8Array((await photoBytes(db, photo.sha256))!)).toEqual(new Uint8Array(data));
  expect((await thumb(db, photo.sha256))?.byteLength).toBe(1);
});

test('the same picture chosen for two items belongs to both, and taking it out of one leaves the other', async () => {
  const { db, draft: open, photo, data } = await begun();
  await keepPhoto(db, open.id, photo, data, thumbnail);
  const other = { ...photo, itemId: 'Z1-01' };
  const both = await keepPhoto(db, open.id, other, data, thumbnail);
  expect(both.photos).toEqual([photo, other]);
  const dropped = await dropPhoto(db, open.id, photo);
  expect(dropped.photos).toEqual([other]);
  expect((await takeBackPhoto(db, open.id, photo)).photos).toEqual([other, photo]);
});

test('marks lie beside the photo: its bytes and hash stay, and they come back with it', async () => {
  const { db, draft: open, photo, data } = await begun();
  const other = { ...photo, itemId: 'Z1-01' };
  await keepPhoto(db, open.id, photo, data, thumbnail);
  await keepPhoto(db, open.id, other, data, thumbnail);
  const marks: Mark[] = [{ is: 'text', at: [0.1, 0.2], text: '这里' }];
  expect((await markPhoto(db, open.id, photo, marks)).photos).toEqual([{ ...photo, marks }, other]);
  expect(new Uint8Array((await photoBytes(db, photo.sha256))!)).toEqual(new Uint8Array(data));
  await dropPhoto(db, open.id, photo);
  await expect(markPhoto(db, open.id, photo, marks)).rejects.toMatchObject({ code: 'not-found' });
  expect((await takeBackPhoto(db, open.id, photo)).photos).toEqual([other, { ...photo, marks }]);
  expect((await markPhoto(db, open.id, photo, [])).photos).toEqual([other, photo]);
});

test('how a photo has turned out is saved with the next answer, and never raises a photo that was deleted', async () => {
  const { db, draft: open, photo, data } = await begun();
  const kept = await keepPhoto(db, open.id, photo, data, thumbnail);
  const looked = { ...kept, photos: [{ ...photo, look: { faults: ['blurred' as const] } }] };
  expect((await saveDraft(db, looked)).photos).toEqual(looked.photos);
  expect((await saveDraft(db, kept)).photos).toEqual(looked.photos);
  await dropPhoto(db, open.id, photo);
  expect((await saveDraft(db, looked)).photos).toEqual([]);
});

test('between two photos of a series the draft still knows that the camera is open', async () => {
  const { db, draft: open } = await begun();
  const [first, second] = [await picture('Z1-09', 'first'), await picture('Z1-09', 'second')];
  await openCamera(db, open.id, 'Z1-09');
  await keepPhoto(db, open.id, first.photo, first.data, thumbnail, 'Z1-09');
  expect((await draft(db, open.id))?.cameraOpenFor).toBe('Z1-09');
  await keepPhoto(db, open.id, second.photo, second.data, thumbnail, null);
  expect((await draft(db, open.id))?.cameraOpenFor).toBeNull();
});

test('when the draft cannot be written the bytes are not there either', async () => {
  const { db, photo, data } = await begun();
  await expect(keepPhoto(db, 'no such draft', photo, data, thumbnail)).rejects.toMatchObject({ code: 'not-found' });
  expect(await photoBytes(db, photo.sha256)).toBeUndefined();
});

test('a photo that does not read back as it was is not called kept', async () => {
  const { db, draft: open, photo, data } = await begun();
  new Uint8Array(data)[50] = 1;
  await expect(keepPhoto(db, open.id, photo, data, thumbnail)).rejects.toMatchObject({ reason: 'damaged' });
  expect(await draft(db, open.id)).toMatchObject({
    photos: [],
    answers: [{ itemId: 'Z1-09', value: null, photos: [] }],
  });
  expect(await photoBytes(db, photo.sha256)).toBeUndefined();
});

test('a photo without bytes is refused', async () => {
  const { db, draft: open, photo } = await begun();
  await expect(keepPhoto(db, open.id, photo, new ArrayBuffer(0), thumbnail)).rejects.toMatchObject({
    reason: 'damaged',
  });
});

test('when the disk is full the reserve goes to what people type, and photos wait until it is back', async () => {
  const { db, draft: open, photo, data } = await begun();
  await keepReserve(db);
  vi.spyOn(db.backendDB(), 'transaction').mockImplementationOnce(() => {
    throw full();
  });
  await expect(keepPhoto(db, open.id, photo, data, thumbnail)).rejects.toMatchObject({ reason: 'full' });
  expect(await db.meta.get('reserve')).toBeUndefined();
  const noRoom = vi.spyOn(db.meta, 'put').mockRejectedValueOnce(full());
  await expect(keepPhoto(db, open.id, photo, data, thumbnail)).rejects.toMatchObject({ reason: 'full' });
  noRoom.mockRestore();
  expect((await keepPhoto(db, open.id, photo, data, thumbnail)).photos).toHaveLength(1);
  expect(await db.meta.get('reserve')).toBeDefined();
});

test('a photo taken out can be taken back for a day, and then its room is given back', async () => {
  const { db, draft: open } = await begun();
  const taken = await takePhoto(db, open, 'Z1-09', 'the door');
  const [photo] = taken.photos;
  await dropPhoto(db, open.id, photo!);
  await sweepPhotos(db, Date.now() + 23 * hour);
  expect((await takeBackPhoto(db, open.id, photo!)).photos).toEqual(taken.photos);
  await dropPhoto(db, open.id, photo!);
  await sweepPhotos(db, Date.now() + 25 * hour);
  await expect(takeBackPhoto(db, open.id, photo!)).rejects.toMatchObject({ code: 'not-found' });
});

test('what an entry names is never swept away', async () => {
  const db = await readyDb(wang);
  const entry = await submitted(db, 'sent later');
  const open = await answered(db, 'still open');
  await sweepPhotos(db, Date.now() + 1000 * hour);
  for (const sha256 of [...entry.photos, open.photos[0]!.sha256]) expect(await photoBytes(db, sha256)).toBeDefined();
});

test('a tenth photo of one item is refused before it makes the record unfit to send', async () => {
  const { db, draft: open } = await begun();
  for (let i = 0; i < 9; i++) await takePhoto(db, open, 'Z1-09', `no ${i}`);
  await expect(takePhoto(db, open, 'Z1-09', 'one too many')).rejects.toMatchObject({ code: 'too-many-photos' });
});
