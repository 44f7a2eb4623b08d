// One phone, several people: what one recorded arrives as that person's, whoever holds the phone meanwhile.
import { expect, test } from '@playwright/test';
import type { PersonAdded } from '../../src/domain/invite.ts';
import { protocol } from '../../src/domain/protocol.ts';
import type { Inspections, Phones } from '../../src/domain/reports.ts';
import { at, canteen, id } from '../cast.ts';
import { answer, begin, handInWithPhoto, onlooker, saved, signIn, staysOnline, workerInCharge } from './phone.ts';
import { digits } from './pin.ts';
import { openSchool, password, received, type School } from './school.ts';
import { Screens } from './screens.ts';
import { countTaps } from './taps.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

test('what Wang recorded without network arrives as hers while Li is signed in, and Li sees a number only', async ({
  page,
  context,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.setOffline(true);
  await handInWithPhoto(page);
  await page.goto(school.server.url);
  await begin(page, ['3号宿舍楼', '2层'], '夜间巡查');
  await answer(page, 1, '正常');
  await saved(page);
  await context.clearCookies();
  // The network lets everything through but what is handed in.
  await context.route(/\/api\/(ledger|photos)/, (route) => route.abort());
  await context.setOffline(false);
  await page.goto(`${school.server.url}/sign-in`);
  await page.getByRole('button', { name: '换别人登录' }).click();
  await page.getByLabel('用户名').fill('li');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('button', { name: '开始使用' }).click();
  await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
  await expect(page.getByText('继续上次')).toBeHidden();
  await page.goto(`${school.server.url}/outbox`);
  await expect(page.getByText('本机有另一账号的 1 份待上传')).toBeVisible();
  await expect(page.getByText('楼层日检')).toBeHidden();
  await page.goto(`${school.server.url}/records/mine`);
  await expect(page.getByText('还没有检查记录')).toBeVisible();
  expect(await received(school)).toMatchObject({ records: 0 });

  await context.unroute(/\/api\/(ledger|photos)/);
  await page.goto(school.server.url);
  await expect.poll(() => received(school), { timeout: 60_000 }).toEqual({ records: 1, have: 1, total: 1 });
  const { rows } = await school.sun.ask<Inspections>('GET', '/inspections');
  expect(rows.map(({ byName }) => byName)).toEqual(['王秀兰']);
  await page.goto(`${school.server.url}/outbox`);
  await expect(page.getByText('全部送达').first()).toBeVisible();
  await expect(page.getByText('本机有另一账号')).toBeHidden();
});

test('a storage that the browser wiped before anything was sent is said on the phone and seen at the school', async ({
  page,
  context,
}) => {
  // The worker's requests pass by what is laid in the way of the page's.
  await page.addInitScript(() => Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync'));
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  // What the phone holds gets through; the record itself does not.
  await context.route(/\/api\/(ledger|photos)/, (route) => route.abort());
  await handInWithPhoto(page);
  const owing = async () => (await school.sun.ask<Phones>('GET', '/phones')).rows;
  await expect.poll(async () => (await owing()).find(({ owed }) => owed.entries === 1)).toBeTruthy();
  await page.waitForFunction(() =>
    Object.keys(localStorage).some(
      (key) => key.startsWith('patrol-canary:') && (localStorage.getItem(key) ?? '').includes('"unsent":1'),
    ),
  );
  await page.goto('about:blank');
  await context.unroute(/\/api\/(ledger|photos)/);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Storage.clearDataForOrigin', { origin: school.server.url, storageTypes: 'indexeddb' });
  await page.goto(school.server.url);
  await expect(page.getByRole('alert').filter({ hasText: '里面有 1 份没上传' })).toBeVisible();
  await page.getByLabel('用户名').fill('wang');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('button', { name: '开始使用' }).click();
  await expect(page.getByRole('heading', { name: '浏览器清理过数据' })).toBeVisible();
  await expect
    .poll(async () => (await owing())[0], { timeout: 60_000 })
    .toMatchObject({ personName: '王秀兰', owed: { entries: 1, photos: 1 }, lost: { things: 1 } });

  await page.goto(`${school.server.url}/me`);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('button', { name: '退出', exact: true }).click();
  await page.getByLabel('用户名').waitFor();
  await threeClocksBehind();
  await signIn(page, school.server.url, 'sun');
  // 61: on 今日 as on the screen behind it.
  const clockWarning = '服务器的时间好像快了 1 小时，多数手机都这么说，请管理员校准';
  await expect(page.getByRole('link', { name: clockWarning })).toBeVisible();
  await page.getByRole('link', { name: '1 台手机的数据被浏览器清掉了' }).click();
  await expect(page.getByRole('status').filter({ hasText: '数据被清掉的，1 台' })).toBeVisible();
  await expect(page.getByText(clockWarning)).toBeVisible();
  await expect(page.getByText('浏览器清掉了数据，里面还有 1 份没上传')).toBeVisible();
  await page.getByRole('button', { name: '不再等' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '不再等' }).click();
  await expect(page.getByText('里面还有 1 份没上传')).toBeHidden();
});

/** Three more phones, and each knows the server's clock to be an hour ahead of its own. */
async function threeClocksBehind(): Promise<void> {
  for (const n of [1, 2, 3]) {
    const [device, place] = [id(60_000 + n), { ...canteen, id: id(60_010 + n), name: `旧楼${n}` }];
    await school.sun.ask('POST', '/announce', { protocol, device, items: [] });
    const clock = { ...at(Date.now()), serverOffsetMs: 3_600_000 };
    await school.sun.write('place-added', place, {
      id: id(60_020 + n),
      subject: place.id,
      device,
      opSeq: 1,
      at: clock,
    });
  }
}

test('leaving with unsent work asks for a file or the number, and the file goes on from another phone', async ({
  page,
  context,
  browser,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.setOffline(true);
  await handInWithPhoto(page);
  await page.goto(`${school.server.url}/me`);
  await page.getByRole('button', { name: '退出登录' }).click();
  const sheet = page.getByRole('dialog', { name: '还不能退出' });
  await sheet.getByRole('button', { name: '现在就要退出' }).click();
  await expect(sheet.getByRole('button', { name: '退出', exact: true })).toBeDisabled();
  await sheet.getByLabel(/请输入没上传的数量/).fill('7');
  await expect(sheet.getByRole('button', { name: '退出', exact: true })).toBeDisabled();
  const saving = page.waitForEvent('download');
  await sheet.getByRole('button', { name: '导出未上传' }).click();
  const file = await (await saving).path();
  await expect(sheet.getByText('已导出，可以退出了')).toBeVisible();
  await sheet.getByRole('button', { name: '退出', exact: true }).click();
  await expect(page.getByText('这台手机上还有 1 份没上传')).toBeVisible();

  const other = await browser.newContext(onlooker);
  const phone = await other.newPage();
  await signIn(phone, school.server.url, 'wang');
  await phone.goto(`${school.server.url}/outbox`);
  const choosing = phone.waitForEvent('filechooser');
  await phone.getByRole('button', { name: '从文件导入未上传' }).click();
  await (await choosing).setFiles(file);
  await expect.poll(() => received(school), { timeout: 60_000 }).toEqual({ records: 1, have: 1, total: 1 });
  await other.close();
  await context.setOffline(false);
  await expect(page.getByText('这台手机上还有 1 份没上传')).toBeHidden({ timeout: 60_000 });
  expect(await received(school)).toEqual({ records: 1, have: 1, total: 1 });
});

test('two people change by six digits, without a network too, and what each recorded arrives as that person’s', async ({
  page,
  context,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const join = async (username: string, pin: string) => {
    const { invite } = (await school.sun
      .send('POST', '/people', {
        name: username,
        username,
        role: 'patrol_dorm',
        scope: [],
      })
      .then((answer) => answer.json())) as PersonAdded;
    await page.goto(`${school.server.url}/invite#${invite?.code}`);
    const taps = await countTaps(page);
    await page.getByRole('button', { name: '是我', exact: true }).click();
    await digits(page, '设 6 位数字', pin);
    await digits(page, '再输一次', pin);
    await page.getByRole('button', { name: '开始使用' }).click();
    await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
    // A9: no typing of passwords, six taps at most besides the digits.
    expect(await taps()).toBeLessThanOrEqual(6 + 12);
  };
  const lock = async () => {
    await page.goto(`${school.server.url}/me`);
    await page.getByRole('button', { name: '锁上，换人用' }).click();
  };
  await join('ma', '381604');
  await workerInCharge(page);
  await lock();
  await expect(page.getByRole('heading', { name: 'ma' })).toBeVisible();
  await join('hu', '604381');
  await lock();
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('button', { name: /^ma/ }).click();
  await digits(page, '请输 6 位数字密码', '000000');
  await expect(page.getByText('数字密码不对')).toBeVisible();
  await digits(page, '请输 6 位数字密码', '381604');
  await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
  await handInWithPhoto(page);
  await context.setOffline(false);
  await expect.poll(() => received(school), { timeout: 60_000 }).toEqual({ records: 1, have: 1, total: 1 });
  const { rows } = await school.sun.ask<Inspections>('GET', '/inspections');
  expect(rows.map(({ byName }) => byName)).toEqual(['ma']);
  // The session is the other's: it is said, and the same digits mend it.
  await page.getByText('登录已过期，记录都在').click();
  await digits(page, '请输 6 位数字密码', '381604');
  await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
  await expect(page.getByText('登录已过期，记录都在')).toBeHidden();
});

test('a password is chosen later with the digits, and opens another phone', async ({ page, browser }) => {
  await staysOnline(page);
  await page.setViewportSize({ width: 360, height: 740 });
  const { invite } = (await school.sun
    .send('POST', '/people', {
      name: '马兰',
      username: 'ma',
      role: 'patrol_dorm',
      scope: [],
    })
    .then((answer) => answer.json())) as PersonAdded;
  await page.goto(`${school.server.url}/invite#${invite?.code}`);
  await page.getByRole('button', { name: '是我', exact: true }).click();
  await digits(page, '设 6 位数字', '381604');
  await digits(page, '再输一次', '381604');
  await page.getByRole('button', { name: '开始使用' }).click();
  const screens = new Screens(page, school.server.url);
  await screens.open('/me/pin');
  expect.soft(await screens.faults()).toEqual([]);
  await page.getByRole('button', { name: '设登录密码' }).click();
  await digits(page, '先输现在的 6 位数字', '381604');
  await page.getByLabel('新的登录密码').fill('a password of my own');
  expect.soft(await screens.faults()).toEqual([]);
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('设好了')).toBeVisible();
  const other = await (await browser.newContext(onlooker)).newPage();
  await signIn(other, school.server.url, 'ma', 'a password of my own');
  await other.context().close();
});

test('whoever locks the phone in one tab has locked it in all', async ({ page, context }) => {
  const { invite } = (await school.sun
    .send('POST', '/people', {
      name: '马兰',
      username: 'ma',
      role: 'patrol_dorm',
      scope: [],
    })
    .then((answer) => answer.json())) as PersonAdded;
  await page.goto(`${school.server.url}/invite#${invite?.code}`);
  await page.getByRole('button', { name: '是我', exact: true }).click();
  await digits(page, '设 6 位数字', '381604');
  await digits(page, '再输一次', '381604');
  await page.getByRole('button', { name: '开始使用' }).click();
  await workerInCharge(page);
  const other = await context.newPage();
  await other.goto(`${school.server.url}/records`);
  await expect(other.getByText('还没有检查记录')).toBeVisible();
  await workerInCharge(other);
  await page.goto(`${school.server.url}/me`);
  await page.getByRole('button', { name: '锁上，换人用' }).click();
  await expect(other.getByRole('group', { name: '请输 6 位数字密码' })).toBeVisible();
});
