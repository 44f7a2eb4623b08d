// What one schedule is made of, drawn from its seed.
import { lineFaults, type LineFault, type Weather } from './network.ts';
import { Random } from './random.ts';

/**
 * A: one person, or two on one phone, and a dozen to forty steps before the world heals: thousands of them.
 * B: up to four phones and hundreds of steps, with open screens and slow disks: hundreds of them.
 */
export type Tier = 'A' | 'B';

/** How often something befalls, as one in so many happenings. */
export type Misfortunes = {
  'kill a page': number;
  'open a second page': number;
  'freeze a page': number;
  'sync event': number;
  'go offline': number;
  'wipe the storage': number;
  'jump a phone clock': number;
  'change the time zone': number;
  'cut the database': number;
  'jump the server clock': number;
  'crash the server': number;
  'cut the power of the server': number;
  'back up the server': number;
  'restore the server': number;
  'fill the server disk': number;
  'block the server database': number;
  'end a session': number;
  'revoke a session': number;
  'move a scope': number;
  'publish a template': number;
  'entry of a newer app': number;
  'close the windows of rounds': number;
  'pass on what was theirs': number;
};
export type Misfortune = keyof Misfortunes;

export type Options = {
  seed: number;
  tier: Tier;
  steps: number;
  phones: number;
  /** How many people share the first phone. */
  sharing: number;
  backgroundSync: boolean;
  weather: Weather;
  /** Chance that a transaction is aborted, the disk is full at its commit, as it is about to commit. */
  abortRate: number;
  fullRate: number;
  /** Chance, between any two tasks, that a person acts or something befalls. */
  haste: number;
  /** Of what happens, the part that is misfortune. */
  misfortune: number;
  misfortunes: Misfortunes;
  /** How many entries of the first phone, each on its own, something on the way finds too large, until the world heals. */
  turnsAway: number;
  /** The entry of the first phone that something on the way never lets through, until the world heals, by its number there. */
  sendsBack: number | null;
  /** The server begins as one of a version before this kind of entry, and may be either at each start; null where it is of today's. */
  serverKnowsNot: string | null;
  /** How long the disk of a phone takes over a commit. */
  diskMs: number;
  /** Do pages keep a screen open that follows what is written? */
  screens: boolean;
  /** Those who hand rounds and cases to each other are all there, and nobody else; else the seed says who. */
  together: boolean;
  /** Two of them walk one round, each with a phone of their own and out of reach; the first has two now and then. */
  pair: boolean;
  /** The school has cases that may be major and a plan to be approved, and those who lead share the first phone. */
  grave: boolean;
  /** Where the world goes on from the storm before: other people come, with new phones. */
  arrives: boolean;
  /** Whoever is given most cases leaves as the world heals, and comes back once they are passed on. */
  leaves: boolean;
};

const common: Misfortunes = {
  'kill a page': 6,
  'open a second page': 3,
  'freeze a page': 2,
  'sync event': 2,
  'go offline': 2,
  'wipe the storage': 1,
  'jump a phone clock': 2,
  'change the time zone': 1,
  'cut the database': 2,
  'jump the server clock': 1,
  'crash the server': 3,
  'cut the power of the server': 2,
  'back up the server': 3,
  'restore the server': 2,
  'fill the server disk': 2,
  'block the server database': 2,
  'end a session': 1,
  'revoke a session': 1,
  'move a scope': 2,
  'publish a template': 1,
  'entry of a newer app': 1,
  'close the windows of rounds': 3,
  'pass on what was theirs': 3,
};

/** What a server of an older version may not know yet: what is said often, and what much else hangs on. */
const latecomers = [
  'inspection-submitted',
  'hazard-reported',
  'hazard-handled',
  'round-started',
  'point-visited',
  'asset-kept',
  'place-added',
] as const;

export function drawOptions(seed: number, random: Random, tier: Tier): Options {
  const drawn = drawLong(seed, random);
  return tier === 'B' ? drawn : { ...drawn, tier, ...drawShort(new Random(seed ^ 0x5f5f_5f5f)) };
}

/** What a schedule of tier A has otherwise: the weather and what may befall are those of tier B. */
function drawShort(random: Random): Partial<Options> {
  const drawn = {
    steps: 12 + random.int(30),
    phones: random.chance(0.2) ? 2 : 1,
    sharing: random.chance(0.25) ? 2 : 1,
    haste: random.pick([0.03, 0.1, 0.2]),
    diskMs: 0,
    screens: false,
    together: random.chance(0.2),
    leaves: random.chance(0.1),
    pair: random.chance(0.2),
  };
  const grave = random.chance(0.07);
  const pair = drawn.pair && drawn.phones === 2 && !grave;
  const phones = pair && random.chance(0.7) ? 3 : drawn.phones;
  return { ...drawn, grave, pair, phones, arrives: pair || grave || random.chance(0.15) };
}

/** Each kind is in about half of the schedules, so that rare ones also meet a quiet world. */
function drawLong(seed: number, random: Random): Options {
  const half = <T>(list: readonly T[]): T[] => list.filter(() => random.chance(0.5));
  const faults = half<LineFault>(lineFaults);
  const kinds = Object.keys(common) as Misfortune[];
  const chosen = new Set(half(kinds));
  const isLong = random.chance(0.2);
  // Drawn apart: what is drawn from the seed itself makes every known story another one.
  const apart = new Random(~seed);
  const steps = isLong ? 200 + random.int(401) : 40 + random.int(121);
  const phones = 1 + random.int(isLong ? 4 : 2);
  const others = {
    turnsAway: apart.chance(0.1) ? 4 : 0,
    diskMs: apart.pick([0, 0, 0, 5, 200]),
    screens: apart.chance(0.25),
    together: apart.chance(0.4),
    leaves: apart.chance(0.4),
    pair: apart.chance(0.15) && phones > 1,
  };
  const grave = apart.chance(0.12);
  const serverKnowsNot = apart.chance(0.2) ? apart.pick(latecomers) : null;
  const sendsBack = apart.chance(0.15) ? 1 + apart.int(12) : null;
  return {
    seed,
    tier: 'B',
    steps,
    phones,
    sharing: 1 + random.int(3),
    backgroundSync: random.chance(0.5),
    weather: {
      rate: faults.length === 0 ? 0 : random.pick([0, 0.05, 0.15, 0.3, 0.5]),
      faults,
      latencyMs: random.pick([20, 150, 800, 4000]),
    },
    abortRate: random.pick([0, 0, 0, 0.01, 0.05]),
    fullRate: random.pick([0, 0, 0, 0.02, 0.1]),
    haste: random.pick(isLong ? [0.002, 0.005, 0.01, 0.03] : [0.01, 0.03, 0.1]),
    misfortune: random.pick([0, 0.1, 0.25, 0.4]),
    misfortunes: Object.fromEntries(kinds.map((kind) => [kind, chosen.has(kind) ? common[kind] : 0])) as Misfortunes,
    ...others,
    grave,
    arrives: true,
    serverKnowsNot,
    sendsBack,
    pair: others.pair && !grave,
  };
}
