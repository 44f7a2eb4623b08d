// Has Chromium begin a new journal: with four megabytes in memory it moves them to a table at the next write, and then
// deletes the journal with what lies torn in it. Killed on the way, it would find the torn record in the middle, so the
// way is short: everything is at hand before the first byte is written.

const name = 'patrol-new-journal';
const rows = 160;
/** Larger values go to files of their own, past the journal. */
const rowBytes = 32 * 1024;
/** The journal, the table it becomes, and as much again. */
const roomBytes = 3 * rows * rowBytes;
const settleMs = 500;

/** Handed over, for an import would wait for the page, which waits for this. */
export type Tools = {
  noise: (length: number) => ArrayBuffer;
  noRoom: (why: string) => Error;
  /** Rejects after a while. */
  silence: () => Promise<never>;
};

/** Throws what `noRoom` makes while there is none, and has then not touched the databases. */
export async function beginNewJournal({ noise, noRoom, silence }: Tools): Promise<void> {
  await Promise.race([takeRoom(noise(roomBytes)), silence()]).catch((error: unknown) => {
    throw noRoom(String(error));
  });
  // The browser frees it a little after it said so.
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const values = Array.from({ length: rows }, () => noise(rowBytes));
  (await opened(indexedDB.open(name, Date.now()), values)).close();
  await settled(indexedDB.deleteDatabase(name));
}

/** Past the databases, for what fails to be written there would be torn as well. */
async function takeRoom(bytes: ArrayBuffer): Promise<void> {
  if (typeof caches === 'undefined') return;
  try {
    const cache = await caches.open(name);
    await cache.put('/room', new Response(bytes));
  } finally {
    void caches.delete(name).catch(() => false);
  }
}

/** Each time a newer version, so that what an earlier attempt left is written over in the same one transaction. */
function opened(opening: IDBOpenDBRequest, values: ArrayBuffer[]): Promise<IDBDatabase> {
  opening.onupgradeneeded = () => {
    const { result: db, transaction } = opening;
    const store = db.objectStoreNames.contains('rows')
      ? transaction!.objectStore('rows')
      : db.createObjectStore('rows');
    values.forEach((value, row) => store.put(value, row));
  };
  return settled(opening);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException('not written', 'UnknownError'));
  });
}
