// The school's machine: the real app on a real SQLite file, which can be killed, restored, filled up and blocked.
import { createHash } from 'node:crypto';
import * as realFs from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import type { Parts } from '../../src/server/env.ts';
import type { Clock } from './clock.ts';
import { Files } from './files.ts';
import type { Reply, Sent } from './network.ts';
import type { Random } from './random.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { ServerCode, ServerHall } from './server-hall.ts';

export type { ServerCode } from './server-hall.ts';
type App = ReturnType<ServerCode['buildApp']>;
export type Backup = { database: Uint8Array; files: ReturnType<Files['snapshot']> };

/** Not what costs a server its time; `passwords.test.ts` has the real one. */
const passwords: Parts['passwords'] = {
  keep: async (password) => `kept:${password}`,
  fits: async (password, secret) => secret === `kept:${password}`,
};

type Surroundings = {
  hall: ServerHall;
  scheduler: Scheduler;
  random: Random;
  clock: Clock;
  /** A folder of this world's own, in memory where there is such a disk. */
  folder: string;
  onFault: (what: string, error: unknown) => void;
};

export class ServerMachine {
  readonly files: Files;
  readonly clock: Clock;
  readonly code: ServerCode;
  owner: Owner;
  db!: DatabaseSync;
  parts!: Parts;
  isUp = false;
  /** A kind of entry that came with a later version than this server's; null once it is upgraded. */
  knowsNot: string | null = null;
  /** How often it was started; a line in flight knows by it that its server is no more. */
  boots = 0;
  readonly #around: Surroundings;
  #app!: App;
  #file: string;
  #blocker: DatabaseSync | null = null;
  #inFlight = new Set<(reply: null) => void>();

  constructor(around: Surroundings, template: Uint8Array | null) {
    const { scheduler, random, clock, hall } = around;
    this.#around = around;
    this.clock = clock;
    this.files = new Files(scheduler);
    this.owner = scheduler.owner('server 0');
    this.#file = join(around.folder, 'patrol.db');
    if (template) realFs.writeFileSync(this.#file, template);
    this.code = hall.code;
    const isTooNew = (entry: { kind?: unknown } | null) => this.knowsNot !== null && entry?.kind === this.knowsNot;
    hall.enter({ scheduler, random, clock, files: this.files, isTooNew, opened: (db) => (this.db = db) });
  }

  boot(): void {
    const { scheduler, onFault } = this.#around;
    this.owner = scheduler.owner(`server ${++this.boots}`);
    scheduler.run(this.owner, () => {
      this.parts = {
        store: this.code.openSqlite(this.#file, (fault) => onFault('the rules could not judge', fault)),
        photos: this.code.diskPhotos('/data'),
        passwords,
        log: this.#log(),
        now: () => this.clock.now(),
        templatesFor: () => [],
        earlierEdition: () => null,
        setUpCode: null,
        publicUrl: null,
        isSecure: false,
        dist: null,
        requestsPerMinute: 100_000,
      };
      this.#app = this.code.buildApp(this.parts);
      void this.code.receiving(this.parts).clearLeft();
    });
    this.isUp = true;
  }

  /** Whatever was not committed is gone; a power cut takes what was not synced as well. */
  crash(power: boolean): void {
    this.unblock();
    this.#around.scheduler.kill(this.owner);
    this.isUp = false;
    this.db.close();
    this.files.isFull = false;
    if (power) this.files.powerCut();
    for (const cut of this.#inFlight) cut(null);
    this.#inFlight.clear();
  }

  backup(): Backup {
    return { database: this.db.serialize(), files: this.files.snapshot() };
  }

  /** Only while it is down: the database of the backup, in a new life. */
  restore({ database, files }: Backup): void {
    for (const end of ['', '-wal', '-shm']) realFs.rmSync(this.#file + end, { force: true });
    realFs.writeFileSync(this.#file, database);
    const db = new DatabaseSync(this.#file);
    const epoch = `00000000-0000-7000-8000-${Buffer.from(this.#around.random.noise(new Uint8Array(6))).toString('hex')}`;
    db.prepare(`UPDATE meta SET value = ? WHERE key = 'epoch'`).run(epoch);
    db.close();
    this.files.restore(files);
  }

  fillDisk(): void {
    this.files.isFull = true;
    const { page_count: pages } = this.db.prepare('PRAGMA page_count').get() as { page_count: number };
    this.db.exec(`PRAGMA max_page_count = ${pages}`);
  }

  emptyDisk(): void {
    this.files.isFull = false;
    this.db.exec('PRAGMA max_page_count = 4294967294');
  }

  get isBlocked(): boolean {
    return this.#blocker !== null || this.files.isFull;
  }

  /** A backup tool holds the file. */
  block(): void {
    this.unblock();
    this.#blocker = new DatabaseSync(this.#file, { timeout: 0 });
    this.#blocker.exec('BEGIN IMMEDIATE');
  }

  unblock(): void {
    this.#blocker?.exec('ROLLBACK');
    this.#blocker?.close();
    this.#blocker = null;
  }

  /** Answers null when the line breaks. `whole`: false when only half of the body arrives. */
  handle(sent: Sent, whole: boolean, answer: (reply: Reply | null) => void): void {
    if (!this.isUp) return answer(null);
    const { scheduler } = this.#around;
    const owner = this.owner;
    this.#inFlight.add(answer);
    const end = (reply: Reply | null): void =>
      scheduler.post(scheduler.engine, () => this.#inFlight.delete(answer) && answer(reply));
    scheduler.post(owner, () => {
      const { method, path, headers } = sent;
      const body = whole || !sent.body ? sent.body && Buffer.from(sent.body) : halfOf(sent.body);
      const asked = this.#app.request(path, { method, headers, body, duplex: 'half' } as RequestInit);
      void Promise.resolve(asked).then(async (response) => {
        const bytes = new Uint8Array(await response.arrayBuffer());
        const cookies = response.headers.getSetCookie().map((cookie): [string, string] => ['set-cookie', cookie]);
        end({
          status: response.status,
          headers: [...[...response.headers].filter(notCookie), ...cookies],
          body: bytes,
        });
      });
    });
  }

  /** Whose session a cookie opens; undefined when it opens none. */
  personOf(cookie: string): string | undefined {
    if (!this.isUp) return undefined;
    const token = /patrol=([^;]+)/.exec(cookie)?.[1] ?? '';
    const find = this.db.prepare('SELECT person_id FROM sessions WHERE token_hash = ?');
    return find.get(sha256(token))?.['person_id'] as string | undefined;
  }

  dispose(): void {
    if (this.isUp) this.crash(false);
  }

  #log(): Parts['log'] {
    const { onFault } = this.#around;
    const silent = () => undefined;
    // A message that could not be written beside an entry says its trouble as the fault.
    const error = ({ err, trouble }: { err?: unknown; trouble?: unknown }) => {
      if (trouble === undefined && nameOf(err) !== 'Trouble') onFault('the server failed', err);
    };
    return { info: silent, warn: silent, error, debug: silent } as unknown as Parts['log'];
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');
const notCookie = ([name]: [string, string]): boolean => name !== 'set-cookie';

function halfOf(body: Uint8Array): ReadableStream {
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) return controller.error(new TypeError('connection lost'));
      isSent = true;
      controller.enqueue(body.slice(0, body.length >> 1));
    },
  });
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
