// What can stand between phone and school: a refusal, an expired sign-in, a second window, a new version.
import { expect, test, type Page, type Route } from '@playwright/test';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { floor2, id } from '../cast.ts';
import {
  answer,
  begin,
  handIn,
  handInAllNormal,
  handInWithPhoto,
  isDelivered,
  saved,
  signIn,
  workerInCharge,
  theRestNormal,
} from './phone.ts';
import { openSchool, password, received, type School } from './school.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

test('what was refused twice, record or photo, goes out again when the person asks for it', async ({
  page,
  context,
}) => {
  const refuse = (pattern: string, code: string) =>
    context.route(pattern, (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        body: JSON.stringify({ type: 'about:blank', title: code, status: 422, code }),
      }),
    );
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await refuse('**/api/ledger', 'item-unknown');
  await refuse('**/api/photos/**', 'not-image');
  await handInWithPhoto(page);
  await expect(page.getByText('学校没有收下，已经试了两次。检查表里没有这一项')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/^item-unknown …[0-9a-f]{8}$/)).toBeVisible();
  const record = page.url();

  await context.unroute('**/api/ledger');
  await page.goto(`${school.server.url}/outbox`);
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(page.getByText('1 张照片没有传上去。这个文件不是照片')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/^not-image …[0-9a-f]{8}$/)).toBeVisible();
  expect(await received(school)).toEqual({ records: 1, have: 0, total: 1 });

  await context.unroute('**/api/photos/**');
  await page.goto(record);
  await page.getByRole('button', { name: '再试一次' }).click();
  await isDelivered(page);
  expect(await received(school)).toEqual({ records: 1, have: 1, total: 1 });
});

test('a sign-in that expires while offline keeps everything, and signing in again goes on reading what is new', async ({
  page,
  context,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.setOffline(true);
  await handInAllNormal(page);
  await context.clearCookies();
  const added = { ...floor2, id: id(790), name: '新加的阁楼' };
  await school.sun.write('place-added', added, { subject: added.id });
  await context.setOffline(false);
  await page.goto(school.server.url);
  await page.locator('a[href="/sign-in"]').first().click();
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect.poll(() => received(school), { timeout: 60_000 }).toMatchObject({ records: 1 });
  // What is handed in goes without a sign-in; what others did is read with one only.
  await page.waitForURL((address) => address.pathname === '/');
  await page.getByRole('link', { name: '开始检查' }).click();
  await page
    .getByRole('button', { name: /^3号宿舍楼/ })
    .last()
    .click();
  await expect(page.getByRole('button', { name: /^新加的阁楼/ })).toBeVisible();
  expect(await received(school)).toEqual({ records: 1, have: 0, total: 0 });
});

/** As a phone does with a page that nobody has looked at for a while: nothing in it goes on, and it keeps its locks. */
async function frozen(page: Page): Promise<() => Promise<unknown>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  return () => cdp.send('Page.setWebLifecycleState', { state: 'active' });
}

test('P13 one draft in two windows, the first of them frozen in its hold of the draft and of delivery: only one writes, and it is handed in once', async ({
  page,
  context,
}) => {
  await signIn(page, school.server.url, 'wang');
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  await answer(page, 1, '正常');
  await saved(page);
  // Its round is under way, and never hears an answer.
  const held = Promise.withResolvers<Route>();
  await page.route('**/api/changes**', (route) => held.resolve(route));
  await page.evaluate(() => dispatchEvent(new Event('online')));
  const stuck = await held.promise;
  const thaw = await frozen(page);

  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByText('正在另一个窗口填写')).toBeVisible();
  await second.getByRole('button', { name: '在这里继续' }).click();
  await expect(second.getByText('已查 1 项，共 20 项')).toBeAttached();
  await theRestNormal(second, 19);
  await handIn(second);
  expect(await received(school)).toMatchObject({ records: 0 });
  // A minute without a sign of life.
  await second.evaluate(ageHeartbeat, school.wang.id);
  await second.evaluate(() => dispatchEvent(new Event('online')));
  await isDelivered(second);
  expect(await received(school)).toMatchObject({ records: 1 });

  await thaw();
  await stuck.continue();
  await expect(page.getByText('正在另一个窗口填写')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: '这次检查已经提交' })).toBeVisible();
  expect(await received(school)).toMatchObject({ records: 1 });

  // P5: where there is no lock both hand in the same at once.
  await context.route('**/api/ledger', (route) => route.abort());
  await second.goto(school.server.url);
  await handInAllNormal(second);
  await context.unroute('**/api/ledger');
  const both = Promise.withResolvers<void>();
  const came = new Set<Page>();
  await context.route('**/api/ledger', async (route) => {
    if (came.add(route.request().frame().page()).size === 2) both.resolve();
    await both.promise;
    await route.continue();
  });
  for (const one of [page, second]) await one.evaluate(deliverWithoutLock);
  await isDelivered(second);
  expect(came.size).toBe(2);
  expect(await received(school)).toMatchObject({ records: 2 });
});

/** Runs in the page, as in a browser without Web Locks. */
function deliverWithoutLock(): void {
  Object.defineProperty(navigator, 'locks', { value: undefined });
  dispatchEvent(new Event('online'));
}

