// The way to the camera, apart from what it does: rows need the one at once, the other comes after the first paint.
import { maxPhotosPerItem } from '../../domain/photo.ts';
import type { DraftStore } from './draft-store.ts';

export const photosAt = (store: DraftStore, itemId: string): number => {
  const { answers, keeping } = store.getState();
  return (answers.get(itemId)?.photos.length ?? 0) + keeping.filter((photo) => photo.itemId === itemId).length;
};

/** Opens the camera for an item; `once` closes it after the first shot, `after`: of how it is after it was put right. */
export function shootFor(store: DraftStore, itemId: string, once: boolean, after = false): void {
  if (photosAt(store, itemId) >= maxPhotosPerItem) return store.setState({ shotFault: 'tooMany' });
  store.setState({ camera: { itemId, once, after }, shotFault: null, maybeLost: null });
}
