// A night: a guard walks a round of 24 points without a network (in `npm test` of ten), every label held before the camera, a colleague
// takes it over by baton, one point is missed, and the manager's screen says exactly that.
import { chromium, devices, expect, test, type Browser, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import decode from 'qr/decode.js';
import { codeAddress, placeCode } from '../../src/domain/place-code.ts';
import type { Rounds } from '../../src/domain/round-reports.ts';
import { id } from '../cast.ts';
import { findShell } from '../tools/browser.ts';
import { chromiumArgs } from './chromium.ts';
import { DeskClient } from './desk-client.ts';
import { film } from './film.ts';
import { drawn, onlooker, signIn, workerInCharge } from './phone.ts';
import { clockIn, openRound, planNight, pointName, pointsOf } from './rounds.ts';
import { openSchool, password, type School } from './school.ts';
import { isWhole, tellAsked } from './turn.ts';

const whole = 24;
const all = isWhole ? whole : 10;
/** So far goes the first of the two. */
const half = all / 2;
const points = pointsOf(all);
/** The point nobody goes to. */
const forgotten = all - 4;
/** Where the first finds something, and where something was found before. */
const [foundAt, knownAt] = [half + 3, half + 4];
const dayMs = 86_400_000;
const upTo = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const walkerOf = (n: number): string => (n <= half ? '李建国' : '周强');
const folder = mkdtempSync(join(tmpdir(), 'patrol-round-'));
const browsers: Browser[] = [];
let school: School;
test.describe.configure({ timeout: 300_000 });

test.beforeAll(async () => {
  school = await openSchool();
  await school.sun.ask('POST', '/people', {
    name: '周强',
    username: 'zhou',
    role: 'patrol_guard',
    scope: [],
    password,
  });
  await planNight(school, { points });
  await planUnheard();
  await school.sun.write(
    'hazard-reported',
    { ...report, photos: [], placeId: points[knownAt - 1]!.id, text: '灭火器压力不足' },
    { subject: id(6001) },
  );
});
test.afterEach(async () => {
  await Promise.all(browsers.splice(0).map((browser) => browser.close()));
});
test.afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await school.server.remove();
});

/** Due within the minute, by somebody whose phone is heard of once more and then no longer. */
async function planUnheard(): Promise<void> {
  const phone = new DeskClient(school.server.url);
  await phone.signIn('wang', password);
  await phone.ask('POST', '/announce', { protocol: 'patrol/1', device: id(912), items: [] });
  const spans = [{ from: clockIn(1), to: clockIn(240), every: 120 }];
  await planNight(school, {
    points: pointsOf(1, 5300),
    first: 5950,
    plan: {
      name: '宿舍楼巡查',
      who: { people: [school.wang.id], roles: [] },
      when: { each: 'day', weekdays: [1, 2, 3, 4, 5, 6, 7], spans },
      late: 0,
    },
  });
}

const report = {
  source: 'spot',
  category: 'fire',
  suspectedMajor: false,
  fixed: false,
  repair: null,
} as const;

type Held = { page: Page; see: (text: string | null) => void };

