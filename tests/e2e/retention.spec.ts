// 保存期限: from the state of the system to the rules; a longer time, a hold and its end.
import { expect, test, type Page } from '@playwright/test';
import { signIn } from './phone.ts';
import { openSchool, type School } from './school.ts';
import { Screens } from './screens.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
});
test.afterAll(() => school.server.remove());

const speak = (page: Page, language: 'zh' | 'en') =>
  page.evaluate((kept) => localStorage.setItem('patrol-preferences', JSON.stringify(kept)), {
    theme: 'day',
    size: 'standard',
    language,
  });

async function isSound(screens: Screens, what: string, inEveryTheme = false): Promise<void> {
  expect.soft(await (inEveryTheme ? screens.faultsInEveryTheme() : screens.faults()), what).toEqual([]);
  const wide = await screens.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(wide, `${what} is wider than the phone`).toBeLessThanOrEqual(0);
}

test('a manager keeps photos longer, holds everything with a reason, and ends the hold @third', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const screens = new Screens(page, school.server.url);
  await signIn(page, school.server.url, 'sun');
  await screens.follow('/status');
  await page.getByRole('link', { name: '看保存期限' }).click();
  await expect(page.getByRole('heading', { name: '保存期限', level: 1 })).toBeVisible();
  await expect(page.getByText('未来 30 天没有要清理的')).toBeVisible();

  await page.getByRole('button', { name: '改保存年限' }).click();
  const years = page.getByRole('dialog');
  await years.getByLabel('照片原图、录音（年）').fill('2');
  await years.getByRole('button', { name: '保存' }).click();
  await expect(years.getByText('最少 3 年，最多 50 年')).toBeVisible();
  await isSound(screens, 'the years with a fault');
  await years.getByLabel('照片原图、录音（年）').fill('6');
  await years.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('6 年', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: '冻结全部' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: '冻结全部' }).click();
  await expect(sheet.getByText('请写明原因')).toBeVisible();
  await sheet.getByLabel('原因').fill('家长起诉');
  await sheet.getByRole('button', { name: '冻结全部' }).click();
  await expect(page.getByText('全部冻结中，什么都不清理。')).toBeVisible();
  await page.getByRole('button', { name: '解除冻结' }).click();
  await sheet.getByLabel('原因').fill('判决生效');
  await isSound(screens, 'the end of a hold');
  await sheet.getByRole('button', { name: '解除冻结' }).click();
  await expect(page.getByText('解除过的（1）')).toBeVisible();

  for (const language of ['en', 'zh'] as const) {
    await speak(page, language);
    await screens.open('/status?part=retention');
    await isSound(screens, `how long things are kept, ${language}`, language === 'zh');
  }
  await screens.open('/audit');
  await page.getByLabel('哪一类').selectOption('保存期限');
  await expect(page.getByText('解除冻结')).toBeVisible();
});
