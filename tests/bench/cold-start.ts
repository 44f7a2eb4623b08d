// G3: the browser is started, there is no network, and the last checklist opens.
import type { Page } from '@playwright/test';
import { calmly } from './calm.ts';
import { warmBare, warmProduct, type Contestant } from './cold-contestants.ts';
import { inS, median, spread, times } from './numbers.ts';
import { noteTappable, slowDown } from './phones.ts';
import type { Row } from './row.ts';

const rate = 6;
const pairs = 15;
const mostRatio = 1.5;
const mostMs = 2_000;

export async function coldStart(): Promise<Row[]> {
  const product = await warmProduct();
  const floor = await warmBare('floor');
  try {
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
