// Where a phone was on arrival: a hint where the plan asks for it and the phone knows, and no difference where it does not.
import { expect, test, type Page } from '@playwright/test';
import { placeCode } from '../../src/domain/place-code.ts';
import { onlooker, signIn, workerInCharge } from './phone.ts';
import { openRound, planNight, pointName, pointsOf, typeCode } from './rounds.ts';
import { openSchool, type School } from './school.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

const points = pointsOf(4);
const gate = { latitude: 31.230416, longitude: 121.473701, accuracy: 12 };
const away = { latitude: gate.latitude + 0.0018, longitude: gate.longitude, accuracy: 18 };

/** Runs in the page before the app does: counts what the phone has said, and can keep it from answering. */
function watchLocating(): void {
  const watched = window as unknown as { located: number };
  watched.located = 0;
  if (!('geolocation' in navigator)) return;
  const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
  navigator.geolocation.getCurrentPosition = (found, failed, options) => {
    if (localStorage.getItem('locating') === 'silent') return;
    ask(
      (position) => {
        found(position);
        watched.located += 1;
      },
      (error) => {
        failed?.(error);
        watched.located += 1;
      },
      options,
    );
  };
}

const answered = (page: Page) => page.waitForFunction(() => (window as unknown as { located: number }).located > 0);

async function arriveAt(page: Page, n: number): Promise<void> {
  await typeCode(page, placeCode(points[n - 1]!));
  await expect(page.getByRole('heading', { name: `已到 ${pointName(n)}`, exact: true })).toBeVisible();
}

test('an arrival notes roughly where the phone was, never waits for it, and managers read how far that is @third', async ({
  page,
  context,
  browser,
}) => {
  const plan = await planNight(school, { points });
  const desk = await (
    await browser.newContext({ ...onlooker, permissions: ['geolocation'], geolocation: gate })
  ).newPage();
  await signIn(desk, school.server.url, 'sun');
  await desk.goto(`${school.server.url}/places/${points[0]!.id}`);
  await desk.getByRole('button', { name: '管理' }).click();
  await desk.getByRole('button', { name: '站在这里定坐标' }).click();
  await expect(desk.getByText('定到了，误差约 12 米')).toBeVisible();
  await desk.getByRole('button', { name: '记为这里的坐标' }).click();
  await expect(desk.getByText('已改好，已存本机')).toBeVisible();
  await desk.goto(`${school.server.url}/plans/${plan.id}`);
  await desk.getByText('到点时记大概位置', { exact: true }).click();
  await desk.getByRole('button', { name: '保存' }).click();
  await expect(desk.getByRole('link', { name: /夜间防火巡查/ })).toBeVisible();
  await expect(desk.getByText('全部送达')).toBeVisible();

  await context.grantPermissions(['geolocation']);
  await context.setGeolocation(away);
  await page.addInitScript(watchLocating);
  await signIn(page, school.server.url, 'li');
  await page.getByRole('button', { name: '知道了' }).click();
  await workerInCharge(page, 'rounds');
  await context.setOffline(true);
  await openRound(page);
  await expect(page.getByText('到点时会记下大概位置（约 10 米）')).toBeVisible();
  // Before the round nobody is asked where he is.
  expect(await page.evaluate(() => (window as unknown as { located: number }).located)).toBe(0);
  await page.getByRole('button', { name: '开始' }).click();
  await answered(page);
  await arriveAt(page, 1);
  await arriveAt(page, 2);
  // A phone that does not answer.
  await page.evaluate(() => localStorage.setItem('locating', 'silent'));
  await page.reload();
  await arriveAt(page, 3);
  // One that may not.
  await page.evaluate(() => localStorage.removeItem('locating'));
  await context.clearPermissions();
  await page.reload();
  await answered(page);
  await arriveAt(page, 4);
  await expect(page.getByRole('alert')).toBeHidden();
  await page.getByRole('button', { name: '完成本轮' }).click();
  await page.getByRole('button', { name: '完成', exact: true }).click();
  await context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(page.getByText('全部已送达学校')).toBeVisible({ timeout: 60_000 });

  await desk.goto(`${school.server.url}/rounds-board/${new URL(page.url()).pathname.split('/').at(-1)}`);
  const line = desk.getByRole('region', { name: '点位' }).getByRole('listitem');
  await expect(line).toHaveText([
    /输入编号 · 手机离这里约 200 米（误差 20 米）$/,
    /输入编号 · 有大概位置，这里还没有坐标$/,
    /输入编号$/,
    /输入编号$/,
  ]);
  await expect(desk.getByRole('region', { name: '要看一眼的' })).not.toContainText('位置');
  // No phone is sent where somebody was, but how far that is.
  await expect.poll(() => shownToPhones(page, school.li.id), { timeout: 60_000 }).toContain('"m":200');
  expect(await shownToPhones(page, school.li.id)).not.toContain('latitude');
});

/** All rounds as this phone was sent them. */
const shownToPhones = (page: Page, personId: string): Promise<string> =>
  page.evaluate(
    (id) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open(`patrol-${id}`);
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const all = opening.result.transaction('documents').objectStore('documents').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify((all.result as { type: string }[]).filter(({ type }) => type === 'round')));
          };
        };
      }),
    personId,
  );
