// A finger on a page at rest. The tool's own tap first looks at the page with scripts of its own, which run slowed in the page like the
// page's, and would be counted with what they delay.
import type { CDPSession, Page } from '@playwright/test';

const fingerMs = 40;

export type Spot = { id: string; x: number; y: number; hit: boolean };

/** Touches what `find` finds, once it lies still and can be touched; tells what was touched. */
export async function touch(page: Page, cdp: CDPSession, find: () => Promise<Spot | null>): Promise<Spot> {
  const spot = await atRest(page, find);
  const { x, y } = spot;
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await page.waitForTimeout(fingerMs);
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  return spot;
}

async function atRest(page: Page, find: () => Promise<Spot | null>): Promise<Spot> {
  let before = await find();
  for (let wait = 0; wait < 50; wait++) {
    await page.waitForTimeout(120);
    const now = await find();
    if (now?.hit && now.id === before?.id && now.y === before.y) return now;
    before = now;
  }
  throw new Error(`nothing can be touched: ${JSON.stringify(before)}`);
}
