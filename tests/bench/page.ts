// Writes docs/benchmarks.md.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { findBrowser } from '../tools/browser.ts';
import { how, notProven } from './how.ts';
import type { Row } from './row.ts';

export type Run = { before: number[]; after: number[]; minutes: number };

const file = join(import.meta.dirname, '../../docs/benchmarks.md');

export async function writePage(rows: readonly Row[], run: Run): Promise<void> {
  const text = [
    '# Benchmarks',
    '',
    'Written by `npm run bench`; not edited by hand. Goals and their numbers: the speed goals of the project. What is missed says **no**.',
    '',
    machine(run),
    '',
    '| goal | what | measured | must | met |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(
      ({ goal, what, value, must, ok }) => `| ${[goal, what, value, must, ok ? 'yes' : '**no**'].join(' | ')} |`,
    ),
    '',
    '## How it is measured',
    '',
    'Both sides of a ratio run in turn in the same run (AB, BA) after a warm-up, and the middle one counts; least and most are in brackets. "6×" slows the main thread of the page only: workers, network and disk keep their speed.',
    '',
    ...how.map(({ goal, text }) => `* **${goal}** ${text}`),
    '',
    '## What is not proven',
    '',
    ...notProven.map((line) => `* ${line}`),
    '',
  ].join('\n');
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

function machine({ before, after, minutes }: Run): string {
  const [first] = cpus();
  const loads = (load: number[]) => load.map((one) => one.toFixed(1)).join(' / ');
  const browser = execFileSync(findBrowser(), ['--version', '--no-sandbox'], { encoding: 'utf8' }).trim();
  return [
    `* ${new Date().toISOString().slice(0, 10)}, ${minutes.toFixed(1)} minutes`,
    `* ${cpus().length} cores, ${first?.model ?? 'unknown'}; load average (1 / 5 / 15 min) ${loads(before)} before, ${loads(after)} after`,
    `* ${browser}, Node ${process.versions.node}`,
  ].join('\n');
}
