// Phones, people and a server under everything that happens to them: nothing lost, nothing twice, nothing wrong on the screen.
// Run alone it plays a few schedules, `npm test` hundreds of tier B and thousands of tier A, `npm run proof` more, and
// `npm run simulate` as many as one likes.
import { expect, test } from 'vitest';
import { outcomes } from './act.ts';
import { acts } from './acts.ts';
import { befall } from './befall.ts';
import { report, sail, type Fleet, type Total } from './fleet.ts';
import { lineFaults } from './network.ts';
import { inTask, play, playAll, prepare, type Result } from './play.ts';
import { sized } from '../proof/size.ts';
import { textsOf } from './texts.ts';

const ofB = sized({ quick: 5, commit: 200, proof: 370 });
const ofA = sized({ quick: 20, commit: 1800, proof: 1800 });
/** So many of tier B are played at most until everything has happened. */
const mostOfB = 1850;
const aMinute = 60_000;

const tiers = [
  { tier: 'B', schedules: ofB },
  { tier: 'A', schedules: ofA },
] as const;
/** What has happened in any of them. */
const happened = new Set<string>();

/** What broke among these schedules. */
async function broken(fleet: Fleet): Promise<string[]> {
  const { schedules, counts, violations } = await sail(fleet);
  if (schedules !== fleet.seeds) throw new Error(`only ${schedules} were played`);
  for (const what of counts.keys()) happened.add(what);
  return violations.map(report);
}

test.each(tiers)(
  '$schedules schedules of tier $tier keep every promise',
  async ({ tier, schedules }) => {
    expect(await broken({ from: 1, seeds: schedules, tier })).toEqual([]);
  },
  20 * aMinute,
);

const ofPhones = [
  'kept raw by an older server',
  'abort a transaction',
  'phone disk full',
  'turned away',
  'sent back',
  'slow commit',
  'told a screen',
];
const work = [...acts.map((act) => `act: ${act.name}`), ...outcomes];
const everything = [...lineFaults, ...Object.keys(befall), ...ofPhones, ...work];
const missing = (): string[] => everything.filter((what) => !happened.has(what));

/** Goes on playing until nothing is missing, and answers what broke meanwhile. */
async function brokenUntilMet(): Promise<string[]> {
  const isEnough = ({ counts }: Total): boolean => {
    for (const what of counts.keys()) happened.add(what);
    return missing().length === 0;
  };
  const more = { from: ofB + 1, seeds: mostOfB - ofB, stopAtFirst: true };
  const { violations } = await sail({ ...more, isEnough });
  return violations.map(report);
}

// Faults that never happen prove nothing. What is rare is waited for, as each change makes every seed another story.
test.runIf(ofB >= 200 && ofA >= 1000)(
  'and among them everything happened',
  async () => {
    expect(missing().length === 0 ? [] : await brokenUntilMet()).toEqual([]);
    expect(missing()).toEqual([]);
  },
  20 * aMinute,
);

test(
  'the same seed is the same story, to the byte',
  async () => {
    const simulation = await prepare(await textsOf());
    const once = await inTask(() => play(simulation, 7));
    const other = await inTask(() => play(simulation, 8));
    const short = await inTask(() => play(simulation, 7, 'A'));
    // The server's code has run for three other worlds meanwhile, and has kept nothing of them.
    const again = await inTask(() => play(simulation, 7));
    expect(again.hash).toBe(once.hash);
    // Alone it is played up to, among others it is one of them.
    const among: Result[] = [];
    await inTask(() => playAll(simulation, { from: 1, end: 9, tier: 'A' }, (result) => among.push(result)));
    expect(among.map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(among[6]).toEqual(short);
    expect(new Set([once.hash, other.hash, short.hash]).size).toBe(3);
    expect(once.steps).toBeGreaterThan(40);
  },
  aMinute,
);
