// At the points of a round: few taps, codes that are wrong, photos and small proofs, and the checklists that are filled in there.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { roundId } from '../../src/domain/round-id.ts';
import { placeCode } from '../../src/domain/place-code.ts';
import type { Plan } from '../../src/domain/plan.ts';
import type { Rounds } from '../../src/domain/round-reports.ts';
import { handIn, isDelivered, onlooker, signIn, staysOnline, theRestNormal, workerInCharge } from './phone.ts';
import { openRound, planNight, pointName, pointsOf, typeCode } from './rounds.ts';
import { at, canteen, id } from '../cast.ts';
import { DeskClient } from './desk-client.ts';
import { openSchool, password, twenty, type School } from './school.ts';

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
  await staysOnline(page);
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
  await staysOnline(page);
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
  await expect(scanner.getByText('这台手机上没有这个码')).toBeVisible();
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

/** Rounds of before, as they reach the school: one this morning, one three days ago, one twelve days ago; nobody was at the fourth point. */
async function walkedBefore(plan: Plan): Promise<void> {
  const li = new DeskClient(school.server.url);
  await li.signIn('li', password);
  for (const [nth, days] of [12, 3, 0.1].entries()) {
    const done = Date.now() - days * 86_400_000;
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(done);
    const route = { routeId: plan.routeId, routeName: '夜间防火路线', order: 'free', proof: 'scan' } as const;
    const span = { plannedAt: done - 60_000, startBy: null, finishBy: done + 60_000, closesAt: done + 60_000 };
    const along = points.map(({ id }) => ({ placeId: id, templates: [], minutes: null }));
    const due = { planId: plan.id, planName: plan.name, day, minute: nth, ...route, ...span, points: along };
    const about = { subject: roundId(plan.id, day, nth), device: id(931), at: at(done) };
    await li.write('round-started', { due, from: null }, { ...about, id: id(7100 + nth), opSeq: nth * 2 + 1 });
    const code = placeCode(points[2 - nth]!);
    const proof = { how: 'scan' as const, code, at: at(done), photos: [], location: null, micro: null };
    const visit = { planId: plan.id, placeId: points[2 - nth]!.id, ...proof };
    await li.write('point-visited', visit, { ...about, id: id(7200 + nth), opSeq: nth * 2 + 2 });
  }
}

/** The colour and the shape of a station. */
const drawnAs = (line: Locator) =>
  line.evaluate((one) => {
    const [station] = one.children;
    return `${getComputedStyle(station!).backgroundColor} ${station!.innerHTML}`;
  });

test('the line map says by shape, colour and word when each point was last seen, without a network @second', async ({
  page,
  context,
}) => {
  const plan = await planNight(school, { points });
  await walkedBefore(plan);
  await guard(page);
  await workerInCharge(page, 'rounds');
  await context.setOffline(true);
  await openRound(page);
  const map = page.getByRole('list', { name: '线路图' }).getByRole('listitem');
  await expect(map).toHaveText([/1号点.*李建国$/, /2号点.*李建国$/, /3号点.*李建国$/, /4号点本机没有记录$/]);
  const legend = page.getByRole('list', { name: '标记说明多久没有人到过' }).getByRole('listitem');
  await expect(legend).toHaveCount(4);
  const marks = await Promise.all((await legend.all()).map(drawnAs));
  expect(new Set(marks).size).toBe(4);
  // A shape of its own each, not a colour alone.
  expect(new Set(marks.map((one) => one.slice(one.indexOf(')'))).values()).size).toBe(4);
  expect(await Promise.all((await map.all()).map(drawnAs))).toEqual(marks);

  await page.getByRole('button', { name: '开始' }).click();
  await typeCode(page, placeCode(points[3]!));
  await reached(page, 4);
  await page.getByText('线路图：各点上次什么时候有人到').click();
  await expect(map.nth(3)).toContainText('李建国');
  expect(await drawnAs(map.nth(3))).toBe(marks[0]);
});

