// A file that was chosen lies on the disk before there is a picture of it.
import { IDBTransaction } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { photoDisk, small } from '../../tests/photo-disk.ts';
import { discardDraft } from './discard-draft.ts';
import { draft } from './drafts.ts';
import { photoBytes } from './photo-bytes.ts';
import { keepPhoto, nameUnnamed } from './photos.ts';
import { putPhoto, putRaw } from './put-photo.ts';
import { newRawName, takeUp, type LeftShot } from './raw-shots.ts';
import { sweepPhotos } from './sweep.ts';
import { unnamedAt } from './unnamed.ts';

const file = new Uint8Array([1, 2, 3]).buffer;
const stamp = { place: '2层', time: '08:30', person: '', school: '' };

async function begun() {
  const { db, open, worker, photo, data } = await photoDisk();
  const raw = newRawName();
  const shot = { bytes: file, type: 'image/jpeg', stamp, tries: 1 };
  const put = (onAsked = () => undefined as void) =>
    putRaw(worker, { draftId: open.id, photo: { ...photo, sha256: raw }, raw: shot }, onAsked);
  const left = () => db.meta.where('key').startsWith('unnamed').count();
  return { db, open, worker, photo, data, raw, put, left };
}

test('of a file the page died over everything is there that its picture needs', async () => {
  const { db, open, photo, put } = await begun();
  await put();
  await sweepPhotos(db, Date.now());
  const [key = ''] = await nameUnnamed(db, open.id);
  const shot = (await unnamedAt(db, key)) as LeftShot;
  expect(new Uint8Array(shot.raw.bytes)).toEqual(new Uint8Array(file));
  expect(shot).toMatchObject({
    draftId: open.id,
    photo: { itemId: photo.itemId, takenAt: photo.takenAt, source: photo.source },
    raw: { type: 'image/jpeg', stamp },
  });
  expect((await draft(db, open.id))?.photos).toEqual([]);
});

test('a file that was begun three times is given up, and is no more', async () => {
  const { db, open, put } = await begun();
  await put();
  const [key = ''] = await nameUnnamed(db, open.id);
  const outcomes = [];
  for (let shot = await unnamedAt(db, key); shot; shot = await unnamedAt(db, key))
    outcomes.push(await takeUp(db, key, shot as LeftShot));
  expect(outcomes.map((shot) => shot?.raw.tries)).toEqual([2, 3, undefined]);
  expect(await nameUnnamed(db, open.id)).toEqual([]);
});

test('the file goes in the moment its photo comes, whoever writes that', async () => {
  const { db, open, worker, photo, data, raw, put, left } = await begun();
  await put();
  await putPhoto(worker, { sha256: photo.sha256, bytes: data, thumb: small }, { draftId: open.id, photo }, raw);
  expect(await nameUnnamed(db, open.id)).toEqual([]);
  expect((await draft(db, open.id))?.photos).toEqual([photo]);

  await put();
  await keepPhoto(db, open.id, photo, data, small, null, null, { raw });
  expect(await left()).toBe(0);
  expect(await photoBytes(db, photo.sha256)).toBeDefined();
});

test('a file may be opened a turn after the browser was told to commit it, and lies there when that is said', async () => {
  const { put, left } = await begun();
  const commit = vi.spyOn(IDBTransaction.prototype, 'commit');
  const { promise: asked, resolve: mayOpen } = Promise.withResolvers<void>();
  let isSameTurn = true;
  const opened = asked.then(() => isSameTurn);
  const putting = put(mayOpen);
  expect(commit).toHaveBeenCalledOnce();
  commit.mockRestore();
  await Promise.resolve();
  isSameTurn = false;
  expect(await opened).toBe(false);
  await putting;
  expect(await left()).toBe(1);
});

test('a file goes with its draft', async () => {
  const { db, open, put, left } = await begun();
  await put();
  await discardDraft(db, open.id);
  expect(await left()).toBe(0);
});
