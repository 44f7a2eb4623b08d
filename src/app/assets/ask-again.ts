// An item that rests, because it was done lately, is done again.
import type { DraftStore } from '../inspection/draft-store.ts';

/** It is asked from now on, and the person is at it. */
export function askAgain({ getState, change, moveTo }: DraftStore, itemId: string): void {
  const { draft, answers } = getState();
  // The second of two fast taps may come before the first is drawn.
  if (!answers.has(itemId))
    change([...draft.answers, { itemId, value: null, via: 'tap', at: Date.now(), photos: [] }], 'chosen');
  moveTo(itemId);
}
