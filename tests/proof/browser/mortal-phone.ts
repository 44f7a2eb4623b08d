// A real phone: Chromium on a profile of its own, signed in, that dies where and when it is told to.
import type { Page } from '@playwright/test';
import { OwnBrowser } from '../../e2e/own-browser.ts';
import { signIn, workerInCharge } from '../../e2e/phone.ts';
import type { School } from '../../e2e/school.ts';
import { argsOf, mustBe, type Backing } from './backing.ts';
import { held, type Held } from './held.ts';
import { cameraless, pointOfFile, type Deadly, type FilePlace, type Place } from './points.ts';
import type { WatchedLine } from './watched-line.ts';

/**
 * When it dies: at a place in its own work, there or in the photo worker with a file, with a request on its way (`answered`: the school has it, the phone never hears),
 * or after a while, wherever it is then.
 */
export type Death =
  | { place: Place }
  | { file: FilePlace }
  | { request: string; answered: boolean }
  | { afterMs: number };

export type PhoneOptions = {
  /** A line of the test's own between it and the school. */
  line?: WatchedLine;
  /** Runs in every page before the product does. */
  inPage?: (() => void) | undefined;
  /** The folder of its profile. */
  folder?: string;
  /** Where its browser keeps IndexedDB; nothing said: where it does by itself. */
  backing?: Backing | undefined;
  /** Runs at each start, before the app is opened. */
  beforeOpening?: (page: Page) => Promise<void>;
  /** Looks at the disk when all of the phone stands still, before it dies. */
  lastMoment?: () => void;
};

const longestDeliveryMs = 40_000;

export class MortalPhone {
  readonly browser: OwnBrowser;
  readonly school: School;
  readonly #options: PhoneOptions;
  #page: Page | undefined;
  #died = Promise.withResolvers<void>();
  /** Settles when the photo worker will stop at its file; null while photos are taken with the camera. */
  choosesFile: Promise<unknown> | null = null;

  constructor(school: School, options: PhoneOptions = {}) {
    this.school = school;
    this.#options = options;
    const { folder, backing } = options;
    this.browser = new OwnBrowser({ folder, isWhole: true, args: backing ? argsOf(backing) : [] });
  }

  /** As the supervisor of the dormitory. Closed politely, for Chromium writes cookies half a minute late. */
  async signIn(): Promise<void> {
    const page = await this.browser.start();
    await signIn(page, this.url, 'wang');
    await workerInCharge(page);
    await this.browser.close();
    const { backing } = this.#options;
    if (backing) mustBe(backing, this.browser.folder);
  }

  get url(): string {
    return this.#options.line?.url ?? this.school.server.url;
  }

  get page(): Page {
    if (!this.#page) throw new Error('the phone is off');
    return this.#page;
  }

  /** Starts it without a network and opens the app. */
  async open(): Promise<void> {
    this.#page = await this.browser.start();
    this.#died = Promise.withResolvers();
    this.choosesFile = null;
    const { context } = this.browser;
    if (this.#options.inPage) await context.addInitScript(this.#options.inPage);
    await context.route('**/reached/', () => this.die());
    await this.#options.beforeOpening?.(this.#page);
    await this.toToday();
  }

  /** To the first page, without a network. */
  async toToday(): Promise<void> {
    await this.online(false);
    await this.page.goto(this.url);
  }

  async online(is: boolean): Promise<void> {
    const { line } = this.#options;
    if (!line) return this.browser.context.setOffline(!is);
    line.up(is);
    // Of a line that is back no browser hears anything.
    if (is) await this.page.evaluate(() => dispatchEvent(new Event('online')));
  }

  /** Settles when the phone is dead. */
  get died(): Promise<void> {
    return this.#died.promise;
  }

  async dieAt(death: Death): Promise<void> {
    if ('place' in death)
      return this.page.evaluate((place) => (globalThis as unknown as Deadly).dieAt(place), death.place);
    if ('file' in death) {
      await this.page.evaluate(cameraless);
      const started = this.page.waitForEvent('worker', (worker) => worker.url().includes('photo-worker'));
      this.choosesFile = started.then((worker) => worker.evaluate(pointOfFile, death.file));
      return;
    }
    if ('afterMs' in death) return void setTimeout(() => void this.die().catch(this.#died.reject), death.afterMs);
    await this.browser.context.route(death.request, async (route) => {
      if (death.answered) await route.fetch();
      await this.die();
    });
  }

  async die(): Promise<void> {
    if (!this.browser.isRunning) return;
    if (this.#options.lastMoment) {
      this.browser.freeze();
      this.#options.lastMoment();
    }
    await this.browser.kill();
    this.#died.resolve();
  }

  /** What lies in its database; photos only when asked for, with what they hash to. */
  holds({ photos = false } = {}): Promise<Held> {
    return held(this.page, this.school.wang.id, photos);
  }

  /** Waits until the school has everything and the phone knows it. */
  async delivers(): Promise<void> {
    await this.online(true);
    const deadline = Date.now() + longestDeliveryMs;
    for (;;) {
      const { outbox, delivered } = await this.holds();
      if (outbox.length === 0 && delivered.every((row) => row.missing.length === 0)) return;
      if (Date.now() > deadline) throw new Error(`not delivered in time: ${JSON.stringify(outbox).slice(0, 300)}`);
      await this.page.waitForTimeout(100);
    }
  }

  remove(): Promise<void> {
    return this.browser.remove();
  }
}