/** Runs in the page: the last sign of life of whoever delivers is a minute older. */
async function ageHeartbeat(personId: string): Promise<void> {
  const asked = indexedDB.open(`patrol-${personId}`);
  await new Promise((told) => (asked.onsuccess = told));
  const meta = asked.result.transaction('meta', 'readwrite').objectStore('meta');
  const found = meta.get('heartbeat');
  await new Promise((told) => (found.onsuccess = told));
  const { value } = found.result as { value: { at: number } };
  const put = meta.put({ key: 'heartbeat', value: { at: value.at - 61_000 } });
  await new Promise((told) => (put.onsuccess = told));
  asked.result.close();
}

const offer = (page: Page) => page.getByRole('button', { name: '现在更新' });

/** It comes with a screen that is opened once the app has heard of it. */
const untilOffered = (page: Page): Promise<void> =>
  expect(async () => {
    await page.getByRole('link', { name: '我的', exact: true }).click();
    await page.getByRole('link', { name: '今日' }).click();
    await expect(offer(page)).toBeVisible({ timeout: 2000 });
  }).toPass();

test('a new version is offered, never during a checklist, and only on a tap; what was begun before is handed in once after it', async ({
  page,
}) => {
  const worker = readFileSync('dist/sw.js');
  try {
    await signIn(page, school.server.url, 'wang');
    await workerInCharge(page);
    await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
    await answer(page, 1, '正常');
    appendFileSync('dist/sw.js', '\n// the next version\n');
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    const isWaiting = () =>
      page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
    await expect.poll(isWaiting).toBe(true);
    await expect(offer(page)).toBeHidden();
    await answer(page, 2, '正常');
    await saved(page);
    await page.getByRole('button', { name: /提交/ }).click();
    await expect(page.getByText('新版本已下载，提交后更新')).toBeVisible();
    await expect(offer(page)).toBeHidden();
    await page.goBack();
    await page.getByRole('link', { name: /返回今日/ }).click();
    await untilOffered(page);
    await page.evaluate(() => Reflect.set(globalThis, 'isOld', true));
    await offer(page).click();
    // The page may reload under the tap that follows; the draft is there all the same.
    await expect(async () => {
      const goOn = page.getByRole('link', { name: '继续' }).first();
      if (await goOn.isVisible()) await goOn.click();
      await expect(page.getByText('已查 2 项，共 20 项')).toBeAttached({ timeout: 3000 });
      expect(await page.evaluate(() => Reflect.has(globalThis, 'isOld'))).toBe(false);
    }).toPass();
    await theRestNormal(page, 18);
    await handIn(page);
    await isDelivered(page);
    expect(await received(school)).toEqual({ records: 1, have: 0, total: 0 });
  } finally {
    writeFileSync('dist/sw.js', worker);
  }
});

test('a new version that is there moves nothing where somebody looks, and is offered on the next screen', async ({
  page,
}) => {
  const worker = readFileSync('dist/sw.js');
  try {
    await signIn(page, school.server.url, 'wang');
    await workerInCharge(page);
    await page.goto(`${school.server.url}/me`);
    const heading = page.getByRole('heading', { level: 1 });
    await heading.waitFor();
    const top = () => heading.evaluate((one) => one.getBoundingClientRect().top);
    await page.waitForTimeout(2000);
    const before = await top();
    appendFileSync('dist/sw.js', '\n// the next version\n');
    const isWaiting = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        await registration?.update();
        return Boolean(registration?.waiting);
      });
    await expect.poll(isWaiting).toBe(true);
    await page.waitForTimeout(1000);
    expect(await top()).toBe(before);
    await untilOffered(page);
  } finally {
    writeFileSync('dist/sw.js', worker);
  }
});

test('a camera that is open is not closed because another window took the new version, and its page finds all that is of the old one', async ({
  page,
  context,
}) => {
  const worker = readFileSync('dist/sw.js', 'utf8');
  try {
    await signIn(page, school.server.url, 'wang');
    await workerInCharge(page);
    await page.goto(`${school.server.url}/hazards/report`);
    await page.locator('video').waitFor();
    await page.evaluate(() => Object.assign(window, { isTheSame: true }));
    const other = await context.newPage();
    await other.goto(school.server.url);
    // A part that this page has not fetched, and that the next version does not have.
    const [ofOld = '', part = ''] = /\{[^{}]*(assets\/assets-[\w-]+\.js)[^{}]*\},/.exec(worker) ?? [];
    expect(part).not.toBe('');
    writeFileSync('dist/sw.js', worker.replace(ofOld, ''));
    await other.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    const ofNow = async (one: Page) =>
      one.evaluate(async () => !(await navigator.serviceWorker.getRegistration())?.waiting);
    await expect.poll(() => ofNow(other)).toBe(false);
    await untilOffered(other);
    await offer(other).click();
    await expect.poll(() => ofNow(page), { timeout: 60_000 }).toBe(true);
    const isTheSame = () => page.evaluate(() => 'isTheSame' in window);
    await page.locator('video').waitFor();
    await page.waitForTimeout(1000);
    expect(await isTheSame()).toBe(true);
    await context.setOffline(true);
    expect(await page.evaluate((path) => fetch(path).then(({ ok }) => ok), `/${part}`)).toBe(true);
    await context.setOffline(false);
    await page.keyboard.press('Escape');
    await untilOffered(page);
    expect(await isTheSame()).toBe(true);
    await page.close();
    await other.close();
    const later = await context.newPage();
    await later.goto(school.server.url);
    const isKept = () => later.evaluate(async (path) => Boolean(await caches.match(path)), `/${part}`);
    await expect.poll(isKept).toBe(false);
  } finally {
    writeFileSync('dist/sw.js', worker);
  }
});
