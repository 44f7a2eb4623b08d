// What counts as having been at a point of a round: new codes and old ones, tags, and codes that were read outside of the round.
import { expect, test, type Page } from '@playwright/test';
import { codeAddress, placeCode } from '../../src/domain/place-code.ts';
import type { Rounds } from '../../src/domain/round-reports.ts';
import { id } from '../cast.ts';
import { signIn, staysOnline, workerInCharge } from './phone.ts';
import { openRound, planNight, pointName, pointsOf } from './rounds.ts';
import { openSchool, type School } from './school.ts';
import { tagsWritten, touchTag, withNfc } from './tags.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

const points = pointsOf(4);
const dayMs = 86_400_000;

async function begun(page: Page): Promise<void> {
  await signIn(page, school.server.url, 'li');
  await page.getByRole('button', { name: '知道了' }).click();
  await openRound(page);
  await page.getByRole('button', { name: '开始' }).click();
  await expect(page.getByRole('button', { name: '扫码到点' })).toBeVisible();
}

const reached = (page: Page, n: number) =>
  expect(page.getByRole('heading', { name: `已到 ${pointName(n)}`, exact: true })).toBeVisible();

/** How the school says each point was reached, once all of it has come. */
const shownAs = (...all: string[]) =>
  expect
    .poll(async () => {
      const dayAt = (ms: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(ms);
      const span = `from=${dayAt(Date.now() - dayMs)}&to=${dayAt(Date.now() + dayMs)}`;
      const { rows } = await school.sun.ask<Rounds>('GET', `/rounds?${span}`);
      const round = rows.find((row) => row.round)?.round;
      return round?.points.map(({ visits }) =>
        visits.map(({ how, code }) => [how, code].filter(Boolean).join(' ')).join(),
      );
    })
    .toEqual(all);

test('a code that was replaced is no arrival, the new one is @second', async ({ page }) => {
  await staysOnline(page);
  await planNight(school, { points });
  const renewed = { ...points[0]!, codeId: id(7100) };
  await school.sun.write('places-kept', { places: [renewed] }, { subject: renewed.id });
  await begun(page);
  await page.getByRole('button', { name: '扫码到点' }).click();
  const scanner = page.getByRole('dialog', { name: '扫点位码' });
  await scanner.getByRole('button', { name: '输入编号' }).click();
  const code = scanner.getByLabel('码牌上的编号');
  await code.fill(placeCode(points[0]!));
  await page.keyboard.press('Enter');
  await expect(scanner.getByText(`${pointName(1)} 的旧码，已经换过`)).toBeVisible();
  await code.fill(placeCode(renewed));
  await page.keyboard.press('Enter');
  await reached(page, 1);
  await expect(page.getByText('输入编号')).toBeVisible();
  await shownAs('typed', '', '', '');
});

test('a tag that is touched in a round is an arrival, and an old one is not @third', async ({ page }) => {
  await staysOnline(page);
  await withNfc(page, 1);
  await planNight(school, { points });
  const renewed = { ...points[1]!, codeId: id(7100) };
  await school.sun.write('places-kept', { places: [renewed] }, { subject: renewed.id });
  await begun(page);
  await page.getByRole('button', { name: '扫码到点' }).click();
  const scanner = page.getByRole('dialog', { name: '扫点位码' });
  await scanner.getByRole('button', { name: '碰 NFC' }).click();
  await expect(scanner.getByText('用不了 NFC，请扫码')).toBeVisible();
  await scanner.getByRole('button', { name: '不扫了' }).click();
  await page.getByRole('button', { name: '扫码到点' }).click();
  await scanner.getByRole('button', { name: '碰 NFC' }).click();
  await expect(scanner.getByText('把手机背面贴近标签')).toBeVisible();
  const tag = (place: (typeof points)[number]) => touchTag(page, codeAddress(school.server.url, placeCode(place)));
  expect(await tag(points[1]!)).toBe(1);
  await expect(scanner.getByText(/的旧码，已经换过/)).toBeVisible();
  await tag(points[0]!);
  await reached(page, 1);
  expect(await tag(points[2]!)).toBe(0);
  await shownAs('nfc', '', '', '');
});

test('a tag is written with the address of its place @third', async ({ page }) => {
  await staysOnline(page);
  await withNfc(page, 1);
  await planNight(school, { points });
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/places/${points[0]!.id}`);
  await page.getByRole('button', { name: '管理' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: /NFC/ }).click();
  await sheet.getByRole('button', { name: '开始写' }).click();
  await expect(sheet.getByText('没有写成，请再贴近一次')).toBeVisible();
  await sheet.getByRole('button', { name: '开始写' }).click();
  await expect(sheet.getByText('写好了')).toBeVisible();
  expect(await tagsWritten(page)).toEqual([`url ${codeAddress(school.server.url, placeCode(points[0]!))}`]);
});

test('whoever is on a round and reads a code elsewhere notes it there first, as what it was @third', async ({
  page,
}) => {
  await staysOnline(page);
  await planNight(school, { points, route: { order: 'fixed' } });
  await begun(page);
  // 扫码 on 今日, the code typed.
  await page.goto(`${school.server.url}/scan`);
  const scanner = page.getByRole('dialog', { name: '扫巡检码' });
  await scanner.getByRole('button', { name: '输入编号' }).click();
  await scanner.getByLabel('码下面的编号').fill(placeCode(points[0]!));
  await page.keyboard.press('Enter');
  await expect(page.getByText('正在走：夜间防火巡查')).toBeVisible();
  await page.getByRole('button', { name: '记到点' }).click();
  await reached(page, 1);
  await expect(page).toHaveURL(/\/rounds\/[^?]+$/);
  // Opened with the phone's own camera, or a tag touched; out of order it is asked once.
  await page.goto(codeAddress(school.server.url, placeCode(points[2]!)));
  await page.getByRole('button', { name: '记到点' }).click();
  await page
    .getByRole('dialog', { name: `这里是“${pointName(3)}”` })
    .getByRole('button', { name: /^记为到了/ })
    .click();
  await reached(page, 3);
  // Once is enough, and a page that was merely opened is no arrival.
  await page.goto(codeAddress(school.server.url, placeCode(points[2]!)));
  await expect(page.getByRole('heading', { name: '3号点', level: 1 })).toBeVisible();
  await expect(page.getByText('没有没解决的隐患')).toBeVisible();
  await expect(page.getByRole('button', { name: '记到点' })).toBeHidden();
  await page.goto(`${school.server.url}/places/${points[1]!.id}`);
  await expect(page.getByText('没有没解决的隐患')).toBeVisible();
  await expect(page.getByRole('button', { name: '记到点' })).toBeHidden();
  await shownAs('typed', '', 'scan', '');
});

test('a code read before the round is begun begins it with that arrival, without a network @third', async ({
  page,
}) => {
  await planNight(school, { points });
  await signIn(page, school.server.url, 'li');
  await page.getByRole('button', { name: '知道了' }).click();
  await expect(page.getByText('我的轮次')).toBeVisible();
  await workerInCharge(page, 'rounds');
  await page.context().setOffline(true);
  await page.goto(codeAddress(school.server.url, placeCode(points[1]!)));
  await expect(page.getByText('现在该走：夜间防火巡查')).toBeVisible();
  await page.getByRole('button', { name: '开始走，这里记到点' }).click();
  await reached(page, 2);
  await expect(page.getByText('已到 1 / 4')).toBeVisible();
  await page.context().setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await shownAs('', 'scan', '', '');
});

test('taking a place out of use names the routes it is on, and the route shows it @third', async ({ page }) => {
  await staysOnline(page);
  const plan = await planNight(school, { points });
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/places/${points[0]!.id}`);
  await page.getByRole('button', { name: '管理' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await expect(page.getByText('在 1 条路线上：夜间防火路线')).toBeVisible();
  await page.getByLabel('为什么停用').fill('封了');
  await page.getByRole('dialog').getByRole('button', { name: '停用', exact: true }).click();
  await expect(page.getByRole('heading', { name: '已停用：封了' })).toBeVisible();
  await page.goto(`${school.server.url}/plans/routes/${plan.routeId}`);
  const first = page.getByRole('list', { name: '点位' }).getByRole('listitem').first();
  await expect(first).toContainText('已停用，轮次不再走这里');
  await first.getByRole('button', { name: /^1.*1号点/ }).click();
  await expect(page.getByText('停用以后的轮次不再走这里')).toBeVisible();
});
