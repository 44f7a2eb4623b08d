// A known bug that cannot be put back any more would be said to be caught, or missed, without having been tried.
import { existsSync, readFileSync } from 'node:fs';
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

test('the test that must notice a known bug stands under its name in its file, or in the contract the file holds to', () => {
  const textOf = (file: string) => (existsSync(root + file) ? readFileSync(root + file, 'utf8') : '');
  const lost = mutants.flatMap(({ name, by }) => {
    if (!by || by[1] === '') return [];
    const [file, start] = by;
    const text = textOf(file) + textOf(file.replace(/[^/]+$/, 'store.contract.ts'));
    return [`'${start}`, `"${start}`, `\`${start}`].some((quoted) => text.includes(quoted))
      ? []
      : [`${name}: ${start}`];
  });
  expect(lost).toEqual([]);
});
