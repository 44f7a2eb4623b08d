// One draft's row: changed in one strict transaction, and its answers kept in step with its photos.
import { Dexie, RangeSet } from 'dexie';
import type { Answer } from '../domain/answer.ts';
import { Refusal } from '../domain/refusal.ts';
import type { DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import type { Draft } from './rows.ts';

/**
 * A photo's bytes and its small picture, written in the transaction of the draft that names them. Without them they lie
 * there already, or the draft stays as it is.
 */
export type Beside = {
  sha256: string;
  pictures: { bytes: ArrayBuffer; thumb: ArrayBuffer } | null;
  /** What the worker left for whoever would find it unnamed, by their keys. */
  unnamed?: readonly string[];
};

/**
 * Changes one draft in one strict transaction; resolves after the commit. Refuses `not-found` when it was submitted or
 * discarded meanwhile: a late save must not raise it from the dead. `beside` is written with it and never uses the
 * reserve, which is there for drafts: a photo would eat it at once.
 */
export async function changeDraft(
  db: DeviceDb,
  id: string,
  change: (stored: Draft) => Draft,
  beside?: Beside,
): Promise<Draft> {
  const changed = await durably(db, () => readAndPut(db, id, change, beside), { mayUseReserve: !beside });
  tellQuestions(db, id, beside);
  return changed;
}

/** Past Dexie, whose own transaction takes twice as long: every tap and every photo waits for this one. */
function readAndPut(db: DeviceDb, id: string, change: (stored: Draft) => Draft, beside?: Beside): Promise<Draft> {
  return new Promise((resolve, reject) => {
    if (!db.isOpen()) throw new Dexie.DatabaseClosedError();
    const tables = beside ? [db.drafts, db.photoBytes, db.thumbs, db.meta] : [db.drafts];
    const names = tables.map((table) => table.name);
    const transaction = db.backendDB().transaction(names, 'readwrite', { durability: 'strict' });
    const storeOf = (table: { name: string }) => transaction.objectStore(table.name);
    let outcome: { changed: Draft } | { failed: unknown } = { failed: new Error('not read') };
    if (beside) putBeside(beside, storeOf, db, (error) => (outcome = { failed: error }));
    const read = storeOf(db.drafts).get(id) as IDBRequest<Draft | undefined>;
    read.onsuccess = () => {
      try {
        if (!read.result) throw notFound(id);
        const changed = { ...change(read.result), changedAt: Math.max(Date.now(), read.result.changedAt + 1) };
        storeOf(db.drafts).put(changed);
        outcome = { changed };
        // Nothing else is asked: without this the commit would wait until the page has heard of the put, and be lost with the page.
        transaction.commit();
      } catch (error) {
        outcome = { failed: error };
        transaction.abort();
      }
    };
    transaction.oncomplete = () => ('changed' in outcome ? resolve(outcome.changed) : reject(outcome.failed));
    // Without an error of its own the transaction was given up above.
    transaction.onabort = () => reject(transaction.error ?? ('failed' in outcome ? outcome.failed : undefined));
  });
}

/** Asked before the draft is read, so that all is known when it is changed. */
function putBeside(
  { sha256, pictures, unnamed = [] }: Beside,
  storeOf: (table: { name: string }) => IDBObjectStore,
  db: DeviceDb,
  giveUp: (error: Error) => void,
): void {
  for (const key of unnamed) storeOf(db.meta).delete(key);
  const bytes = storeOf(db.photoBytes);
  if (pictures) {
    bytes.put({ sha256, bytes: pictures.bytes });
    storeOf(db.thumbs).put({ sha256, bytes: pictures.thumb });
    return;
  }
  const there = bytes.getKey(sha256);
  there.onsuccess = () => {
    if (there.result !== undefined) return;
    giveUp(new Error('its bytes are gone'));
    there.transaction?.abort();
  };
}

/** What Dexie says itself after its own writes: questions on screen, in other tabs too, are asked again. */
function tellQuestions(db: DeviceDb, id: string, beside?: Beside): void {
  const changed = (table: { name: string }, key: string) => ({
    [`idb://${db.name}/${table.name}/`]: new RangeSet().addKey(key),
  });
  Dexie.on.storagemutated.fire({
    ...changed(db.drafts, id),
    ...(beside && { ...changed(db.photoBytes, beside.sha256), ...changed(db.thumbs, beside.sha256) }),
  });
}

const notFound = (id: string): Refusal => new Refusal('not-found', { inspectionId: id });

/** The draft with its answers naming exactly its photos; an item that is a photo is answered by having one. */
export function photosInPlace(draft: Draft): Draft {
  const answers = draft.answers.map((answer): Answer => {
    const photos = draft.photos.filter((photo) => photo.itemId === answer.itemId).map((photo) => photo.sha256);
    const { after, ...others } = answer;
    const kept = { ...others, photos, ...(after && photos.includes(after) && { after }) };
    if (!draft.photoItems.includes(answer.itemId)) return kept;
    return { ...kept, value: photos.length > 0 && !answer.na ? 'taken' : null };
  });
  return { ...draft, answers };
}
