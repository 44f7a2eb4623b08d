// A disk without a byte left, as Chromium tells of it; what it does to the store itself is tried in tests/proof.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checklist, floor2, wang } from '../../tests/cast.ts';
import { picture } from '../../tests/sync/phone.ts';
import { soon } from '../../tests/soon.ts';
import { isFull } from './full.ts';

const noByte = () => new DOMException('IO error: 000004.log: FILE_ERROR_NO_SPACE (WritableFileAppend)', 'UnknownError');
const largeBytes = 1024 * 1024;

/** What the browser keeps beside the databases; without room nothing large goes in. */
class FakeCaches {
  room = true;
  readonly kept = new Map<string, Map<string, Response>>();
  async open(name: string) {
    const cache = this.kept.get(name) ?? this.kept.set(name, new Map()).get(name)!;
    return {
      match: async (url: string) => cache.get(url)?.clone(),
      put: async (url: string, response: Response) => {
        const { byteLength } = await response.clone().arrayBuffer();
        if (!this.room && byteLength > largeBytes) throw new DOMException('', 'QuotaExceededError');
        cache.set(url, response);
      },
      delete: async (url: string) => cache.delete(url),
    };
  }
  async match(url: string, { cacheName }: { cacheName: string }) {
    return this.kept.get(cacheName)?.get(url)?.clone();
  }
  async delete(name: string) {
    return this.kept.delete(name);
  }
}

let caches: FakeCaches;
let disk: IDBFactory;
let nowMs = 0;

beforeEach(() => {
  caches = new FakeCaches();
  disk = new IDBFactory();
  vi.stubGlobal('caches', caches);
  vi.stubGlobal('indexedDB', disk);
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The app as it starts: nothing of an earlier page in its memory. */
async function start() {
  vi.resetModules();
  nowMs += 60_000;
  const [{ DeviceDb, openDatabase }, { durably }, journal] = await Promise.all([
    import('./device-db.ts'),
    import('./durably.ts'),
    import('./journal.ts'),
  ]);
  const db = new DeviceDb(wang.id, undefined, { indexedDB: disk, IDBKeyRange });
  await openDatabase(db);
  return { db, durably, journal };
}

const isMarked = () => caches.kept.get('patrol-journal')?.has('/journal/whole') ?? false;

/** New journals begun from here on. */
function begun(): () => number {
  const opened = vi.spyOn(disk, 'open');
  return () => opened.mock.calls.filter(([name]) => name === 'patrol-new-journal').length;
}

test('a phone that was never short of room writes without more ado', async () => {
  const renewed = begun();
  (await start()).db.close();
  await soon(() => expect(isMarked()).toBe(true));
  const { db, durably, journal } = await start();
  expect(await durably(db, async () => 'written')).toBe('written');
  expect(renewed()).toBe(0);
  expect(journal.isTorn()).toBe(false);
});

test('after a write that found no byte left nothing is written until there is room, and then in a new journal', async () => {
  const { db, durably, journal } = await start();
  const renewed = begun();
  caches.room = false;
  const write = vi.fn(async () => Promise.reject<string>(noByte()));
  await expect(durably(db, write)).rejects.toSatisfy(isFull);
  expect(write).toHaveBeenCalledTimes(1);
  expect(journal.isTorn()).toBe(true);

  const next = vi.fn(async () => 'written');
  await expect(durably(db, next)).rejects.toSatisfy(isFull);
  await expect(db.meta.put({ key: 'opSeq', value: 9 })).rejects.toThrow('Database has been closed');
  expect(next).not.toHaveBeenCalled();
  expect(renewed()).toBe(0);
  expect(db.isOpen()).toBe(false);

  caches.room = true;
  nowMs += 60_000;
  expect(await durably(db, next)).toBe('written');
  expect(renewed()).toBe(1);
  expect(await disk.databases()).toHaveLength(1);
  expect(journal.isTorn()).toBe(false);
  expect(await db.meta.get('opSeq')).toMatchObject({ value: 0 });
});

test('a full disk that the photo worker ran into is known to the page, which says that the photo found no room', async () => {
  const { db, journal } = await start();
  const [{ keepPhoto }, { startDraft }] = await Promise.all([import('./photos.ts'), import('./drafts.ts')]);
  const { id } = await startDraft(db, floor2, checklist);
  const { photo, data } = await picture('Z1-09', 'the door');
  caches.room = false;
  const failed = Promise.resolve({ failed: String(noByte()) });
  await expect(keepPhoto(db, id, photo, data, data, null, failed)).rejects.toMatchObject({ reason: 'full' });
  expect(journal.isTorn()).toBe(true);
});

test('what an earlier start left torn is mended before the first write', async () => {
  const first = await start();
  first.journal.noteTorn(noByte());
  await soon(() => expect(isMarked()).toBe(false));
  first.db.close();

  const renewed = begun();
  caches.room = false;
  await expect(start()).rejects.toSatisfy(isFull);
  expect(renewed()).toBe(0);

  caches.room = true;
  const { db, durably } = await start();
  expect(renewed()).toBe(1);
  expect(await durably(db, () => db.meta.count())).toBeGreaterThan(0);
  expect(isMarked()).toBe(true);
});

test('whether there is room is not proved again with every letter that is typed', async () => {
  const { db, durably, journal } = await start();
  journal.noteTorn(noByte());
  caches.room = false;
  const asked = vi.spyOn(caches, 'open');
  await expect(durably(db, async () => 'a')).rejects.toSatisfy(isFull);
  await expect(durably(db, async () => 'ab')).rejects.toSatisfy(isFull);
  expect(asked.mock.calls.filter(([name]) => name === 'patrol-new-journal')).toHaveLength(1);
});

test('the quota of the browser tears nothing', async () => {
  const { db, durably, journal } = await start();
  const full = new DOMException('', 'QuotaExceededError');
  await expect(durably(db, async () => Promise.reject<string>(full))).rejects.toBe(full);
  expect(journal.isTorn()).toBe(false);
});

test('who shows it hears when it begins and when it is over', async () => {
  const { db, durably, journal } = await start();
  const heard: boolean[] = [];
  journal.watchJournal(() => heard.push(journal.isTorn()));
  caches.room = false;
  await expect(durably(db, async () => Promise.reject<string>(noByte()))).rejects.toSatisfy(isFull);
  caches.room = true;
  nowMs += 60_000;
  await journal.mendJournal();
  expect(heard).toEqual([true, false]);
});

test('a worker that was begun before a page tore the journal writes nothing behind it', async () => {
  (await start()).db.close();
  await soon(() => expect(isMarked()).toBe(true));
  vi.resetModules();
  nowMs += 60_000;
  const journal = await import('./journal.ts');
  await new Promise((resolve) => setTimeout(resolve, 20));
  caches.kept.get('patrol-journal')?.delete('/journal/whole');
  caches.room = false;
  await expect(journal.mendJournal()).rejects.toMatchObject({ name: 'QuotaExceededError' });
  expect(journal.isTorn()).toBe(true);
});
