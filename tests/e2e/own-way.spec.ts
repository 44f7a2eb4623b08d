// What each person chooses for themselves, and what the frame tells them without being asked.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { begin, handInAllNormal, onlooker, signIn, staysOnline, workerInCharge } from './phone.ts';
import { openSchool, password, type School } from './school.ts';
import { Screens } from './screens.ts';
import { shell as en } from '../../src/app/words/en/shell.ts';
import { shell as zh } from '../../src/app/words/zh/shell.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
});
test.afterAll(() => school.server.remove());

test('before anybody is signed in one press speaks English, and everything behind the door goes on in it @third', async ({
  page,
}) => {
  await page.goto(school.server.url);
  await page.getByLabel('用户名').fill('wang');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByText('请填密码')).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByLabel('User name')).toHaveValue('wang');
  await expect(page.getByText('请填密码')).toBeHidden();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
});

const inWeChat =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126 Mobile Safari/537.36 MicroMessenger/8.0.50';
const obstacles: [string, { userAgent?: string; lacks?: string }][] = [
  ['这个浏览器存不住记录', { lacks: 'indexedDB' }],
  ['这个网址不能离线使用', { lacks: 'isSecureContext' }],
  ['微信里存不住记录', { userAgent: inWeChat }],
  ['页面里打不开相机', { lacks: 'mediaDevices' }],
];

test('57 a browser that would keep nothing says so before a name is asked for, and what to do', async ({ browser }) => {
  for (const [said, { userAgent, lacks }] of obstacles) {
    const context = await browser.newContext({ ...onlooker, ...(userAgent && { userAgent }) });
    if (lacks)
      await context.addInitScript((name) => {
        const owner = name in Navigator.prototype ? Navigator.prototype : globalThis;
        Object.defineProperty(owner, name, { get: () => undefined });
      }, lacks);
    const screens = new Screens(await context.newPage(), school.server.url);
    await screens.open('/');
    await expect(screens.page.getByRole('heading', { name: said })).toBeVisible();
    expect(await screens.faults(), said).toEqual([]);
    if (lacks === 'indexedDB' || userAgent) await expect(screens.page.getByLabel('用户名')).toBeHidden();
    await context.close();
  }
});

test('a page of which a file did not come is not left white: what to do stands there, and one tap opens it @third', async ({
  browser,
}) => {
  for (const file of ['start-*.js', 'zh-*.js']) {
    const context = await browser.newContext(onlooker);
    const page = await context.newPage();
    const cut = `**/assets/${file}`;
    await context.route(cut, (route) => route.abort('connectionreset'));
    await page.goto(school.server.url);
    const again = page.getByRole('link', { name: /看看网络.*Check the network/ });
    await expect(again, file).toBeHidden();
    await expect(again, file).toBeVisible();
    await context.unroute(cut);
    await again.click();
    await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible();
    await expect(again).toBeHidden();
    await context.close();
  }
});

test('on a slow line the first download says how many percent have come @third', async ({ page, context }) => {
  await page.goto(school.server.url);
  await page.getByLabel('用户名').fill('wang');
  await page.getByLabel('密码', { exact: true }).fill(password);
  // Only the answers of the school are slow: the app itself is there.
  await page.waitForLoadState('networkidle');
  const devtools = await context.newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: 1600, uploadThroughput: 8000 };
  await devtools.send('Network.emulateNetworkConditions', slow);
  const bar = page.getByRole('progressbar');
  const come = () => bar.evaluate((one: HTMLProgressElement) => one.value / one.max);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByText(/^已下载 .+，共约 .+（[1-9]\d?%）$/)).toBeVisible();
  const before = await come();
  expect(before).toBeLessThan(1);
  await expect.poll(come).toBeGreaterThan(before);
  await devtools.send('Network.emulateNetworkConditions', { ...slow, downloadThroughput: -1, uploadThroughput: -1 });
  await expect(page.getByRole('button', { name: '开始使用' })).toBeVisible();
});

const left = async (key: Locator): Promise<number> => (await key.boundingBox())!.x;

