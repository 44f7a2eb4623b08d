// The bytes of a photo written by the worker that made it, past Dexie and past the page, which only names them afterwards.
// Whatever stands in the way here is left to the page, which does it all again and has the words for what is wrong.
import type { Photo } from '../domain/photo.ts';
import { sha256Hex } from './new-id.ts';
import { keyOfUnnamed, type Unnamed } from './unnamed.ts';

/**
 * Which item of which draft it was taken for: should the page die before its draft names it, the draft still finds it. `raw`: under which
 * name the file lies there until there is a picture of it; `isLeft`: it does since before the page died.
 */
export type TakenFor = Pick<Unnamed, 'draftId' | 'after'> &
  Pick<Photo, 'itemId' | 'takenAt' | 'source'> & { raw?: string | undefined; isLeft?: boolean };
/** A database as the page has it open; another version of it is not touched. */
export type Where = { name: string; version: number; taken?: TakenFor };
/** `kept`: on the disk, read back and hashed. Otherwise nothing is to be counted on, and `failed` is what the browser said. */
export type Put = 'kept' | { failed: string };

/** Who waits longer than this is quicker without. */
const patienceMs = 1000;

/**
 * Opens it for one photo, while the picture is being made; close it afterwards. Throws when it is not there as it was, or not
 * at once: it is never made anew here, and never stands in the way of whoever wants to change it. Throws without the reserve as well, for then
 * the room that is left belongs to what people type.
 */
export function openToPut({ name, version }: Where, disk = indexedDB): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = disk.open(name, version);
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      reject(new Error('the database did not open in time'));
    }, patienceMs);
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => {
      clearTimeout(timer);
      reject(opening.error);
    };
    opening.onsuccess = () => {
      const db = opening.result;
      db.onversionchange = () => db.close();
      const reserve = countReserve(db.transaction('meta'));
      reserve.onsuccess = () => {
        clearTimeout(timer);
        if (reserve.result > 0 && !isLate) return resolve(db);
        db.close();
        reject(new Error(noReserve));
      };
    };
  });
}

const noReserve = 'there is no reserve';

/** Counted, for to tell its key the browser would read all of the row, which is large. */
const countReserve = (transaction: IDBTransaction) => transaction.objectStore('meta').count('reserve');

type PhotoBytes = { sha256: string; bytes: ArrayBuffer; thumb: ArrayBuffer };

/**
 * Stores bytes and small picture in one strict transaction, then reads the bytes back and hashes them. They are copied before
 * this returns its promise, so the caller may hand them on at once. Throws, and then nothing is to be counted on; also when the
 * reserve is there no more. It takes the place of `raw`.
 */
export async function putPhoto(
  db: IDBDatabase,
  { sha256, bytes, thumb }: PhotoBytes,
  of?: Unnamed,
  raw?: string,
): Promise<void> {
  const transaction = strictly(db, ['meta', 'photoBytes', 'thumbs']);
  const reserve = countReserve(transaction);
  // With whatever was asked in the same turn.
  reserve.onsuccess = () => (reserve.result > 0 ? transaction.commit() : transaction.abort());
  if (of) putUnnamed(transaction, of);
  if (of && raw)
    transaction.objectStore('meta').delete(keyOfUnnamed(of.draftId, { itemId: of.photo.itemId, sha256: raw }));
  transaction.objectStore('photoBytes').put({ sha256, bytes });
  transaction.objectStore('thumbs').put({ sha256, bytes: thumb });
  await committed(transaction);
  const kept = await read(db, sha256);
  if (!kept || (await sha256Hex(kept)) !== sha256) throw new Error('the photo did not read back as it was');
}

/**
 * Puts a file as it was chosen, before anything is made of it. `onAsked`: from now on the browser commits it whatever becomes of the page;
 * it is on the disk when this resolves. Throws like `putPhoto`, and then it lies in memory alone. That the reserve is there was seen when the
 * database was opened, a moment ago: to ask again would be to wait until the browser has taken in the file.
 */
export async function putRaw(db: IDBDatabase, of: Unnamed, onAsked: () => void): Promise<void> {
  const transaction = strictly(db, ['meta']);
  putUnnamed(transaction, of);
  transaction.commit();
  // What one turn has asked for leaves the page when it is over.
  setTimeout(onAsked);
  await committed(transaction);
}

/** Its commit is asked for: left to end by itself, it would be given up with a page that dies before it heard of all its requests. */
const strictly = (db: IDBDatabase, stores: string[]): IDBTransaction =>
  db.transaction(stores, 'readwrite', { durability: 'strict' });

const putUnnamed = (transaction: IDBTransaction, value: Unnamed) =>
  transaction.objectStore('meta').put({ key: keyOfUnnamed(value.draftId, value.photo), value });

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error(noReserve));
  });
}

function read(db: IDBDatabase, sha256: string): Promise<ArrayBuffer | undefined> {
  return new Promise((resolve, reject) => {
    const reading = db.transaction('photoBytes').objectStore('photoBytes').get(sha256) as IDBRequest<
      PhotoBytes | undefined
    >;
    reading.onsuccess = () => resolve(reading.result?.bytes);
    reading.onerror = () => reject(reading.error);
  });
}
