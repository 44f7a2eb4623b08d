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

/** Only inside of a task (`inTask`). */
export function play(simulation: Simulation, seed: number, tier: Tier = 'B'): Result {
  // Where an error was made is asked by nobody but whoever reads of a violation, and then the story is told once more.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    const result = playOnce(simulation, seed, tier);
    if (result.violation === null) return result;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  return playOnce(simulation, seed, tier);
}

function playOnce({ codes, template, grave }: Simulation, seed: number, tier: Tier): Result {
  const random = new Random(seed);
  const options = drawOptions(seed, random, tier);
  const world = new World(codes, options.grave ? grave : template, options, random, newFolder());
  try {
    world.startServer();
    for (const browser of world.browsers) browser.open();
    const isGoingOn = () => world.steps < options.steps || world.pair?.isUnderWay || world.leading?.isUnderWay;
    while (isGoingOn() && !world.checker.violation) turn(world);
    if (!world.checker.violation) settle(world);
    const { steps, trace, network, checker } = world;
    return {
      seed,
      options,
      steps,
      requests: network.requests,
      commits: checker.commits,
      counts: trace.counts,
      hash: trace.end(),
      violation: checker.violation?.message ?? null,
      last: trace.last,
    };
  } finally {
    world.dispose();
  }
}

const longWaitMs = 60_000;

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