/** A guard's phone, ready for no signal, whose camera sees what it is told to see the next time it opens. */
async function phoneOf(username: string): Promise<Held> {
  const file = join(folder, `${username}.y4m`);
  film(file, [null]);
  const args = [...chromiumArgs, `--use-file-for-fake-video-capture=${file}`];
  const browser = await chromium.launch({ executablePath: findShell(), args });
  browsers.push(browser);
  const context = await browser.newContext({
    ...devices['Pixel 7'],
    deviceScaleFactor: 1,
    viewport: { width: 360, height: 740 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  await signIn(page, school.server.url, username);
  await page.getByRole('button', { name: '知道了' }).click();
  await expect(page.getByText('我的轮次')).toBeVisible();
  await workerInCharge(page, 'rounds');
  await context.setOffline(true);
  await page.goto(school.server.url);
  return { page, see: (text) => film(file, [text]) };
}

const codeOf = (n: number): string => placeCode(points[n - 1]!);

/** The label of the point held before the camera. */
async function scan({ page, see }: Held, n: number): Promise<void> {
  // The school is called otherwise on its labels than in this test.
  see(codeAddress('https://patrol.school.example', codeOf(n)));
  await page.getByRole('button', { name: '扫码到点' }).click();
  await isReached(page, n);
}

const isReached = (page: Page, n: number): Promise<void> =>
  expect(page.getByRole('heading', { name: `已到 ${pointName(n)}`, exact: true })).toBeVisible();

const station = (page: Page, n: number) =>
  page
    .getByRole('list', { name: '路线' })
    .getByRole('listitem')
    .nth(n - 1);

/** From the page of the place, with one photo; back on 今日 after that. */
async function reportAt(page: Page, n: number): Promise<void> {
  await page.goto(`${school.server.url}/hazards/report?place=${points[n - 1]!.id}`);
  await page.getByRole('dialog', { name: '拍照' }).getByRole('button', { name: '拍照', exact: true }).click();
  await page.getByRole('button', { name: '用电', exact: true }).click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('已存本机，待上传')).toBeVisible();
  await page.goto(school.server.url);
}

/** What the square on the screen holds, read off its picture. */
async function readSquare(page: Page): Promise<string> {
  const png = (await page.getByRole('img', { name: '接力码' }).screenshot()).toString('base64');
  const { width, height, data } = await page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const pen = canvas.getContext('2d')!;
    pen.drawImage(bitmap, 0, 0);
    const seen = pen.getImageData(0, 0, bitmap.width, bitmap.height);
    // As one text: millions of numbers take the browser half a minute to hand over.
    let bytes = '';
    for (const one of seen.data) bytes += String.fromCharCode(one);
    return { width: seen.width, height: seen.height, data: btoa(bytes) };
  }, png);
  return decode({ width, height, data: Uint8ClampedArray.from(Buffer.from(data, 'base64')) });
}

test('a round of many points without a network, over two phones, and the manager sees exactly that', async ({
  browser,
}) => {
  tellAsked('points of a round', all, whole);
  const [li, zhou] = await Promise.all([phoneOf('li'), phoneOf('zhou')]);

  await openRound(li.page);
  await expect(li.page.getByText('可以开始')).toBeVisible();
  await li.page.getByRole('button', { name: '开始' }).click();
  for (const n of upTo(1, half)) await scan(li, n);
  await expect(li.page.getByText(`已到 ${half} / ${all}`)).toBeVisible();
  // The phone dies, and starts again without a network.
  await li.page.goto(school.server.url);
  await openRound(li.page);
  await expect(li.page.getByText(`已到 ${half} / ${all}`)).toBeVisible();

  // On the way he finds something that the school hears of only when he has a network again.
  await reportAt(li.page, foundAt);
  await openRound(li.page);
  await li.page.getByRole('button', { name: '交给同事' }).click();
  await expect(li.page.getByText(`已到 ${half} 个，还剩 ${half} 个`)).toBeVisible();
  await expect(li.page.getByText('剩下的点位有 2 处隐患没改好，会一起交代')).toBeVisible();
  await drawn(li.page);
  const baton = await readSquare(li.page);
  await li.page.getByRole('button', { name: '同事已扫，结束我的部分' }).click();
  await expect(
    li.page.getByText('同事还在走').or(li.page.getByText(new RegExp(`有 ${half} 个点位没到`))),
  ).toBeVisible();
  await expect(li.page.getByText(`还有 ${half + 2} 条没送到学校`)).toBeVisible();

  zhou.see(baton);
  await zhou.page.getByRole('button', { name: '扫接力码' }).click();
  await expect(zhou.page.getByRole('heading', { name: /李建国.*交来/ })).toBeVisible();
  await expect(zhou.page.getByText('剩下的点位有 2 处隐患还没改好')).toBeVisible();
  await expect(zhou.page.getByRole('link', { name: '灭火器压力不足' })).toBeVisible();
  const found = zhou.page.getByRole('listitem').filter({ hasText: '用电隐患' });
  await expect(found).toContainText(`${pointName(foundAt)} · 接力码说的`);
  await zhou.page.getByRole('button', { name: '接着走' }).click();
  await expect(zhou.page.getByText(`已到 ${half} / ${all}`)).toBeVisible();
  await expect(station(zhou.page, foundAt)).toContainText('有 1 处隐患没改好');
  await expect(station(zhou.page, foundAt - 1)).not.toContainText('隐患');
  for (const n of upTo(half + 1, all).filter((n) => n !== forgotten)) {
    await scan(zhou, n);
    if (n === foundAt) await expect(zhou.page.getByText('这里还没改好的隐患')).toBeVisible();
  }
  await expect(zhou.page.getByText(`下一点：${pointName(forgotten)}`)).toBeVisible();
  await zhou.page.getByRole('button', { name: '结束本轮' }).click();
  const finish = zhou.page.getByRole('dialog', { name: '这一轮走完了？' });
  await expect(finish.getByText('还有 1 个点位没到')).toBeVisible();
  await expect(finish.getByText(pointName(forgotten))).toBeVisible();
  await finish.getByRole('button', { name: '完成', exact: true }).click();
  await expect(zhou.page.getByRole('heading', { name: '完成，有 1 个点位没到' })).toBeVisible();

  for (const { page } of [zhou, li]) await page.context().setOffline(false);
  for (const { page } of [zhou, li]) {
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(page.getByText('全部已送达学校')).toBeVisible({ timeout: 60_000 });
  }
  await expect(li.page.getByRole('heading', { name: '完成，有 1 个点位没到' })).toBeVisible({ timeout: 60_000 });
  const day = await theSchoolKnows();
  const desk = await (await browser.newContext({ ...onlooker, isMobile: false, hasTouch: false })).newPage();
  await signIn(desk, school.server.url, 'sun');
  for (const [width, height] of [
    [360, 740],
    [1280, 800],
  ] as const) {
    await desk.setViewportSize({ width, height });
    await theManagerSees(desk, day);
  }
  await theSilentPhoneIsTold(desk, day);
});

