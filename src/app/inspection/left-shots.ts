// Photos that lay on the disk as files when the page died: made when their draft is opened again.
import { takeUp, type LeftShot } from '../../db/raw-shots.ts';
import { unnamedAt } from '../../db/unnamed.ts';
import type { DraftStore } from './draft-store.ts';
import { shoot } from './photo-flow.ts';

/** What was begun too often is given up, and the person is told where to look. */
export async function shootLeft(store: DraftStore, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const found = (await unnamedAt(store.db, key)) as LeftShot;
    const left = await takeUp(store.db, key, found);
    const { photo, raw } = found;
    if (left) void shoot(store, photo.itemId, { file: new Blob([raw.bytes], raw) }, photo.source, left);
    else store.setState({ maybeLost: photo.itemId, shotFault: 'unreadable' });
  }
}
