// The walks that ask one question many times (`tests/e2e/turn.ts`), with nothing left out.
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { askedOf } from '../e2e/turn.ts';
import { readWalks, waitsForTurns } from '../e2e/walks-in-turn.ts';
import type { Part, Told } from './part.ts';
import { playWalks, type Played } from './play-walks.ts';

const waiting = () => readWalks().filter(({ tag }) => tag);

/** Those of which a part is left to another turn. */
function files(): string[] {
  const askInParts = globSync('tests/e2e/*.spec.ts').filter((file) =>
    /from '\.\/turn\.ts'/.test(readFileSync(file, 'utf8')),
  );
  return [...new Set([...askInParts, ...waiting().map(({ file }) => file)])];
}

export const walks: Part = {
  what: 'every screen in every look, width and language, every checklist by touch and by keys, and each walk that waits for its turn',
  isTimed: true,
  async run() {
    return toldBy(await playWalks(files().map((file) => basename(file))));
  },
};

function toldBy(all: readonly Played[]): Told {
  const failed = all.filter(({ walk }) => walk.status === 'unexpected').map(({ title }) => title);
  const asked = all.flatMap(({ walk }) => askedOf(walk.annotations));
  const sum = asked.reduce((total, one) => total + one.asked, 0);
  const waited = all.filter(({ tags }) => waitsForTurns(tags)).length;
  const parts = `${sum} of ${asked.reduce((total, { of }) => total + of, 0)} parts asked in turn`;
  const figures = `${all.length} walks, ${waited} of ${waiting().length} that wait for theirs, ${parts}`;
  return { passed: all.length - failed.length, failed, figures: `${figures}, ${failed.length} walks failed` };
}
