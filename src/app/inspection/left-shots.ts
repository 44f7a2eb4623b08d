// Photos that lay on the disk as files when the page died: made when their draft is opened again.
import { isGivenUp, takeUp } from '../../db/raw-shots.ts';
import type { DraftStore } from './draft-store.ts';
import { shoot } from './photo-flow.ts';

/** What was begun too often is given up, and the person is told where to look. */
export async function shootLeft(store: DraftStore, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const left = await takeUp(store.db, key);
    if (!left) continue;
    const { photo, raw } = left;
    if (isGivenUp(left)) store.setState({ maybeLost: photo.itemId, shotFault: 'unreadable' });
    else void shoot(store, photo.itemId, { file: new Blob([raw.bytes], { type: raw.type }) }, photo.source, left);
  }
}
