// Chance that falls the same way every time.
import { makeId } from '../../domain/id.ts';

export type Chance = {
  /** A number in [from, to). */
  between(from: number, to: number): number;
  whole(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** True in `percent` of a hundred cases. */
  happens(percent: number): boolean;
  id(ms: number): string;
};

/** mulberry32: small, and good enough for a play. */
export function chance(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number) => from + next() * (to - from);
  const whole = (from: number, to: number) => Math.floor(between(from, to + 1));
  return {
    between,
    whole,
    pick: (list) => {
      const picked = list[whole(0, list.length - 1)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    happens: (percent) => next() * 100 < percent,
    id: (ms) =>
      makeId(
        ms,
        Uint8Array.from({ length: 10 }, () => whole(0, 255)),
      ),
  };
}
