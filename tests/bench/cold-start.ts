// G3: the browser is started, there is no network, and the last checklist opens.
import type { Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import { OwnBrowser } from '../e2e/own-browser.ts';
import { answer, begin, saved, signIn, workerInCharge } from '../e2e/phone.ts';
import { openSchool } from '../e2e/school.ts';
import { buildPage } from './build-page.ts';
import { calmly } from './calm.ts';
import { inS, median, spread, times } from './numbers.ts';
import { noteTappable, slowDown } from './phones.ts';
import type { Row } from './row.ts';
import { serveFolder } from './serve-folder.ts';

const rate = 6;
const pairs = 9;
const mostRatio = 1.5;
const mostMs = 2_000;

type Contestant = { browser: OwnBrowser; address: string };

export async function coldStart(): Promise<Row[]> {
  const product = { browser: new OwnBrowser({ isWhole: true }), address: '' };
  const floor = { browser: new OwnBrowser({ isWhole: true }), address: '' };
  try {
    await warmProduct(product);
    await warmFloor(floor);
    const took: { product: number[]; floor: number[] } = { product: [], floor: [] };
    const ratios: number[] = [];
    for (let pair = 0; pair < pairs; pair++) {
      const order = pair % 2 === 0 ? (['product', 'floor'] as const) : (['floor', 'product'] as const);
      const ms = await calmly(async () => {
        const both = { product: 0, floor: 0 };
        for (const one of order) both[one] = await start(one === 'product' ? product : floor);
        return both;
      });
      for (const one of order) took[one].push(ms[one]);
      ratios.push(ms.product / ms.floor);
    }
    const [own, least] = [median(took.product), median(took.floor)];
    return [
      {
        goal: 'G3',
        what: `offline cold start to the open 20-item checklist, ${rate}× CPU, against the floor app`,
        value: `${times(median(ratios))} (${spread(ratios, times)})`,
        must: `≤ ${times(mostRatio)}`,
        ok: median(ratios) <= mostRatio,
      },
      {
        goal: 'G3',
        what: `the same in seconds`,
        value: `${inS(own)} (${spread(took.product, inS)}); floor app ${inS(least)} (${spread(took.floor, inS)})`,
        must: `≤ ${inS(mostMs)}`,
        ok: own <= mostMs,
      },
    ];
  } finally {
    await product.browser.remove();
    await floor.browser.remove();
  }
}

/** Signed in, a draft of twenty items begun, opened twice from the worker, and then the server is gone. */
async function warmProduct(product: Contestant): Promise<void> {
  const school = await openSchool();
  try {
    const page = await product.browser.start();
    await signIn(page, school.server.url, 'wang');
    await workerInCharge(page);
    await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
    await answer(page, 1, '正常');
    await saved(page);
    product.address = page.url();
    for (let visit = 0; visit < 2; visit++) {
      await page.reload();
      await page.getByRole('radio').first().waitFor();
      await page.waitForTimeout(1500);
    }
    await product.browser.context.close();
  } finally {
    await school.server.remove();
  }
}

async function warmFloor(floor: Contestant): Promise<void> {
  const folder = await buildPage('floor', { worker: true });
  const served = await serveFolder(folder);
  try {
    floor.address = `${served.url}/`;
    const page = await floor.browser.start();
    await page.goto(floor.address);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    for (let visit = 0; visit < 2; visit++) {
      await page.reload();
      await page.getByRole('radio').first().waitFor();
      await page.waitForTimeout(1500);
    }
    await floor.browser.context.close();
  } finally {
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One start, in ms from the navigation; the checklist must take an answer and save it. */
async function start({ browser, address }: Contestant): Promise<number> {
  const page = await browser.start();
  const tappableAt = await noteTappable(page, '[role=radio]');
  await slowDown(page, rate);
  // What the browser itself does after its start, such as preparing its search page, is not the app's.
  await page.waitForTimeout(3000);
  await page.goto(address, { waitUntil: 'commit' });
  const at = await tappableAt();
  const before = await answered(page);
  await page.locator('li:not(:has([aria-checked=true])) [role=radio]').first().tap();
  await page.waitForFunction(answeredMore, before);
  await page.getByText('已存本机').first().waitFor();
  await browser.context.close();
  return at;
}

const answered = (page: Page): Promise<number> =>
  page.evaluate(() => Number(/(\d+)\s*\/\s*20/.exec(document.body.innerText)?.[1]));

const answeredMore = (before: number): boolean => Number(/(\d+)\s*\/\s*20/.exec(document.body.innerText)?.[1]) > before;
