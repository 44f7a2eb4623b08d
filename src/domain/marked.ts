// What was drawn over the photos of a case. Its document names photos by their hashes, so it carries the marks beside them.
import type { Hazard } from './hazard.ts';
import type { Mark, Photo } from './photo.ts';

export type Marked = Pick<Photo, 'width' | 'height'> & { marks: NonNullable<Photo['marks']> };
/** By hash; only of photos that were drawn on. */
export type MarkedPhotos = Readonly<Record<string, Marked>>;

/** Carried by a case; the ledger has them all. */
const mostMarked = 100;

type HasMarked = { marked?: MarkedPhotos };

/** `marked` of these photos; nothing where none was drawn on. */
export function markedIn(photos: readonly Photo[]): HasMarked {
  const drawn = photos.flatMap(({ sha256, width, height, marks }): [string, Marked][] =>
    marks ? [[sha256, { width, height, marks }]] : [],
  );
  return drawn.length > 0 ? { marked: Object.fromEntries(drawn) } : {};
}

/** A case that carries the marks of these photos as well; what was said of a photo last counts. */
export function withMarked<H extends Pick<Hazard, 'marked'>>(hazard: H, { marked }: HasMarked): H {
  if (!marked) return hazard;
  const all = Object.entries({ ...hazard.marked, ...marked }).slice(-mostMarked);
  return { ...hazard, marked: Object.fromEntries(all) };
}

/** Without those of some photos, because all is said anew of them. */
export const markedBesides = ({ marked = {} }: HasMarked, said: readonly string[]): HasMarked => {
  const others = Object.entries(marked).filter(([sha256]) => !said.includes(sha256));
  return others.length > 0 ? { marked: Object.fromEntries(others) } : {};
};

/** Photos of a case as they are shown large. */
export const asDrawn = (
  { marked }: HasMarked,
  photos: readonly string[],
): (Pick<Photo, 'sha256'> & Partial<Marked>)[] => photos.map((sha256) => ({ sha256, ...marked?.[sha256] }));

/** A photo with these marks in place of those it had; none: it is bare again. */
export const drawnOn = ({ marks: _before, ...photo }: Photo, marks: readonly Mark[]): Photo =>
  marks.length > 0 ? { ...photo, marks: [...marks] } : photo;
