// Browser walks as a part of the proof: played by their own runner, and told one by one.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import build from '../e2e/build.ts';

export type Played = {
  title: string;
  tags: string[];
  walk: { annotations: { type: string; description?: string }[]; status: string };
};
type Suite = { suites?: Suite[]; specs?: { title: string; tags: string[]; tests: Played['walk'][] }[] };

const walksIn = ({ suites = [], specs = [] }: Suite): Played[] => [
  ...specs.flatMap(({ title, tags, tests }) => tests.map((walk) => ({ title, tags, walk }))),
  ...suites.flatMap(walksIn),
];

/** Nothing is left to another turn. `args`: which files, and how. */
export async function playWalks(args: readonly string[]): Promise<Played[]> {
  build();
  const folder = mkdtempSync(join(tmpdir(), 'patrol-walks-'));
  const report = join(folder, 'walks.json');
  try {
    await new Promise<void>((resolve, reject) => {
      const env = { ...process.env, PATROL_TURN: 'all', PLAYWRIGHT_JSON_OUTPUT_FILE: report };
      spawn('playwright', ['test', '-c', 'tests/e2e', ...args], { env, stdio: ['ignore', 'inherit', 'inherit'] })
        .on('error', reject)
        .on('close', () => resolve());
    });
    return walksIn(JSON.parse(readFileSync(report, 'utf8')) as Suite);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