/** What the school has of it; gives the day it is a round of. */
async function theSchoolKnows(): Promise<string> {
  const dayAt = (ms: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(ms);
  const { rows } = await school.sun.ask<Rounds>(
    'GET',
    `/rounds?from=${dayAt(Date.now() - dayMs)}&to=${dayAt(Date.now() + dayMs)}`,
  );
  const found = rows.find(({ round }) => round);
  const round = found?.round;
  expect(round?.points.map(({ visits }) => visits.map(({ byName, how }) => `${byName} ${how}`))).toEqual(
    upTo(1, all).map((n) => (n === forgotten ? [] : [`${walkerOf(n)} scan`])),
  );
  expect(round?.walks).toMatchObject([
    { byName: '李建国', from: null },
    { byName: '周强', from: { byName: '李建国', unsent: half + 2, told: { open: 2 } } },
  ]);
  expect(round?.walks[1]?.from?.done).toHaveLength(half);
  expect(round?.walks.every(({ finishedAt }) => finishedAt !== null)).toBe(true);
  return found?.day ?? '';
}

/** On the board, and among the phones. */
async function theSilentPhoneIsTold(desk: Page, day: string): Promise<void> {
  const told = desk.getByRole('region', { name: '宿舍楼巡查' }).getByText(/^王秀兰的手机 .* 后没联网，可能还在手机里$/);
  await expect(async () => {
    await desk.goto(`${school.server.url}/rounds-board?day=${day}`);
    await expect(told).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: 90_000 });
  await desk.goto(`${school.server.url}/phones`);
  await desk.getByRole('link', { name: /^宿舍楼巡查 .* 这一轮没有消息，可能还在这部手机里$/ }).click();
  await expect(desk.getByText(/^王秀兰的手机 .* 后没联网，可能还在手机里$/)).toBeVisible();
}

/** On the board of the day, and on the page of the round behind it. */
async function theManagerSees(desk: Page, day: string): Promise<void> {
  await desk.goto(`${school.server.url}/rounds-board?day=${day}`);
  const plan = desk.getByRole('region', { name: '夜间防火巡查' });
  const line = plan.getByRole('listitem').filter({ hasText: '走的人：李建国、周强' });
  await expect(line.getByText('有漏点', { exact: true })).toBeVisible();
  await expect(line.getByText(`到了 ${all - 1}/${all} 个点位`)).toBeVisible();
  await expect(line.getByText(`没到：${pointName(forgotten)}`, { exact: true })).toBeVisible();
  await expect(line.getByText('没按要求证明')).toBeHidden();
  await line.getByRole('link', { name: /^第 \d 轮/ }).click();

  await expect(
    desk.getByText(/^周强 \d\d:\d\d–\d\d:\d\d · 从李建国手里接来，同时交代了 2 处没改好的隐患$/),
  ).toBeVisible();
  await expect(desk.getByText(`没到：${pointName(forgotten)}`, { exact: true })).toBeVisible();
  const points = desk.getByRole('region', { name: '点位' }).getByRole('listitem');
  await expect(points).toHaveText(
    upTo(1, all).map((n) =>
      n === forgotten ? `${pointName(n)}没有到` : new RegExp(`^${pointName(n)}\\d\\d:\\d\\d ${walkerOf(n)} · 扫码$`),
    ),
  );
  // All of it lies on the screen, whatever its width.
  expect(await desk.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}
