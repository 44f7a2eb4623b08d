// One draft's row: changed in one strict transaction, and its answers kept in step with its photos.
import { Dexie, RangeSet } from 'dexie';
import type { Answer } from '../domain/answer.ts';
import { Refusal } from '../domain/refusal.ts';
import type { DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import type { Draft } from './rows.ts';

/**
 * Changes one draft in one strict transaction; resolves after the commit. Refuses `not-found` when it was submitted or
 * discarded meanwhile: a late save must not raise it from the dead.
 */
export async function changeDraft(db: DeviceDb, id: string, change: (stored: Draft) => Draft): Promise<Draft> {
  const changed = await durably(db, () => readAndPut(db, id, change));
  tellQuestions(db, id);
  return changed;
}

/** Past Dexie, whose own transaction takes twice as long: every tap waits for this one. */
function readAndPut(db: DeviceDb, id: string, change: (stored: Draft) => Draft): Promise<Draft> {
  return new Promise((resolve, reject) => {
    if (!db.isOpen()) throw new Dexie.DatabaseClosedError();
    const transaction = db.backendDB().transaction(db.drafts.name, 'readwrite', { durability: 'strict' });
    const drafts = transaction.objectStore(db.drafts.name);
    let outcome: { changed: Draft } | { failed: unknown } = { failed: new Error('the draft was not read') };
    const read = drafts.get(id) as IDBRequest<Draft | undefined>;
    read.onsuccess = () => {
      try {
        if (!read.result) throw notFound(id);
        const changed = { ...change(read.result), changedAt: Date.now() };
        drafts.put(changed);
        outcome = { changed };
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

/** What Dexie says itself after its own writes: questions on screen, in other tabs too, are asked again. */
function tellQuestions(db: DeviceDb, id: string): void {
  Dexie.on.storagemutated.fire({ [`idb://${db.name}/${db.drafts.name}/`]: new RangeSet().addKey(id) });
}

const notFound = (id: string): Refusal => new Refusal('not-found', { inspectionId: id });

/** Inside a transaction over drafts. Refuses `not-found`. */
export async function storedDraft(db: DeviceDb, id: string): Promise<Draft> {
  const stored = await db.drafts.get(id);
  if (!stored) throw notFound(id);
  return stored;
}

/** The draft with its answers naming exactly its photos; an item that is a photo is answered by having one. */
export function photosInPlace(draft: Draft): Draft {
  const answers = draft.answers.map((answer): Answer => {
    const photos = draft.photos.filter((photo) => photo.itemId === answer.itemId).map((photo) => photo.sha256);
    if (!draft.photoItems.includes(answer.itemId)) return { ...answer, photos };
    return { ...answer, photos, value: photos.length > 0 && !answer.na ? 'taken' : null };
  });
  return { ...draft, answers };
}
