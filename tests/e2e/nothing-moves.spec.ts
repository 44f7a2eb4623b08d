// 今日 is read while it still fills: what is already there must stay where it is.
import { expect, test, type Page } from '@playwright/test';
import { signIn, workerInCharge } from './phone.ts';
import { openSchool } from './school.ts';

type Shift = { value: number; hadRecentInput: boolean };

/** How much of the screen moved by how far, summed; a good page is below 0.1 by the browser's own measure. */
async function moved(page: Page): Promise<number> {
  await page.reload();
  await page.getByRole('list', { name: '今天的检查' }).waitFor();
  // Whatever comes late has come by then.
  await page.waitForTimeout(3000);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const shifts = list.getEntries() as unknown as Shift[];
          resolve(shifts.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0));
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(0), 500);
      }),
  );
}

/** How much room what comes late has taken, as the phone has noted it. */
const roomNow = async (page: Page): Promise<number> =>
  Number((await page.evaluate(() => localStorage.getItem('patrol-today-room'))) ?? Number.NaN);

const roomKept = (page: Page, isRight: (height: number) => boolean): Promise<void> =>
  expect.poll(async () => isRight(await roomNow(page))).toBe(true);

test('nothing on 今日 moves while the tips, the messages and the rounds come in', async ({ page }) => {
  const school = await openSchool();
  try {
    await signIn(page, school.server.url, 'wang');
    await workerInCharge(page);
    await page.getByText('知道了').waitFor();
    await roomKept(page, (height) => height > 100);
    expect(await moved(page)).toBeLessThan(0.05);
    const withTips = await roomNow(page);
    await page.getByText('知道了').click();
    await roomKept(page, (height) => height < withTips - 100);
    expect(await moved(page)).toBeLessThan(0.05);
  } finally {
    await school.server.remove();
  }
});
