// `npm run simulate -- --seeds 1000 --from 1`: more schedules than a test run takes, on all cores, and what was in them.
import { parseArgs } from 'node:util';
import { report, sail } from './fleet.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    workers: { type: 'string' },
  },
});
const seeds = Number(values.seeds);
const from = Number(values.from);
const everyS = 30;
let nextAt = everyS;

const total = await sail({
  from,
  seeds,
  ...(values.workers === undefined ? {} : { workers: Number(values.workers) }),
  each: ({ schedules, seconds, violations }) => {
    if (seconds < nextAt) return;
    nextAt = seconds + everyS;
    console.log(`${schedules} of ${seeds} after ${seconds.toFixed(0)} s, ${violations.length} violations`);
  },
});

const { schedules, steps, requests, commits, counts, violations, seconds } = total;
for (const [what, count] of [...counts].toSorted(([a], [b]) => a.localeCompare(b)))
  console.log(`${String(count).padStart(9)}  ${what}`);
console.log(
  `seeds ${from} to ${from + seeds - 1}: ${schedules} schedules, ${steps} steps, ${requests} requests, ${commits} commits on phones`,
);
console.log(
  `${violations.length} violations in ${seconds.toFixed(0)} s, ${(schedules / seconds).toFixed(2)} schedules a second`,
);
const [first] = violations.sort((a, b) => a.seed - b.seed);
if (first) console.error(report(first));
if (violations.length > 1)
  console.error(
    `also broken: ${violations
      .slice(1)
      .map(({ seed }) => seed)
      .join(', ')}`,
  );
process.exitCode = violations.length === 0 ? 0 : 1;
