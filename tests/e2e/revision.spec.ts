// What was said before a correction: compared in one glance, and read whole, by its author and by the manager.
import { expect, test, type Page } from '@playwright/test';
import {
  answer,
  goTo,
  handIn,
  handInWithPhoto,
  isDelivered,
  losePhotos,
  onlooker,
  signIn,
  workerInCharge,
} from './phone.ts';
import { openSchool, type School } from './school.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
});
test.afterAll(() => school.server.remove());

const toFirst = (page: Page) => page.getByRole('link', { name: /^看 .* 提交的那一版$/ });

/** How many entries the record has in what the school last said to this phone. */
const entriesPulled = (page: Page, personId: string, id: string): Promise<number> =>
  page.evaluate(
    ([person, record]) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(`patrol-${person}`);
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const reading = opening.result.transaction('documents').objectStore('documents').get(['inspection', record]);
          reading.onerror = () => reject(reading.error ?? new Error('not read'));
          reading.onsuccess = () => {
            opening.result.close();
            const found = reading.result as { body: { entries: string[] } } | undefined;
            resolve(found?.body.entries.length ?? 0);
          };
        };
      }),
    [personId, id] as [string, string],
  );

async function correct(page: Page): Promise<void> {
  await page.getByRole('button', { name: '更正这条记录' }).click();
  await page.getByLabel('更正的原因').fill('门后来开了');
  await page.getByRole('button', { name: '开始更正' }).click();
  await goTo(page, 1);
  await answer(page, 1, '正常');
  await goTo(page, 2);
  await answer(page, 2, '不适用');
  await page.getByText('锁着进不去').click();
  await handIn(page);
}

/** Two answers, before and after. */
async function isCompared(page: Page, title: string): Promise<void> {
  const compared = page.locator('section').filter({ has: page.getByRole('heading', { name: title }) });
  await expect(compared.getByText('第1处通道畅通').first()).toBeVisible();
  await expect(compared.locator('del').first()).toHaveText('异常');
  await expect(compared.locator('ins').first()).toHaveText('正常');
  await expect(compared.locator('ins').last()).toHaveText('不适用 · 锁着进不去');
}

test('a correction shows what it changed, and what was said before is there whole, without a network and at the desk @second', async ({
  page,
  context,
  browser,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await handInWithPhoto(page);
  await isDelivered(page);
  await context.setOffline(true);
  await correct(page);
  await isCompared(page, '和上一版比，改了 2 项');
  await toFirst(page).click();
  await isCompared(page, '后来改了 2 项');
  await expect(page.getByText(/^这是 .* 提交的一版，后来改过$/)).toBeVisible();
  await expect(page.getByText('改的原因：门后来开了')).toBeVisible();
  await expect(page.getByRole('button', { name: '照片 1，共 1 张' })).toBeVisible();
  await page.getByRole('link', { name: '看现在的记录' }).click();
  await context.setOffline(false);
  await isDelivered(page);

  const desk = await (await browser.newContext({ ...onlooker, viewport: { width: 1280, height: 800 } })).newPage();
  await signIn(desk, school.server.url, 'sun');
  await desk.getByRole('link', { name: '记录', exact: true }).first().click();
  await desk
    .getByRole('link', { name: /3号宿舍楼 2层/ })
    .first()
    .click();
  await isCompared(desk, '和上一版比，改了 2 项');
  await toFirst(desk).click();
  await isCompared(desk, '后来改了 2 项');
  await expect(desk.getByRole('heading', { name: '异常 1 处' })).toBeVisible();
  await desk.getByRole('link', { name: '看现在的记录' }).click();
  await expect(desk.getByRole('heading', { name: '异常 1 处' })).toBeHidden();
  await desk.getByText('正在看这一版').waitFor();
  await desk.getByRole('link', { name: '看这一版' }).click();
  await expect(desk.getByRole('heading', { name: '异常 1 处' })).toBeVisible();
});

test('what the phone no longer has comes from the school, and without a network it says so @second', async ({
  page,
  context,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await handInWithPhoto(page);
  await isDelivered(page);
  await correct(page);
  await isDelivered(page);
  const { pathname } = new URL(page.url());
  const record = pathname.split('/').at(-1) ?? '';
  await expect.poll(() => entriesPulled(page, school.wang.id, record), { timeout: 60_000 }).toBe(2);
  await page.goto(`${school.server.url}/records/mine`);
  await losePhotos(page, school.wang.id, ['entries', 'photoBytes', 'thumbs', 'reports']);
  await context.setOffline(true);
  await page.goto(`${school.server.url}${pathname}`);
  await expect(page.getByText('以前提交的内容在学校，有网时可以看。')).toBeVisible();
  await context.setOffline(false);
  await isCompared(page, '和上一版比，改了 2 项');
  await toFirst(page).click();
  await isCompared(page, '后来改了 2 项');
});
