// Browser and server are killed where it hurts most. After each: nothing lost, nothing twice. The browser with a photo on its way is killed in
// `tests/proof/browser-kills.ts` (C9 and C10 of the photo).
import { expect, test, type Page } from '@playwright/test';
import { OwnBrowser } from './own-browser.ts';
import {
  answer,
  begin,
  handIn,
  handInWithPhoto,
  isDelivered,
  row,
  saved,
  shoot,
  signIn,
  workerInCharge,
  theRestNormal,
} from './phone.ts';
import { openSchool, received, type School } from './school.ts';

let school: School;
let phone: OwnBrowser;
test.describe.configure({ timeout: 300_000 });
test.beforeEach(async () => {
  school = await openSchool({}, { mortal: true });
  phone = new OwnBrowser();
});
test.afterEach(async () => {
  await phone.remove();
  await school.server.remove();
});

async function signedIn(): Promise<Page> {
  const page = await phone.start();
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  // Chromium writes cookies to disk half a minute late; a browser killed before that has to sign in again.
  await phone.close();
  return again();
}

/** The phone again, after its browser died: the app opens by itself, with or without a server. */
async function again(): Promise<Page> {
  const page = await phone.start();
  await page.goto(school.server.url);
  return page;
}

test('the browser dies between answer and submission, without a server: one tap leads back to the same item', async () => {
  const page = await signedIn();
  await school.server.end('SIGKILL');
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  await answer(page, 1, '异常');
  await shoot(page);
  await page.getByRole('dialog', { name: '异常' }).getByRole('button', { name: '照片 1，共 1 张' }).waitFor();
  await page.getByRole('dialog', { name: '异常' }).getByRole('button', { name: '完成' }).click();
  await answer(page, 2, '正常');
  await saved(page);
  await phone.kill();

  const back = await again();
  await back.getByRole('link', { name: '继续' }).first().click();
  await expect(back.getByText('已查 2 项，共 20 项')).toBeAttached();
  await expect(row(back, 1)).toContainText('照片');
  await theRestNormal(back, 18);
  await handIn(back);
  await phone.kill();

  await school.server.start();
  await again();
  await expect.poll(() => received(school), { timeout: 60_000 }).toEqual({ records: 1, have: 1, total: 1 });
});

test('the server dies during a push and during a photo, and everything arrives once', async () => {
  const page = await signedIn();
  await school.server.end('SIGTERM');
  for (let n = 0; n < 3; n++) {
    await handInWithPhoto(page);
    await page.getByRole('link', { name: '下一个检查' }).click();
  }
  for (const call of ['**/api/ledger', '**/api/photos/**']) {
    await school.server.start();
    const died = new Promise<void>((resolve) => {
      let isFirst = true;
      void phone.context.route(call, async (route) => {
        const dies = isFirst;
        isFirst = false;
        const goesOn = route.continue();
        if (dies) await school.server.end('SIGKILL');
        await goesOn;
        if (dies) resolve();
      });
    });
    await page.goto(`${school.server.url}/outbox`);
    await page.getByRole('button', { name: '立即上传' }).click();
    await died;
    await phone.context.unroute(call);
  }
  await school.server.start();
  await page.goto(`${school.server.url}/outbox`);
  await expect(page.getByText('手机上没有要上传的内容。')).toBeVisible({ timeout: 60_000 });
  expect(await received(school)).toEqual({ records: 3, have: 3, total: 3 });
  const health = await school.sun.ask<{ status: string }>('GET', '/health');
  expect(health).toBeTruthy();
  await page.goto(`${school.server.url}/records`);
  await page
    .getByRole('link', { name: /楼层日检/ })
    .first()
    .click();
  await isDelivered(page);
});