/** Handing in, and all the rest at once: which of both lies nearer to the left edge. */
async function nearestTheLeft(page: Page): Promise<string> {
  const [submit, rest] = [page.getByRole('button', { name: /提交$/ }), page.getByRole('button', { name: /^其余/ })];
  return (await left(submit)) < (await left(rest)) ? 'submit' : 'rest';
}

test('whoever holds the phone in the left hand has the keys on that side, after a restart too @third', async ({
  page,
}) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'wang');
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  const before = await nearestTheLeft(page);
  await page.goto(`${school.server.url}/me`);
  await page
    .getByRole('group', { name: /哪只手拿手机/ })
    .getByText('左手', { exact: true })
    .click();
  await page.goto(school.server.url);
  await page.getByRole('link', { name: '继续', exact: true }).first().click();
  expect([before, await nearestTheLeft(page)]).toEqual(['rest', 'submit']);
});

test('what has not arrived stands as a number on its tab, in a stairwell too, and goes with the receipt', async ({
  page,
  context,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await expect(page.getByRole('link', { name: '记录', exact: true })).toBeVisible();
  await context.setOffline(true);
  await handInAllNormal(page);
  await page.goto(school.server.url);
  await expect(page.getByRole('link', { name: '1 份没上传 记录' })).toBeVisible();
  await page.getByRole('link', { name: '1 份没上传 记录' }).click();
  await context.setOffline(false);
  // The list itself has a tab of this name.
  const inMenu = page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '记录', exact: true });
  await expect(inMenu).toBeVisible({ timeout: 60_000 });
});

test('how delivery stands takes two lines of a small phone at most, at every size, in both languages @third', async ({
  page,
  context,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.setOffline(true);
  const line = page.locator('a[href="/outbox"] [role=status]').first();
  const linesOf = () =>
    line.evaluate((words) => Math.round(words.clientHeight / parseFloat(getComputedStyle(words).lineHeight)));
  const sizes = [
    { text: 18, size: 'standard', least: 16 },
    { text: 22, size: 'large', least: 18 },
    { text: 26, size: 'extra', least: 20 },
    { text: 30, size: 'extra', least: 24 },
  ];
  const read = async (language: 'zh' | 'en', { text, size }: { text: number; size: string }) => {
    const kept = { theme: 'day', size, language, text };
    await page.evaluate((chosen) => localStorage.setItem('patrol-preferences', JSON.stringify(chosen)), kept);
    await page.goto(school.server.url);
  };
  await handInAllNormal(page);
  const said = {
    zh: /^待上传 1 条\s*没有网络，有网自动上传$/,
    en: /^1 record\s*No network, sent later$/,
  };
  const many = { zh: '待上传 12 条、34 张照片', en: '12 records, 34 photos' };
  for (const language of ['zh', 'en'] as const)
    for (const chosen of sizes) {
      const { text, least } = chosen;
      await read(language, chosen);
      const letters = await line.evaluate((words) => parseFloat(getComputedStyle(words).fontSize));
      expect.soft(letters, `letters of ${language} at ${text} px`).toBeGreaterThanOrEqual(least);
      await expect(line).toHaveText(said[language], { useInnerText: true });
      // As after a long shift.
      await line.evaluate((words, said) => (words.querySelector('b')!.firstChild!.textContent = said), many[language]);
      expect.soft(await linesOf(), `${language}, ${text} px: ${await line.textContent()}`).toBeLessThanOrEqual(2);
      // Whatever comes next, and once the network is back.
      const { brief, sending } = { zh, en }[language];
      for (const said of [...Object.values(brief), sending(34, 46)]) {
        await line.evaluate((words, next) => (words.lastElementChild!.textContent = next), said);
        expect.soft(await linesOf(), `${language}, ${text} px: ${said}`).toBeLessThanOrEqual(2);
      }
    }
  // Where there is room, it is said whole, with how much waits.
  await page.setViewportSize({ width: 900, height: 740 });
  await read('en', sizes[0]!);
  const whole = /^1 record waiting\s*[\d.]+ kB\s*No network\. Keep working; it uploads by itself$/;
  await expect(line).toHaveText(whole, { useInnerText: true });
  await page.setViewportSize({ width: 360, height: 740 });
  await read('zh', sizes[0]!);
  await line.click();
  await expect(page.getByText('没有网络，可以继续检查，有网后自动上传').last()).toBeVisible();
});
