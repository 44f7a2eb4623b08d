// What a long run has played so far, in a file: whoever starts it again goes on there.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Total } from './fleet.ts';
import type { Tier } from './options.ts';
import type { Texts } from './texts.ts';

export type Played = Omit<Total, 'counts' | 'violations'> & { counts: Record<string, number>; broken: number[] };

export const nothingYet: Played = {
  schedules: 0,
  steps: 0,
  requests: 0,
  commits: 0,
  seconds: 0,
  counts: {},
  broken: [],
};

export function added(so: Played, far: Total): Played {
  const counts = { ...so.counts };
  for (const [what, count] of far.counts) counts[what] = (counts[what] ?? 0) + count;
  return {
    schedules: so.schedules + far.schedules,
    steps: so.steps + far.steps,
    requests: so.requests + far.requests,
    commits: so.commits + far.commits,
    seconds: so.seconds + far.seconds,
    counts,
    broken: [...so.broken, ...far.violations.map(({ seed }) => seed)],
  };
}

type Run = { tier: Tier; from: number; seeds: number; texts: Texts };

/** Refuses a file of another run, and one that was begun with other code: its sum would be of two products. */
export function noteIn(
  file: string,
  { tier, from, seeds, texts }: Run,
): { read(): Played; write(played: Played): void } {
  const run = { tier, from, seeds, code: createHash('sha256').update(JSON.stringify(texts)).digest('hex') };
  return {
    read() {
      if (!existsSync(file)) return nothingYet;
      const { run: was, played } = JSON.parse(readFileSync(file, 'utf8')) as { run: typeof run; played: Played };
      if (JSON.stringify(was) !== JSON.stringify(run))
        throw new Error(`${file} is of another run, or of other code: ${JSON.stringify(was)}`);
      return played;
    },
    write(played) {
      // Killed between the two, it is the file of before.
      writeFileSync(`${file}.new`, JSON.stringify({ run, played }));
      renameSync(`${file}.new`, file);
    },
  };
}
