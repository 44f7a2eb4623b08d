// Whether two pictures show the same, told from the difference hashes that phones make of them (64 bits, 16 hex digits).

/** Of 64 bits: the same scene from the same spot stays at or below, one step aside does not. */
export const mostApart = 4;

/** In how many bits two hashes of the same length in hex differ. */
export function bitsApart(one: string, other: string): number {
  let bits = 0;
  for (let i = 0; i < one.length; i++) {
    for (let left = parseInt(one[i]!, 16) ^ parseInt(other[i]!, 16); left > 0; left >>= 1) bits += left & 1;
  }
  return bits;
}

/**
 * A hash in five parts, each a number that no other part has: of two hashes at most `mostApart` bits apart at least one part
 * is the same, so likes are found by their parts.
 */
export function partsOf(dhash: string): number[] {
  const cuts = [0, 3, 6, 9, 12, 16];
  return cuts.slice(1).map((end, n) => n * 0x1_0000 + parseInt(dhash.slice(cuts[n], end), 16));
}
