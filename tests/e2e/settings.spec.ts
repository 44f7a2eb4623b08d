// 学校设置: what a school changes about itself after it was set up, and what phones and photos make of it.
import { expect, test } from '@playwright/test';
import { signIn } from './phone.ts';
import { openSchool, type School } from './school.ts';
import { Screens } from './screens.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
});
test.afterAll(() => school.server.remove());

test('a manager renames the school, gives its cases other hours, and hears of what a colleague changed meanwhile @third', async ({
  page,
  browser,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const screens = new Screens(page, school.server.url);
  const other = await (await browser.newContext()).newPage();
  await signIn(other, school.server.url, 'sun');
  await signIn(page, school.server.url, 'sun');
  await screens.follow('/status');
  await page.getByRole('link', { name: '改学校设置' }).click();
  await expect(page.getByText('设置学校以后还没有改过')).toBeVisible();
  const verify = page.getByRole('group', { name: '核实立案' });
  await verify.getByLabel('重大').fill('9');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(verify.getByText('只能填 1')).toBeVisible();
  expect.soft(await screens.faultsInEveryTheme(), 'the settings with a fault').toEqual([]);
  await verify.getByLabel('重大').fill('1');
  await verify.getByLabel('一般').fill('8');
  await page.getByLabel('学校名称', { exact: true }).first().fill('育才实验中学');
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('保存好了')).toBeVisible();

  // A phone on which nobody has chosen a language speaks the one of the school.
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(school.server.url);
  await expect(stranger.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await stranger.context().close();

  // A colleague was quicker.
  await other.goto(`${school.server.url}/status?part=settings`);
  await other.getByRole('group', { name: '接单' }).getByLabel('一般').fill('12');
  await page.getByLabel('学校名称', { exact: true }).first().fill('育才一中');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('保存好了')).toBeVisible();
  await other.getByRole('button', { name: '保存' }).click();
  await expect(other.getByRole('alert')).toBeVisible();
  await expect(other.getByRole('group', { name: '接单' }).getByLabel('一般')).toHaveValue('12');
  await other.context().close();

  for (const size of ['standard', 'extra'])
    for (const language of ['en', 'zh']) {
      const kept = { theme: size === 'extra' ? 'night' : 'day', size, language };
      await page.evaluate((one) => localStorage.setItem('patrol-preferences', JSON.stringify(one)), kept);
      await screens.open('/status?part=settings');
      expect.soft(await screens.faults(), `${size} ${language}`).toEqual([]);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(wide, `${size} ${language} is wider than the phone`).toBeLessThanOrEqual(0);
    }
});
