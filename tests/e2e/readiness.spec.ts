// The light before a round: green when all is well, and for each thing that is not, one line of what to do. It stops nobody.
import { expect, test, type Page } from '@playwright/test';
import { signIn, workerInCharge } from './phone.ts';
import { openRound, planNight, pointsOf } from './rounds.ts';
import { openSchool, type School } from './school.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
});
test.afterAll(() => school.server.remove());

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];

/** What this phone says of itself where a browser under test cannot be made to. */
type Phone = {
  installed: boolean;
  kept: boolean;
  roomBytes: number;
  battery: number | null;
  camera: 'granted' | 'denied' | 'none' | 'broken';
};
const good: Phone = { installed: true, kept: true, roomBytes: 4e9, battery: 0.8, camera: 'granted' };

/** Runs in the page before the app does, and says what the last `become` asked for. */
function pretend(usual: Phone): void {
  const phone = JSON.parse(localStorage.getItem('as-phone') ?? JSON.stringify(usual)) as Phone;
  const media = window.matchMedia.bind(window);
  window.matchMedia = (query) =>
    query === '(display-mode: standalone)' ? ({ matches: phone.installed } as MediaQueryList) : media(query);
  navigator.storage.persisted = async () => phone.kept;
  navigator.storage.estimate = async () => ({ usage: 1e6, quota: 1e6 + phone.roomBytes });
  if (phone.battery === null) delete (Navigator.prototype as { getBattery?: unknown }).getBattery;
  else Object.assign(navigator, { getBattery: async () => ({ level: phone.battery, charging: false }) });
  const ask = navigator.permissions.query.bind(navigator.permissions);
  navigator.permissions.query = async (about) => {
    if ((about.name as string) !== 'camera') return ask(about);
    if (phone.camera === 'broken') throw new DOMException('not now', 'InvalidStateError');
    return { state: phone.camera } as PermissionStatus;
  };
  if (phone.camera === 'none') Object.defineProperty(navigator, 'mediaDevices', { value: undefined });
}

async function become(page: Page, over: Partial<Phone>): Promise<void> {
  await page.evaluate((as) => localStorage.setItem('as-phone', JSON.stringify(as)), { ...good, ...over });
  await page.reload();
}

/** Changes what the phone remembers under a key, as if it had come about; gives what was there. */
const remember = (page: Page, database: string, store: string, key: string, change: Record<string, unknown>) =>
  page.evaluate(
    ([name, table, which, over]) =>
      new Promise<Record<string, unknown>>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const writing = opening.result.transaction(table, 'readwrite');
          const rows = writing.objectStore(table);
          const reading = rows.get(which);
          let before: Record<string, unknown> = {};
          reading.onsuccess = () => {
            const row = reading.result as Record<string, unknown>;
            const part = table === 'meta' ? 'value' : 'session';
            before = row[part] as Record<string, unknown>;
            rows.put({ ...row, [part]: { ...before, ...over } });
          };
          writing.onabort = () => reject(writing.error ?? new Error('not written'));
          writing.oncomplete = () => {
            opening.result.close();
            resolve(before);
          };
        };
      }),
    [database, store, key, change] as [string, string, string, Record<string, unknown>],
  );

const light = (page: Page) => page.getByRole('status').filter({ hasText: /手机准备好了|件事要留意|正在看手机/ });

/** One thing, and no other, with its line; and one may go all the same. */
async function warns(page: Page, line: string | RegExp): Promise<void> {
  await expect(light(page)).toContainText('1 件事要留意，也可以先走');
  await expect(light(page).locator('p')).toHaveText([line]);
  await expect(page.getByRole('button', { name: '开始' })).toBeEnabled();
}

test('green when all is well, and one line of what to do for each thing that is not @third', async ({
  page,
  context,
}) => {
  await planNight(school, { points: pointsOf(2) });
  await planNight(school, {
    points: pointsOf(1, 5100),
    first: 5950,
    route: { name: '带表的路线', points: [{ placeId: pointsOf(1, 5100)[0]!.id, templates: ['Z9'], minutes: null }] },
    plan: { name: '带表的巡查' },
  });
  await page.addInitScript(pretend, good);
  await signIn(page, school.server.url, 'li');
  await page.getByRole('button', { name: '知道了' }).click();
  await workerInCharge(page, 'rounds');
  await context.setOffline(true);
  await page.goto(school.server.url);
  await openRound(page);
  await expect(light(page)).toContainText('手机准备好了');

  await become(page, { installed: false });
  await warns(page, '还没添加到桌面。用浏览器的菜单添加，数据就不会被清理。');
  await become(page, { kept: false });
  await warns(page, /^浏览器没有答应一直保留数据。走完尽快联网送出/);
  await become(page, { roomBytes: 50e6 });
  await warns(page, '只剩 50 MB，请清理相册');
  const round = page.url();
  await page.goto(school.server.url);
  await expect(page.getByRole('link', { name: '手机空间只剩 50 MB，请先上传或清理相册' })).toBeVisible();
  await page.goto(round);
  await become(page, { battery: 0.12 });
  await warns(page, '电量只有 12%。带上充电宝。');
  await become(page, { battery: null });
  await expect(light(page)).toContainText('手机准备好了');
  await expect(light(page)).toContainText('电量读不到，自己看一眼。');
  await become(page, { camera: 'denied' });
  await expect(light(page)).not.toContainText('电量读不到');
  await warns(page, '没有相机权限。到手机设置里允许相机，或到点时输入编号。');
  await become(page, { camera: 'none' });
  await warns(page, '没有可用的相机。到点时输入编号。');
  await become(page, { camera: 'broken' });
  await warns(page, /^相机没看成。退出这一页再进来/);
  await become(page, { battery: 0.12, camera: 'denied' });
  await expect(light(page).locator('p')).toHaveCount(2);
  await become(page, {});
  await expect(light(page)).toContainText('手机准备好了');

  const own = `patrol-${school.li.id}`;
  const meta = (key: string, change: Record<string, unknown>) => remember(page, own, 'meta', key, change);
  const pull = await meta('pull', { at: Date.now() - 25 * hourMs });
  await page.reload();
  await warns(page, '超过一天没有更新了。连一次网再走。');
  await meta('pull', { ...pull, ready: false });
  await page.reload();
  await warns(page, /^还没有下载完。连上网/);
  await meta('pull', pull);
  const clock = await meta('clock', { offsetMs: 12 * minuteMs });
  await page.reload();
  await warns(page, '和学校差 12 分钟。记录照收，请打开自动校时');
  await meta('clock', clock);

  const signedIn = await remember(page, 'patrol-device', 'people', school.li.id, {
    serverTime: Date.now() - 88 * dayMs,
  });
  await page.reload();
  await warns(page, /^登录 .* 到期。有网时退出再登录一次。$/);
  await remember(page, 'patrol-device', 'people', school.li.id, signedIn);
  await page.goto(school.server.url);
  await openRound(page, '带表的巡查');
  await warns(page, '有 1 张检查表不在手机上。连一次网再走。');
  await page.goBack();
  await openRound(page);

  // The school has ended the sign-in meanwhile.
  await context.clearCookies();
  await context.setOffline(false);
  // It hears of it when it asks, which may be after one more look.
  await expect(async () => {
    await page.reload();
    const said = light(page).locator('p');
    await expect(said).toHaveText(['登录过期了。记录照样存着，有网时重新登录才能送出。'], { timeout: 8000 });
  }).toPass({ timeout: 60_000 });
});
