// A long series of schedules on all cores, and what there is to say of it: for `npm run simulate` and `npm run proof`.
import { ofTwo } from './act.ts';
import { report, sail } from './fleet.ts';
import { added, noteIn, nothingYet, type Played } from './note.ts';
import type { Tier } from './options.ts';
import { textsOf } from './texts.ts';

const everyS = 30;
/** After so many threads begin anew, and it is written down what was played. */
const atOnce = 2000;
/** From so many on whatever two on one round are there for must have happened. */
const enough = 1000;

type Asked = {
  tier: Tier;
  from: number;
  seeds: number;
  workers?: number;
  /** The file in which what was played is written down. */
  note?: string | undefined;
  says: (line: string) => void;
  /** Hears at once what somebody needs to see of the first that broke; of a long series, of the first in each part of it. */
  broke: (trace: string) => void;
};
export type Series = {
  tier: Tier;
  from: number;
  played: Played;
  neverMet: readonly string[];
};

export async function playSeries({ tier, from, seeds, workers, note: file, says, broke }: Asked): Promise<Series> {
  const note = file === undefined ? null : noteIn(file, { tier, from, seeds, texts: await textsOf() });
  let played: Played = note?.read() ?? nothingYet;
  if (played.schedules > 0) says(`goes on after ${played.schedules} of ${seeds}`);
  while (played.schedules < seeds) {
    const before = played;
    let nextAt = everyS;
    const total = await sail({
      from: from + before.schedules,
      seeds: Math.min(atOnce, seeds - before.schedules),
      tier,
      ...(workers === undefined ? {} : { workers }),
      each: ({ schedules, seconds, violations }) => {
        if (seconds < nextAt) return;
        nextAt = seconds + everyS;
        const broken = before.broken.length + violations.length;
        says(`tier ${tier}: ${before.schedules + schedules} of ${seeds}, ${broken} violations`);
      },
    });
    played = added(before, total);
    note?.write(played);
    const [first] = total.violations.sort((a, b) => a.seed - b.seed);
    if (first) broke(report(first));
  }
  return { tier, from, played, neverMet: neverMetIn(played) };
}

const neverMetIn = ({ schedules, counts }: Played): string[] =>
  schedules < enough ? [] : ofTwo.filter((what) => !(counts[what] ?? 0));

/** What was in them, in one line. */
export const summed = ({ tier, from, played: { schedules, steps, requests, commits } }: Series): string =>
  `tier ${tier}, seeds ${from} to ${from + schedules - 1}: ${schedules} schedules, ${steps} steps, ${requests} requests, ${commits} commits on phones`;
