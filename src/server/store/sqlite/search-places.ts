// Where a thing lies in the index of words: by its kind, and the newest last.
import { scattered } from '../../../domain/draw.ts';
import type { IndexedKind } from '../search-store.ts';

export const indexedKinds = ['inspection', 'hazard', 'sample'] as const satisfies readonly IndexedKind[];

/** Ms up to the year 2109: with a kind above and a slot below it stays a whole number in JavaScript. */
const lastMs = 2 ** 42 - 1;
const slots = 2 ** 8;
const span = 2 ** 50;
/** Doublings of the slots: what the scattering of an id reaches. */
const widest = 24;

/** The numbers of a kind: from, and up to but not. */
export function rangeOf(kind: IndexedKind): [from: number, to: number] {
  const from = indexedKinds.indexOf(kind) * span;
  return [from, from + span];
}

/**
 * The numbers to try for a thing of the moment `at` (UTC ms), one after another without end. Much of one moment spreads over more and more of
 * those after it, so that a free one is found in a few tries however much came at once.
 */
export function* placesFor(kind: IndexedKind, id: string, at: number): Generator<number, never> {
  const [from, to] = rangeOf(kind);
  const first = Math.min(Math.max(at, 0), lastMs) * slots;
  for (let tried = 0; ; tried++) {
    const width = slots * 2 ** Math.min(tried, widest);
    const drawn = scattered(tried === 0 ? id : `${id} ${tried}`) % width;
    yield from + Math.min(first, to - from - width) + drawn;
  }
}
