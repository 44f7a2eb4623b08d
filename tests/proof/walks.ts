// The walks that ask one question many times (`tests/e2e/turn.ts`), with nothing left out.
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import build from '../e2e/build.ts';
import { askedOf } from '../e2e/turn.ts';
import { readWalks, waitsForTurns } from '../e2e/walks-in-turn.ts';
import type { Part, Told } from './part.ts';

type Walk = { annotations: { type: string; description?: string }[]; status: string };
type Suite = { suites?: Suite[]; specs?: { title: string; tags: string[]; tests: Walk[] }[] };

const walksIn = ({ suites = [], specs = [] }: Suite): { title: string; tags: string[]; walk: Walk }[] => [
  ...specs.flatMap(({ title, tags, tests }) => tests.map((walk) => ({ title, tags, walk }))),
  ...suites.flatMap(walksIn),
];

const waiting = () => readWalks().filter(({ tag }) => tag);

/** Those of which a part is left to another turn. */
function files(): string[] {
  const askInParts = globSync('tests/e2e/*.spec.ts').filter((file) =>
    /from '\.\/turn\.ts'/.test(readFileSync(file, 'utf8')),
  );
  return [...new Set([...askInParts, ...waiting().map(({ file }) => file)])];
}

const runOf = (env: Record<string, string>): Promise<void> =>
  new Promise((resolve, reject) => {
    const args = ['test', '-c', 'tests/e2e', ...files().map((file) => basename(file))];
    spawn('playwright', args, { env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] })
      .on('error', reject)
      .on('close', () => resolve());
  });

export const walks: Part = {
  what: 'every screen in every look, width and language, every checklist by touch and by keys, and each walk that waits for its turn',
  isTimed: true,
  async run() {
    build();
    const folder = mkdtempSync(join(tmpdir(), 'patrol-walks-'));
    const report = join(folder, 'walks.json');
    await runOf({ PATROL_TURN: 'all', PLAYWRIGHT_JSON_OUTPUT_FILE: report });
    const told = toldBy(walksIn(JSON.parse(readFileSync(report, 'utf8')) as Suite));
    rmSync(folder, { recursive: true, force: true });
    return told;
  },
};

function toldBy(all: readonly ReturnType<typeof walksIn>[number][]): Told {
  const failed = all.filter(({ walk }) => walk.status === 'unexpected').map(({ title }) => title);
  const asked = all.flatMap(({ walk }) => askedOf(walk.annotations));
  const sum = asked.reduce((total, one) => total + one.asked, 0);
  const waited = all.filter(({ tags }) => waitsForTurns(tags)).length;
  const parts = `${sum} of ${asked.reduce((total, { of }) => total + of, 0)} parts asked in turn`;
  const figures = `${all.length} walks, ${waited} of ${waiting().length} that wait for theirs, ${parts}`;
  return { passed: all.length - failed.length, failed, figures: `${figures}, ${failed.length} walks failed` };
}
