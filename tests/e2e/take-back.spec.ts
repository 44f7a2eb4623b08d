// A report that was a mistake: taken back before there was a network, on a phone that has never had a case.
import { expect, test } from '@playwright/test';
import { floor2 } from '../cast.ts';
import { casesOf, photos, shutter } from './case-school.ts';
import { DeskClient } from './desk-client.ts';
import { signIn, workerInCharge } from './phone.ts';
import { openSchool, password, type School } from './school.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

test('the first report ever is taken back without a network, and the school hears of both', async ({
  page,
  context,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.setOffline(true);
  await page.goto(`${school.server.url}/hazards/report?place=${floor2.id}`);
  await shutter(page).click();
  await expect(photos(page)).toBeVisible();
  await page.getByRole('button', { name: '用电', exact: true }).click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByRole('heading', { name: '用电隐患', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: '撤回（报错了）' }).click();
  const sheet = page.getByRole('dialog', { name: '撤回（报错了）' });
  await expect(sheet.getByText('只有还没人处理时能撤回')).toBeVisible();
  await sheet.getByRole('button', { name: '撤回（报错了）' }).click();
  await expect(page.getByText('王秀兰 撤回了上报')).toBeVisible();
  await expect(page.getByText('现在轮到')).toBeHidden();
  await context.setOffline(false);
  const wang = new DeskClient(school.server.url);
  await wang.signIn('wang', password);
  await expect
    .poll(async () => (await casesOf(wang)).map(({ state }) => state), { timeout: 60_000 })
    .toEqual(['withdrawn']);
});
