// A known bug that cannot be put back any more would be said to be caught, or missed, without having been tried.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mutants } from './mutants.ts';

const root = new URL('../..', import.meta.url).pathname;
const timesIn = (text: string, part: string): number => text.split(part).length - 1;

test('every known bug can still be put back: what it changes stands in the code, once', () => {
  const gone = mutants.flatMap(({ name, patches }) =>
    patches.flatMap(({ file, find }) => {
      const times = timesIn(readFileSync(root + file, 'utf8'), find);
      return times === 1 ? [] : [`${name}: ${times} times in ${file}: ${find}`];
    }),
  );
  expect(gone).toEqual([]);
});
