// What is done without a mouse: from one thing to the next by Tab, and Enter on what is meant.
import { expect, type Locator } from '@playwright/test';

const mostSteps = 150;

/** Walks on by Tab until the one that is meant has the focus, and presses it; nothing that can only be clicked is reached. */
export async function pressByKeys(meant: Locator): Promise<void> {
  await expect(meant).toBeVisible();
  const { keyboard } = meant.page();
  for (let n = 0; n < mostSteps; n++) {
    if (await meant.evaluate((one) => one === document.activeElement)) return keyboard.press('Enter');
    await keyboard.press('Tab');
  }
  throw new Error(`${String(meant)} is not reached by Tab`);
}
