// A phone: one browser with its storage, cookies and locks, and the processes that run in it.
import type { DeviceDb } from '../../src/db/device-db.ts';
import type { Start } from './start.ts';
import type { Clock } from './clock.ts';
import type { Engine, Factory, Transaction } from './engine.ts';
import { Locks } from './locks.ts';
import type { Network, Sender } from './network.ts';
import type { Random } from './random.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import { scopeOf } from './scope.ts';
import { leaveOpen, type Told } from './screen.ts';
import type { Standing } from './tables.ts';
import type { Trace } from './trace.ts';

export type PhoneCode = typeof import('./phone-code.ts');

export type Surroundings = {
  scheduler: Scheduler;
  random: Random;
  engine: Engine;
  start: Start<PhoneCode>;
  network: Network;
  trace: Trace;
  onCommit: (browser: Browser, tx: Transaction) => void;
  /** What a page that keeps a screen open shows on it. Null: pages keep none open. */
  onTold: ((browser: Browser, personId: string, told: Told) => void) | null;
  /** An error no fault explains. */
  onSurprise: (where: string, error: unknown) => void;
};

export class Browser implements Sender {
  readonly name: string;
  readonly clock: Clock;
  readonly locks: Locks;
  readonly cookies = new Map<string, string>();
  readonly storage = new Map<string, string>();
  readonly around: Surroundings;
  /** Where no network reaches, whatever becomes of the line. */
  isAway = false;
  #hasLine = true;
  isCookieUncertain = false;
  turnsAway = 0;
  sendsBack: number | null = null;
  /** What stood here of each of its people when phone and school were last found to agree. */
  readonly agreed = new Map<string, Standing>();
  disk: Factory;
  pages: Page[] = [];
  /** Background Sync: null where the browser has none. */
  tags: Set<string> | null = null;
  boots = 0;

  constructor(name: string, clock: Clock, around: Surroundings) {
    this.name = name;
    this.clock = clock;
    this.around = around;
    this.locks = new Locks(around.scheduler);
    this.disk = this.#newDisk();
  }

  get isOnline(): boolean {
    return this.#hasLine && !this.isAway;
  }

  set isOnline(has: boolean) {
    this.#hasLine = has;
  }

  #newDisk(): Factory {
    return this.around.engine.newDisk((tx) => this.around.onCommit(this, tx));
  }

  open(kind: Page['kind'] = 'page'): Page {
    const page = new Page(this, kind);
    this.pages.push(page);
    return page;
  }

  /** Everything is closed, and then the browser's storage is cleared. */
  wipe(): void {
    for (const page of this.pages) page.kill();
    this.disk = this.#newDisk();
    this.cookies.clear();
    this.agreed.clear();
  }
}

type Listeners = Map<string, Set<() => void>>;

/** One page or worker, from its start to its end. */
export class Page {
  readonly kind: 'page' | 'worker';
  readonly browser: Browser;
  readonly owner: Owner;
  code!: PhoneCode;
  db: DeviceDb | null = null;
  isVisible = true;
  state: 'starting' | 'signed out' | 'in' | 'broken' = 'starting';
  /** What a person is doing on it right now. */
  act: string | null = null;
  readonly #listeners: Listeners = new Map();
  #stop: () => void = () => undefined;

