// Phones, people and a server under everything that happens to them: nothing lost, nothing twice, nothing wrong on the screen.
// `npm run check` plays a few schedules, `npm test` a few hundred (SIMULATE), `npm run simulate` as many as one likes.
import { expect, test } from 'vitest';
import { outcomes } from './act.ts';
import { acts } from './acts.ts';
import { befall } from './befall.ts';
import { report, sail } from './fleet.ts';
import { lineFaults } from './network.ts';
import { inTask, play, prepare } from './play.ts';

const schedules = Number(process.env['SIMULATE'] ?? 5);
const aMinute = 60_000;

test(
  `${schedules} schedules keep every promise`,
  async () => {
    const total = await sail({ from: 1, seeds: schedules });
    expect(total.violations.map(report)).toEqual([]);
    expect(total.schedules).toBe(schedules);
    // Faults that never happen prove nothing; a few schedules cannot hold them all.
    const enough = 200;
    if (schedules < enough) return;
    const storage = ['abort a transaction', 'phone disk full', 'slow commit', 'turned away'];
    const done = acts.map((act) => `act: ${act.name}`);
    const everything = [...lineFaults, ...Object.keys(befall), ...storage, 'told a screen', ...done, ...outcomes];
    expect(everything.filter((what) => !total.counts.has(what))).toEqual([]);
  },
  20 * aMinute,
);

test(
  'the same seed is the same story, to the byte',
  async () => {
    const simulation = await prepare();
    const once = await inTask(() => play(simulation, 7));
    const other = await inTask(() => play(simulation, 8));
    const again = await inTask(() => play(simulation, 7));
    expect(again.hash).toBe(once.hash);
    expect(other.hash).not.toBe(once.hash);
    expect(once.steps).toBeGreaterThan(40);
  },
  aMinute,
);
