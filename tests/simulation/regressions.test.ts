// Schedules that break a promise when what they found is put back (`npm run mutants`), each under the name of what it found.
// A seed is another story as soon as anything more is drawn, so what was found has a unit test of its own besides.
import { expect, test } from 'vitest';
import { report } from './fleet.ts';
import { inTask, play, prepare } from './play.ts';

const found: readonly (readonly [number, string])[] = [
  [57, 'a photo in pieces went on under the session of the person who had just signed in'],
  [346, 'what left a phone because the server’s clock ran ahead did not come back when it was right'],
];

const simulation = await prepare();

test.each(found)(
  'seed %i: %s',
  async (seed) => {
    const result = await inTask(() => play(simulation, seed));
    expect(result.violation === null ? '' : report(result)).toBe('');
  },
  60_000,
);
