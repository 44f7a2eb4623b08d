// 今日 is read while it still fills: what is already there must stay where it is.
import { expect, test, type Browser, type BrowserContext, type Page, type ViewportSize } from '@playwright/test';
import type { HazardCounts } from '../../src/domain/hazard-reports.ts';
import { onlooker, signIn, workerInCharge } from './phone.ts';
import { openSchool, password } from './school.ts';
import { report } from './case-school.ts';
import { planNight, pointsOf } from './rounds.ts';
import { id } from '../cast.ts';

type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };
declare global {
  var movedBy: number;
}

/** From the first paint on; by the browser's own measure a good page is below 0.1. */
const watch = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    globalThis.movedBy = 0;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries() as Shift[])
        if (!hadRecentInput) globalThis.movedBy += value;
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** How much of the screen moved by how far, summed, once it is opened anew. `lateMs`: whatever comes late has come by then. */
async function moved(page: Page, url: string, lateMs = 3500): Promise<number> {
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(lateMs);
  return page.evaluate(() => globalThis.movedBy);
}

/** A page for each, seen side by side: each waits longer than one alone would. */
const movedBeside = (context: BrowserContext, url: string, paths: string[]): Promise<[string, number][]> =>
  Promise.all(
    paths.map(async (path) => {
      const page = await context.newPage();
      await watch(page);
      return [path, await moved(page, `${url}${path}`, 6000)] as [string, number];
    }),
  );

/** On a phone or at a desk of their own, where nothing has been shown yet. */
async function signedIn(browser: Browser, viewport: ViewportSize, url: string, who: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await signIn(page, url, who);
  await workerInCharge(page);
  await page.evaluate(() => localStorage.clear());
  await page.close();
  return context;
}

/** How much room what comes late has taken, as the phone has noted it. */
const roomNow = async (page: Page): Promise<number> =>
  Number((await page.evaluate(() => localStorage.getItem('patrol-today-room'))) ?? Number.NaN);

const roomKept = (page: Page, isRight: (height: number) => boolean): Promise<void> =>
  expect.poll(async () => isRight(await roomNow(page))).toBe(true);

test('nothing on 今日 moves while the tips, the messages and the rounds come in', async ({ page }) => {
  const school = await openSchool();
  try {
    await watch(page);
    await signIn(page, school.server.url, 'wang');
    await workerInCharge(page);
    await page.getByText('知道了').waitFor();
    await roomKept(page, (height) => height > 100);
    // On the first day too, when nobody knows yet how much will come.
    expect(await page.evaluate(() => globalThis.movedBy)).toBeLessThan(0.05);
    expect(await moved(page, school.server.url)).toBeLessThan(0.05);
    const withTips = await roomNow(page);
    await page.getByText('知道了').click();
    await roomKept(page, (height) => height < withTips - 100);
    expect(await moved(page, school.server.url)).toBeLessThan(0.05);
  } finally {
    await school.server.remove();
  }
});

test('nothing moves on 今日 of those who lead the school or the kitchen, nor on the lists behind it', async ({
  browser,
}) => {
  const school = await openSchool();
  const { sun } = school;
  try {
    await planNight(school, { points: pointsOf(6) });
    for (const n of [0, 1, 2, 3]) await report(sun, id(8100 + n), `第${n + 1}处插座松动`);
    for (const [username, role] of [
      ['gao', 'principal'],
      ['deng', 'food_director'],
    ])
      await sun.ask('POST', '/people', { name: '高远', username, role, scope: [], password });
    for (const viewport of [
      { width: 360, height: 740 },
      { width: 1280, height: 800 },
    ]) {
      const { url } = school.server;
      const all = await Promise.all(
        ['sun', 'gao', 'deng'].map(async (who) => ({ who, context: await signedIn(browser, viewport, url, who) })),
      );
      await Promise.all(
        all.map(async ({ who, context }) => {
          const lists = who === 'sun' ? ['/', '/records', '/hazards', '/rounds-board', '/ledgers'] : ['/'];
          for (const [path, by] of await movedBeside(context, url, lists))
            expect.soft(by, `${path} of ${who}, ${viewport.width} px wide`).toBeLessThan(0.05);
          await context.close();
        }),
      );
    }
  } finally {
    await school.server.remove();
  }
});

test('the lists of cases stand where they stood when it comes how long each is', async ({ browser }) => {
  const school = await openSchool();
  try {
    const context = await browser.newContext({ ...onlooker, viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await watch(page);
    await signIn(page, school.server.url, 'sun');
    // As a large school answers: late, and with hundreds.
    await context.route(/\/api\/hazards\/counts/, async (route) => {
      const response = await route.fetch();
      const { counts, ...rest } = (await response.json()) as HazardCounts;
      await page.waitForTimeout(1500);
      const hundreds = Object.fromEntries(Object.keys(counts).map((list) => [list, 128]));
      await route.fulfill({ response, json: { ...rest, counts: hundreds } });
    });
    expect(await moved(page, `${school.server.url}/hazards`)).toBeLessThan(0.01);
    await expect(page.getByRole('link', { name: /^未办结 128$/ })).toBeVisible();
    await context.close();
  } finally {
    await school.server.remove();
  }
});
