// The pictures a store or browser shows before the app is installed, and those of the papers: real screens of the demo school, made again by
// one command.
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromiumArgs } from '../e2e/chromium.ts';
import { saved, signIn } from '../e2e/phone.ts';
import { ServerProcess } from '../e2e/server-process.ts';
import { findBrowser } from './browser.ts';

const folder = 'public/screenshots';
/** How it looks at night, in English, and to whoever needs the largest letters: for the papers. */
const papers = 'docs/pictures';
const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true };
const desk = { viewport: { width: 1280, height: 800 } };
const password = 'demo';

/** Screenshots come as PNG only; the browser itself can write WebP, at a fifth of the size. */
async function keep(page: Page, name: string, into = folder): Promise<void> {
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
  writeFileSync(`${into}/${name}.webp`, Buffer.from(webp));
  console.log(`${into}/${name}.webp ${Math.round(webp.length / 1000)} kB`);
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
  await inOtherLooks(page, url);
}

async function inOtherLooks(page: Page, url: string): Promise<void> {
  const checklist = page.url();
  const looks = [
    { name: 'night', theme: 'night', size: 'standard', language: 'zh' },
    { name: 'english', theme: 'day', size: 'standard', language: 'en' },
    { name: 'largest', theme: 'contrast', size: 'extra', language: 'zh', text: 30 },
  ];
  for (const { name, ...look } of looks) {
    await page.evaluate((kept) => localStorage.setItem('patrol-preferences', JSON.stringify(kept)), look);
    await page.goto(url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await keep(page, `today-${name}`, papers);
    await page.goto(checklist);
    await page.getByRole('radiogroup').first().waitFor();
    await keep(page, `checklist-${name}`, papers);
  }
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
