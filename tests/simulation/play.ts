// One schedule: a world drawn from a seed, a few hundred steps of work and misfortune, and then everything must come right.
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PhoneCode } from './browser.ts';
import { diskHall } from './engine.ts';
import { drawOptions, type Options, type Tier } from './options.ts';
import { Random } from './random.ts';
import { foundGrave } from './grave-school.ts';
import { found } from './school.ts';
import { serverHall, type ServerCode } from './server-hall.ts';
import { settle } from './settle.ts';
import { beginningOf, goOn, type Seeds } from './storm.ts';
import { startOf, startWithShared } from './start.ts';
import type { Texts } from './texts.ts';
import { World, type Codes } from './world.ts';

export type Result = {
  seed: number;
  options: Options;
  steps: number;
  requests: number;
  commits: number;
  /** How often each kind of fault and act happened. */
  counts: Map<string, number>;
  /** SHA-256 over every line of the trace. */
  hash: string;
  violation: string | null;
  last: string[];
};

/** `template`: of the school as it is founded; `grave`: with cases that leaders have to see to. */
export type Simulation = { codes: Codes; template: Uint8Array; grave: Uint8Array };

/** A school, and the code to go on with; each thread makes its own from the same texts. */
export async function prepare(texts: Texts): Promise<Simulation> {
  const codes: Codes = {
    phone: startWithShared<PhoneCode>(texts.phone, 'phone'),
    hall: serverHall(startOf<ServerCode>(texts.server, 'server')),
    disk: diskHall(startOf(texts.disk, 'disk')),
  };
  const template = await inTask(() => founded(codes, found));
  return { codes, template, grave: await inTask(() => founded(codes, foundGrave)) };
}

/** Promises only settle at will outside of a promise. */
export const inTask = <T>(task: () => T): Promise<T> =>
  new Promise((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(task());
      } catch (error) {
        reject(error as Error);
      }
    });
  });

const inMemory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const newFolder = (): string => mkdtempSync(join(inMemory, 'patrol-simulation-'));

function founded(codes: Codes, by: typeof found): Uint8Array {
  const random = new Random(0);
  const world = new World(codes, null, { ...drawOptions(0, random, 'B'), phones: 0 }, random, newFolder());
  world.server.boot();
  let isDone = false;
  world.scheduler.run(world.server.owner, () => void by(world.server).then(() => (isDone = true)));
  while (world.scheduler.runOne(random)) continue;
  if (!isDone) throw new Error('the school could not be founded');
  const bytes = world.server.backup().database;
  world.dispose();
  return bytes;
}

/** Plays the seeds from `from` on, below `end`, one after the other. Only inside of a task (`inTask`). */
export function playAll(simulation: Simulation, seeds: Seeds, each: (result: Result) => void): void {
  // Where an error was made is asked by nobody but whoever reads of a violation, and then the story is told once more.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    for (const result of stories(simulation, seeds)) {
      if (result.violation === null) {
        each(result);
        continue;
      }
      Error.stackTraceLimit = stackTraceLimit;
      const { seed } = result;
      for (const told of stories(simulation, { ...seeds, from: seed, end: seed + 1 })) each(told);
      Error.stackTraceLimit = 0;
    }
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** One of them, after those that its world went through before. */
export function play(simulation: Simulation, seed: number, tier: Tier = 'B'): Result {
  const results: Result[] = [];
  playAll(simulation, { from: seed, end: seed + 1, tier }, (result) => results.push(result));
  return results[0]!;
}

/** After a storm that broke a promise the next one begins in a new world. */
function* stories({ codes, template, grave }: Simulation, { from, end, tier }: Seeds): Generator<Result> {
  let world: World | null = null;
  try {
    for (let seed = beginningOf(from, tier); seed < end; seed++) {
      const random = new Random(seed);
      const options = drawOptions(seed, random, tier);
      if (world && seed === beginningOf(seed, tier)) {
        world.dispose();
        world = null;
      }
      if (world) goOn(world, options);
      else {
        world = new World(codes, options.grave ? grave : template, options, random, newFolder());
        world.startServer();
        for (const browser of world.browsers) browser.open();
      }
      const result = storm(world);
      if (result.violation !== null) {
        world.dispose();
        world = null;
      }
      if (seed >= from) yield result;
    }
  } finally {
    world?.dispose();
  }
}

function storm(world: World): Result {
  const { options, checker, trace, network } = world;
  const isGoingOn = () => world.steps < options.steps || world.pair?.isUnderWay || world.leading?.isUnderWay;
  let [steps, still] = [0, 0];
  while (isGoingOn() && still < mostStill && !checker.violation) {
    turn(world);
    still = world.steps > steps ? 0 : still + 1;
    steps = world.steps;
    if (steps > options.steps + mostMore) checker.fail('a schedule comes to its end', `${steps} steps`);
  }
  if (!checker.violation) settle(world);
  return {
    seed: options.seed,
    options,
    steps: world.steps,
    requests: network.requests,
    commits: checker.commits,
    ...trace.end(),
    violation: checker.violation?.message ?? null,
    last: [...trace.last],
  };
}

const longWaitMs = 60_000;
/** Two on one round go on for some two hundred steps after the others. */
const mostMore = 2000;
/** Where every page is frozen, say, nobody does anything more and nothing more befalls them: then it heals. */
const mostStill = 20_000;

/** Something happens, or somebody goes on, or time passes. */
function turn(world: World): void {
  const { scheduler, random, options } = world;
  if (random.chance(options.haste)) return world.happen();
  if (scheduler.runOne(random)) return;
  const next = scheduler.nextAt();
  const isLong = next === undefined || next - scheduler.now > longWaitMs;
  if (isLong && random.chance(0.9)) return world.happen();
  scheduler.advance();
}
