// Another system of the school: given a token that reads, told what happens, and cut off again.
import { expect, test, type Page } from '@playwright/test';
import type { AlarmTaken } from '../../src/domain/alarm.ts';
import { placeCode } from '../../src/domain/place-code.ts';
import type { OpenHazards } from '../../src/domain/open-data.ts';
import type { Webhooks } from '../../src/domain/webhook.ts';
import { floor2, id, inspection } from '../cast.ts';
import { openReceiver, type Receiver } from '../webhook-receiver.ts';
import { signIn } from './phone.ts';
import { openSchool, type School } from './school.ts';
import { Screens } from './screens.ts';

let school: School;
let other: Receiver;
test.beforeAll(async () => {
  [school, other] = [await openSchool(), await openReceiver()];
});
test.afterAll(async () => {
  await other.close();
  await school.server.remove();
});

async function isSound(screens: Screens, what: string): Promise<void> {
  expect.soft(await screens.faultsInEveryTheme(), what).toEqual([]);
  const wide = await screens.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(wide, `${what} is wider than the phone`).toBeLessThanOrEqual(0);
}

const read = (token: string, path = '/api/v1/hazards') =>
  fetch(`${school.server.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
const secretIn = (page: Page) => page.getByRole('dialog').locator('dd').innerText();

test('a token is made, shown once, read with, and revoked @third', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const screens = new Screens(page, school.server.url);
  await signIn(page, school.server.url, 'sun');
  await screens.follow('/status');
  await page.getByRole('link', { name: '看数据接口' }).click();
  await expect(page.getByText('还没有令牌')).toBeVisible();
  await isSound(screens, 'no token');
  await page.getByRole('button', { name: '生成令牌' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: '生成令牌' }).click();
  await expect(form.getByText('请填名称，不超过 40 个字。')).toBeVisible();
  await isSound(screens, 'a token without a name');
  await form.getByLabel('给谁用').fill('大厅大屏');
  await form.getByText('隐患', { exact: true }).click();
  await form.getByRole('button', { name: '生成令牌' }).click();
  await expect(form.getByText('只显示这一次。')).toBeVisible();
  await isSound(screens, 'the token');
  const token = await secretIn(page);
  await form.getByRole('button', { name: '完成' }).click();
  await expect(page.getByText('大厅大屏')).toBeVisible();
  expect(await page.content()).not.toContain(token);
  const page1 = (await (await read(token)).json()) as OpenHazards;
  expect(page1).toMatchObject({ more: false, next: expect.any(String) });
  expect((await read(token, '/api/v1/rounds')).status).toBe(404);
  await page.getByRole('button', { name: '作废“大厅大屏”的令牌？' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '作废' }).click();
  await expect(page.getByText('不再有效的 1 个')).toBeVisible();
  expect((await read(token)).status).toBe(401);
});

test('what a device raised is a case that says so, and its token reads nothing @third', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const screens = new Screens(page, school.server.url);
  await signIn(page, school.server.url, 'sun');
  await screens.follow('/people/access');
  await page.getByRole('button', { name: '生成令牌' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('给谁用').fill('配电监控');
  await form.getByText('上报设备告警（只报，不读）').click();
  await form.getByRole('button', { name: '生成令牌' }).click();
  await expect(form.getByText('只显示这一次。')).toBeVisible();
  const token = await secretIn(page);
  const alarm = {
    id: 'loop-2/47',
    at: Date.now() - 3_600_000,
    place: placeCode(floor2),
    category: 'electricity',
    text: '配电箱漏电超限',
  };
  const answered = await fetch(`${school.server.url}/api/v1/alarms`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'x-patrol': '1', 'content-type': 'application/json' },
    body: JSON.stringify(alarm),
  });
  const { hazardId } = (await answered.json()) as AlarmTaken;
  expect((await read(token)).status).toBe(404);
  await screens.open(`/hazards/${hazardId}`);
  await expect(page.getByText('待核实').first()).toBeVisible();
  await expect(page.getByText('设备告警 · 配电监控')).toBeVisible();
  await isSound(screens, 'the case');
});

test('what happens is told with a signature, and once more by hand @third', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const screens = new Screens(page, school.server.url);
  await signIn(page, school.server.url, 'sun');
  await screens.follow('/people/access');
  await page.getByRole('button', { name: '添加推送' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('推给谁').fill('报修系统');
  await form.getByLabel('对方的网址').fill('http://10.0.0.1/');
  await form.getByRole('button', { name: '添加推送' }).click();
  await expect(form.getByText('请填完整的网址，以 https:// 开头。')).toBeVisible();
  await form.getByLabel('对方的网址').fill(other.url);
  await form.getByText('收到检查记录').click();
  await isSound(screens, 'a new webhook');
  await form.getByRole('button', { name: '添加推送' }).click();
  await expect(form.getByText('签名密钥只显示这一次。')).toBeVisible();
  other.secret = await secretIn(page);
  await form.getByRole('button', { name: '完成' }).click();
  const over = { subject: id(777), device: id(977), opSeq: 1 };
  await school.sun.write('inspection-submitted', inspection(), over);
  await expect.poll(() => other.got.length, { timeout: 60_000 }).toBe(1);
  expect(other.got[0]).toMatchObject({ isSigned: true, said: { event: 'inspection-received' } });
  const sent = async () => {
    const { deliveries } = await page.evaluate(async () => (await (await fetch('/api/webhooks')).json()) as Webhooks);
    return deliveries.filter(({ state }) => state === 'sent').length;
  };
  await expect.poll(sent).toBe(1);
  await screens.open('/people/access');
  await expect(page.getByText('已收到')).toBeVisible();
  await isSound(screens, 'the log');
  await page.getByRole('button', { name: '再发一次' }).click();
  await expect.poll(() => other.got.length, { timeout: 60_000 }).toBe(2);
  expect(other.got[1]).toMatchObject({ isSigned: true, raw: other.got[0]?.raw });
  await page.getByRole('button', { name: '删除“报修系统”？' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(page.getByText('还没有推送')).toBeVisible();
});

test('the page about the API is read by strangers too, in both languages, by day and by night @third', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const [lang, colorScheme] of [
    ['zh', 'light'],
    ['en', 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    const screens = new Screens(page, school.server.url);
    await screens.open(`/api/docs?lang=${lang}`);
    await expect(page.getByText('GET /api/v1/hazards', { exact: true })).toBeVisible();
    await isSound(screens, `the page, ${lang}`);
  }
});
