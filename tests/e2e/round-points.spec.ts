// At the points of a round: few taps, codes that are wrong, photos and small proofs, and the checklists that are filled in there.
import { expect, test, type Page } from '@playwright/test';
import { placeCode } from '../../src/domain/place-code.ts';
import type { Rounds } from '../../src/domain/round-reports.ts';
import { handIn, isDelivered, signIn, theRestNormal } from './phone.ts';
import { openRound, planNight, pointName, pointsOf, typeCode } from './rounds.ts';
import { canteen } from '../cast.ts';
import { openSchool, twenty, type School } from './school.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

const points = pointsOf(4);

async function guard(page: Page): Promise<void> {
  await signIn(page, school.server.url, 'li');
  await page.getByRole('button', { name: '知道了' }).click();
  await expect(page.getByText('我的轮次')).toBeVisible();
}

const reached = (page: Page, n: number) =>
  expect(page.getByRole('heading', { name: `已到 ${pointName(n)}`, exact: true })).toBeVisible();

test('three taps from 今日 to the first point', async ({ page }) => {
  await planNight(school, { points, plan: { proof: 'tap' } });
  await guard(page);
  await page.evaluate(() => {
    const counted = window as unknown as { taps: number };
    counted.taps = 0;
    addEventListener('pointerdown', () => counted.taps++, true);
  });
  await openRound(page);
  await page.getByRole('button', { name: '开始' }).click();
  await page.getByRole('button', { name: '到点', exact: true }).click();
  await reached(page, 1);
  expect(await page.evaluate(() => (window as unknown as { taps: number }).taps)).toBe(3);
});

test('a code of another place says which it is; out of the order it is asked once, and taken', async ({ page }) => {
  await planNight(school, { points, route: { order: 'fixed' } });
  await guard(page);
  await openRound(page);
  await page.getByRole('button', { name: '开始' }).click();
  await page.getByRole('button', { name: '扫码到点' }).click();
  const scanner = page.getByRole('dialog', { name: `扫码：${pointName(1)}` });
  await scanner.getByRole('button', { name: '输入编号' }).click();
  const code = scanner.getByLabel('码牌上的编号');
  await code.fill(placeCode(canteen));
  await page.keyboard.press('Enter');
  await expect(scanner.getByText('这是“食堂”的码，不在这条路线上')).toBeVisible();
  await code.fill('ZZZZ-ZZZZ');
  await page.keyboard.press('Enter');
  await expect(scanner.getByText('手机上没有这个码的点位')).toBeVisible();
  await code.fill(placeCode(points[2]!));
  await page.keyboard.press('Enter');
  const other = page.getByRole('dialog', { name: `这里是“${pointName(3)}”` });
  await expect(other.getByText(`按顺序下一点是“${pointName(1)}”`)).toBeVisible();
  await other.getByRole('button', { name: /^记为到了/ }).click();
  await reached(page, 3);
  await expect(page.getByText(`下一点：${pointName(1)}`)).toBeVisible();
  // A broken label: pressed instead, and said so.
  await page.getByRole('button', { name: '扫码到点' }).click();
  await scanner.getByRole('button', { name: '扫不了' }).click();
  await page
    .getByRole('dialog', { name: pointName(1) })
    .getByRole('button', { name: '码坏了，点一下到点' })
    .click();
  await reached(page, 1);
  await expect(page.getByText('没有扫码')).toBeVisible();
  // A point one cannot get into: it says so on the line, and the round goes on without it.
  await page.getByRole('button', { name: '跳过', exact: true }).click();
  const point = page.getByRole('dialog', { name: pointName(2) });
  await point.getByText('锁着进不去').click();
  await point.getByRole('button', { name: '跳过', exact: true }).click();
  await expect(page.getByText('跳过：锁着进不去')).toBeVisible();
  await expect(page.getByText(`下一点：${pointName(4)}`)).toBeVisible();
});

test('a checklist of the point is filled in on the way, and leads back to the round', async ({ page }) => {
  const along = points.map(({ id }, n) => ({ placeId: id, templates: n === 0 ? [twenty.code] : [], minutes: null }));
  await planNight(school, { points, route: { points: along }, plan: { proof: 'tap' } });
  await guard(page);
  await openRound(page);
  await page.getByRole('button', { name: '开始' }).click();
  await page.getByRole('button', { name: '到点', exact: true }).click();
  await page.getByRole('button', { name: '查：楼层日检' }).click();
  await page.waitForURL(/\/inspection\//);
  await theRestNormal(page, 20);
  await handIn(page);
  await isDelivered(page);
  await page.getByRole('link', { name: '回到轮次' }).click();
  await expect(page.getByRole('link', { name: /楼层日检.*已查/ })).toBeVisible();
  await page.getByRole('button', { name: '到点', exact: true }).click();
  await reached(page, 2);
});

test('scan and photo, with a small proof now and then: noted with what was given, and never in the way', async ({
  page,
}) => {
  await planNight(school, { points, plan: { proof: 'scan-photo', micro: 1 } });
  await guard(page);
  await openRound(page);
  await page.getByRole('button', { name: '开始' }).click();
  for (const n of [1, 2, 3, 4]) {
    await typeCode(page, placeCode(points[n - 1]!));
    // It lies in the sheet that opened it, which has the same name and a button of the same word.
    const camera = page.locator('dialog:not(:has(dialog))').filter({ has: page.locator('video') });
    if (n === 2) {
      // The page dies between the code and the photo: the arrival is remembered.
      await camera.waitFor();
      await page.reload();
    }
    if (n === 4) {
      await camera.getByRole('button', { name: '不拍了' }).click();
      await page.getByRole('button', { name: '拍不了，先记到点' }).click();
    } else await camera.getByRole('button', { name: '拍照', exact: true }).click();
    const digits = page.getByLabel('这里任意一块标牌上，编号的最后两位');
    const there = page.getByRole('heading', { name: `已到 ${pointName(n)}`, exact: true });
    await expect(digits.or(there)).toBeVisible();
    if (await digits.isVisible()) {
      if (n === 4) await page.getByRole('button', { name: '不方便，跳过' }).click();
      else {
        await digits.fill('7k');
        await page.getByRole('button', { name: '记下' }).click();
      }
    }
    await expect(there).toBeVisible();
  }
  await page.getByRole('button', { name: '完成本轮' }).click();
  await page.getByRole('button', { name: '完成', exact: true }).click();
  await expect(page.getByText('全部已送达学校')).toBeVisible({ timeout: 30_000 });
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + 120_000);
  const { rows } = await school.sun.ask<Rounds>('GET', `/rounds?from=${day}&to=${day}`);
  const visits = rows.find(({ round }) => round)?.round?.points.flatMap((point) => point.visits) ?? [];
  expect(visits.map(({ photos }) => photos?.length ?? 0)).toEqual([1, 1, 1, 0]);
  expect(visits.map(({ micro }) => micro?.said ?? null)).toEqual(
    visits.map(({ micro }, n) => (n === 3 ? null : micro?.ask === 'digits' ? '7K' : 'taken')),
  );
  expect(visits.every(({ micro }) => micro !== undefined)).toBe(true);
});
