// The phone of the goals: a small screen in Chinese, and a processor several times slower than this one.
import {
  chromium,
  devices,
  type BrowserContext,
  type BrowserContextOptions,
  type CDPSession,
  type Page,
} from '@playwright/test';
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

/** Slows the page's main thread only: workers, network and disk keep their speed. Also while it is at rest it takes one core from then on. */
export async function slowDown(page: Page, rate: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
}

/** Slows the page for this alone: the browser does so by spinning, and a second page that spins leaves this machine no core. */
export async function slowed<T>(cdp: CDPSession, rate: number, act: () => Promise<T>): Promise<T> {
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  try {
    return await act();
  } finally {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  }
}

/**
 * Hears what the page says itself with `window[name](text)`; the result waits for the next time. Asking from outside
 * would first run some 200 kB of the tool in the page, slowed like the page's own scripts.
 */
export async function hearing(page: Page, name: string): Promise<() => Promise<string>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name });
  return () =>
    new Promise((resolve) => {
      const hear = (said: { name: string; payload: string }) => {
        if (said.name !== name) return;
        cdp.off('Runtime.bindingCalled', hear);
        resolve(said.payload);
      };
      cdp.on('Runtime.bindingCalled', hear);
    });
}

/** Call before the navigation: tells when the first of these has been painted, in ms since the navigation began. */
export async function noteTappable(page: Page, selector: string): Promise<() => Promise<number>> {
  const next = await hearing(page, 'tellTappable');
  const told = next().then(Number);
  await page.addInitScript(tellTappable, selector);
  return () => told;
}

function tellTappable(selector: string): void {
  const watch = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    watch.disconnect();
    requestAnimationFrame(() => {
      setTimeout(() => {
        performance.mark('tappable');
        (window as unknown as Told).tellTappable(String(performance.now()));
      });
    });
  });
  watch.observe(document, { childList: true, subtree: true });
}

type Told = { tellTappable: (ms: string) => void };
