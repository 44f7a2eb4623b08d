// After a world has healed another storm comes over it: the school has a past then, and so have the phones that stay.
import { foundGraveIn } from './grave-school.ts';
import type { Options, Tier } from './options.ts';
import type { World } from './world.ts';

/** So many schedules of each tier, one seed after the other, are storms in one world. */
const storms: Readonly<Record<Tier, number>> = { A: 5, B: 1 };

/** The seed with which the world of this one begins. */
export const beginningOf = (seed: number, tier: Tier): number =>
  Math.floor((seed - 1) / storms[tier]) * storms[tier] + 1;

export type Seeds = { from: number; end: number; tier: Tier };

/** The seeds `from` to `end`, without that one, world by world. */
export function* worldsOf({ from, end, tier }: Seeds): Generator<Seeds> {
  for (let at = from; at < end;) {
    const next = Math.min(end, beginningOf(at, tier) + storms[tier]);
    yield { from: at, end: next, tier };
    at = next;
  }
}

/**
 * Whoever is signed in from before comes to the point in fewer steps, and more of these are of what was said and is on its way.
 * As little is asked of the line otherwise, it is worse.
 */
const amid = (drawn: Options): Options => ({
  ...drawn,
  steps: Math.ceil(drawn.steps * 0.6),
  haste: drawn.haste / 3,
  misfortune: Math.min(0.6, drawn.misfortune * 2),
  weather: { ...drawn.weather, rate: Math.min(0.6, drawn.weather.rate * 1.5) },
});

/** Of a world in which everything has come right. */
export function goOn(world: World, drawn: Options): void {
  try {
    begin(world, drawn);
  } catch (error) {
    // As in `settle`: whoever waits for an answer gets none once something broke.
    if (!world.checker.violation) throw error;
  }
}

function begin(world: World, drawn: Options): void {
  const { server, network, checker, trace, scheduler, options: before } = world;
  trace.say(scheduler.now, 'world', `goes on with seed ${drawn.seed}`);
  world.steps = 0;
  network.requests = 0;
  checker.commits = 0;
  // Two on one round, and those who lead, are there for that.
  const arrives = drawn.arrives || before.pair || before.grave;
  world.options = arrives ? drawn : amid(drawn);
  if (arrives) arrive(world);
  else putClocksRight(world);
  world.isHealed = false;
  network.weather = world.options.weather;
  if (drawn.serverKnowsNot !== null) {
    server.crash(false);
    world.startServer(true);
  }
  world.begin();
}

/** In most storms. */
function putClocksRight({ browsers, random }: World): void {
  if (random.chance(0.3)) return;
  for (const { clock } of browsers) {
    clock.offsetMs = 0;
    clock.zoneMin = 480;
  }
}

/** What a backup lacks that was made before they came could be on no phone any more. */
function arrive(world: World): void {
  const { grave, seed, tier } = world.options;
  world.trace.count('other people with new phones');
  world.backups.length = 0;
  world.onScreens.length = 0;
  world.arrive();
  if (grave) foundGraveIn(world, seed - beginningOf(seed, tier));
  for (const browser of world.browsers) browser.open();
}