  constructor(browser: Browser, kind: Page['kind']) {
    const { scheduler } = browser.around;
    this.kind = kind;
    this.browser = browser;
    this.owner = scheduler.owner(`${browser.name} ${kind} ${++browser.boots}`);
    scheduler.post(this.owner, () => {
      this.code = browser.around.start(this.#scope());
      void (kind === 'page' ? this.#begin() : this.#deliver());
    });
  }

  get now(): number {
    return this.browser.around.scheduler.now;
  }

  say(what: string): void {
    this.browser.around.trace.say(this.now, this.owner.name, what);
  }

  /** As a battery pulled out, a swipe, or the system making room. */
  kill(): void {
    const { scheduler, engine } = this.browser.around;
    if (this.act !== null && signingIn.has(this.act)) this.browser.isCookieUncertain = true;
    scheduler.kill(this.owner);
    engine.kill(this.browser.disk, this.owner);
    this.browser.pages = this.browser.pages.filter((page) => page !== this);
  }

  /** Lets the system stop the page; false while it holds a transaction, as browsers wait for that. */
  freeze(): boolean {
    const { engine } = this.browser.around;
    if (engine.isWriting(this.browser.disk, this.owner)) return false;
    this.owner.isFrozen = true;
    engine.wake(this.browser.disk);
    return true;
  }

  tell(event: string): void {
    for (const listener of this.#listeners.get(event) ?? []) this.browser.around.scheduler.post(this.owner, listener);
  }

  enter(db: DeviceDb): void {
    this.db = db;
    this.state = 'in';
    const open = [this.code.keepDelivering(db), this.#keepOpen(db)];
    this.#stop = () => open.forEach((close) => close());
  }

  #keepOpen(db: DeviceDb): () => void {
    const { browser } = this;
    const { onTold, onSurprise } = browser.around;
    if (!onTold) return () => undefined;
    return leaveOpen(
      this.code,
      db,
      (told) => onTold(browser, db.personId, told),
      (error) => onSurprise('a screen', error),
    );
  }

  /** Nobody is signed in on this page any more. */
  leave(): void {
    this.#stop();
    this.#stop = () => undefined;
    this.db = null;
    this.state = 'signed out';
  }

  async #begin(): Promise<void> {
    try {
      const session = await this.code.currentSession();
      if (session) this.enter(await this.code.openDeviceDb(session.person.id));
      else this.state = 'signed out';
    } catch (error) {
      this.state = 'broken';
      this.say(`cannot start: ${String(error)}`);
      this.browser.around.onSurprise('start', error);
    }
  }

  /** As the `sync` event of `src/sw/sw.ts`. */
  async #deliver(): Promise<void> {
    try {
      const session = await this.code.currentSession();
      if (session) {
        const db = await this.code.openDeviceDb(session.person.id);
        this.say(`sync event: ${await this.code.runRound(db, { force: true, stopAfterMs: 120_000 })}`);
      }
    } catch (error) {
      this.say(`sync event failed: ${String(error)}`);
      this.browser.around.onSurprise('sync event', error);
    }
    this.state = 'broken';
  }

  #scope() {
    const { browser } = this;
    const { scheduler, random, engine, network } = browser.around;
    const page = this;
    const add = (event: string, listener: () => void): void => {
      const known = this.#listeners.get(event) ?? new Set();
      this.#listeners.set(event, known.add(listener));
    };
    const remove = (event: string, listener: () => void): void => void this.#listeners.get(event)?.delete(listener);
    return scopeOf(
      { owner: this.owner, scheduler, random, clock: browser.clock },
      {
        fetch: network.of(this.owner, browser),
        indexedDB: browser.disk,
        IDBKeyRange: engine.keyRange,
        navigator: {
          locks: browser.locks.of(this.owner),
          ...(browser.tags ? { serviceWorker: this.#syncManager() } : {}),
        },
        localStorage: {
          getItem: (key: string) => browser.storage.get(key) ?? null,
          setItem: (key: string, value: string) => void browser.storage.set(key, value),
        },
        addEventListener: add,
        removeEventListener: remove,
        document: {
          get visibilityState() {
            return page.isVisible ? 'visible' : 'hidden';
          },
          addEventListener: add,
          removeEventListener: remove,
        },
        console: {
          ...console,
          debug: silent,
          log: silent,
          warn: silent,
          error: (...said: unknown[]) => this.#complain(said),
        },
      },
    );
  }

  #complain(said: unknown[]): void {
    this.say(`console: ${said.map(String).join(' ').slice(0, 160)}`);
    for (const error of said) if (error instanceof Error) this.browser.around.onSurprise('console', error);
  }

  #syncManager(): unknown {
    const tags = this.browser.tags!;
    const sync = { getTags: async () => [...tags], register: async (tag: string) => void tags.add(tag) };
    return { controller: {}, ready: Promise.resolve({ sync }) };
  }
}

const signingIn: ReadonlySet<string> = new Set(['sign in', 'switch', 'look whether signed in']);

const silent = (): void => undefined;
