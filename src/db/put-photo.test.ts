// The photo worker's part and the page's, on one disk.
import { expect, test } from 'vitest';
import { maxPhotosPerItem } from '../domain/photo.ts';
import { checklist, floor2 } from '../../tests/cast.ts';
import { photoDisk, small } from '../../tests/photo-disk.ts';
import { soon } from '../../tests/soon.ts';
import { discardDraft } from './discard-draft.ts';
import { draft, startDraft } from './drafts.ts';
import { photoBytes, thumb } from './photo-bytes.ts';
import { dropPhoto, keepPhoto, nameUnnamed, whereToPut } from './photos.ts';
import { openToPut, putPhoto, type Put } from './put-photo.ts';
import { sweepPhotos } from './sweep.ts';

async function begun(room?: { reserve: boolean }) {
  const { disk, db, open, worker, photo, data } = await photoDisk(room);
  const put = () =>
    putPhoto(worker, { sha256: photo.sha256, bytes: data, thumb: small }).then(
      (): Put => 'kept',
      (error: unknown): Put => ({ failed: String(error) }),
    );
  const keep = (putting: Promise<Put>, bytes = data) => keepPhoto(db, open.id, photo, bytes, small, null, putting);
  return { disk, db, open, worker, photo, data, put, keep };
}

test('the draft names what the worker has put, and the page writes no bytes', async () => {
  const { db, open, photo, data, put, keep } = await begun();
  const putting = put();
  // What the page would store is not what the worker put.
  const kept = await keep(putting, new ArrayBuffer(data.byteLength));
  expect(kept.photos).toEqual([photo]);
  expect((await draft(db, open.id))?.photos).toEqual([photo]);
  expect(new Uint8Array((await photoBytes(db, photo.sha256))!)).toEqual(new Uint8Array(data));
  expect((await thumb(db, photo.sha256))?.byteLength).toBe(1);
});

test('the page waits until the worker has read the bytes back', async () => {
  const { db, photo, put, keep } = await begun();
  await put();
  const { promise, resolve } = Promise.withResolvers<Put>();
  let isKept = false;
  const keeping = keep(promise).then(() => (isKept = true));
  await soon(async () => expect((await db.drafts.toArray())[0]?.photos).toEqual([photo]));
  expect(isKept).toBe(false);
  resolve('kept');
  await keeping;
});

test('without the reserve the worker opens nothing: what room is left belongs to what people type', async () => {
  const { disk, db } = await begun({ reserve: false });
  await expect(openToPut(whereToPut(db)!, disk)).rejects.toThrow('reserve');
  const again = disk.open(db.name);
  await new Promise((opened) => again.addEventListener('success', opened));
  expect([...again.result.objectStoreNames]).toContain('drafts');
});

test('where the reserve is given up meanwhile the worker leaves the room alone, and the page lays the reserve first', async () => {
  const { db, photo, put, keep } = await begun({ reserve: false });
  const putting = put();
  expect(await putting).toEqual({ failed: expect.stringContaining('reserve') as unknown });
  expect(await photoBytes(db, photo.sha256)).toBeUndefined();
  expect((await keep(putting)).photos).toEqual([photo]);
  expect(await photoBytes(db, photo.sha256)).toBeDefined();
  expect(await db.meta.get('reserve')).toBeDefined();
});

test('bytes swept away before the draft named them are stored again', async () => {
  const { db, photo, put, keep } = await begun();
  await put();
  await sweepPhotos(db, Date.now());
  expect(await photoBytes(db, photo.sha256)).toBeUndefined();
  expect((await keep(Promise.resolve('kept'))).photos).toEqual([photo]);
  expect(await photoBytes(db, photo.sha256)).toBeDefined();
});

test('a page that was quicker than the worker names the bytes when they are there', async () => {
  const { photo, db, put, keep } = await begun();
  const { promise, resolve } = Promise.withResolvers<Put>();
  const keeping = keep(promise);
  await db.drafts.count();
  resolve(await put());
  expect((await keeping).photos).toEqual([photo]);
});

// Seed 718 of the simulation: the worker's connection was cut between its commit and its reading back.
test('a photo whose worker was lost after its commit stays in its draft, and is not stored again', async () => {
  const { db, open, photo, data, put, keep } = await begun();
  await put();
  const lost: Promise<Put> = Promise.resolve({ failed: 'the connection was cut' });
  expect((await keep(lost, new ArrayBuffer(data.byteLength))).photos).toEqual([photo]);
  expect((await draft(db, open.id))?.photos).toEqual([photo]);
  expect(new Uint8Array((await photoBytes(db, photo.sha256))!)).toEqual(new Uint8Array(data));
});

test('what the worker stored wrong is stored again by the page, and not named when that is no better', async () => {
  const { db, open, photo, data, put, keep } = await begun();
  await put();
  const bytes = data.slice(0);
  new Uint8Array(bytes)[50] = 1;
  await db.photoBytes.put({ sha256: photo.sha256, bytes });
  const wrong: Promise<Put> = Promise.resolve({ failed: 'the photo did not read back as it was' });
  expect((await keep(wrong)).photos).toEqual([photo]);
  expect(new Uint8Array((await photoBytes(db, photo.sha256))!)).toEqual(new Uint8Array(data));
  await db.photoBytes.put({ sha256: photo.sha256, bytes });
  await expect(keep(wrong, bytes)).rejects.toMatchObject({ reason: 'damaged' });
  expect((await draft(db, open.id))?.photos).toEqual([]);
});