test('at the desk the line map says the same by shape, colour and word, with who was there and when @second', async ({
  page,
}) => {
  await staysOnline(page);
  const plan = await planNight(school, { points });
  await walkedBefore(plan);
  await page.setViewportSize({ width: 1280, height: 800 });
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/plans/routes/${plan.routeId}`);
  const line = page.getByRole('region', { name: '线路图' });
  const map = line.getByRole('list', { name: '线路图' }).getByRole('listitem');
  // A day, a clock and a name each; of the latest the clock alone, or the day before it was.
  await expect(map).toHaveText([
    /1号点.*\d\d:\d\d 李建国$/,
    /2号点.*\d\d:\d\d 李建国$/,
    /3号点.*\d\d:\d\d 李建国$/,
    /4号点没有到过$/,
  ]);
  const legend = line.getByRole('list', { name: '标记说明多久没有人到过' }).getByRole('listitem');
  await expect(legend).toHaveText(['一天内到过', '一周内到过', '一周以上没到', '没有到过']);
  const marks = await Promise.all((await legend.all()).map(drawnAs));
  expect(new Set(marks.map((one) => one.slice(0, one.indexOf(')')))).size).toBe(4);
  expect(new Set(marks.map((one) => one.slice(one.indexOf(')')))).size).toBe(4);
  expect(await Promise.all((await map.all()).map(drawnAs))).toEqual(marks);
});

test('a checklist of the point is filled in on the way, and leads back to the round @second', async ({ page }) => {
  await staysOnline(page);
  const along = points.map(({ id }, n) => ({ placeId: id, templates: n === 0 ? [twenty.code] : [], minutes: null }));
  await planNight(school, { points, route: { points: along }, plan: { proof: 'tap' } });
  await guard(page);
  await openRound(page);
  await page.route(/\/known-[^/]*\.js/, (route) => setTimeout(() => void route.continue(), 1500));
  await page.getByRole('button', { name: '开始' }).click();
  await page.getByRole('button', { name: '到点', exact: true }).click();
  await page.getByRole('button', { name: '查：楼层日检' }).click();
  await page.waitForURL(/\/inspection\//);
  // Both are pressed before it is known what is open here.
  await theRestNormal(page, 20);
  await handIn(page);
  await isDelivered(page);
  await page.getByRole('link', { name: '回到轮次' }).click();
  await expect(page.getByRole('link', { name: /楼层日检.*已查/ })).toBeVisible();
  await page.getByRole('button', { name: '到点', exact: true }).click();
  await reached(page, 2);
});

test('scan and photo, with a small proof now and then: noted with what was given, and never in the way @second', async ({
  page,
}) => {
  await staysOnline(page);
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
  await expect(page.getByText('全部已送达学校')).toBeVisible({ timeout: 60_000 });
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + 120_000);
  const { rows } = await school.sun.ask<Rounds>('GET', `/rounds?from=${day}&to=${day}`);
  const visits = rows.find(({ round }) => round)?.round?.points.flatMap((point) => point.visits) ?? [];
  expect(visits.map(({ photos }) => photos?.length ?? 0)).toEqual([1, 1, 1, 0]);
  expect(visits.map(({ micro }) => micro?.said ?? null)).toEqual(
    visits.map(({ micro }, n) => (n === 3 ? null : micro?.ask === 'digits' ? '7K' : 'taken')),
  );
  expect(visits.every(({ micro }) => micro !== undefined)).toBe(true);
});

test('where nothing has to be shown nobody is asked for anything: whoever finishes was everywhere that was not skipped', async ({
  page,
  browser,
}) => {
  await staysOnline(page);
  await planNight(school, { points, plan: { proof: 'none' } });
  await guard(page);
  await openRound(page);
  await page.getByRole('button', { name: '开始' }).click();
  await expect(page.getByRole('button', { name: '扫码到点' })).toBeHidden();
  await page.getByRole('button', { name: '跳过', exact: true }).click();
  const point = page.getByRole('dialog', { name: pointName(1) });
  await expect(point.getByText('会记下没有扫码')).toBeHidden();
  await point.getByText('施工封闭').click();
  await point.getByRole('button', { name: '跳过', exact: true }).click();
  await page.getByRole('button', { name: '结束本轮' }).click();
  const finish = page.getByRole('dialog', { name: '这一轮走完了？' });
  await expect(finish.getByText('没有点到的，都算走到了（这个计划不要求证明）。')).toBeVisible();
  await expect(finish.getByText('还有 1 个点位没到')).toBeVisible();
  await finish.getByRole('button', { name: '完成', exact: true }).click();
  await expect(page.getByRole('heading', { name: '完成，有 1 个点位没到' })).toBeVisible();
  await expect(page.getByText('全部已送达学校')).toBeVisible({ timeout: 60_000 });

  const desk = await (await browser.newContext(onlooker)).newPage();
  await signIn(desk, school.server.url, 'sun');
  await desk.goto(`${school.server.url}/rounds-board/${new URL(page.url()).pathname.split('/').at(-1)}`);
  const line = desk.getByRole('region', { name: '点位' }).getByRole('listitem');
  await expect(line).toHaveText([/李建国 · 施工封闭$/, ...points.slice(1).map(() => /李建国 · 不要求证明$/)]);
  await expect(desk.getByText('没按要求证明')).toBeHidden();
});

/** The phone writes no entry until it is let again. */
const writes = (page: Page, lets: boolean) =>
  page.evaluate((lets) => {
    type Kept = typeof IDBObjectStore.prototype & {
      before?: { add: IDBObjectStore['add']; put: IDBObjectStore['put'] };
    };
    const kept = IDBObjectStore.prototype as Kept;
    // oxlint-disable-next-line typescript/unbound-method -- called with the store it is of
    kept.before ??= { add: kept.add, put: kept.put };
    for (const name of ['add', 'put'] as const) {
      const write = kept.before[name];
      kept[name] = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
        if (!lets && this.name === 'entries') throw new DOMException('not now', 'DataError');
        return key === undefined ? write.call(this, value) : write.call(this, value, key);
      };
    }
  }, lets);

test('an arrival that the phone could not write is said in words where one looks, and is there to be tried again @second', async ({
  page,
}) => {
  await staysOnline(page);
  await planNight(school, { points, plan: { proof: 'scan-photo' } });
  await guard(page);
  await openRound(page);
  await page.getByRole('button', { name: '开始' }).click();
  await expect(page.getByRole('button', { name: '扫码到点' })).toBeVisible();
  await writes(page, false);
  await typeCode(page, placeCode(points[0]!));
  const camera = page.locator('dialog:not(:has(dialog))').filter({ has: page.locator('video') });
  await camera.getByRole('button', { name: '不拍了' }).click();
  const sheet = page.getByRole('dialog', { name: /1号点/ });
  await sheet.getByRole('button', { name: '拍不了，先记到点' }).click();
  await expect(sheet.getByRole('alert')).toHaveText('没存上，请再按一次');
  await writes(page, true);
  await sheet.getByRole('button', { name: '拍不了，先记到点' }).click();
  await expect(page.getByRole('heading', { name: `已到 ${pointName(1)}`, exact: true })).toBeVisible();
});

test('a round of a week of which a part is walked is under way, on the phone and on the board, and says what is left @second', async ({
  page,
}) => {
  await staysOnline(page);
  await planNight(school, { points, plan: { when: { each: 'week' } } });
  await guard(page);
  await openRound(page);
  await page.getByRole('button', { name: '开始' }).click();
  await typeCode(page, placeCode(points[0]!));
  await page.getByRole('button', { name: '结束本轮' }).click();
  await expect(page.getByText(/前还可以接着走/)).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '完成', exact: true }).click();
  await expect(page.getByRole('heading', { name: '还有 3 个点位没到' })).toBeVisible();
  await expect(page.getByText('进行中', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: '接着走' })).toBeVisible();
  await expect(page.getByText('全部已送达学校')).toBeVisible({ timeout: 60_000 });
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now());
  const { rows } = await school.sun.ask<Rounds>('GET', `/rounds?from=${today}&to=${today}`);
  expect(rows.map(({ standing }) => standing)).toEqual(['running']);
  // On 今日 it is said once how far it is.
  await page.goto(school.server.url);
  const stop = page.getByRole('listitem').filter({ hasText: '进行中 1/4' });
  await expect(stop).toContainText('夜间防火巡查');
  await expect(stop.getByText(/已到|没到/)).toHaveCount(0);
});
