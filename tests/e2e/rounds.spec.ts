// A night: a guard walks a round of 24 points without a network, a colleague takes it over by baton, one point is missed.
import { chromium, devices, expect, test, type Browser, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import decode from 'qr/decode.js';
import { codeAddress, placeCode } from '../../src/domain/place-code.ts';
import type { Rounds } from '../../src/domain/round-reports.ts';
import { findBrowser } from '../tools/browser.ts';
import { chromiumArgs } from './chromium.ts';
import { film } from './film.ts';
import { drawn, signIn, workerInCharge } from './phone.ts';
import { openRound, planNight, pointName, pointsOf, typeCode } from './rounds.ts';
import { openSchool, password, type School } from './school.ts';

const points = pointsOf(24);
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
});
test.afterEach(async () => {
  await Promise.all(browsers.splice(0).map((browser) => browser.close()));
});
test.afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await school.server.remove();
});

type Held = { page: Page; see: (text: string | null) => void };

/** A guard's phone, ready for no signal, whose camera sees what it is told to see the next time it opens. */
async function phoneOf(username: string): Promise<Held> {
  const file = join(folder, `${username}.y4m`);
  film(file, [null]);
  const args = [...chromiumArgs, `--use-file-for-fake-video-capture=${file}`];
  const browser = await chromium.launch({ executablePath: findBrowser(), args });
  browsers.push(browser);
  const context = await browser.newContext({
    ...devices['Pixel 7'],
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

/** What the square on the screen holds, read off its picture. */
async function readSquare(page: Page): Promise<string> {
  const png = (await page.getByRole('img', { name: '接力码' }).screenshot()).toString('base64');
  const { width, height, data } = await page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const pen = canvas.getContext('2d')!;
    pen.drawImage(bitmap, 0, 0);
    const seen = pen.getImageData(0, 0, bitmap.width, bitmap.height);
    return { width: seen.width, height: seen.height, data: Array.from(seen.data) };
  }, png);
  return decode({ width, height, data: Uint8ClampedArray.from(data) });
}

test('a round of 24 points without a network, over two phones, and the school knows exactly that', async () => {
  const li = await phoneOf('li');
  const zhou = await phoneOf('zhou');

  await openRound(li.page);
  await expect(li.page.getByText('可以开始')).toBeVisible();
  await li.page.getByRole('button', { name: '开始' }).click();
  for (const n of [1, 2, 3]) await scan(li, n);
  for (let n = 4; n <= 12; n++) {
    await typeCode(li.page, codeOf(n));
    await isReached(li.page, n);
  }
  await expect(li.page.getByText('已到 12 / 24')).toBeVisible();
  // The phone dies, and starts again without a network.
  await li.page.goto(school.server.url);
  await openRound(li.page);
  await expect(li.page.getByText('已到 12 / 24')).toBeVisible();

  await li.page.getByRole('button', { name: '交给同事' }).click();
  await expect(li.page.getByText('已到 12 个，还剩 12 个')).toBeVisible();
  await drawn(li.page);
  const baton = await readSquare(li.page);
  await li.page.getByRole('button', { name: '同事已扫，结束我的部分' }).click();
  await expect(li.page.getByText('同事还在走').or(li.page.getByText(/有 12 个点位没到/))).toBeVisible();
  await expect(li.page.getByText('还有 14 条没送到学校')).toBeVisible();

  zhou.see(baton);
  await zhou.page.getByRole('button', { name: '扫接力码' }).click();
  await expect(zhou.page.getByRole('heading', { name: /李建国.*交来/ })).toBeVisible();
  await zhou.page.getByRole('button', { name: '接着走' }).click();
  await expect(zhou.page.getByText('已到 12 / 24')).toBeVisible();
  await scan(zhou, 13);
  for (let n = 14; n <= 23; n++) {
    await typeCode(zhou.page, codeOf(n));
    await isReached(zhou.page, n);
  }
  await zhou.page.getByRole('button', { name: '跳过', exact: true }).click();
  const sheet = zhou.page.getByRole('dialog', { name: pointName(24) });
  await sheet.getByText('锁着进不去').click();
  await sheet.getByRole('button', { name: '跳过', exact: true }).click();
  await zhou.page.getByRole('button', { name: '完成本轮' }).click();
  const finish = zhou.page.getByRole('dialog', { name: '这一轮走完了？' });
  await expect(finish.getByText('还有 1 个点位没到')).toBeVisible();
  await expect(finish.getByText(pointName(24))).toBeVisible();
  await finish.getByRole('button', { name: '完成', exact: true }).click();
  await expect(zhou.page.getByRole('heading', { name: '完成，有 1 个点位没到' })).toBeVisible();

  for (const { page } of [zhou, li]) await page.context().setOffline(false);
  for (const { page } of [zhou, li]) {
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(page.getByText('全部已送达学校')).toBeVisible({ timeout: 60_000 });
  }
  await theSchoolKnows();
  await expect(li.page.getByRole('heading', { name: '完成，有 1 个点位没到' })).toBeVisible({ timeout: 60_000 });
});

async function theSchoolKnows(): Promise<void> {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + 120_000);
  const { rows } = await school.sun.ask<Rounds>('GET', `/rounds?from=${day}&to=${day}`);
  const round = rows.find(({ planName }) => planName === '夜间防火巡查')?.round;
  expect(round?.points.map(({ visits }) => visits.map(({ byName, how }) => `${byName} ${how}`))).toEqual([
    ...[1, 2, 3].map(() => ['李建国 scan']),
    ...Array.from({ length: 9 }, () => ['李建国 typed']),
    ['周强 scan'],
    ...Array.from({ length: 10 }, () => ['周强 typed']),
    [],
  ]);
  expect(round?.points.at(-1)?.skips).toMatchObject([{ byName: '周强', reason: 'locked' }]);
  expect(round?.walks).toMatchObject([
    { byName: '李建国', from: null },
    { byName: '周强', from: { byName: '李建国', unsent: 13 } },
  ]);
  expect(round?.walks[1]?.from?.done).toHaveLength(12);
  expect(round?.walks.every(({ finishedAt }) => finishedAt !== null)).toBe(true);
}
