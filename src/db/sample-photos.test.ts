// Photos of a box: on the disk and whole before anything names them, and never without their entry.
import { expect, test } from 'vitest';
import { at, canteen, zhao } from '../../tests/cast.ts';
import { picture, readyDb } from '../../tests/sync/phone.ts';
import type { DeviceDb } from './device-db.ts';
import { takeSample } from './kitchen-acts.ts';
import { kitchenBook } from './kitchen.ts';
import { photoBytes, thumb } from './photo-bytes.ts';
import { keepShots, shotsInPlace, type Shot } from './sample-photos.ts';
import { sweepPhotos } from './sweep.ts';

const box = {
  canteenId: canteen.id,
  day: '2026-11-22',
  meal: 'dinner' as const,
  dish: '米饭',
  until: '18:30',
  grams: 130,
  box: 'A-01',
  fridge: '1号柜',
  shelf: '',
  takenAt: at(),
};

async function shotOf(name: string): Promise<Shot> {
  const { photo, data } = await picture('K1-01', name);
  return { photo, bytes: data, thumb: new Uint8Array([7]).buffer };
}

const kitchenDb = (): Promise<DeviceDb> => readyDb(zhao, [{ type: 'person', id: zhao.id, body: zhao }]);

test('the box, its entry and the photo it names are there together, and wait for delivery', async () => {
  const db = await kitchenDb();
  const shot = await shotOf('the box');
  await takeSample(db, box, undefined, [shot]);
  const [sample] = (await kitchenBook(db)).samples;
  expect(sample?.kept?.photos).toEqual([shot.photo]);
  expect((await photoBytes(db, shot.photo.sha256))?.byteLength).toBe(shot.bytes.byteLength);
  expect((await thumb(db, shot.photo.sha256))?.byteLength).toBe(1);
  const [row] = await db.outbox.toArray();
  expect(row?.photos).toEqual([{ sha256: shot.photo.sha256, bytes: shot.photo.bytes }]);
  await sweepPhotos(db, Date.now());
  expect(await photoBytes(db, shot.photo.sha256)).toBeDefined();
});

test('a photo that is not what its hash says stops the sample, and nothing is recorded', async () => {
  const db = await kitchenDb();
  const shot = await shotOf('the box');
  const damaged = { ...shot, bytes: new Uint8Array([1, 2, 3]).buffer };
  await expect(takeSample(db, box, undefined, [damaged])).rejects.toMatchObject({ reason: 'damaged' });
  expect(await db.outbox.count()).toBe(0);
  expect((await kitchenBook(db)).samples).toEqual([]);
});

test('what was swept away before its entry named it is put back with the entry', async () => {
  const db = await kitchenDb();
  const shot = await shotOf('the box');
  await keepShots(db, [shot]);
  await sweepPhotos(db, Date.now());
  expect(await photoBytes(db, shot.photo.sha256)).toBeUndefined();
  await db.transaction('rw', db.photoBytes, db.thumbs, () => shotsInPlace(db, [shot]));
  expect((await photoBytes(db, shot.photo.sha256))?.byteLength).toBe(shot.bytes.byteLength);
});

test('too small a sample is refused, photo or not', async () => {
  const db = await kitchenDb();
  const shots = [await shotOf('the box')];
  await expect(takeSample(db, { ...box, grams: 120 }, undefined, shots)).rejects.toMatchObject({
    code: 'sample-too-small',
  });
  expect(await db.outbox.count()).toBe(0);
});
