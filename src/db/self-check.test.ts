import { expect, test, vi } from 'vitest';
import { readyDb } from '../../tests/sync/phone.ts';
import { wang } from '../../tests/cast.ts';
import { markStart, trySaving } from './self-check.ts';

test('what is saved comes back the same, and nothing of it stays', async () => {
  const db = await readyDb(wang);
  expect(await trySaving(db)).toMatchObject({ is: 'kept' });
  expect(await db.meta.get('probe')).toBeUndefined();
});

test('a full disk and a disk that does not answer are told apart', async () => {
  const db = await readyDb(wang);
  vi.spyOn(db, 'transaction').mockRejectedValueOnce(new DOMException('', 'QuotaExceededError'));
  expect(await trySaving(db)).toEqual({ is: 'full' });
  vi.spyOn(db, 'transaction').mockRejectedValueOnce(new Error('gone'));
  expect(await trySaving(db)).toEqual({ is: 'failed' });
});

test('what comes back changed is not called saved', async () => {
  const db = await readyDb(wang);
  vi.spyOn(db.meta, 'get').mockResolvedValueOnce({ key: 'probe', value: new ArrayBuffer(3) });
  expect(await trySaving(db)).toEqual({ is: 'changed' });
});

test('a start finds the mark of the start before it, however often it looks', async () => {
  const db = await readyDb(wang);
  expect(await markStart(db, 1, 1000)).toBeNull();
  expect(await markStart(db, 1, 2000)).toBeNull();
  expect(await markStart(db, 2, 3000)).toEqual({ at: 1000 });
  expect(await markStart(db, 2, 4000)).toEqual({ at: 1000 });
});
