// What the worker hands in with nobody looking: only the whole browser has background sync.
import { expect, test } from '@playwright/test';
import { findBrowser } from '../tools/browser.ts';
import { chromiumArgs } from './chromium.ts';
import { handInAllNormal, handInWithPhoto, signIn, workerInCharge } from './phone.ts';
import { openSchool, received, type School } from './school.ts';
import { waker } from './waker.ts';

test.use({ launchOptions: { executablePath: findBrowser(), args: chromiumArgs } });

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

test('with the page closed, the worker delivers records and photos when the network is back', async ({
  page,
  context,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.setOffline(true);
  await handInWithPhoto(page);
  expect(await received(school)).toMatchObject({ records: 0 });
  await page.close();
  await context.setOffline(false);
  // Nearly always at once; the browser lets five minutes pass before it tries again what failed a moment before the network was there.
  test.setTimeout(600_000);
  await expect.poll(() => received(school), { timeout: 400_000 }).toEqual({ records: 1, have: 1, total: 1 });
});

test('a captive portal that answers 200 to everything delivers nothing and loses nothing', async ({
  page,
  context,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.route('**/api/**', (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<html>欢迎使用校园无线网</html>' }),
  );
  await handInAllNormal(page);
  await expect(page.getByText('等待学校收到记录')).toBeVisible();
  // The phone has a network, and whoever sees its bars would believe nothing else that is said.
  await expect(page.getByText('暂时连不上学校服务器，会自动再试').last()).toBeVisible();
  await expect(page.getByText('没有网络')).toHaveCount(0);
  await page.goto(`${school.server.url}/outbox`);
  await page.getByRole('button', { name: '立即上传' }).click();
  await expect(page.getByText('楼层日检').first()).toBeVisible();
  expect(await received(school)).toMatchObject({ records: 0 });
  await context.unroute('**/api/**');
  await expect.poll(() => received(school), { timeout: 60_000 }).toMatchObject({ records: 1 });
});

test('with the sign-in expired and the page closed, the worker still hands in', async ({ page, context }) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.setOffline(true);
  await handInWithPhoto(page);
  await context.clearCookies();
  const other = await context.newPage();
  await page.close();
  await context.setOffline(false);
  const wake = await waker(await context.newCDPSession(other), school.server.url);
  // One that is still at an earlier try does not begin another.
  const come = async () => {
    await wake();
    return received(school);
  };
  await expect.poll(come, { timeout: 60_000 }).toEqual({ records: 1, have: 1, total: 1 });
});
