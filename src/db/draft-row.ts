// One draft's row: changed in one strict transaction, and its answers kept in step with its photos.
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
  return durably(db, () =>
    db.transaction('rw', db.drafts, async () => {
      const changed = { ...change(await storedDraft(db, id)), changedAt: Date.now() };
      await db.drafts.put(changed);
      return changed;
    }),
  );
}

/** Inside a transaction over drafts. Refuses `not-found`. */
export async function storedDraft(db: DeviceDb, id: string): Promise<Draft> {
  const stored = await db.drafts.get(id);
  if (!stored) throw new Refusal('not-found', { inspectionId: id });
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
