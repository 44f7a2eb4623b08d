// Messages in the app, and the browser that is woken for them: by a real server, over what stands in for a push service, and by
// the browser's own protocol.
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { answer, checklist, entry, id, inspection, item } from '../cast.ts';
import { openReceiver, type Receiver } from '../push-receiver.ts';
import { findBrowser } from '../tools/browser.ts';
import { chromiumArgs } from './chromium.ts';
import { DeskClient } from './desk-client.ts';
import { onlooker, signIn, workerInCharge } from './phone.ts';
import { openSchool, password, type School } from './school.ts';
import type { Messages, Wake } from '../../src/domain/message.ts';
import type { PushAnswer } from '../../src/domain/protocol.ts';

let school: School;
// The shell of the browser shows no notifications.
test.use({ launchOptions: { executablePath: findBrowser(), args: chromiumArgs } });
let n = 0;
test.beforeEach(async () => {
  school = await openSchool({ PUSH_ANYWHERE: '1' });
  const items = [item({ id: 'Z3-01', type: 'PF', grade: 'MS', photo: 'none' }), ...checklist.items.slice(-1)];
  await school.sun.write('template-published', { ...checklist, code: 'Z3', items }, { subject: 'Z3@1' });
});
test.afterEach(() => school.server.remove());

/** Wang hands in what may be a major hazard. The server looks when it starts and then twice a minute, so it is started again. */
async function reportMajor(note: string): Promise<void> {
  const wang = new DeskClient(school.server.url);
  await wang.signIn('wang', password);
  const now = Date.now();
  const at = { ms: now, offsetMin: 480, serverOffsetMs: 0, serverOffsetAgeMs: 0, sinceStartMs: 1000 };
  const answers = [answer('Z3-01', 'fail', { note, at: now })];
  const template = { code: 'Z3', version: 1 };
  const body = inspection({ template, startedAt: at, finishedAt: at, answers, photos: [] });
  const said = entry('inspection-submitted', body, {
    id: id(3000 + n),
    subject: id(4000 + n),
    device: id(5000 + n),
    opSeq: 1,
    by: school.wang.id,
    at,
  });
  n += 1;
  const { verdicts } = await wang.ask<PushAnswer>('POST', '/ledger', {
    protocol: 'patrol/1',
    device: said.device,
    build: 'test',
    entries: [said],
  });
  expect(verdicts).toMatchObject([{ verdict: 'accepted' }]);
  await school.server.end('SIGTERM');
  await school.server.start();
}

const heard = () => school.sun.ask<Messages>('GET', '/messages');

async function told(topic: string): Promise<void> {
  const topics = async () => (await heard()).rows.map((row) => row.topic);
  await expect.poll(topics, { timeout: 45_000 }).toContain(topic);
}

/** What the browser would say of its push service, which no test can reach. */
async function withPushService(context: BrowserContext): Promise<Receiver> {
  const receiver = await openReceiver((await heard()).pushKey);
  await context.addInitScript((given) => {
    let isOn = false;
    const { endpoint, p256dh, auth } = given;
    const subscription = {
      toJSON: () => ({ endpoint, keys: { p256dh, auth } }),
      unsubscribe: async () => !(isOn = false),
    };
    PushManager.prototype.getSubscription = async () => (isOn ? (subscription as unknown as PushSubscription) : null);
    PushManager.prototype.subscribe = async () => {
      isOn = true;
      return subscription as unknown as PushSubscription;
    };
  }, receiver.subscription);
  return receiver;
}

/** Wakes the worker of the page as a push service does, with what the server had sealed for it. */
async function wake(page: Page, data: Wake): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first) resolve(first.registrationId);
    }),
  );
  await devtools.send('ServiceWorker.enable');
  const origin = school.server.url;
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin,
    registrationId: await registered,
    data: JSON.stringify(data),
  });
}

const shownBy = (page: Page) =>
  page.evaluate(async () => {
    const shown = await (await navigator.serviceWorker.ready).getNotifications();
    return shown.map(({ title, body, lang }) => ({ title, body, lang }));
  });

/** No protocol presses a notification: the worker hears what it would hear. */
async function pressNotification(page: Page): Promise<void> {
  const [worker] = page.context().serviceWorkers();
  await worker!.evaluate(async () => {
    const scope = globalThis as unknown as { registration: ServiceWorkerRegistration };
    const [notification] = await scope.registration.getNotifications();
    const { NotificationEvent: Pressed } = globalThis as unknown as {
      NotificationEvent: new (type: string, init: object) => Event;
    };
    dispatchEvent(new Pressed('notificationclick', { notification }));
  });
}

