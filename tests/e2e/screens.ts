// From screen to screen within one page, as people go: a page loaded anew for each look at each screen costs ten times as much.
import axe from 'axe-core';
import type { Page, Request } from '@playwright/test';
import { common as en } from '../../src/app/words/en/common.ts';
import { common as zh } from '../../src/app/words/zh/common.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const rulesOfLook = ['color-contrast', 'target-size'];
/** A screen that waits for something says so; what stands on it otherwise comes from the disk of the phone. */
const quietMs = 100;
const coming = [zh.loading, en.loading];

export class Screens {
  readonly page: Page;
  readonly #url: string;
  #onTheirWay = new Set<Request>();

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    // What tells of news stays open for as long as the page does.
    page.on('request', (request) => request.resourceType() !== 'eventsource' && this.#onTheirWay.add(request));
    const arrived = (request: Request) => this.#onTheirWay.delete(request);
    page.on('requestfinished', arrived).on('requestfailed', arrived);
  }

  /** By its address, as after a restart. */
  async open(path: string): Promise<void> {
    this.#onTheirWay.clear();
    const go = () => this.page.goto(`${this.#url}${path}`);
    // Where the worker takes over at this very moment the browser gives the first try up.
    await go().catch((error: unknown) => (String(error).includes('ERR_ABORTED') ? go() : Promise.reject(error)));
    await this.#isThere();
  }

  /** By a link. Where one screen shows another thing its heading stays, in other words; a link to where one is changes nothing. */
  async follow(path: string): Promise<void> {
    await this.page.evaluate((to) => {
      if (to === location.pathname + location.search) return;
      document.querySelectorAll('h1').forEach((heading) => (heading.dataset['left'] = heading.textContent));
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
    await this.#isThere();
  }

  /** The next screen's own heading, nothing on its way, nothing still to come, and no change for a moment. */
  async #isThere(): Promise<void> {
    await this.page.waitForFunction(() =>
      Array.from(document.querySelectorAll('h1')).some(
        (one) =>
          one.dataset['left'] !== one.textContent &&
          one.offsetHeight > 0 &&
          one.checkVisibility({ visibilityProperty: true }),
      ),
    );
    await this.atRest();
  }

  async atRest(): Promise<void> {
    do await this.page.evaluate(untilQuiet, { quietMs, coming });
    while (this.#onTheirWay.size > 0);
  }

  /** What stands in the way of whoever reads with other senses; under the rules of WCAG 2.2 AA. */
  async faults(): Promise<string[]> {
    return this.#wrong({ type: 'tag', values: tags });
  }

  /** The same of what a theme or the size of letters may change: what is said and how it hangs together was read in another look. */
  async faultsOfLook(): Promise<string[]> {
    return this.#wrong({ type: 'rule', values: rulesOfLook });
  }

  /** What `faults` says, and of the look in the two themes that are not on. */
  async faultsInEveryTheme(): Promise<string[]> {
    const found = await this.faults();
    const on = await this.page.evaluate(() => document.documentElement.dataset['theme'] ?? 'day');
    for (const theme of ['day', 'night', 'contrast'].filter((one) => one !== on)) {
      await this.page.evaluate((to) => (document.documentElement.dataset['theme'] = to), theme);
      found.push(...(await this.faultsOfLook()).map((one) => `${theme}: ${one}`));
    }
    await this.page.evaluate((to) => (document.documentElement.dataset['theme'] = to), on);
    return found;
  }

  async #wrong(runOnly: axe.RunOnly): Promise<string[]> {
    const { page } = this;
    const violations =
      (await page.evaluate(look, runOnly)) ??
      (await page.evaluate(axe.source), await page.evaluate(look, runOnly)) ??
      [];
    return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  }
}

/** Runs in the page. */
async function untilQuiet({ quietMs, coming }: { quietMs: number; coming: string[] }): Promise<void> {
  // 今日 shows what lies below a part that still comes once that has come.
  const isComing = () =>
    document.querySelector('[data-coming]') !== null ||
    [...document.querySelectorAll('[role=status]')].some((one) => coming.includes(one.textContent));
  const quiet = () =>
    new Promise<void>((resolve) => {
      const over = () => {
        observer.disconnect();
        resolve();
      };
      let timer = setTimeout(over, quietMs);
      const observer = new MutationObserver(() => {
        clearTimeout(timer);
        timer = setTimeout(over, quietMs);
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
  do await quiet();
  while (isComing());
}

/** Runs in the page; null where nobody brought the rules yet. Under a bar that stays in place half a target may lie hidden; what is measured is the whole one. */
async function look(runOnly: axe.RunOnly): Promise<axe.Result[] | null> {
  const { axe: rules } = globalThis as unknown as { axe?: typeof axe };
  if (!rules) return null;
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    if (['sticky', 'fixed'].includes(getComputedStyle(element).position)) element.style.position = 'static';
  }
  // Only what is wrong is told; all that is right would be carried over as well.
  return (await rules.run(document, { runOnly, resultTypes: ['violations'] })).violations;
}
