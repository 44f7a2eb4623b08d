// Writes docs/benchmarks.md.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { format, type FormatConfig } from 'oxfmt';
import { findBrowser } from '../tools/browser.ts';
import { how, notProven } from './how.ts';
import type { Row } from './row.ts';

export type Run = { before: number[]; after: number[]; minutes: number; index: number; discarded: number };

const layout = join(import.meta.dirname, '../oxfmtrc.json');
const file = join(import.meta.dirname, '../../docs/benchmarks.md');

const told = ({ goal, what, value, must, ok }: Row): string =>
  `| ${[goal, what, value, must, ok ? 'yes' : '**no**'].join(' | ')} |`;

/** All of it, measured in one run. */
export const writePage = (rows: readonly Row[], run: Run): Promise<void> => write(rows.map(told), machine(run));

/** These lines of the page anew; the others stay as they were measured, and the page says which are of which run. */
export async function renewRows(benches: readonly string[], rows: readonly Row[], run: Run): Promise<void> {
  const page = readFileSync(file, 'utf8');
  const lines = page.split('\n').filter((line) => /^\| (?!goal|-)/.test(line));
  // In their order: "the same" is said of more than one.
  const renewed = Map.groupBy(rows.map(told), lineKey);
  const kept = lines.flatMap((line) => {
    const anew = renewed.get(lineKey(line))?.shift() ?? line;
    // A bench that could not be measured stood there by its own name.
    return benches.includes(cells(line)[0] ?? '') ? [] : [anew];
  });
  const about = page.split('\n').filter((line) => /^[-*] (\d{4}-|\d+ cores|\S+ .*Node |anew )/.test(line));
  const goals = [...new Set(rows.map(({ goal }) => goal))].join(', ');
  await write([...kept, ...[...renewed.values()].flat()], [...about, anew(goals, run)].join('\n'));
}

const cells = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
/** Its goal and what is measured, whatever numbers were drawn for it. */
const lineKey = (line: string): string =>
  cells(line)
    .slice(0, 2)
    .join('|')
    .replaceAll(/[\d.]+/g, '#');

async function write(lines: readonly string[], about: string): Promise<void> {
  const text = [
    '# Benchmarks',
    '',
    'Written by `npm run bench`; not edited by hand. Goals and their numbers: the speed goals of the project. What is missed says **no**.',
    '',
    about,
    '',
    '| goal | what | measured | must | met |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
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
  const { code } = await format(file, text, JSON.parse(readFileSync(layout, 'utf8')) as FormatConfig);
  writeFileSync(file, code);
}

const loads = (load: number[]) => load.map((one) => one.toFixed(1)).join(' / ');
const today = (): string => new Date().toISOString().slice(0, 10);

const machineOf = ({ before, after, index, discarded }: Run): string =>
  `load average (1 / 5 / 15 min) ${loads(before)} before, ${loads(after)} after; BenchmarkIndex ${index.toFixed(0)}; ${discarded} pairs taken again, because somebody else worked`;

const anew = (goals: string, run: Run): string =>
  `- anew on ${today()}, ${run.minutes.toFixed(1)} minutes, ${machineOf(run)}: ${goals}`;

function machine(run: Run): string {
  const [first] = cpus();
  const browser = execFileSync(findBrowser(), ['--version', '--no-sandbox'], { encoding: 'utf8' }).trim();
  return [
    `* ${today()}, ${run.minutes.toFixed(1)} minutes`,
    `* ${cpus().length} cores, ${first?.model ?? 'unknown'}; ${machineOf(run)}`,
    `* ${browser}, Node ${process.versions.node}`,
  ].join('\n');
}
