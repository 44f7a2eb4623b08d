// The small proof that is asked for now and then: it follows from round and place, so trying again brings no other.
import { scattered } from './draw.ts';

export type MicroAsk = 'photo' | 'digits';

/** What the arrival at this place is asked for; null for nothing. `micro`: one arrival in so many, 0 for never. */
export function microFor(roundId: string, placeId: string, micro: number): MicroAsk | null {
  if (micro <= 0) return null;
  const drawn = scattered(`${roundId} ${placeId}`);
  if (drawn % micro !== 0) return null;
  return Math.floor(drawn / micro) % 2 === 0 ? 'photo' : 'digits';
}
