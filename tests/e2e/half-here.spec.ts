// The app lies only half on the phone: what did not come over a weak line comes by itself, and nobody is told before that it is there.
import { chromium, expect, test, type Page } from '@playwright/test';
import { canteen } from '../cast.ts';
import { findShell } from '../tools/browser.ts';
import { chromiumArgs } from './chromium.ts';
import { onlooker, signIn, workerInCharge } from './phone.ts';
import { openSchool, password, type School } from './school.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
  const sampler = { name: '赵敏', username: 'zhao', role: 'sampler', scope: [canteen.id], password };
  await school.sun.ask('POST', '/people', sampler);
});
test.afterAll(() => school.server.remove());

const [ready, notReady] = ['可以离线使用了', '还没有下载完'];

/** As far as the question whether it is oneself. */
async function asFarAsTheDoor(page: Page, username: string, address = '/'): Promise<void> {
  await page.goto(school.server.url + address);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('button', { name: '开始使用' }).waitFor();
}

test('an app whose files broke off on their way onto the phone is brought again by itself, and said to work offline only then @third', async ({
  page,
  context,
}) => {
  let isCut = true;
  // What delivers, and what the worker alone asks for.
  for (const file of ['delivery-*.js', 'me-*.js'])
    await context.route(`**/assets/${file}`, (route) => (isCut ? route.abort('connectionreset') : route.continue()));
  await asFarAsTheDoor(page, 'wang');
  await expect(page.getByText(notReady)).toBeVisible();
  await expect(page.getByText(ready)).toBeHidden();
  isCut = false;
  await expect(page.getByText(ready)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: '开始使用' }).click();
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
});

test('what only the kitchen works with is brought again when it broke off, and until then the phone is not said to be ready @third', async ({
  page,
  context,
}) => {
  const labels = '**/assets/labels-*.js';
  await context.route(labels, (route) => route.abort('connectionreset'));
  await asFarAsTheDoor(page, 'zhao');
  await workerInCharge(page);
  await expect(page.getByText(notReady)).toBeVisible();
  await page.getByRole('button', { name: '开始使用' }).click();
  await page.goto(`${school.server.url}/self-check`);
  await expect(page.getByText('还没全存到手机上')).toBeVisible();
  await context.unroute(labels);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(async () => {
    await page.getByRole('button', { name: '再查一次' }).click();
    await expect(page.getByText('已存在手机上，没有网络也能打开')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
});

test('staff who sign in behind the code of a place have the app on their phone as well @third', async ({ page }) => {
  await asFarAsTheDoor(page, 'wang', '/c/AAAA-BBBB?staff');
  await expect(page.getByText(ready)).toBeVisible({ timeout: 60_000 });
});

test('a browser that keeps no app says so, and promises no download @third', async ({ browser }) => {
  const context = await browser.newContext();
  await context.addInitScript(() => delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker);
  const page = await context.newPage();
  await asFarAsTheDoor(page, 'wang');
  await expect(page.getByText('这个浏览器没网时打不开。请用手机自带的浏览器')).toBeVisible();
  await expect(page.getByText(notReady)).toBeHidden();
  await context.close();
});

test('a page of which neither looks nor script came says what to do @third', async ({ browser }) => {
  const context = await browser.newContext(onlooker);
  const page = await context.newPage();
  await context.route('**/assets/**', (route) => route.abort('connectionreset'));
  await page.goto(school.server.url);
  await expect(page.getByRole('link', { name: /看看网络.*Check the network/ })).toBeVisible();
  await context.close();
});

test('a browser that remembers for as long as the page lives that a script did not come loads the page anew once it can be had @third', async () => {
  // As Chromium was for most of its life.
  const args = [...chromiumArgs, '--disable-features=ModuleMapDoNotCacheFailedFetch'];
  const browser = await chromium.launch({ executablePath: findShell(), args });
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
    const page = await context.newPage();
    let times = 0;
    await context.route('**/assets/delivery-*.js', (route) =>
      times++ === 0 ? route.abort('connectionreset') : route.continue(),
    );
    await signIn(page, school.server.url, 'wang');
    const isKept = () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length).catch(() => 0);
    await expect.poll(isKept, { timeout: 60_000 }).toBe(1);
    await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
  } finally {
    await browser.close();
  }
});
