import { expect, test } from 'vitest';
import { partOf } from './turn.ts';

const screens = Array.from({ length: 54 }, (_, n) => `screen ${n}`);

test('over as many commits as there are parts each screen is looked at once', () => {
  for (const parts of [1, 2, 3, 4, 7, 54, 60])
    for (const first of [0, 5, 1752]) {
      const seen = Array.from({ length: parts }, (_, n) => partOf(screens, parts, first + n));
      expect(seen.flat().sort()).toEqual([...screens].sort());
    }
});

test('each commit has its share, and the same commit the same', () => {
  for (const turn of [0, 1, 2, 1752]) {
    expect(partOf(screens, 3, turn)).toHaveLength(18);
    expect(partOf(screens, 3, turn)).toEqual(partOf(screens, 3, turn));
    expect(partOf(screens, 3, turn)).not.toEqual(partOf(screens, 3, turn + 1));
  }
});

test('two walks that share a list go through all of it at each commit', () => {
  for (const turn of [0, 1, 1752])
    expect([...partOf(screens, 2, turn), ...partOf(screens, 2, turn + 1)].sort()).toEqual([...screens].sort());
});
