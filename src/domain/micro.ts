// The small proof that is asked for now and then: it follows from round and place, so trying again brings no other.

export type MicroAsk = 'photo' | 'digits';

/** What the arrival at this place is asked for; null for nothing. `micro`: one arrival in so many, 0 for never. */
export function microFor(roundId: string, placeId: string, micro: number): MicroAsk | null {
  if (micro <= 0) return null;
  const drawn = scattered(`${roundId} ${placeId}`);
  if (drawn % micro !== 0) return null;
  return Math.floor(drawn / micro) % 2 === 0 ? 'photo' : 'digits';
}

/** FNV-1a, then mixed once more: ids of one plan differ in a few letters at their end. */
function scattered(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}
