// One field finds everything: typed, walked through by keys, opened, and remembered on this device.
import { expect, test } from '@playwright/test';
import { dorm3, floor2, id } from '../cast.ts';
import type { HazardView } from '../../src/domain/hazard-reports.ts';
import { caseNumber } from '../../src/domain/case-number.ts';
import { DeskClient } from './desk-client.ts';
import { signIn, staysOnline } from './phone.ts';
import { openSchool, password, type School } from './school.ts';
import { Screens } from './screens.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
  const wang = new DeskClient(school.server.url);
  await wang.signIn('wang', password);
  for (const [n, text] of ['走廊灯不亮', '安全出口堆物'].entries()) {
    const body = { placeId: floor2.id, source: 'spot' as const, category: 'electricity' as const, text, photos: [] };
    const report = { ...body, suspectedMajor: false, fixed: false, repair: null };
    await wang.write('hazard-reported', report, { subject: id(8100 + n), device: id(8110 + n) });
  }
});
test.afterAll(() => school.server.remove());

test('by keys alone: / opens the field, arrows walk through what was found, Enter opens, Escape empties @third', async ({
  page,
}) => {
  await staysOnline(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await signIn(page, school.server.url, 'sun');
  await page.getByRole('link', { name: '查找' }).waitFor();
  await page.keyboard.press('/');
  await page.waitForURL('**/search');
  const field = page.getByRole('searchbox');
  await expect(field).toBeFocused();
  await page.keyboard.type('灯');
  const found = page.getByRole('region', { name: '隐患' });
  await expect(found.locator('mark')).toHaveText('灯');
  await page.keyboard.press('ArrowDown');
  await expect(found.getByRole('link', { name: /走廊灯不亮/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/hazards/${id(8100)}`);
  await page.goBack();
  await expect(field).toHaveValue('灯');
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('');
  await page.getByRole('region', { name: '最近找过' }).getByRole('button', { name: '灯' }).click();
  await expect(found).toBeVisible();
  await page.getByRole('button', { name: '清空', exact: true }).click();
  await page.getByRole('button', { name: '清空最近找过的' }).click();
  await expect(page.getByRole('region', { name: '最近找过' })).toBeHidden();
});

test('on a phone: initials find a place, a number its case first, and what is not there says so @third', async ({
  page,
  context,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, school.server.url, 'wang');
  await page.getByRole('link', { name: '查找' }).click();
  const field = page.getByRole('searchbox');
  await field.fill('ssl');
  await expect(page.getByRole('region', { name: '地点' }).getByRole('link').first()).toContainText(dorm3.name);
  const { hazard } = await school.sun.ask<HazardView>('GET', `/hazards/${id(8101)}`);
  await field.fill(caseNumber(hazard, 'Asia/Shanghai').toLowerCase().replace('-', ''));
  const first = page.getByRole('region', { name: '隐患' }).getByRole('link').first();
  await expect(first).toContainText('安全出口堆物');
  await expect(first).toContainText('编号一致');
  await field.fill('没有这样的东西');
  await expect(page.getByText('没有找到')).toBeVisible();
  await field.fill('？');
  await expect(page.getByText('请打一个字、词或数字。')).toBeVisible();
  await context.setOffline(true);
  await field.fill('出口');
  await expect(page.getByText('查找要联网')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('region', { name: '隐患' })).toBeVisible();
});

const looks = [
  { width: 360, theme: 'day', size: 'extra', language: 'en' },
  { width: 1280, theme: 'night', size: 'standard', language: 'zh' },
];

test('it is sound: small and wide, large and at night, in both languages', async ({ page }) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'sun');
  const screens = new Screens(page, school.server.url);
  for (const { width, ...look } of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate((kept) => localStorage.setItem('patrol-preferences', JSON.stringify(kept)), look);
    for (const path of ['/search', `/search?q=${encodeURIComponent('灯')}`, '/search?q=zzzzqq']) {
      await screens.open(path);
      const found = await (look.theme === 'night' ? screens.faultsInEveryTheme() : screens.faults());
      expect.soft(found, `${path} ${width}`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(wide, `${path} ${width} is wider than the screen`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: test.info().outputPath(`${width} ${look.language} ${path.length}.png`) });
    }
  }
});
