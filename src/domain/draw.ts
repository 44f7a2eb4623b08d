// Chance that comes out the same whoever draws: from a text, so that trying again brings nothing else.

/** A whole number below 2^32. FNV-1a, then mixed once more: ids of one plan differ in a few letters at their end. */
export function scattered(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The same as a share, from 0 up to but not 1. */
export const draw = (text: string): number => scattered(text) / 2 ** 32;
