import { Dexie } from 'dexie';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { emptyDb, readyDb, submitted } from '../../tests/sync/phone.ts';
import { wang } from '../../tests/cast.ts';
import { isFull } from './full.ts';
import {
  acknowledgeLoss,
  askToKeep,
  checkCanary,
  keepReserve,
  lostHere,
  noteCanary,
  storageHealth,
} from './storage.ts';
import { saveDraft, startDraft } from './drafts.ts';
import { checklist, floor2 } from '../../tests/cast.ts';

afterEach(() => vi.unstubAllGlobals());

function withLocalStorage(): void {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
}

test('a browser that cannot be asked says so', async () => {
  vi.stubGlobal('navigator', {});
  expect(await askToKeep()).toBeNull();
  expect(await storageHealth()).toEqual({ kept: null, usedBytes: null, roomBytes: null });
});

test('what the browser promised and the room left are shown', async () => {
  const storage = {
    persist: async () => true,
    persisted: async () => true,
    estimate: async () => ({ usage: 30, quota: 100 }),
  };
  vi.stubGlobal('navigator', { storage });
  expect(await askToKeep()).toBe(true);
  expect(await storageHealth()).toEqual({ kept: true, usedBytes: 30, roomBytes: 70 });
});

test('what is typed is saved with the reserve when the disk is full', async () => {
  const db = await readyDb(wang);
  const begun = await startDraft(db, floor2, checklist);
  await keepReserve(db);
  vi.spyOn(db.backendDB(), 'transaction').mockImplementationOnce(() => {
    throw new DOMException('', 'QuotaExceededError');
  });
  expect((await saveDraft(db, { ...begun, itemId: 'Z1-04' })).itemId).toBe('Z1-04');
  expect(await db.meta.get('reserve')).toBeUndefined();
});

test('a full disk without a reserve is said, not hidden', async () => {
  const db = await readyDb(wang);
  await db.meta.delete('reserve');
  const begun = await startDraft(db, floor2, checklist);
  vi.spyOn(db.backendDB(), 'transaction').mockImplementationOnce(() => {
    throw new DOMException('', 'QuotaExceededError');
  });
  await expect(saveDraft(db, begun)).rejects.toSatisfy(isFull);
});

test('a disk without a byte left is called full, under the name Chromium has for it', () => {
  const words = 'Connection is closing because of: IO error: 000004.log: FILE_ERROR_NO_SPACE (WritableFileAppend)';
  expect(isFull(new DOMException(words, 'UnknownError'))).toBe(true);
  expect(isFull(new DOMException('Connection is closing because of: IO error', 'UnknownError'))).toBe(false);
});

test('a disk too full even to give up the reserve is called full, and what was saved before stays', async () => {
  const db = await readyDb(wang);
  const begun = await startDraft(db, floor2, checklist);
  await keepReserve(db);
  const told = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => told.mockRestore());
  vi.spyOn(db.backendDB(), 'transaction').mockImplementationOnce(() => {
    throw new DOMException('', 'QuotaExceededError');
  });
  vi.spyOn(db.meta, 'delete').mockRejectedValueOnce(new DOMException('', 'UnknownError'));
  await expect(saveDraft(db, { ...begun, itemId: 'Z1-04' })).rejects.toSatisfy(isFull);
  expect(await db.meta.get('reserve')).toBeDefined();
  expect((await db.drafts.get(begun.id))?.itemId).toBeNull();
});

test('a database that vanished with work in it is noticed until somebody has read so', async () => {
  withLocalStorage();
  const db = await readyDb(wang);
  await submitted(db, 'never sent');
  await noteCanary(db);
  expect(await checkCanary(db)).toBeNull();
  const reborn = emptyDb(wang);
  expect(await checkCanary(reborn)).toMatchObject({ lost: 1 });
  await noteCanary(reborn);
  expect(await checkCanary(reborn)).toMatchObject({ lost: 1 });
  await acknowledgeLoss(reborn);
  expect(await checkCanary(reborn)).toBeNull();
});

test('a database that vanished with nothing in it is no loss', async () => {
  withLocalStorage();
  await noteCanary(emptyDb(wang));
  expect(await checkCanary(emptyDb(wang))).toBeNull();
});

test('where the browser cleared everything but cookies, the loss is known by them, before anybody signs in too', async () => {
  const jar = new Map<string, string>();
  vi.stubGlobal('location', { protocol: 'https:' });
  vi.stubGlobal('document', {
    get cookie() {
      return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    },
    set cookie(text: string) {
      const [name = '', value = ''] = text.split(';')[0]!.split('=');
      expect(text.endsWith(';path=/;max-age=34560000;samesite=strict;secure')).toBe(true);
      jar.set(name, value);
    },
  });
  const db = await readyDb(wang);
  await submitted(db, 'never sent');
  await noteCanary(db);
  expect([...jar.keys()]).toEqual([`patrol-canary-${wang.id}`]);
  expect(decodeURIComponent([...jar.values()].join())).not.toContain(wang.name);
  vi.spyOn(Dexie, 'exists').mockResolvedValueOnce(false);
  expect(await lostHere()).toBe(1);
  const reborn = emptyDb(wang);
  expect(await checkCanary(reborn)).toMatchObject({ lost: 1 });
  await acknowledgeLoss(reborn);
  expect(await checkCanary(reborn)).toBeNull();
});
