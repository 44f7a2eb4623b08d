// The first day of somebody who has never seen this: what is typed is not lost by a slip, and no code leads nowhere.
import { expect, test, type Page } from '@playwright/test';
import { entrusted } from './case-school.ts';
import { answer, begin, signIn } from './phone.ts';
import { openSchool, password, type School } from './school.ts';
import { ServerProcess } from './server-process.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

const sheet = (page: Page, name: string) => page.getByRole('dialog', { name });

test('a person half written is asked about before Back throws it away, and the code says where it cannot lead @third', async ({
  page,
}) => {
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/people`);
  await page.getByRole('button', { name: '添加人员' }).click();
  const form = sheet(page, '添加人员');
  await form.getByLabel('姓名').fill('赵师傅');
  await form.getByLabel('用户名').fill('zhao');
  await form.getByRole('button', { name: '添加地点' }).click();
  await expect(form.getByRole('searchbox')).toBeVisible();
  await page.goBack();
  await expect(form.getByRole('searchbox')).toBeHidden();
  await expect(form.getByLabel('姓名')).toHaveValue('赵师傅');

  await page.goBack();
  await expect(form.getByText('填的还没保存')).toBeVisible();
  await form.getByRole('button', { name: '接着写' }).click();
  await expect(form.getByLabel('用户名')).toHaveValue('zhao');
  await form.getByLabel('岗位').selectOption('电工');
  await form.getByRole('button', { name: '添加', exact: true }).click();
  const made = sheet(page, '已添加');
  await expect(made.getByRole('heading', { name: '已添加 · 赵师傅' })).toBeInViewport();
  await expect(made.getByText('这样的码，手机打不开')).toBeVisible();
  await expect(made.getByText(school.server.url, { exact: true })).toBeVisible();
  await page.goBack();
  await expect(made).toBeHidden();

  await page.getByRole('button', { name: '添加人员' }).click();
  await form.getByLabel('姓名').fill('不要了');
  await page.goBack();
  await form.getByRole('button', { name: '不要了' }).click();
  await expect(form).toBeHidden();
  await expect(page).toHaveURL(/\/people$/);
});

test('a place that was only lit up is on the route all the same @third', async ({ page }) => {
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/plans/routes/new`);
  await page.getByLabel('名称').fill('夜间路线');
  await page.getByRole('button', { name: '加点位' }).click();
  const points = sheet(page, '加点位');
  await points.getByRole('button', { name: '3号宿舍楼', exact: true }).click();
  await points.getByRole('button', { name: '加好了' }).click();
  await expect(page.getByRole('heading', { name: '点位 1' })).toBeVisible();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page).toHaveURL(/plans\/new/);
});

test('a hazard that waits for somebody stands on his 今日 until he has dealt with it @third', async ({ page }) => {
  await entrusted(school);
  await signIn(page, school.server.url, 'dian');
  await page.getByRole('link', { name: '要我办的隐患 1 件' }).click();
  await expect(page.getByRole('heading', { name: '要我办的 1' })).toBeVisible();
});

test('what is missing from a checklist is told in English with English commas @third', async ({ page }) => {
  await signIn(page, school.server.url, 'wang');
  await begin(page, ['3号宿舍楼', '2层'], '夜间巡查');
  await answer(page, 1, '异常');
  await page.getByRole('button', { name: '不拍了' }).click();
  await page.getByRole('button', { name: '完成' }).click();
  const look = { theme: 'night', size: 'extra', text: 30, language: 'en' };
  await page.evaluate((kept) => localStorage.setItem('patrol-preferences', JSON.stringify(kept)), look);
  // The sheet that was closed may be on its way back in the history still, which a browser gives up a reload for.
  await expect(async () => void (await page.reload())).toPass();
  await page.getByRole('button', { name: /Submit$/ }).click();
  await expect(page.getByRole('heading', { name: /not checked, 1 / })).toBeVisible();
});

test('what was typed about a new school is still there after Back, but for the password and the code @third', async ({
  page,
}) => {
  const fresh = await ServerProcess.start();
  try {
    await page.goto(fresh.url);
    await page.getByLabel('学校名称').fill('育才中学');
    await page.getByText('中学', { exact: true }).click();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.goBack();
    await page.goForward();
    await expect(page.getByLabel('学校名称')).toHaveValue('育才中学');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('姓名').fill('孙静');
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByLabel('设置码').fill(fresh.setUpCode);
    const kept = await page.evaluate(() => JSON.stringify(sessionStorage));
    expect(kept).toContain('孙静');
    expect([kept.includes(password), kept.includes(fresh.setUpCode)]).toEqual([false, false]);
    await page.getByLabel('用户名').fill('sun');
    await page.getByRole('button', { name: '完成设置' }).click();
    await expect(page.getByText('接下来加上楼栋和人员')).toBeVisible();
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('孙静');
  } finally {
    await fresh.remove();
  }
});
