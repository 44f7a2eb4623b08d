// 今日 is read while it still fills: what is already there must stay where it is.
import { expect, test, type Browser, type BrowserContext, type Page, type ViewportSize } from '@playwright/test';
import type { HazardCounts } from '../../src/domain/hazard-reports.ts';
import { drawPicture } from '../../src/server/demo/picture.ts';
import { chance } from '../../src/server/demo/random.ts';
import { onlooker, signIn, workerInCharge } from './phone.ts';
import { openSchool, password } from './school.ts';
import { asOne, report } from './case-school.ts';
import { planNight, pointsOf } from './rounds.ts';
import { inTurn } from './turn.ts';
import { answer, at, id, inspection, photo, sha256, withAnswers } from '../cast.ts';

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
const movedBeside = (
  context: BrowserContext,
  viewport: ViewportSize,
  url: string,
  paths: string[],
): Promise<[string, number][]> =>
  Promise.all(
    paths.map(async (path) => {
      const page = await context.newPage();
      await page.setViewportSize(viewport);
      await watch(page);
      const by = await moved(page, `${url}${path}`, 6000);
      await page.close();
      return [path, by] as [string, number];
    }),
  );

async function signedIn(browser: Browser, url: string, who: string): Promise<BrowserContext> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, url, who);
  await workerInCharge(page);
  await page.goto('about:blank');
  return context;
}

/** A phone or a desk where nothing has been shown yet. */
async function forget(context: BrowserContext, url: string): Promise<void> {
  const page = context.pages()[0]!;
  await page.goto(`${url}/api/health`);
  await page.evaluate(() => localStorage.clear());
}

/** How much room what comes late has taken, as the phone has noted it. */
const roomNow = async (page: Page): Promise<number> =>
  Number((await page.evaluate(() => localStorage.getItem('patrol-today-room'))) ?? Number.NaN);

const roomKept = (page: Page, isRight: (height: number) => boolean): Promise<void> =>
  expect.poll(async () => isRight(await roomNow(page))).toBe(true);

/** Each part of 今日 that comes late has noted how much room it takes. */
const roomsAreNoted = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const rooms = [...document.querySelectorAll<HTMLElement>('main [style*="min-height"]')];
    const isNoted = Object.keys(localStorage).some((key) => key.startsWith('patrol-today-room-'));
    return isNoted && rooms.every((room) => 'over' in room.dataset);
  });

test('nothing on 今日 moves while the tips, the messages and the rounds come in @third', async ({ page }) => {
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

test('nothing moves on 今日 of those who lead the school or the kitchen, nor on the lists behind it @third', async ({
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
    const { url } = school.server;
    const all = await Promise.all(
      ['sun', 'gao', 'deng'].map(async (who) => ({ who, context: await signedIn(browser, url, who) })),
    );
    const widths = [
      { width: 360, height: 740 },
      { width: 1280, height: 800 },
    ];
    for (const viewport of inTurn('widths in which nothing moves', widths, 2))
      await Promise.all(
        all.map(async ({ who, context }) => {
          await forget(context, url);
          const lists = who === 'sun' ? ['/', '/records', '/hazards', '/rounds-board', '/ledgers'] : ['/'];
          for (const [path, by] of await movedBeside(context, viewport, url, lists))
            expect.soft(by, `${path} of ${who}, ${viewport.width} px wide`).toBeLessThan(0.05);
        }),
      );
    await Promise.all(all.map(({ context }) => context.close()));
  } finally {
    await school.server.remove();
  }
});

test('nothing moves on 今日 that stands open while a record comes in, and its photo after it, nor where a part did not come this time @third', async ({
  browser,
}) => {
  const school = await openSchool();
  try {
    const wang = await asOne(school, 'wang');
    const context = await browser.newContext({ ...onlooker, viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await signIn(page, school.server.url, 'sun');
    await page.getByRole('link', { name: '待我签字 0 份' }).waitFor();
    await roomsAreNoted(page);
    // There were gaps in the roster when it was last looked at, and there are none today.
    await page.evaluate(() => localStorage.setItem('patrol-today-room-gaps', '90'));
    await watch(page);
    await page.goto(school.server.url);
    const sign = page.getByRole('link', { name: /^待我签字/ });
    await sign.scrollIntoViewIfNeeded();
    await page.waitForTimeout(500);
    const before = await page.evaluate(() => globalThis.movedBy);
    const top = async () => (await sign.boundingBox())?.y ?? Number.NaN;
    const stood = await top();
    // Beside what waits, not below it: the width of the desk is used.
    const waits = await page.getByRole('list', { name: '等我办的' }).boundingBox();
    expect((await sign.boundingBox())?.x).toBeGreaterThan((waits?.x ?? 0) + (waits?.width ?? Infinity));
    await page.waitForTimeout(2500);
    expect(Math.abs((await top()) - stood)).toBeLessThan(1);

    const bytes = drawPicture(chance(7), '2026-11-22');
    const door = sha256(bytes);
    const now = at(Date.now());
    const body = inspection({
      startedAt: now,
      finishedAt: now,
      answers: withAnswers(answer('Z1-09', 'taken', { photos: [door] })),
      photos: [photo('Z1-09', door)],
    });
    await wang.write('inspection-submitted', body, { subject: id(8301), device: id(951), opSeq: 1, at: now });
    await expect(page.getByRole('link', { name: '1 张照片在路上' })).toBeVisible();
    await expect(page.getByRole('link', { name: '待我签字 1 份' })).toBeVisible();
    expect((await wang.send('PUT', `/photos/${door}`, bytes)).ok).toBe(true);
    await expect(page.getByRole('link', { name: /^0 张照片在路上/ })).toBeVisible();
    await page.waitForTimeout(1000);
    expect(Math.abs((await top()) - stood)).toBeLessThan(1);
    expect((await page.evaluate(() => globalThis.movedBy)) - before).toBeLessThan(0.01);
    await context.close();
  } finally {
    await school.server.remove();
  }
});

test('the lists of cases stand where they stood when it comes how long each is @third', async ({ browser }) => {
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
