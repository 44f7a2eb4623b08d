// `npm run simulate -- --seeds 1000 --from 1`: more schedules than a test run takes, on all cores, and what was in them.
// `--note FILE` writes down after every two thousand what was played, and goes on from there when it is started again.
import { parseArgs } from 'node:util';
import { playSeries, summed } from './series.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    tier: { type: 'string', default: 'B' },
    workers: { type: 'string' },
    note: { type: 'string' },
  },
});
const { tier, note } = values;
if (tier !== 'A' && tier !== 'B') throw new Error('--tier is A or B');

const series = await playSeries({
  tier,
  from: Number(values.from),
  seeds: Number(values.seeds),
  ...(values.workers === undefined ? {} : { workers: Number(values.workers) }),
  note,
  says: console.log,
  broke: console.error,
});
const { neverMet } = series;
const { schedules, counts, broken, seconds } = series.played;
for (const [what, count] of Object.entries(counts).toSorted(([a], [b]) => a.localeCompare(b)))
  console.log(`${String(count).padStart(9)}  ${what}`);
console.log(summed(series));
console.log(
  `${broken.length} violations in ${seconds.toFixed(0)} s, ${(schedules / seconds).toFixed(2)} schedules a second`,
);
if (broken.length > 0) console.error(`broken: ${broken.join(', ')}`);
if (neverMet.length > 0) console.error(`never happened: ${neverMet.join(', ')}`);
process.exitCode = broken.length + neverMet.length === 0 ? 0 : 1;
