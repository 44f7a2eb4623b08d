// What is drawn by lot follows from a text alone: phone and server draw alike, and trying again brings no other.

/** A whole number of 32 bits from a text: FNV-1a, then mixed once more, because ids of one plan differ in a few letters at their end. */
export function scattered(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The same as a share: 0 up to, but not, 1. */
export const draw = (text: string): number => scattered(text) / 2 ** 32;
