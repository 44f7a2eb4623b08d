// The pictures a store or browser shows before the app is installed: real screens of the demo school, made again by one command.
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromiumArgs } from '../e2e/chromium.ts';
import { saved, signIn } from '../e2e/phone.ts';
import { ServerProcess } from '../e2e/server-process.ts';
import { findBrowser } from './browser.ts';

const folder = 'public/screenshots';
const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true };
const desk = { viewport: { width: 1280, height: 800 } };
const password = 'demo';

/** Screenshots come as PNG only; the browser itself can write WebP, at a fifth of the size. */
async function keep(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  // A page that is still moving is drawn with its head in the middle.
  await page.waitForTimeout(1000);
  const png = (await page.screenshot({ animations: 'disabled' })).toString('base64');
  const blank = await page.context().newPage();
  const webp = await blank.evaluate(async (base64) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${base64}`;
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    const bytes = new Uint8Array(
      await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 })).arrayBuffer(),
    );
    return Array.from(bytes);
  }, png);
  await blank.close();
  writeFileSync(`${folder}/${name}.webp`, Buffer.from(webp));
  console.log(`${folder}/${name}.webp ${Math.round(webp.length / 1000)} kB`);
}

async function open(browser: Browser, url: string, who: string, look: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...look,
  });
  const page = await context.newPage();
  await signIn(page, url, who, password);
  return page;
}

async function onThePhone(browser: Browser, url: string): Promise<void> {
  const page = await open(browser, url, 'wang', phone);
  await page.getByRole('button', { name: '知道了' }).click();
  await page.getByText('上次').first().waitFor();
  await keep(page, 'today');
  await page
    .getByRole('button', { name: /宿舍每日安全巡查.*上次/ })
    .first()
    .click();
  await page.waitForURL(/inspection/);
  const normal = page.getByRole('radio', { name: '正常' });
  for (const n of [0, 1]) await normal.nth(n).click();
  await saved(page);
  await keep(page, 'checklist');
}

async function onTheDesk(browser: Browser, url: string): Promise<void> {
  const page = await open(browser, url, 'sun', desk);
  await page.goto(`${url}/records?day=yesterday`);
  await page
    .getByRole('link', { name: /楼|食堂|门|室|操场/ })
    .first()
    .waitFor();
  await keep(page, 'records');
}

mkdirSync(folder, { recursive: true });
const server = await ServerProcess.start({}, ['--demo']);
const browser = await chromium.launch({ executablePath: findBrowser(), args: chromiumArgs });
try {
  await onThePhone(browser, server.url);
  await onTheDesk(browser, server.url);
} finally {
  await browser.close();
  await server.remove();
}
