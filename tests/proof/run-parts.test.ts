import { expect, test } from 'vitest';
import type { Part } from './part.ts';
import { Counted } from './run-parts.ts';

const holds: Part = { what: 'it holds', run: async () => ({ passed: 2, failed: [], figures: '2 kills' }) };
const broken = new Error('the school did not open');

test('a part that breaks off has failed with its words, and all others are run and counted', async () => {
  const said: string[] = [];
  const counted = new Counted((line) => void said.push(line));
  const parts: [string, Part][] = [
    ['breaks', { what: 'it breaks', run: () => Promise.reject(broken) }],
    [
      'breaks at once',
      {
        what: 'it breaks',
        run: () => {
          throw broken;
        },
      },
    ],
    [
      'cannot tell',
      {
        ...holds,
        cannot: () => {
          throw broken;
        },
      },
    ],
    ['cannot', { ...holds, cannot: () => 'no such disk' }],
    ['loses', { what: 'it loses', run: async () => ({ passed: 1, failed: ['a photo is gone'], figures: '2 cuts' }) }],
    ['timed and breaks', { what: 'it breaks', isTimed: true, run: () => Promise.reject(broken) }],
    ['timed', { ...holds, isTimed: true }],
    ['holds', holds],
  ];
  await counted.runAll(parts, 'commit');
  expect(counted.total).toEqual({ passed: 5, failed: 5, skipped: 1 });
  expect(said.filter((line) => line.includes('the school did not open'))).toHaveLength(4);
  expect(said.at(-1)).toMatch(/^held {2}timed: it holds: 2 kills/);
});
