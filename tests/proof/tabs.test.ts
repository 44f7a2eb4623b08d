import { expect, test } from 'vitest';
import { readWalks } from '../e2e/walks-in-turn.ts';
import { repeated } from './tabs.ts';

test('each walk that the proof repeats stands once in its file, under its name', () => {
  const walks = readWalks();
  for (const { file, begins } of repeated)
    expect(
      walks.filter((walk) => walk.file.endsWith(file) && walk.title.startsWith(begins)),
      begins,
    ).toHaveLength(1);
});
