// Two who walk one round, each with a phone of their own (the first perhaps with two), all out of reach until each has been somewhere.
import type { RoundEntry } from '../../src/domain/round-fold.ts';
import { befall } from './befall.ts';
import type { Browser, Page } from './browser.ts';
import { roundTheClock, walkers } from './round-acts.ts';
import type { World } from './world.ts';

/** What is done on the way, as often as it stands here. */
const onTheWay = [
  ...Array.from({ length: 7 }, () => 'arrive at a point'),
  'skip a point',
  'finish a round',
  'hand a round over',
  'take a round over',
  'look',
];
const befallsThem = ['jump a phone clock', 'jump a phone clock', 'kill a page', 'close the windows of rounds'] as const;
/** Whoever cannot sign in, or finds no round, does not hold up the world. */
const mostGathering = 1000;
const minutes = 60_000;
const longestWalk = 90 * minutes;
/** What others do meanwhile is in other schedules. */
const mostSteps = 200;

export class Pair {
  /** The one they walk; null before the first of them has begun, and once they are in reach again. */
  roundId: string | null = null;
  readonly #world: World;
  #phase: 'gather' | 'walk' | 'over' = 'gather';
  #turns = 0;
  #wanted = 1;
  #endsAt = 0;
  /** Somebody is on the way to the next point. */
  #isOnTheWay = false;
  /** To which step of the world they walk at most, and then how far it goes on once they are in reach again. */
  #until = 0;

  constructor(world: World) {
    this.#world = world;
    // It is a fine morning until they are on their way.
    world.network.weather = { ...world.options.weather, rate: 0 };
  }

  /** Is there still something to come of it? */
  get isUnderWay(): boolean {
    return this.#phase !== 'over' || this.#world.steps < this.#until;
  }

  /** Null where a round is anybody's: before they are out of reach, and after. */
  get walking(): Pair | null {
    return this.#phase === 'walk' ? this : null;
  }

  /** Lets one of them do something; false once it is over, or when it is somebody else's turn. */
  happen(): boolean {
    const { random } = this.#world;
    if (this.#phase === 'over' || (this.#phase === 'walk' && random.chance(0.05))) return false;
    if (this.#phase === 'gather') this.#gather();
    else if (this.#isLongEnough) this.#part();
    else if (this.#isDoing) return true;
    // From one point to the next it is minutes, whatever else is to do.
    else if (this.#isOnTheWay) this.#world.scheduler.advance();
    else {
      this.#walk();
      this.#isOnTheWay = true;
      this.#world.later(random.int(6 * minutes), () => (this.#isOnTheWay = false));
    }
    return true;
  }

  /** Where much is open on their phones somebody is always in the middle of something. */
  get #isLongEnough(): boolean {
    return this.#world.scheduler.now > this.#endsAt || this.#world.steps > this.#until;
  }

  /** Is one of them in the middle of something? */
  get #isDoing(): boolean {
    return this.#phones.some(({ pages }) => pages.some(({ act, owner }) => act !== null && !owner.isFrozen));
  }

  get #phones(): Browser[] {
    return this.#world.browsers.filter((browser) => this.#world.usersOf(browser).some(({ id }) => walkers.has(id)));
  }

  #gather(): void {
    const waited = this.#phones.filter((browser) => !this.#knowsThePlan(browser));
    if (waited.length === 0) return this.#goOutOfReach();
    if (++this.#turns > mostGathering) return this.#part();
    const browser = this.#world.random.pick(waited);
    const page = browser.pages.find(({ kind }) => kind === 'page');
    if (!page) return void browser.open();
    const isAtWork = page.act !== null || page.state === 'in' || page.state === 'starting';
    if (!isAtWork) this.#world.use(page);
  }

  #knowsThePlan(browser: Browser): boolean {
    const [person] = this.#world.usersOf(browser);
    const { documents } = this.#world.checker.standing(browser, person!);
    const isIn = browser.pages.some(({ state, db }) => state === 'in' && db?.personId === person!.id);
    return isIn && documents.has(`plan,${roundTheClock.id}`);
  }

  #goOutOfReach(): void {
    const { random, trace, scheduler } = this.#world;
    this.#phase = 'walk';
    this.#endsAt = scheduler.now + longestWalk;
    this.#until = this.#world.steps + mostSteps;
    this.#world.network.weather = this.#world.options.weather;
    this.#wanted = 1 + random.int(2);
    for (const browser of this.#phones) browser.isAway = true;
    trace.say(scheduler.now, 'world', 'two go on a round, out of reach');
  }

  #walk(): void {
    const { random } = this.#world;
    const phones = this.#phones;
    if (phones.every((browser) => this.#visitsOn(browser) >= this.#wanted)) return this.#part();
    const browser = random.pick(phones);
    const page = browser.pages.find(({ kind }) => kind === 'page');
    if (!page) return void browser.open();
    // A sign-in that was tried out of reach: opened anew, it knows whose it is.
    if (page.state === 'broken' || page.state === 'signed out') return page.kill();
    if (page.act || page.owner.isFrozen || page.state !== 'in') return;
    if (random.chance(0.15)) this.#befall(browser);
    else this.#world.act(page, this.#next(browser, page));
  }

  #next(browser: Browser, { db }: Page): string {
    const has = this.#said(browser, db?.personId ?? '').some(({ kind }) => kind === 'round-started');
    return has ? this.#world.random.pick(onTheWay) : 'begin a round';
  }

  #befall(browser: Browser): void {
    const what = this.#world.random.pick(befallsThem);
    if (!befall[what](this.#world, browser)) return;
    this.#world.step();
    this.#world.trace.count(what);
    this.#world.trace.say(this.#world.scheduler.now, browser.name, what);
  }

  /** What this phone has recorded about their round. */
  #said(browser: Browser, personId: string): RoundEntry[] {
    const { entries } = this.#world.checker.standing(browser, { id: personId });
    const about = [...entries.values()].map(({ entry }) => entry).filter(({ subject }) => subject === this.roundId);
    return this.roundId === null ? [] : (about as RoundEntry[]);
  }

  #visitsOn(browser: Browser): number {
    const [person] = this.#world.usersOf(browser);
    return this.#said(browser, person!.id).filter(({ kind }) => kind === 'point-visited').length;
  }

  /** In reach again one after the other, in any order. */
  #part(): void {
    const { random, trace, scheduler } = this.#world;
    if (this.#phase === 'walk') this.#noteWhoWalked();
    this.#world.network.weather = this.#world.options.weather;
    trace.say(scheduler.now, 'world', `the two are in reach again, ${this.roundId ?? 'no round begun'}`);
    this.#phase = 'over';
    this.roundId = null;
    this.#until = this.#world.steps + 5 + random.int(25);
    for (const browser of this.#phones)
      this.#world.later(random.int(30 * minutes), () => {
        browser.isAway = false;
        browser.pages.forEach((page) => page.tell('online'));
      });
  }

  #noteWhoWalked(): void {
    const been = this.#phones.filter((browser) => this.#visitsOn(browser) > 0);
    const who = been.map((browser) => this.#world.usersOf(browser)[0]!.id);
    if (new Set(who).size > 1) this.#world.came('two walked one round out of reach');
    if (new Set(who).size < who.length) this.#world.came('one person walked one round with two phones');
  }
}
