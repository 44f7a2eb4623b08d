// Whether Chromium's journal ends in a torn record: one that found no byte left on the disk. Whoever writes behind it, or
// opens it before there is room, loses the whole store (docs/adr/0014), so nobody does until a new journal is begun.
import type { Dexie } from 'dexie';
import { mayHaveTorn } from './full.ts';
import { noise } from './noise.ts';

const cacheName = 'patrol-journal';
const wholeUrl = '/journal/whole';
const knownUrl = '/journal/known';

let torn = false;
let look: Promise<void> | undefined;
let renewal: Promise<void> | undefined;
const listeners = new Set<() => void>();

function setTorn(isTorn: boolean): void {
  if (torn === isTorn) return;
  torn = isTorn;
  listeners.forEach((listener) => listener());
}

/** While it is, nothing is written, and what is shut stays shut. */
export const isTorn = (): boolean => torn;

/** Calls when that changes. Returns the way to stop. */
export function watchJournal(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * To be called before a database is opened or written. Begins a new journal if the last one is torn; throws what `isFull`
 * knows while there is no room for that.
 */
export async function mendJournal(): Promise<void> {
  await (look ??= lookForMarks());
  if (!torn) return;
  renewal ??= renew().finally(() => (renewal = undefined));
  await renewal;
}

/** Marks outside the database. The one is taken away when a record is torn: that needs no byte, if the cache was opened before. */
const marks: Promise<Cache> | undefined = openMarks();
marks?.catch(report);

/** Chromium notes who opens a cache, and reads the whole of that function again for it: which should not be the whole app. */
function openMarks(): Promise<Cache> | undefined {
  return typeof caches === 'undefined' ? undefined : caches.open(cacheName);
}

/** Asked without the cache being open: whoever opens the app waits for the answer. Not before it is needed: a worker may live long until it writes. */
function seeMarks(): Promise<unknown[]> | undefined {
  return typeof caches === 'undefined'
    ? undefined
    : Promise.all([knownUrl, wholeUrl].map((url) => caches.match(url, { cacheName })));
}

async function lookForMarks(): Promise<void> {
  // A browser that cannot say is not kept from writing.
  const [isKnown, isWhole] = (await seeMarks()?.catch(report)) ?? [true, true];
  if (!isKnown) marks?.then(layMarks).catch(report);
  else if (!isWhole) setTorn(true);
}

async function layMarks(cache: Cache): Promise<void> {
  await cache.put(wholeUrl, new Response());
  await cache.put(knownUrl, new Response());
}

/** Without a byte Chromium may not answer at all, not even with the app's own files. */
const silence = (): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(noRoom('no answer')), patienceMs));

const patienceMs = 5000;
const notAgainMs = 10_000;
let triedAt = -notAgainMs;

/** Proving that there is room costs time and writes, so who types on a full disk does not cause it with each letter. */
async function renew(): Promise<void> {
  if (performance.now() < triedAt + notAgainMs) throw noRoom('no room a moment ago');
  triedAt = performance.now();
  const { beginNewJournal } = await Promise.race([import('./new-journal.ts'), silence()]);
  await beginNewJournal({ noise, noRoom, silence });
  triedAt = -notAgainMs;
  await marks?.then(layMarks).catch(report);
  setTorn(false);
}

/** Takes note of what a failed write left behind, for later starts too. Nobody waits: without a byte Chromium may never answer. */
export function noteTorn(cause: unknown): void {
  if (torn || !mayHaveTorn(cause)) return;
  setTorn(true);
  marks?.then((cache) => cache.delete(wholeUrl)).catch(report);
}

/** Lets nothing through to a torn journal, whoever writes or opens it, and hears from every transaction whether it is. */
export function refuseTorn(db: Dexie): void {
  watchJournal(() => {
    if (torn) db.close({ disableAutoOpen: true });
    else void db.open().catch(report);
  });
  db.use({
    stack: 'dbcore',
    name: 'journal',
    create: (core) => ({
      ...core,
      transaction(tables, mode, options) {
        if (torn && mode === 'readwrite') throw noRoom('the journal is torn');
        const transaction = core.transaction(tables, mode, options);
        // Reading ones too: whoever comes next hears why the browser closes the store.
        (transaction as IDBTransaction).addEventListener('abort', ({ target }) =>
          noteTorn((target as IDBTransaction).error),
        );
        return transaction;
      },
    }),
  });
}

/** In the browser's own terms, so that one sentence on the screen serves for quota and disk. */
const noRoom = (why: string): DOMException => new DOMException(why, 'QuotaExceededError');

function report(error: unknown): undefined {
  console.error('journal', error);
}
