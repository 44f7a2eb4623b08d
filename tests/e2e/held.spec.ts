// What the school keeps aside is looked into by a manager, and whoever handed it in reads what came of it.
import { expect, test, type Page } from '@playwright/test';
import { canteen, id, inspection } from '../cast.ts';
import { DeskClient } from './desk-client.ts';
import { isSound } from './looks.ts';
import { handInAllNormal, onlooker, signIn, staysOnline, workerInCharge } from './phone.ts';
import { openSchool, password, received, type School } from './school.ts';
import { Screens } from './screens.ts';
import type { Device } from '../../src/domain/protocol.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

/** The phone was thought lost while it had no signal. */
async function handInFromAnEndedPhone(page: Page): Promise<string> {
  const context = page.context();
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.setOffline(true);
  await handInAllNormal(page);
  const { devices } = await school.sun.ask<{ devices: Device[] }>('GET', '/devices');
  const lost = devices.find(({ personId }) => personId === school.wang.id)!;
  await school.sun.send('DELETE', `/devices/${lost.id}`);
  await context.setOffline(false);
  const record = page.url();
  await expect(page.getByText(/^回执 [0-9A-Z]{4}-/)).toBeVisible({ timeout: 60_000 });
  return record;
}

async function signInAgain(page: Page): Promise<void> {
  await page.goto(`${school.server.url}/sign-in`);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
}

test('a record from an ended phone counts once a manager has looked, and its author reads so', async ({
  page,
  browser,
}) => {
  const record = await handInFromAnEndedPhone(page);
  await expect(page.getByText('学校已收下，单独存放，等人核对')).toBeVisible();
  await expect(page.getByText('原因：来自已停用的手机。')).toBeVisible();
  expect(await received(school)).toMatchObject({ records: 0 });

  const desk = await (await browser.newContext(onlooker)).newPage();
  await signIn(desk, school.server.url, 'sun');
  await desk.goto(`${school.server.url}/held`);
  await expect(desk.getByText('20 项，无异常')).toBeVisible();
  await desk.getByRole('button', { name: '核对' }).click();
  await desk.getByRole('textbox', { name: '说明' }).fill('手机找到了');
  await desk.getByRole('button', { name: '计入', exact: true }).click();
  await expect(desk.getByText('已计入')).toBeVisible();
  expect(await received(school)).toMatchObject({ records: 1 });

  await signInAgain(page);
  await page.goto(record);
  await expect(page.getByText('已核对，计入统计')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('手机找到了')).toBeVisible();
  await page.goto(`${school.server.url}/me`);
  await page.getByRole('link', { name: '学校单独存放的' }).click();
  await expect(page.getByText('已计入')).toBeVisible();
});

test('what is not to count needs a reason, and keeps it @second', async ({ page, browser }) => {
  const record = await handInFromAnEndedPhone(page);
  const desk = await (await browser.newContext(onlooker)).newPage();
  await signIn(desk, school.server.url, 'sun');
  await desk.goto(`${school.server.url}/held`);
  await desk.getByRole('button', { name: '核对' }).click();
  await isSound(new Screens(desk, school.server.url), 'a record that is held');
  await desk.getByRole('button', { name: '不计入', exact: true }).click();
  await expect(desk.getByText('请写明为什么不计入。')).toBeVisible();
  await desk.getByRole('textbox', { name: '说明' }).fill('那天不在校');
  await desk.getByRole('button', { name: '不计入', exact: true }).click();
  await expect(desk.getByText('孙静：那天不在校')).toBeVisible();
  expect(await received(school)).toMatchObject({ records: 0 });

  await signInAgain(page);
  await page.goto(record);
  await expect(page.getByText('已核对，没有计入')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('那天不在校')).toBeVisible();
});

test('what the rules forbid today cannot be made to count, and the manager reads why @second', async ({ page }) => {
  await staysOnline(page);
  const wang = new DeskClient(school.server.url);
  await wang.signIn('wang', password);
  const newer = inspection({ placeId: canteen.id, template: { code: 'Z1', version: 9 } });
  await wang.write('inspection-submitted', newer, { subject: id(801), by: school.wang.id }).catch(() => undefined);
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/held`);
  await page.getByRole('button', { name: '核对' }).click();
  await page.getByRole('button', { name: '计入', exact: true }).click();
  await expect(page.getByText('现在还不能计入：学校没有这张检查表')).toBeVisible();
});
