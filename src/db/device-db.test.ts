import 'fake-indexeddb/auto';
import { IDBDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Dexie } from 'dexie';
import { expect, test, vi } from 'vitest';
import { emptyDb } from '../../tests/sync/phone.ts';
import { li, wang } from '../../tests/cast.ts';
import {
  DatabaseMissing,
  DatabaseNewer,
  DeviceDb,
  hasDeviceDb,
  openDatabase,
  openDeviceDb,
  watchDeviceDb,
  type Draft,
} from './device-db.ts';
import { openToRead } from './open-to-read.ts';
import { durably } from './durably.ts';
import { installIdOf, metaOf } from './meta.ts';
import { unsent } from './unsent.ts';

/** The next version of the app, which has one more table. */
function newerOf(old: DeviceDb, disk: IDBFactory): Dexie {
  const newer = new Dexie(old.name, { indexedDB: disk, IDBKeyRange });
  const sources = old.tables.map(({ name, schema }) => [
    name,
    [schema.primKey, ...schema.indexes].map((index) => index.src).join(','),
  ]);
  newer.version(2).stores({ ...Object.fromEntries(sources), more: 'id' });
  return newer;
}

test('S2 each person has a database of their own', () => {
  expect(emptyDb(wang).name).not.toBe(emptyDb(li).name);
});

test('a database is born with its installation id and counts from nothing', async () => {
  const disk = new IDBFactory();
  const db = emptyDb(wang, disk);
  expect(await metaOf(db, 'opSeq')).toBe(0);
  const installId = await installIdOf(db);
  db.close();
  expect(await installIdOf(emptyDb(wang, disk))).toBe(installId);
  expect(await installIdOf(emptyDb(wang))).not.toBe(installId);
});

test('a database that is wiped under an open page and made again is another installation', async () => {
  const db = emptyDb(wang);
  const installId = await installIdOf(db);
  await db.delete();
  await db.open();
  expect(await installIdOf(db)).not.toBe(installId);
  expect(await metaOf(db, 'opSeq')).toBe(0);
});

test('every write asks for strict durability', async () => {
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const db = emptyDb(wang);
  await db.drafts.delete('none');
  await durably(db, () => db.transaction('rw', db.meta, () => db.meta.delete('loss')));
  const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
  expect(writes).toHaveLength(2);
  for (const [, , options] of writes) expect(options).toEqual({ durability: 'strict' });
  transaction.mockRestore();
});

test('a database made by a newer app is not written into', async () => {
  const disk = new IDBFactory();
  const newer = newerOf(emptyDb(wang), disk);
  await newer.open();
  newer.close();
  await expect(openDatabase(emptyDb(wang, disk))).rejects.toBeInstanceOf(DatabaseNewer);
});

test('a browser without IndexedDB is told apart', async () => {
  const none = { indexedDB: undefined as unknown as IDBFactory };
  await expect(openDatabase(new DeviceDb(wang.id, undefined, none))).rejects.toBeInstanceOf(DatabaseMissing);
});

test('an old tab lets go when a newer app takes the database over, and says so', async () => {
  const disk = new IDBFactory();
  const old = emptyDb(wang, disk);
  await old.open();
  const troubles: string[] = [];
  const stop = watchDeviceDb((trouble) => troubles.push(trouble));
  const newer = newerOf(old, disk);
  await newer.open();
  stop();
  expect(troubles).toEqual(['newer']);
  await expect(durably(old, () => old.drafts.count())).rejects.toMatchObject({ name: 'DatabaseNewer' });
});

test('who deletes a database in another tab is not taken for a newer app', async () => {
  const disk = new IDBFactory();
  const old = emptyDb(wang, disk);
  await old.open();
  const troubles: string[] = [];
  const stop = watchDeviceDb((trouble) => troubles.push(trouble));
  await new Promise((resolve) => (disk.deleteDatabase(old.name).onsuccess = resolve));
  stop();
  expect(troubles).toEqual([]);
});

test('an old tab that does not let go is told of, and the new one opens when it is closed', async () => {
  const disk = new IDBFactory();
  const db = emptyDb(li, disk);
  const held = await new Promise<IDBDatabase>((resolve) => {
    const opening = disk.open(db.name, 1);
    opening.onsuccess = () => resolve(opening.result);
  });
  const troubles: string[] = [];
  const stop = watchDeviceDb((trouble) => troubles.push(trouble));
  const opening = openDatabase(db);
  await vi.waitFor(() => expect(troubles).toEqual(['blocked']));
  held.close();
  await opening;
  stop();
  expect(troubles).toEqual(['blocked']);
  expect(await db.drafts.count()).toBe(0);
});

test('a write goes through after the system closed the database', async () => {
  const db = emptyDb(wang);
  await db.open();
  db.backendDB().close();
  await durably(db, () => db.transaction('rw', db.meta, () => db.meta.put({ key: 'heartbeat', value: { at: 1 } })));
  expect(await metaOf(db, 'heartbeat')).toEqual({ at: 1 });
});

test('a write goes through after WebKit tore its transaction down under a connection that is still there', async () => {
  const words = 'Attempt to get a record from database without an in-progress transaction';
  const db = emptyDb(wang);
  const write = vi.fn(async () => 'written').mockRejectedValueOnce(new DOMException(words, 'UnknownError'));
  expect(await durably(db, write)).toBe('written');
  expect(db.isOpen()).toBe(true);
});

test('a write that fails four times is not taken for a success', async () => {
  vi.useFakeTimers();
  const db = emptyDb(wang);
  const write = vi.fn(async () => {
    throw new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError');
  });
  const written = durably(db, write).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  expect(await written).toMatchObject({ name: 'UnknownError' });
  expect(write).toHaveBeenCalledTimes(4);
  vi.useRealTimers();
});

test('58 what a newer app has stored can still be read, to be taken away as a file', async () => {
  const old = await openDeviceDb(wang.id);
  const draft = { id: 'begun', photos: [], answers: [] } as unknown as Draft;
  await old.drafts.put(draft);
  const newer = newerOf(old, indexedDB);
  await newer.open();
  newer.close();
  await expect(openDatabase(old)).rejects.toBeInstanceOf(DatabaseNewer);
  const db = await openToRead(wang.id);
  expect((await unsent(db)).drafts).toEqual([draft]);
  db.close();
});

test('where there is no database none is made for reading it', async () => {
  await expect(openToRead(li.id)).rejects.toBeInstanceOf(DatabaseMissing);
  expect(await hasDeviceDb(li.id)).toBe(false);
});
