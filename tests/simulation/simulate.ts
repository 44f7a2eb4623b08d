// `npm run simulate -- --seeds 1000 --from 1`: more schedules than a test run takes, on all cores, and what was in them.
// `--note FILE` writes down after every two thousand what was played, and goes on from there when it is started again.
import { parseArgs } from 'node:util';
import { ofTwo } from './act.ts';
import { report, sail } from './fleet.ts';
import { added, noteIn, nothingYet, type Played } from './note.ts';
import { textsOf } from './texts.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    tier: { type: 'string', default: 'B' },
    workers: { type: 'string' },
    note: { type: 'string' },
  },
});
const [seeds, from] = [Number(values.seeds), Number(values.from)];
const { tier } = values;
if (tier !== 'A' && tier !== 'B') throw new Error('--tier is A or B');
const everyS = 30;
const atOnce = 2000;

const texts = await textsOf();
const note = values.note === undefined ? null : noteIn(values.note, { tier, from, seeds, texts });
let played: Played = note?.read() ?? nothingYet;
if (played.schedules > 0) console.log(`goes on after ${played.schedules} of ${seeds}`);
while (played.schedules < seeds) {
  const before = played;
  let nextAt = everyS;
  const total = await sail({
    from: from + before.schedules,
    seeds: Math.min(note ? atOnce : seeds, seeds - before.schedules),
    tier,
    ...(values.workers === undefined ? {} : { workers: Number(values.workers) }),
    each: ({ schedules, seconds, violations }) => {
      if (seconds < nextAt) return;
      nextAt = seconds + everyS;
      const broken = before.broken.length + violations.length;
      console.log(`${before.schedules + schedules} of ${seeds}, ${broken} violations`);
    },
  });
  played = added(before, total);
  note?.write(played);
  const [first] = total.violations.sort((a, b) => a.seed - b.seed);
  if (first) console.error(report(first));
}

const { schedules, steps, requests, commits, counts, broken, seconds } = played;
for (const [what, count] of Object.entries(counts).toSorted(([a], [b]) => a.localeCompare(b)))
  console.log(`${String(count).padStart(9)}  ${what}`);
console.log(
  `tier ${tier}, seeds ${from} to ${from + schedules - 1}: ${schedules} schedules, ${steps} steps, ${requests} requests, ${commits} commits on phones`,
);
console.log(
  `${broken.length} violations in ${seconds.toFixed(0)} s, ${(schedules / seconds).toFixed(2)} schedules a second`,
);
if (broken.length > 0) console.error(`broken: ${broken.join(', ')}`);
const neverMet = schedules < 1000 ? [] : ofTwo.filter((what) => !(counts[what] ?? 0));
if (neverMet.length > 0) console.error(`never happened: ${neverMet.join(', ')}`);
process.exitCode = broken.length + neverMet.length === 0 ? 0 : 1;
