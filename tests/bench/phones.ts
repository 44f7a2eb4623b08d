// The phone of the goals: a small screen in Chinese, and a processor several times slower than this one.
import { chromium, devices, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { chromiumArgs } from '../e2e/chromium.ts';
import { findBrowser } from '../tools/browser.ts';

export const phone: BrowserContextOptions = {
  ...devices['Pixel 7'],
  viewport: { width: 360, height: 740 },
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
};

/** A browser that has seen nothing yet, and is gone afterwards. */
export async function withPhone<T>(use: (context: BrowserContext) => Promise<T>, args = chromiumArgs): Promise<T> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args });
  try {
    const context = await browser.newContext(phone);
    context.setDefaultTimeout(30_000);
    return await use(context);
  } finally {
    await browser.close();
  }
}

/** Slows the page's main thread only: workers, network and disk keep their speed. */
export async function slowDown(page: Page, rate: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
}

type Noted = { tappableAt?: number };

/** Given to a page before its scripts run: notes when the first of these has been painted, in ms since the navigation began. */
export function noteTappable(selector: string): void {
  const watch = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    watch.disconnect();
    requestAnimationFrame(() => {
      setTimeout(() => {
        (window as Noted).tappableAt = performance.now();
      });
    });
  });
  watch.observe(document, { childList: true, subtree: true });
}

/** Asked for seldom, so that asking costs the page next to nothing. */
export async function tappableAt(page: Page): Promise<number> {
  const noted = await page.waitForFunction(() => (window as Noted).tappableAt, undefined, { polling: 250 });
  return (await noted.jsonValue()) ?? NaN;
}
