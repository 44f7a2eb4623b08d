// Where servers run: their code is loaded once, and whatever it asks of a machine it asks of the one that stands here now.
import * as realCrypto from 'node:crypto';
import * as realFs from 'node:fs';
import { createRequire } from 'node:module';
import type { DatabaseSync } from 'node:sqlite';
import type { Start } from './start.ts';
import { beginning, dateOf, type Clock } from './clock.ts';
import type { Files } from './files.ts';
import { LateDatabase } from './late-statements.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

export type ServerCode = typeof import('./server-code.ts');

/** What the server's code finds around it, of one world. */
export type Standing = {
  scheduler: Scheduler;
  random: Random;
  clock: Clock;
  files: Files;
  /** Is this of a kind that a server of this version does not know yet? */
  isTooNew: (entry: { kind?: unknown } | null) => boolean;
  /** Hears of the database that the code has opened. */
  opened: (db: DatabaseSync) => void;
};
export type ServerHall = {
  code: ServerCode;
  /** From now on the code runs for this world. One at a time, as a thread plays one schedule after the other. */
  enter(standing: Standing): void;
};

const require = createRequire(import.meta.url);
const storeFolder = new URL('../../src/server/store/sqlite', import.meta.url).pathname;

/** What a start of a server makes anew is its app and its store; the code keeps nothing that is of one world (`play.ts`). */
export function serverHall(start: Start<ServerCode>): ServerHall {
  let here: Standing | undefined;
  const now = (): Standing => {
    if (!here) throw new Error('no server stands here yet');
    return here;
  };
  const modules = modulesOf(now);
  const code = start({
    globalThis,
    // The code notes when it was loaded.
    Date: dateOf({ now: () => here?.clock.now() ?? beginning, zoneMin: 480 }),
    Math: Object.assign(Object.create(Math) as Math, { random: () => now().random.next() }),
    performance: { now: () => now().scheduler.now },
    setImmediate: (task: () => void) => now().scheduler.soon(task),
    setTimeout: (task: () => void, ms: number) => now().scheduler.after(now().scheduler.current, ms, task),
    clearTimeout: (timer: { isOff: boolean } | undefined) => timer && (timer.isOff = true),
    AbortSignal,
    structuredClone,
    isTooNew: (entry: { kind?: unknown } | null) => now().isTooNew(entry),
    console,
    require: (name: string) => modules[name] ?? require(name),
    __dirname: storeFolder,
  });
  return { code, enter: (standing) => void (here = standing) };
}

/** What the server's code gets when it asks for a part of Node. */
function modulesOf(now: () => Standing): Readonly<Record<string, unknown>> {
  const ofFiles = (part: 'fs' | 'promises', names: readonly string[]): Record<string, unknown> =>
    Object.fromEntries(
      names.map((name) => [name, (...given: unknown[]) => now().files.modules[part][name]!(...(given as never[]))]),
    );
  return {
    'node:fs': { ...realFs, ...ofFiles('fs', ['mkdirSync', 'createReadStream']) },
    'node:fs/promises': ofFiles('promises', [
      'open',
      'mkdir',
      'rename',
      'rm',
      'stat',
      'truncate',
      'readFile',
      'writeFile',
      'readdir',
    ]),
    'node:crypto': {
      ...realCrypto,
      randomBytes: (count: number) => Buffer.from(now().random.noise(new Uint8Array(count))),
      randomFillSync: (bytes: Uint8Array) => now().random.noise(bytes),
      generateKeyPairSync: () => ({ privateKey: keyOf(now().random.noise(new Uint8Array(32))) }),
      randomUUID: () => `request-${now().random.int(1e9)}`,
    },
    'node:sqlite': {
      DatabaseSync: class extends LateDatabase {
        constructor(file: string) {
          // Waiting for another writer would stop this world's one thread.
          super(file, { timeout: 0 });
          now().opened(this);
        }
      },
    },
  };
}

/** An Ed25519 key of these 32 bytes. */
function keyOf(seed: Uint8Array): realCrypto.KeyObject {
  const key = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  return realCrypto.createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}
