// Phones, server and line under one scheduler: everything that happens is a step, and is checked.
import { rmSync } from 'node:fs';
import type { Person } from '../../src/domain/person.ts';
import type { Act, Doing, Outcome } from './act.ts';
import { acts } from './acts.ts';
import { befall } from './befall.ts';
import { Browser, type Page, type PhoneCode } from './browser.ts';
import type { Start } from './start.ts';
import { Checker } from './checker.ts';
import { Clock } from './clock.ts';
import { engineOf, type DiskHall, type Engine, type Transaction } from './engine.ts';
import { Network } from './network.ts';
import { Leading } from './leading.ts';
import { Pair } from './pair.ts';
import type { Misfortune, Options } from './options.ts';
import type { Random } from './random.ts';
import { Scheduler } from './scheduler.ts';
import { leaders, others } from './grave-school.ts';
import { crews, pairs, passwordOf, people } from './school.ts';
import type { Told } from './screen.ts';
import { ServerMachine, type Backup } from './server.ts';
import type { ServerHall } from './server-hall.ts';
import { Trace } from './trace.ts';
import { Truth } from './truth.ts';

/** The product's code, that of phones ready to be started any number of times. */
export type Codes = { phone: Start<PhoneCode>; hall: ServerHall; disk: DiskHall };

export class World {
  readonly scheduler = new Scheduler();
  readonly trace = new Trace();
  /** What is drawn for the storm that there is. */
  options: Options;
  /** What was drawn for that in which those who are here came, each with a new phone. */
  cast: Options;
  readonly random: Random;
  readonly server: ServerMachine;
  readonly network: Network;
  readonly engine: Engine;
  readonly truth: Truth;
  readonly checker: Checker;
  readonly browsers: Browser[] = [];
  readonly backups: Backup[] = [];
  readonly onScreens: string[] = [];
  pair: Pair | null = null;
  leading: Leading | null = null;
  steps = 0;
  isHealed = false;
  /** The end of the ledger, and the documents, as they were folded again last. */
  folded = '';
  readonly #folder: string;
  readonly #codes: Codes;
  #nth = 1;

  constructor(codes: Codes, template: Uint8Array | null, options: Options, random: Random, folder: string) {
    this.options = options;
    this.cast = options;
    this.random = random;
    this.#folder = folder;
    this.#codes = codes;
    const { scheduler, trace } = this;
    scheduler.onFault = (error, owner) => this.surprise(owner.name, error);
    this.server = new ServerMachine(
      {
        hall: codes.hall,
        scheduler,
        random,
        clock: new Clock(scheduler),
        folder,
        onFault: (what, error) => this.surprise(what, error),
      },
      template,
    );
    this.truth = new Truth(this.server);
    this.checker = new Checker(this.truth);
    this.network = new Network(scheduler, random, this.server, trace, options.weather);
    this.network.onStep = () => this.step();
    this.network.onArrival = (sent, sender) => {
      // Known: after such an end a round may go under the next person's session a minute later; the entry is held aside then.
      if (!sender.isCookieUncertain) this.checker.arrived(sent, (cookie) => this.server.personOf(cookie));
    };
    this.network.onExchange = (sent, reply) => this.checker.exchanged(sent, reply);
    this.engine = engineOf(
      codes.disk,
      scheduler,
      (tx) => this.#misfortuneOf(tx),
      () => this.#delayMs(),
    );
    this.arrive();
    this.begin();
  }

  /** Those who are drawn for this storm, each with a new phone; whoever was here before is gone with theirs. */
  arrive(): void {
    for (const browser of this.browsers.splice(0)) {
      browser.wipe();
      this.checker.forget(browser);
    }
    this.cast = this.options;
    for (let i = 0; i < this.cast.phones; i++) this.browsers.push(this.#newBrowser(i));
  }

  begin(): void {
    const { turnsAway, sendsBack, pair, grave } = this.options;
    const [first] = this.browsers;
    if (first) {
      first.turnsAway = turnsAway;
      const [person] = this.usersOf(first);
      first.sendsBack = sendsBack && sendsBack + this.checker.standing(first, person!).entries.size;
    }
    this.pair = pair ? new Pair(this) : null;
    this.leading = grave ? new Leading(this) : null;
  }

  #newBrowser(i: number): Browser {
    const { scheduler, random, engine, network, trace } = this;
    const browser = new Browser(`phone ${i + 1}`, new Clock(scheduler), {
      scheduler,
      random,
      engine,
      start: this.#codes.phone,
      network,
      trace,
      onCommit: (owner, tx) => {
        this.step();
        this.checker.committed(owner, tx);
      },
      onTold: this.cast.screens ? (of, personId, told) => this.#told(of, personId, told) : null,
      onSurprise: (where, error) => this.#complaint(where, error),
    });
    if (this.cast.backgroundSync) browser.tags = new Set();
    return browser;
  }

