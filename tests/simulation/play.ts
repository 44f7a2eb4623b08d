// One schedule: a world drawn from a seed, a few hundred steps of work and misfortune, and then everything must come right.
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, type Patch } from './bundle.ts';
import { drawOptions, type Options } from './options.ts';
import { Random } from './random.ts';
import { found } from './school.ts';
import { settle } from './settle.ts';
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

/** Limits of the product, scaled down so that a small school meets them too. */
const scale: readonly Patch[] = [
  { file: 'src/db/storage.ts', find: 'const reserveBytes = 5 * 1024 * 1024;', replace: 'const reserveBytes = 64;' },
  { file: 'src/server/routes/changes.ts', find: 'const pageDocuments = 1000;', replace: 'const pageDocuments = 4;' },
  { file: 'src/domain/protocol.ts', find: 'maxEntriesPerPush = 100;', replace: 'maxEntriesPerPush = 4;' },
  { file: 'src/sync/pace.ts', find: 'firstBytes = 64 * 1024;', replace: 'firstBytes = 500;' },
  { file: 'src/sync/pace.ts', find: 'leastBytes = 16 * 1024;', replace: 'leastBytes = 200;' },
  { file: 'src/sync/pace.ts', find: 'mostBytes = 1024 * 1024;', replace: 'mostBytes = 900;' },
];

export type Simulation = { codes: Codes; template: Uint8Array };

/** `patches`: changes to the product's source, each of which must apply. */
export async function prepare(patches: readonly Patch[] = []): Promise<Simulation> {
  const all = [...patches, ...scale];
  const applied = new Set<Patch>();
  const [phone, server, disk] = await Promise.all([
    bundle<never>('tests/simulation/phone-code.ts', all, applied),
    bundle<never>('tests/simulation/server-code.ts', all, applied),
    bundle<never>('fake-indexeddb'),
  ]);
  const lost = all.find((patch) => !applied.has(patch));
  if (lost) throw new Error(`${lost.file} no longer holds ${JSON.stringify(lost.find)}`);
  const codes: Codes = { phone, server, disk };
  return { codes, template: await inTask(() => founded(codes)) };
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

function founded(codes: Codes): Uint8Array {
  const random = new Random(0);
  const world = new World(codes, null, { ...drawOptions(0, random), phones: 0 }, random, newFolder());
  world.server.boot();
  let isDone = false;
  world.scheduler.run(world.server.owner, () => void found(world.server).then(() => (isDone = true)));
  while (world.scheduler.runOne(random)) continue;
  if (!isDone) throw new Error('the school could not be founded');
  const bytes = world.server.backup().database;
  world.dispose();
  return bytes;
}

/** Only inside of a task (`inTask`). */
export function play({ codes, template }: Simulation, seed: number): Result {
  const random = new Random(seed);
  const options = drawOptions(seed, random);
  const world = new World(codes, template, options, random, newFolder());
  try {
    world.startServer();
    for (const browser of world.browsers) browser.open();
    while (world.steps < options.steps && !world.checker.violation) turn(world);
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