test('a manager switches notifications on, is woken for a hazard, and is led to it by the notification', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['notifications'], { origin: school.server.url });
  const service = await withPushService(context);
  await signIn(page, school.server.url, 'sun');
  await workerInCharge(page);
  await page.goto(`${school.server.url}/me`);
  await page.getByRole('group', { name: '通知' }).getByText('开', { exact: true }).click();
  await expect(page.getByText('这台手机会收到通知')).toBeVisible();

  await reportMajor('三楼护栏松动');
  await expect.poll(() => service.woken.length, { timeout: 60_000 }).toBe(1);
  const sent = service.woken[0]!.wake;
  expect(sent.personId).toBe(school.sun.session!.person.id);

  await wake(page, {
    ...sent,
    topic: 'major',
    unread: 1,
    id: (await heard()).rows.find(({ topic }) => topic === 'major')!.id,
  });
  await expect.poll(() => shownBy(page)).toEqual([{ title: '疑似重大隐患', body: '点开看', lang: 'zh-CN' }]);
  await pressNotification(page);
  await page.waitForURL(/\/hazards/);
  await expect(page.getByText('3号宿舍楼 2层').first()).toBeVisible();
  await expect.poll(async () => (await heard()).rows.find(({ topic }) => topic === 'major')?.readAt).not.toBeNull();

  await page.goto(`${school.server.url}/me`);
  await page.getByRole('group', { name: '通知' }).getByText('关', { exact: true }).click();
  await expect(page.getByText('这台手机会收到通知')).toBeHidden();
  await service.close();
});

test('a notification speaks the language of its person, and says nothing to somebody else @third', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['notifications'], { origin: school.server.url });
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  const message = { topic: 'round-late', unread: 3, id: null };
  await wake(page, { ...message, personId: school.li.id });
  await expect.poll(() => shownBy(page)).toMatchObject([{ title: '校园巡检', body: '这台手机上另一个账号有新消息' }]);
  await page.goto(`${school.server.url}/me`);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Me', level: 1 })).toBeVisible();
  await wake(page, { ...message, personId: school.wang.id });
  await expect
    .poll(() => shownBy(page))
    .toEqual([{ title: 'A round should have begun', body: '3 unread messages. Tap to see', lang: 'en' }]);
});

test('what is read on one phone is read on the other, and the last messages are there without a network @second', async ({
  page,
  context,
  browser,
}) => {
  await reportMajor('配电箱发热');
  await told('major');
  await signIn(page, school.server.url, 'sun');
  await workerInCharge(page);
  const other = await (await browser.newContext(onlooker)).newPage();
  await signIn(other, school.server.url, 'sun');
  const { unread } = await heard();
  expect(unread).toBe(2);
  await expect(other.getByRole('link', { name: `${unread} 条新消息` })).toBeVisible();

  await expect(page.getByRole('link', { name: `${unread} 条未读 消息` })).toBeVisible();
  await page.getByRole('link', { name: `${unread} 条新消息` }).click();
  await expect(page.getByRole('heading', { name: '消息', level: 1 })).toBeVisible();
  const major = page.getByRole('link', { name: /疑似重大隐患/ });
  await expect(major).toContainText('安全出口未上锁 · 3号宿舍楼 2层 · 王秀兰');
  await expect(major).toContainText('新');

  await context.setOffline(true);
  await page.reload();
  await expect(major).toBeVisible();
  await major.click();
  await page.waitForURL(/\/hazards/);
  await page.goBack();
  await expect(page.getByRole('heading', { name: '消息', level: 1 })).toBeVisible();
  await expect(major).not.toContainText('新');
  await expect(page.getByRole('link', { name: '1 条未读 消息' })).toBeVisible();
  expect((await heard()).unread).toBe(2);

  await context.setOffline(false);
  await expect.poll(async () => (await heard()).unread, { timeout: 20_000 }).toBe(1);
  await other.goto(`${school.server.url}/me/messages`);
  await expect(other.getByRole('link', { name: /疑似重大隐患/ })).not.toContainText('新');
  await expect(other.getByRole('link', { name: /有记录等你签名/ })).toContainText('新');
});

test('a browser that refuses says so in words @third', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { get: () => 'denied' });
  });
  await signIn(page, school.server.url, 'wang');
  await page.goto(`${school.server.url}/me/messages`);
  await expect(page.getByText('没有新消息。')).toBeVisible();
  await expect(page.getByText('浏览器不许发通知')).toBeVisible();
  await expect(page.getByRole('group', { name: '通知' })).toHaveCount(0);
});