test('the worker does not call kept what reads back otherwise', async () => {
  const { photo, data, worker } = await begun();
  new Uint8Array(data)[50] = 1;
  await expect(putPhoto(worker, { sha256: photo.sha256, bytes: data, thumb: small })).rejects.toThrow('read back');
});

test('a draft that is no more is not raised by a photo that was put', async () => {
  const { db, open, put, keep } = await begun();
  await put();
  await db.drafts.delete(open.id);
  await expect(keep(Promise.resolve('kept'))).rejects.toMatchObject({ code: 'not-found' });
  expect(await draft(db, open.id)).toBeUndefined();
});

test('a database that is gone or newer is left alone, and the worker is in nobody’s way', async () => {
  const { disk, db, put } = await begun();
  const where = whereToPut(db)!;
  await expect(openToPut({ ...where, version: where.version - 1 }, disk)).rejects.toThrow(/version/i);
  db.close();
  expect(whereToPut(db)).toBeNull();
  const deleted = Promise.withResolvers<string>();
  const asked = disk.deleteDatabase(where.name);
  asked.addEventListener('success', () => deleted.resolve('deleted'));
  asked.addEventListener('blocked', () => deleted.resolve('blocked'));
  expect(await deleted.promise).toBe('deleted');
  await expect(put()).resolves.toHaveProperty('failed');
  await expect(openToPut(where, disk)).rejects.toThrow(/abort/i);
  expect(await disk.databases()).toEqual([]);
});

test('what was put when the page died is in its draft when that is opened again, and lies there until then', async () => {
  const { db, open, worker, photo, data } = await begun();
  await putPhoto(worker, { sha256: photo.sha256, bytes: data, thumb: small }, { draftId: open.id, photo });
  await sweepPhotos(db, Date.now());
  await nameUnnamed(db, open.id);
  expect((await draft(db, open.id))?.photos).toEqual([photo]);
  expect((await draft(db, open.id))?.answers).toMatchObject([{ itemId: photo.itemId, photos: [photo.sha256] }]);
});

test('what shows how it is after it was put right is found again as that', async () => {
  const { db, open, worker, photo, data } = await begun();
  const left = { draftId: open.id, photo, after: true } as const;
  await putPhoto(worker, { sha256: photo.sha256, bytes: data, thumb: small }, left);
  await nameUnnamed(db, open.id);
  expect((await draft(db, open.id))?.answers).toMatchObject([{ photos: [photo.sha256], after: photo.sha256 }]);
});

test('a photo that was named and taken out does not come back by itself', async () => {
  const { db, open, worker, photo, data, keep } = await begun();
  await putPhoto(worker, { sha256: photo.sha256, bytes: data, thumb: small }, { draftId: open.id, photo });
  await keep(Promise.resolve('kept'));
  await dropPhoto(db, open.id, photo);
  await nameUnnamed(db, open.id);
  expect((await draft(db, open.id))?.photos).toEqual([]);

  await putPhoto(worker, { sha256: photo.sha256, bytes: data, thumb: small }, { draftId: open.id, photo });
  await nameUnnamed(db, open.id);
  await dropPhoto(db, open.id, photo);
  await nameUnnamed(db, open.id);
  expect((await draft(db, open.id))?.photos).toEqual([]);
});

test('what was put for one draft is in no other, and goes with its own', async () => {
  const { db, open, worker, photo, data } = await begun();
  const other = await startDraft(db, floor2, checklist);
  await putPhoto(worker, { sha256: photo.sha256, bytes: data, thumb: small }, { draftId: open.id, photo });
  await nameUnnamed(db, other.id);
  expect((await draft(db, other.id))?.photos).toEqual([]);
  await discardDraft(db, open.id);
  expect(await photoBytes(db, photo.sha256)).toBeUndefined();
  expect(await db.meta.where('key').startsWith('unnamed').count()).toBe(0);
});

test('bytes that are not whole are not taken in', async () => {
  const { db, open, worker, photo, data } = await begun();
  await putPhoto(worker, { sha256: photo.sha256, bytes: data, thumb: small }, { draftId: open.id, photo });
  await db.photoBytes.put({ sha256: photo.sha256, bytes: data.slice(1) });
  await nameUnnamed(db, open.id);
  expect((await draft(db, open.id))?.photos).toEqual([]);
  await sweepPhotos(db, Date.now());
  expect(await photoBytes(db, photo.sha256)).toBeUndefined();
});

test('a photo that was refused does not come back by itself when there is room for it later', async () => {
  const { db, open, worker, photo, data, keep } = await begun();
  const others = Array.from({ length: maxPhotosPerItem }, (_, n) => ({ ...photo, sha256: String(n) }));
  await db.drafts.update(open.id, { photos: others });
  await putPhoto(worker, { sha256: photo.sha256, bytes: data, thumb: small }, { draftId: open.id, photo });
  await expect(keep(Promise.resolve('kept'))).rejects.toMatchObject({ code: 'too-many-photos' });
  await db.drafts.update(open.id, { photos: [] });
  await nameUnnamed(db, open.id);
  expect((await draft(db, open.id))?.photos).toEqual([]);
});
