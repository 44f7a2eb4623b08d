// Many schedules on all cores, added up.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Patch } from './bundle.ts';
import type { Tier } from './options.ts';
import type { Result } from './play.ts';
import { textsOf } from './texts.ts';
import type { Share } from './worker.ts';

export type Total = {
  schedules: number;
  steps: number;
  requests: number;
  commits: number;
  counts: Map<string, number>;
  violations: Result[];
  seconds: number;
};

export type Fleet = {
  from: number;
  seeds: number;
  tier?: Tier;
  patches?: readonly Patch[];
  stopAtFirst?: boolean;
  workers?: number;
  /** Hears of each schedule as it ends. */
  each?: (total: Total) => void;
  /** Asked after each schedule: has what was waited for happened? Those under way are given up then. */
  isEnough?: (total: Total) => boolean;
};

/** Plays the seeds `from` … `from + seeds - 1`. Rejects when a worker falls over. */
export async function sail({
  from,
  seeds,
  tier = 'B',
  patches = [],
  stopAtFirst = false,
  workers = availableParallelism(),
  each = () => undefined,
  isEnough = () => false,
}: Fleet): Promise<Total> {
  const startedAt = performance.now();
  const total: Total = {
    schedules: 0,
    steps: 0,
    requests: 0,
    commits: 0,
    counts: new Map(),
    violations: [],
    seconds: 0,
  };
  const texts = await textsOf(patches);
  const end = from + seeds;
  const by = Math.min(workers, seeds);
  const crew: Worker[] = [];
  await Promise.all(
    Array.from(
      { length: by },
      (_, i) =>
        new Promise<void>((resolve, reject) => {
          const workerData: Share = { texts, tier, from, end, nth: i, by, stopAtFirst };
          const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
          crew.push(worker);
          worker.on('message', (result: Result) => {
            add(total, result);
            total.seconds = (performance.now() - startedAt) / 1000;
            each(total);
            if ((result.violation !== null && stopAtFirst) || isEnough(total))
              for (const one of crew) void one.terminate();
          });
          worker.on('error', reject);
          worker.on('exit', () => resolve());
        }),
    ),
  );
  return total;
}

function add(total: Total, result: Result): void {
  total.schedules++;
  total.steps += result.steps;
  total.requests += result.requests;
  total.commits += result.commits;
  for (const [what, count] of result.counts) total.counts.set(what, (total.counts.get(what) ?? 0) + count);
  if (result.violation !== null) total.violations.push(result);
}

/** What somebody needs to see of a schedule that broke. */
export function report({ seed, options, violation, last }: Result): string {
  return [
    `seed ${seed} broke ${violation}`,
    `drawn: ${JSON.stringify(options)}`,
    'the last of what happened:',
    ...last.slice(-40),
    `again: npm run simulate -- --seeds 1 --from ${seed} --tier ${options.tier}`,
  ].join('\n');
}
