// What the kitchen does on its phone, in the words on the screen.
import type { Page } from '@playwright/test';

/** The dinner of today. */
export async function menuOf(page: Page, url: string, dishes: readonly string[]): Promise<void> {
  await page.goto(`${url}/kitchen`);
  await page.getByRole('button', { name: '登记菜单' }).click();
  await page.getByText('晚餐', { exact: true }).click();
  await page.getByLabel('菜名，一行一样').fill(dishes.join('\n'));
  await page.getByRole('button', { name: `保存 ${dishes.length} 样菜` }).click();
}

/** One dish of it into the fridge; a box, as it is numbered by itself. */
export async function take(page: Page, dish: string, grams = '130'): Promise<void> {
  await page.getByRole('button', { name: dish }).click();
  await page.getByLabel('留样量（克）').fill(grams);
  await page.getByLabel('留样柜').fill('1号柜');
  await page.getByRole('button', { name: '留样入柜' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // Its step in the history goes a moment later, and would take the next address away.
  await page.waitForFunction(() => history.scrollRestoration === 'auto');
}
