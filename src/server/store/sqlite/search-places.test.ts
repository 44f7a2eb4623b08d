// Where things lie in the index of words, when much comes at one moment and where time ends.
import { expect, test } from 'vitest';
import { id, tonight } from '../../../../tests/cast.ts';
import { indexedKinds, placesFor, rangeOf } from './search-places.ts';

const things = 3000;

/** Puts so many things of one moment where a place is free; how often it was tried, and where they lie. */
function fill(at: number, taken = new Set<number>()): { tries: number; taken: Set<number> } {
  let tries = 0;
  for (let n = 0; n < things; n++) {
    for (const place of placesFor('hazard', id(n + 1), at)) {
      tries++;
      if (taken.has(place)) continue;
      taken.add(place);
      break;
    }
  }
  return { tries, taken };
}

test('what came at one moment finds its place in a few tries each, and each another one', () => {
  const { tries, taken } = fill(tonight);
  expect(taken.size).toBe(things);
  expect(tries / things).toBeLessThan(8);
});

test('a clock before the first or after the last moment keeps within the numbers of its kind', () => {
  for (const at of [-1, 0, 2 ** 42, Number.MAX_SAFE_INTEGER]) {
    const [from, to] = rangeOf('hazard');
    const { tries, taken } = fill(at);
    expect(tries / things).toBeLessThan(8);
    for (const place of taken) expect(place >= from && place < to && Number.isSafeInteger(place)).toBe(true);
  }
});

test('what is newer lies behind what is older, and no kind in another', () => {
  const first = (at: number): number => placesFor('sample', id(1), at).next().value;
  expect(first(tonight + 1)).toBeGreaterThan(first(tonight));
  const ranges = indexedKinds.map(rangeOf);
  expect(ranges.slice(1).map(([from]) => from)).toEqual(ranges.slice(0, -1).map(([, to]) => to));
});
