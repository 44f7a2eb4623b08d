// What is worth a look is looked at and put away; what was drawn is walked a second time, and both looks are compared.
import { expect, test } from '@playwright/test';
import { answer, at, dorm3, floor2, id, inspection } from '../cast.ts';
import type { Inspection } from '../../src/domain/inspection.ts';
import { isDrawn } from '../../src/domain/recheck.ts';
import { DeskClient } from './desk-client.ts';
import { isSound } from './looks.ts';
import { signIn } from './phone.ts';
import { openSchool, password, twenty, type School } from './school.ts';
import { Screens } from './screens.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

const ids = Array.from({ length: 400 }, (_, n) => id(50_000 + n));
const drawn = ids.find(isDrawn) ?? '';
const plain = ids.find((one) => !isDrawn(one)) ?? '';
const minuteMs = 60_000;

/** The daily check of a floor, all normal but what is `off`, finished so many minutes ago. */
async function handIn(username: string, subject: string, minutesAgo: number, off = '', over: Partial<Inspection> = {}) {
  const client = new DeskClient(school.server.url);
  const { person } = await client.signIn(username, password);
  const finished = Date.now() - minutesAgo * minuteMs;
  const answers = twenty.items.map((item) =>
    answer(item.id, null, {
      at: finished,
      ...(item.id === off ? { na: { reason: 'locked' as const } } : { value: 'pass' }),
    }),
  );
  const times = { startedAt: at(finished - 5 * minuteMs), finishedAt: at(finished), activeMs: 4 * minuteMs };
  const body = inspection({
    ...times,
    placeId: floor2.id,
    template: { code: 'Z2', version: 1 },
    answers,
    photos: [],
    ...over,
  });
  const n = Number.parseInt(subject.slice(-6), 16) + minutesAgo;
  await client.write('inspection-submitted', body, {
    subject,
    id: id(200_000 + n),
    device: person.id,
    opSeq: 1,
    at: at(finished),
    photos: [],
  });
}

test('a manager sees what is worth a look, opens it, and puts it away with a note @third', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await handIn('wang', plain, 10, '', { activeMs: 9000 });
  await signIn(page, school.server.url, 'sun');
  await page.getByRole('link', { name: '7 天里 1 件要看一眼' }).click();
  const numbers = page.getByRole('list', { name: '数字' });
  await expect(numbers.getByRole('link', { name: '几秒全部正常 1' })).toBeVisible();
  await numbers.getByRole('link', { name: '几秒全部正常 1' }).click();
  await expect(page.getByText('全部正常，检查表只看了 9 秒；逐项看约要 60 秒')).toBeVisible();
  await page.getByRole('link', { name: `楼层日检 · ${dorm3.name} ${floor2.name}` }).click();
  await page.waitForURL(`**/school-record/${plain}`);
  await page.goBack();
  await page.getByRole('button', { name: '看过了' }).click();
  await page.getByRole('textbox', { name: '说明' }).fill('先看房间再填的');
  await isSound(new Screens(page, school.server.url), 'that it was looked at');
  await page.getByRole('button', { name: '记下' }).click();
  await expect(page.getByText('没有这样的')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.getByRole('combobox', { name: '显示' }).selectOption({ label: '看过的' });
  await expect(page.getByText(/^孙静 .* 看过：先看房间再填的$/)).toBeVisible();
});

test('somebody else is shown what was drawn, and managers read how far both agree @third', async ({
  page,
  browser,
}) => {
  await handIn('wang', drawn, 60);
  const context = await browser.newContext({ locale: 'zh-CN' });
  const phone = await context.newPage();
  await signIn(phone, school.server.url, 'li');
  const card = phone.getByRole('region', { name: '抽查复检' });
  await card.getByRole('link', { name: /楼层日检/ }).click();
  await phone.waitForURL((url) => url.pathname !== '/');
  await context.close();

  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/quality/rechecks`);
  await expect(page.getByText('还没有成对的复检')).toBeVisible();
  await handIn('li', plain, 10, 'Z2-03');
  await page.reload();
  await expect(page.getByText('1 对，一致率 95 %')).toBeVisible();
  await page.getByRole('link', { name: '已复检 1' }).click();
  await expect(page.getByText('20 项里 19 项一致')).toBeVisible();
  const differs = page.getByRole('listitem').filter({ hasText: '第3处通道畅通' }).last();
  await expect(differs.getByText('正常', { exact: true })).toBeVisible();
  await expect(differs.getByText('不适用')).toBeVisible();
});
