// G16: a ledger of 100,000 lines as a workbook, written while it is read, against the same by the writer that takes all rows at once.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inKB, inMs, inS, median, spread, times } from './numbers.ts';
import type { Row } from './row.ts';

const rows = 100_000;
const rounds = 3;
const [mostTime, mostMemory, mostHeldMs] = [0.5, 0.1, 100];
type Run = { ms: number; bytes: number; heldMs: number };

const run = promisify(execFile);

export async function workbook(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'patrol-bench-workbook-'));
  const write = async (how: 'streamed' | 'whole'): Promise<Run> => {
    const file = join(folder, `${how}.xlsx`);
    const args = ['tests/bench/workbook/write.ts', how, String(rows), file];
    const { stdout } = await run('node', ['--max-old-space-size=8192', ...args]);
    if (statSync(file).size < 1_000_000) throw new Error(`${how} wrote too little`);
    return JSON.parse(stdout) as Run;
  };
  try {
    const [ours, theirs]: [Run[], Run[]] = [[], []];
    for (let n = 0; n < rounds; n++) {
      ours.push(await write('streamed'));
      theirs.push(await write('whole'));
    }
    const ratio = (of: (one: Run) => number): number => median(ours.map(of)) / median(theirs.map(of));
    const time = ratio(({ ms }) => ms);
    const memory = ratio(({ bytes }) => bytes);
    const held = median(ours.map(({ heldMs }) => heldMs));
    const what = `workbook of ${rows.toLocaleString('en')} lines × 16`;
    const say = (of: (one: Run) => number, word: (value: number) => string): string =>
      `${word(median(ours.map(of)))} (${spread(ours.map(of), word)})`;
    return [
      {
        goal: 'G16',
        what: `${what}, against writing all rows at once`,
        value: `${times(time)}: ${say(({ ms }) => ms, inS)}`,
        must: `≤ ${times(mostTime)}`,
        ok: time <= mostTime,
      },
      {
        goal: 'G16',
        what: 'the same, memory on top of the process',
        value: `${times(memory)}: ${say(
          ({ bytes }) => bytes,
          (value) => inKB(value),
        )}`,
        must: `≤ ${times(mostMemory)}`,
        ok: memory <= mostMemory,
      },
      {
        goal: 'G16',
        what: 'the longest that nobody else is answered meanwhile',
        value: inMs(held),
        must: `≤ ${inMs(mostHeldMs)}`,
        ok: held <= mostHeldMs,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
