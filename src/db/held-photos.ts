// What is in hand before it is said of a hazard (`in-hand.ts`), and the photos that nobody may sweep away meanwhile.
import type { Photo } from '../domain/photo.ts';

/** `said`: what was typed and chosen, by the names of the form that reads it again. */
export type InHand = { said: Readonly<Record<string, unknown>>; photos: readonly Photo[] };
/** By what is being said: `report`, or a hazard and a step. */
export type AllInHand = Readonly<Record<string, InHand>>;

/** Their hashes. */
export const photosInHand = (all: AllInHand | undefined): string[] =>
  Object.values(all ?? {}).flatMap(({ photos }) => photos.map(({ sha256 }) => sha256));
