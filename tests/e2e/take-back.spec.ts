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
  await expect(page.getByText('不予立案', { exact: true })).toBeVisible();
  await expect(page.getByText('上报人撤回')).toBeVisible();
  await expect(page.getByText('现在轮到')).toBeHidden();
  await context.setOffline(false);
  const wang = new DeskClient(school.server.url);
  await wang.signIn('wang', password);
  await expect
    .poll(async () => (await casesOf(wang)).map(({ state }) => state), { timeout: 60_000 })
    .toEqual(['rejected']);
});

test('camera first, words later: a report gets its words, kind and gravity before it has left the phone @second', async ({
  page,
  context,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await page.goto(`${school.server.url}/hazards/report?place=${floor2.id}`);
  await shutter(page).click();
  await expect(photos(page)).toBeVisible();
  await page.getByRole('button', { name: '用电', exact: true }).click();
  // Whoever has begun a report keeps the sheets.
  await workerInCharge(page, 'handling');
  await context.setOffline(true);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByRole('heading', { name: '用电隐患', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: '更正上报' }).click();
  const sheet = page.getByRole('dialog', { name: '更正上报' });
  await expect(sheet.getByLabel('说明')).toHaveValue('用电隐患');
  await sheet.getByLabel('说明').fill('插座冒烟');
  await sheet.getByRole('button', { name: '消防', exact: true }).click();
  // What is typed is on the disk: it is there after the sheet was closed by mistake.
  await sheet.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '更正上报' }).click();
  await expect(sheet.getByLabel('说明')).toHaveValue('插座冒烟');
  await sheet.getByText('严重，可能是重大隐患').click();
  await sheet.getByText('停用', { exact: true }).click();
  await sheet.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { name: '插座冒烟', level: 1 })).toBeVisible();
  await expect(page.getByText('原来写的：用电隐患 · 用电')).toBeVisible();
  await context.setOffline(false);
  const wang = new DeskClient(school.server.url);
  await wang.signIn('wang', password);
  await expect
    .poll(async () => casesOf(wang), { timeout: 60_000 })
    .toMatchObject([
      {
        text: { zh: '插座冒烟' },
        category: 'fire',
        grade: 'MS',
        state: 'reported',
        handling: { interim: { how: 'stopped' } },
      },
    ]);
});