  #told(browser: Browser, personId: string, told: Told): void {
    this.trace.count('told a screen');
    this.checker.shown(browser, { id: personId }, told);
  }

  step(): void {
    this.steps++;
  }

  /** Who uses this phone: several share the first one. */
  usersOf(browser: Browser): Person[] {
    const i = this.browsers.indexOf(browser);
    const { together, seed, sharing, pair, grave } = this.cast;
    if (grave) return i === 0 ? leaders.slice(0, sharing) : [others[(i - 1) % others.length]!];
    if (pair) return [pairs[i % pairs.length]!];
    const crew = crews[seed % crews.length]!;
    const nth = (n: number): Person => (together ? crew[n % crew.length]! : people[(n + seed) % people.length]!);
    const users = together ? Math.max(2, sharing) : sharing;
    return i === 0 ? Array.from({ length: users }, (_, n) => nth(n)) : [nth(together ? i + 1 : i)];
  }

  /** `isFirst`: of the storm; then it is of the older version, where there is one. */
  startServer(isFirst = this.server.boots === 0): void {
    if (this.server.isUp) return;
    this.#drawVersion(isFirst);
    this.server.boot();
    this.checker.chained(this.truth.restart());
    const { knowsNot } = this.server;
    const version = knowsNot === null ? '' : `, of a version before ${knowsNot}`;
    this.trace.say(this.scheduler.now, 'server', `is up, epoch ${this.truth.epoch.slice(-6)}${version}`);
  }

  /** Upgraded, or put back to the version before. */
  #drawVersion(isFirst: boolean): void {
    const { serverKnowsNot } = this.options;
    if (serverKnowsNot === null) return;
    const isOlder = isFirst || this.random.chance(0.5);
    this.server.knowsNot = isOlder ? serverKnowsNot : null;
  }

  later(ms: number, task: () => void): void {
    this.scheduler.after(this.scheduler.engine, ms, task);
  }

  /** Behind the server's back; false when nothing was changed. */
  sql(statement: string): boolean {
    if (!this.server.isUp || this.server.isBlocked) return false;
    return Number(this.server.db.prepare(statement).run().changes) > 0;
  }

  /** Somebody does something on the page, and what was promised is held against the disk. */
  doing(page: Page, name: string, run: (doing: Doing) => Promise<unknown>): boolean {
    const { db, code } = page;
    if (!db || page.act) return false;
    page.act = name;
    const doing: Doing = {
      page,
      code,
      db,
      random: this.random,
      checker: this.checker,
      nth: this.#nth++,
      standing: () => this.checker.standing(page.browser, { id: db.personId }),
      onScreens: this.onScreens,
      pair: this.pair?.walking ?? null,
      mustStand: (what, stands) => {
        if (!stands) this.checker.fail('I1 what is called saved is on the disk', what);
      },
      came: (to) => this.came(to),
    };
    this.scheduler.post(page.owner, () => {
      void run(doing).then(
        () => this.#done(page, name, 'done'),
        (error: unknown) => this.#done(page, name, this.#reason(error)),
      );
    });
    return true;
  }

  came(to: Outcome): void {
    this.trace.count(to);
  }

  /** What stands after one healing stands after the next one too: it is counted once. */
  cameOnce(about: string, to: Outcome): void {
    this.trace.countOnce(about, to);
  }

  act(page: Page, name: string): boolean {
    return this.#tryAct(
      page,
      acts.find((act) => act.name === name)!,
    );
  }

  /** Between choosing and doing, what it was chosen for may have been delivered or handed in by another page. */
  #tryAct(page: Page, act: Act): boolean {
    const { db } = page;
    const person = { id: db?.personId ?? '' };
    return this.doing(page, act.name, async (doing) => {
      if (act.can(doing.standing(), person, this.onScreens)) await act.run(doing);
    });
  }

  #done(page: Page, name: string, how: string): void {
    page.act = null;
    this.step();
    page.say(`${name}: ${how}`);
    this.trace.count(`act: ${name}`);
  }

  /** Refusals are answers; what storage does wrong on purpose is no surprise either. */
  #reason(error: unknown): string {
    const { name, code } = error as { name?: string; code?: string };
    if (name === 'Refusal') return `refused ${code}`;
    this.#complaint('an act', error);
    return `failed ${String(name)}`;
  }

  #complaint(where: string, error: unknown): void {
    const name = error instanceof Error || error instanceof DOMException ? error.name : String(error);
    // What Dexie says of several rows at once has no name of its own.
    const isOfRows = error instanceof Error && 'failures' in error;
    if (!expected.has(name) && !isOfRows) this.surprise(where, error);
  }

  surprise(where: string, error: unknown): void {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.checker.fail('I0 nothing fails unforeseen', `${where}: ${said}`);
  }

  #misfortuneOf(tx: Transaction): string | null {
    if (this.isHealed || tx.touched.size === 0) return null;
    if (this.random.chance(this.options.abortRate)) return this.#happens('abort a transaction', 'UnknownError');
    if (this.random.chance(this.options.fullRate)) return this.#happens('phone disk full', 'QuotaExceededError');
    return null;
  }

  #delayMs(): number {
    if (this.isHealed || this.options.diskMs === 0) return 0;
    this.trace.count('slow commit');
    return this.options.diskMs;
  }

  #happens(what: string, error: string): string {
    this.trace.count(what);
    this.trace.say(this.scheduler.now, 'disk', what);
    return error;
  }

  /** Lets a person act, or something befall a phone or the server. */
  happen(): void {
    if (this.pair?.happen() || this.leading?.happen()) return;
    const browser = this.random.pick(this.browsers);
    if (this.random.chance(this.options.misfortune)) {
      const kind = this.#drawMisfortune();
      if (kind && befall[kind](this, browser)) {
        this.step();
        this.trace.count(kind);
        this.trace.say(this.scheduler.now, browser.name, kind);
      }
      return;
    }
    if (browser.pages.every((page) => page.kind === 'worker')) return void browser.open();
    const page = this.random.pick(browser.pages);
    if (page.kind === 'worker') return page.state === 'broken' ? page.kill() : undefined;
    if (!page.act && !page.owner.isFrozen) this.use(page);
  }

  #drawMisfortune(): Misfortune | null {
    const { misfortunes } = this.options;
    const all = Object.entries(misfortunes) as [Misfortune, number][];
    let at = this.random.next() * all.reduce((sum, [, weight]) => sum + weight, 0);
    return all.find(([, weight]) => (at -= weight) < 0)?.[0] ?? null;
  }

  use(page: Page): void {
    const users = this.usersOf(page.browser);
    switch (page.state) {
      case 'starting':
        return;
      case 'broken':
        page.kill();
        return void page.browser.open();
      case 'signed out':
        return this.signIn(page, this.random.pick(users));
      case 'in':
        if (users.length > 1 && this.random.chance(0.05)) return this.switchTo(page, this.random.pick(users));
        return this.#actOn(page);
    }
  }

  async #isExpired(page: Page): Promise<boolean> {
    return page.code.isExpired();
  }

  #actOn(page: Page): void {
    const { db } = page;
    if (!db) return;
    const person = { id: db.personId };
    const standing = this.checker.standing(page.browser, person);
    const possible = acts.filter((act) => act.can(standing, person, this.onScreens));
    let at = this.random.next() * possible.reduce((sum, act) => sum + act.weight, 0);
    const act = possible.find(({ weight }) => (at -= weight) < 0);
    if (this.random.chance(0.1)) return this.#signInIfExpired(page);
    if (act) this.#tryAct(page, act);
  }

  #signInIfExpired(page: Page): void {
    const person = [...people, ...leaders].find((one) => one.id === page.db?.personId);
    this.doing(page, 'look whether signed in', async () => {
      if ((await this.#isExpired(page)) && person) await this.#enter(page, person);
    });
  }

  signIn(page: Page, person: Person): void {
    page.act = 'sign in';
    this.scheduler.post(page.owner, () => {
      void this.#enter(page, person).then(
        () => this.#done(page, 'sign in', person.username),
        (error: unknown) => this.#done(page, 'sign in', this.#reason(error)),
      );
    });
  }

  switchTo(page: Page, person: Person): void {
    page.act = 'switch';
    this.scheduler.post(page.owner, () => {
      void page.code
        .leave()
        .then(() => this.#enter(page, person))
        .then(
          () => this.#done(page, 'switch', person.username),
          (error: unknown) => this.#done(page, 'switch', this.#reason(error)),
        );
    });
  }

  async #enter(page: Page, person: Person): Promise<void> {
    page.leave();
    page.browser.isCookieUncertain = true;
    const entered = await page.code.enter({ username: person.username, password: passwordOf(person) });
    if (!entered.ok) return;
    page.browser.isCookieUncertain = false;
    page.enter(entered.db);
  }

  dispose(): void {
    this.server.dispose();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** What pages may well report while their storage and their server are out of order. */
const expected = new Set([
  'AbortError',
  'UnknownError',
  'QuotaExceededError',
  'DatabaseClosedError',
  'InvalidStateError',
  'TransactionInactiveError',
  'PrematureCommitError',
  'BulkError',
  'PhotoNotKept',
  'DatabaseMissing',
]);
