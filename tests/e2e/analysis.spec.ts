// What some weeks came to, read by a manager; and what arrives while he looks.
import { expect, test, type Page } from '@playwright/test';
import { answer, asset, at, id, inspection, photo, sha256, withAnswers } from '../cast.ts';
import { dayOf } from '../../src/domain/inspection.ts';
import { mondayOf } from '../../src/domain/week-share.ts';
import { DeskClient } from './desk-client.ts';
import { pressByKeys } from './keys.ts';
import { signIn } from './phone.ts';
import { openSchool, password, type School } from './school.ts';
import { Screens } from './screens.ts';
import { inTurn } from './turn.ts';

let school: School;
let wang: DeskClient;
let written = 0;
test.beforeAll(async () => {
  school = await openSchool();
  wang = new DeskClient(school.server.url);
  await wang.signIn('wang', password);
  await handIn(true);
  await handIn(false);
});
test.afterAll(() => school.server.remove());

/** An inspection of just now, with the light out or with everything normal. */
async function handIn(isFaulty: boolean): Promise<void> {
  const now = Date.now();
  const n = ++written;
  const times = { startedAt: at(now - 60_000), finishedAt: at(now) };
  const sha = sha256('the lamp');
  const fault = {
    answers: withAnswers(answer('Z1-02', 'fail', { photos: [sha] })),
    photos: [...inspection().photos, photo('Z1-02', sha)],
  };
  const body = inspection({ ...times, ...(isFaulty && fault) });
  await wang.write('inspection-submitted', body, {
    id: id(8000 + n),
    subject: id(8100 + n),
    device: id(911),
    opSeq: n,
    at: at(now),
  });
}

const figure = (page: Page, title: string) =>
  page.locator('section', { has: page.getByRole('heading', { name: title }) });

test('weeks are read as pictures and as numbers, and each number opens the list it counts @third', async ({ page }) => {
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/me`);
  await page.getByRole('link', { name: '分析' }).click();
  const weekly = figure(page, '每周检查');
  await expect(weekly.getByText('共 2 次检查，1 次有异常')).toBeVisible();
  await expect(weekly.getByRole('img', { name: '每周检查：共 2 次检查，1 次有异常' })).toBeVisible();
  await expect(weekly.locator('svg .ct-bar').first()).toBeAttached();
  await pressByKeys(weekly.locator('summary', { hasText: '看数字' }));
  const week = mondayOf(dayOf(Date.now(), 'Asia/Shanghai'));
  const line = weekly.getByRole('row', { name: new RegExp(`^${week}.* 2 1 0 `) });
  await expect(line).toBeVisible();
  await pressByKeys(line.getByRole('link', { name: '2', exact: true }));
  await expect(page).toHaveURL(/\/records\?day=/);
  await expect(page.locator('a[href^="/school-record/"]')).toHaveCount(2);
  await page.goto(`${school.server.url}/analysis/hazards`);
  await expect(figure(page, '每周发现和销号').getByText('发现 1 件，销号 0 件')).toBeVisible();
  const repairs = figure(page, '整改用时（中位数，天）');
  await expect(repairs.getByRole('listitem').filter({ hasText: '常用期限 3–7 天' })).toBeVisible();
  const [band, picture] = [await repairs.locator('svg rect').boundingBox(), await repairs.locator('svg').boundingBox()];
  expect(band!.height).toBeGreaterThan(picture!.height / 4);
  await page.goto(`${school.server.url}/analysis/rounds`);
  await expect(page.getByText('这段时间没有记录')).toBeVisible();
});

test('what arrives changes the numbers at once, and a list only when it is asked to @third', async ({ page }) => {
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/`);
  const before = written;
  const received = page.getByRole('link', { name: /^今天收到/ });
  await expect(received).toContainText(`今天收到${before}`);
  await handIn(false);
  await expect(received).toContainText(`今天收到${before + 1}`);
  await page.goto(`${school.server.url}/records`);
  const lines = page.locator('a[href^="/school-record/"]');
  await expect(lines).toHaveCount(before + 1);
  await handIn(false);
  const fresh = page.getByRole('button', { name: '有新的，点这里看' });
  await expect(fresh).toBeVisible();
  await expect(lines).toHaveCount(before + 1);
  await fresh.click();
  await expect(lines).toHaveCount(before + 2);
  await expect(fresh).toBeHidden();
});

test('what a role looks at first stands on 今日, and its number opens its list, here an empty one @third', async ({
  page,
}) => {
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/`);
  await page
    .getByRole('region', { name: '今天先看这些' })
    .getByRole('link', { name: /^漏检点位/ })
    .click();
  await expect(page).toHaveURL(/\/ledgers\/today\?of=missed-points$/);
  await expect(page.getByRole('heading', { name: '漏检点位' })).toBeVisible();
  await expect(page.getByText('共 0 条')).toBeVisible();
  await page.goto(`${school.server.url}/ledgers/today?of=nothing`);
  await expect(page.getByRole('button', { name: '返回今日' })).toBeVisible();
  await expect(page.getByText('没有找到')).toBeVisible();
});

test('every page of it is sound: small and wide, at every size, in both languages', async ({ page }) => {
  await signIn(page, school.server.url, 'sun');
  const screens = new Screens(page, school.server.url);
  await school.sun.write('asset-kept', asset(), { subject: asset().id });
  const today = dayOf(Date.now(), 'Asia/Shanghai');
  const days = `from=${mondayOf(today)}&to=${today}`;
  const numbered = [
    '/analysis/registers',
    '/analysis/list?of=assets',
    `/analysis/list?of=rounds&${days}`,
    `/analysis/list?of=meals&${days}`,
  ];
  const sizes = [
    { width: 360, theme: 'day', size: 'standard', language: 'zh' },
    { width: 1280, theme: 'contrast', size: 'large', language: 'en' },
    { width: 320, theme: 'night', size: 'extra', language: 'en' },
  ];
  for (const { width, ...look } of inTurn('looks at analysis', sizes, 3)) {
    await page.setViewportSize({ width, height: 740 });
    await page.evaluate((kept) => localStorage.setItem('patrol-preferences', JSON.stringify(kept)), look);
    const paths = ['/analysis', '/analysis/hazards', '/analysis/rounds'];
    for (const path of look.theme === 'contrast' ? paths : [...paths, ...numbered]) {
      await screens.open(path);
      const what = `${path} ${width} ${look.theme} ${look.size} ${look.language}`;
      expect.soft(await screens.faults(), what).toEqual([]);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(wide, `${what} is wider than the screen`).toBeLessThanOrEqual(0);
    }
  }
});
