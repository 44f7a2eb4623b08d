// One phone, several people: what one recorded arrives as that person's, whoever holds the phone meanwhile.
import { expect, test } from '@playwright/test';
import type { Inspections } from '../../src/domain/reports.ts';
import { answer, begin, handInWithPhoto, saved, signIn, workerInCharge } from './phone.ts';
import { openSchool, password, received, type School } from './school.ts';

let school: School;
test.describe.configure({ timeout: 180_000 });
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

test('what Wang recorded without network arrives as hers while Li is signed in, and Li sees a number only', async ({
  page,
  context,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.setOffline(true);
  await handInWithPhoto(page);
  await page.goto(school.server.url);
  await begin(page, ['3号宿舍楼', '2层'], '夜间巡查');
  await answer(page, 1, '正常');
  await saved(page);
  await context.clearCookies();
  // The network lets everything through but what is handed in.
  await context.route(/\/api\/(ledger|photos)/, (route) => route.abort());
  await context.setOffline(false);
  await page.goto(`${school.server.url}/sign-in`);
  await page.getByRole('button', { name: '换别人登录' }).click();
  await page.getByLabel('用户名').fill('li');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('button', { name: '开始使用' }).click();
  await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
  await expect(page.getByText('继续上次')).toBeHidden();
  await page.goto(`${school.server.url}/outbox`);
  await expect(page.getByText('本机有另一账号的 1 份待上传')).toBeVisible();
  await expect(page.getByText('楼层日检')).toBeHidden();
  await page.goto(`${school.server.url}/records/mine`);
  await expect(page.getByText('还没有检查记录')).toBeVisible();
  expect(await received(school)).toMatchObject({ records: 0 });

  await context.unroute(/\/api\/(ledger|photos)/);
  await page.goto(school.server.url);
  await expect.poll(() => received(school), { timeout: 30_000 }).toEqual({ records: 1, have: 1, total: 1 });
  const { rows } = await school.sun.ask<Inspections>('GET', '/inspections');
  expect(rows.map(({ byName }) => byName)).toEqual(['王秀兰']);
  await page.goto(`${school.server.url}/outbox`);
  await expect(page.getByText('全部送达').first()).toBeVisible();
  await expect(page.getByText('本机有另一账号')).toBeHidden();
});

test('with the sign-in expired and the page closed, the worker still hands in', async ({ page, context }) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.setOffline(true);
  await handInWithPhoto(page);
  await context.clearCookies();
  await page.close();
  await context.setOffline(false);
  await expect.poll(() => received(school), { timeout: 30_000 }).toEqual({ records: 1, have: 1, total: 1 });
});
