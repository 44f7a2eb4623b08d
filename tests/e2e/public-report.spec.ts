// Whoever has no account scans the code on the wall, reports with a photo, and reads later what became of it.
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { placeCode } from '../../src/domain/place-code.ts';
import { handlingOf, type HazardHandled } from '../../src/domain/hazard-handling.ts';
import type { HazardView, HazardRows } from '../../src/domain/hazard-reports.ts';
import { at, canteen, floor2, id, photo, sha256 } from '../cast.ts';
import { DeskClient } from './desk-client.ts';
import { onlooker, signIn } from './phone.ts';
import { openSchool, password, type School } from './school.ts';
import { countTaps } from './taps.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

/** A phone that has never been here. */
async function stranger(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  return context.newPage();
}

const atCode = (page: Page, place = floor2) => page.goto(`${school.server.url}/c/${placeCode(place)}`);
const send = (page: Page) => page.getByRole('button', { name: '提交' }).click();

async function write(page: Page, text = '门后的插座冒火花'): Promise<void> {
  await page.getByRole('button', { name: '用电' }).click();
  await page.getByLabel('哪里不对').fill(text);
}

/** Runs in the page: a picture with something in it, as PNG. */
const aPicture = async (page: Page): Promise<Buffer> =>
  Buffer.from(
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(3000, 2000);
      const pen = canvas.getContext('2d')!;
      pen.fillStyle = '#ddd';
      pen.fillRect(0, 0, 3000, 2000);
      pen.fillStyle = '#a31';
      pen.fillRect(900, 500, 1200, 900);
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      return Array.from(new Uint8Array(await blob.arrayBuffer()));
    }),
  );

const listed = async () => (await school.sun.ask<HazardRows>('GET', '/hazards')).rows;

/** A step of the case as it stands now. */
async function take(who: DeskClient, caseId: string, said: object, n: number): Promise<void> {
  const { hazard } = await who.ask<HazardView>('GET', `/hazards/${caseId}`);
  const { state, grade, placeId } = hazard;
  const body = { ...said, on: handlingOf(hazard).on, seen: { state, grade }, placeId } as HazardHandled;
  const photos = 'photos' in body ? (body.photos ?? []).map((one) => one.sha256).sort() : [];
  const over = { subject: caseId, id: id(8000 + n), device: id(980), opSeq: n, photos, at: at(Date.now()) };
  await who.write('hazard-handled', body, over);
}

async function member(username: string, name: string, role: string): Promise<DeskClient> {
  await school.sun.ask('POST', '/people', { name, username, role, scope: [], password });
  const client = new DeskClient(school.server.url);
  await client.signIn(username, password);
  return client;
}

test('a stranger reports with a photo, keeps the link, and reads the answer of the school; an outside firm helps by a link of its own', async ({
  browser,
}) => {
  const page = await stranger(browser);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await atCode(page, canteen);
  await expect(page.getByRole('heading', { name: '食堂' })).toBeVisible();
  await expect(page.getByText('育才中学')).toBeVisible();
  await expect(page.getByRole('link', { name: /119/ })).toBeVisible();
  await write(page);
  const png = { name: 'a.png', mimeType: 'image/png', buffer: await aPicture(page) };
  await page.getByLabel('选照片').setInputFiles(png);
  await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible();
  await page.getByLabel('称呼').fill('学生家长');
  // A phone may put the page away while its camera is open: what was taken before is there again.
  await expect.poll(() => keptPictures(page)).toBe(1);
  await page.reload();
  await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible();
  await page.route('**/photos/*', (route) => route.abort());
  await send(page);
  await expect(page.getByRole('heading', { name: '学校收到了' })).toBeVisible();
  await expect(page.getByText(/张照片没有传上去/)).toBeVisible();
  // What was taken is sent when the page is opened again, too.
  await page.unroute('**/photos/*');
  await page.reload();
  await expect(page.getByText('照片都传到了')).toBeVisible();
  await expect.poll(() => keptPictures(page)).toBe(0);
  const link = page.url();
  const [, number = '', secret = ''] = /\/report\/(YH[^#]+)#(.+)$/.exec(link) ?? [];
  await expect(page.getByText(number, { exact: true })).toBeVisible();
  await expect(page.getByLabel('查看进展的链接')).toHaveValue(link);
  // The secret is in no address that leaves the phone.
  expect(asked.filter((one) => one.includes(secret))).toEqual([]);
  // Nobody who reports something wants an app on the phone.
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);

  const [row] = await listed();
  expect(row).toMatchObject({
    state: 'reported',
    category: 'electricity',
    placeId: canteen.id,
    text: { zh: '门后的插座冒火花' },
  });
  const view = await school.sun.ask<HazardView>('GET', `/hazards/${row!.id}`);
  expect(view.photos).toMatchObject([{ have: true }]);
  const kept = await school.sun.send('GET', `/hazards/${row!.id}/photos/${view.photos[0]!.sha256}`);
  const bytes = Buffer.from(await kept.arrayBuffer());
  expect([bytes.subarray(0, 2).toString('hex'), bytes.includes('Exif')]).toEqual(['ffd8', false]);

  const dian = await member('dian', '赵电', 'electrician');
  const boss = await member('fen', '郑分', 'vice_principal');
  const how = { checkerId: null, leader: '', due: 'D3', measure: '', note: '' };
  const personId = dian.session!.person.id;
  await take(
    school.sun,
    row!.id,
    { do: 'assign', grade: 'G', category: 'electricity', deptId: null, personId, ...how },
    1,
  );
  await page.reload();
  await expect(page.getByRole('listitem').filter({ hasText: '处理中' })).toHaveAttribute('aria-current', 'step');
  await take(dian, row!.id, { do: 'accept', note: '' }, 2);
  await byFirm(browser, row!.id, png);
  await take(dian, row!.id, { do: 'rectify', note: '换好了', photos: [photo('report', sha256('after'))] }, 3);
  await page.getByRole('button', { name: '刷新' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '复查中' })).toHaveAttribute('aria-current', 'step');
  await take(school.sun, row!.id, { do: 'pass', note: '', photos: [] }, 4);
  await take(boss, row!.id, { do: 'close', opinion: '', note: '插座换好了，谢谢你' }, 5);
  await page.getByRole('button', { name: '刷新' }).click();
  await expect(page.getByText('插座换好了，谢谢你')).toBeVisible();
  await expect(page.getByText(/^数据截至/)).toBeVisible();
  expect(await page.locator('body').innerText()).not.toMatch(/赵电|郑分|孙静|学生家长/);

  // How well it was put right is said once, and without a network it says that it was not sent.
  await page.getByRole('button', { name: '提交评价' }).click();
  await expect(page.getByText('请选几分')).toBeVisible();
  await page.getByText(/4 分/).click();
  await page.getByLabel(/还想说什么/).fill('来得很快');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '提交评价' }).click();
  await expect(page.getByText(/没有交上去：连不上学校/)).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '提交评价' }).click();
  await expect(page.getByRole('heading', { name: '你的评价' })).toBeVisible();
  await expect(page.getByText('来得很快')).toBeVisible();
  await expect(page.getByRole('button', { name: '提交评价' })).toBeHidden();
  const rated = await school.sun.ask<HazardView>('GET', `/hazards/${row!.id}`);
  expect(rated.hazard.handling?.rating).toMatchObject({ stars: 4, note: '来得很快' });

  const other = await stranger(browser);
  await other.goto(link.replace(/#.*/, '#AAAAAAAAAAAAAAAAAAAAAA'));
  await expect(other.getByRole('heading', { name: '没有找到这个编号' })).toBeVisible();
  await other.goto(link.replace(/YH\d{8}-\w{2}/, 'YH20260101-ZZ'));
  await expect(other.getByText('编号或链接不对')).toBeVisible();
  await other.goto('about:blank');
  await other.goto(link);
  await expect(other.getByText('插座换好了，谢谢你')).toBeVisible();
});

const keptPictures = (page: Page): Promise<number> =>
  page.evaluate(async () => (await (await caches.open('patrol-pictures')).keys()).length);

/** 赵电 has the case, and somebody of an outside firm does the work: photo and words by a link, which is then taken back. */
async function byFirm(browser: Browser, caseId: string, png: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
  const repairer = await browser.newPage({ ...onlooker, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  await signIn(repairer, school.server.url, 'dian');
  await repairer.goto(`${school.server.url}/hazards/${caseId}`);
  await repairer.getByRole('button', { name: /给外单位的链接/ }).click();
  const sheet = repairer.getByRole('dialog', { name: '给外单位的链接' });
  await sheet.getByRole('button', { name: '生成链接' }).click();
  await expect(sheet.getByText('请写单位名称')).toBeVisible();
  await sheet.getByLabel('单位名称').fill('江南消防维保');
  await sheet.getByRole('button', { name: '生成链接' }).click();
  const link = await sheet.getByLabel('链接', { exact: true }).inputValue();
  const firm = await stranger(browser);
  await firm.goto(link);
  await expect(firm.getByText('门后的插座冒火花')).toBeVisible();
  const before = firm.getByRole('img', { name: '现场照片 1' });
  await expect.poll(() => before.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  expect(await firm.locator('body').innerText()).not.toMatch(/赵电|郑分|孙静|学生家长/);
  await firm.getByRole('button', { name: '提交进度' }).click();
  await expect(firm.getByText('请写做了什么').last()).toBeVisible();
  await firm.getByLabel('做了什么').fill('换了新插座');
  await firm.getByLabel('选照片').setInputFiles(png);
  await expect(firm.getByRole('img', { name: '照片 1', exact: true })).toBeVisible();
  await expect.poll(() => keptPictures(firm)).toBe(1);
  // The page is gone before it is painted again.
  await firm.getByLabel('你的姓名').evaluate((name: HTMLInputElement) => {
    name.value = '王师傅';
    name.dispatchEvent(new InputEvent('input', { bubbles: true }));
    location.reload();
  });
  await expect(firm.getByLabel('做了什么')).toHaveValue('换了新插座');
  await expect(firm.getByLabel('你的姓名')).toHaveValue('王师傅');
  await expect(firm.getByRole('img', { name: '照片 1', exact: true })).toBeVisible();
  await firm.getByRole('button', { name: '提交进度' }).click();
  await expect(firm.getByText('照片都传到了')).toBeVisible();
  await expect.poll(() => keptPictures(firm)).toBe(0);
  await expect(firm.getByText(/王师傅.*换了新插座/)).toBeVisible();
  await expect(firm.getByLabel('做了什么')).toHaveValue('');
  expect(await firm.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('patrol-firm')))).toEqual(
    [],
  );
  await sheet.getByRole('button', { name: '收回 江南消防维保' }).click();
  await expect(sheet.getByText('已收回')).toBeVisible();
  await firm.reload();
  await expect(firm.getByRole('heading', { name: '链接打不开' })).toBeVisible();
  await repairer.goto(`${school.server.url}/hazards/${caseId}`);
  const said = repairer.getByRole('listitem').filter({ hasText: '江南消防维保 王师傅 （外单位）填报进度' });
  await expect(said.getByText('换了新插座')).toBeVisible();
  await expect(said.getByRole('img')).toBeVisible();
  await expect(repairer.getByText('赵电 给了外单位链接')).toBeVisible();
  await repairer.context().close();
  await firm.context().close();
}

test('a report with a photo takes five taps and no words: the category is what it is called; what is turned down says why @second', async ({
  browser,
}) => {
  const page = await stranger(browser);
  await atCode(page);
  const png = { name: 'a.png', mimeType: 'image/png', buffer: await aPicture(page) };
  const taps = await countTaps(page);
  const camera = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '用电' }).click();
  await page.locator('label').filter({ hasText: '拍一张' }).click();
  await (await camera).setFiles(png);
  await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible();
  await send(page);
  await expect(page.getByRole('heading', { name: '学校收到了' })).toBeVisible();
  // The shutter, and that the photo is the right one, are pressed outside the page.
  expect((await taps()) + 2).toBeLessThanOrEqual(5);
  expect(await listed()).toMatchObject([{ category: 'electricity', text: { zh: '用电' } }]);
  const [row] = await listed();
  await take(school.sun, row!.id, { do: 'reject', reason: 'no-hazard', note: '已转给总务处参考' }, 1);
  await page.reload();
  await expect(page.getByText('不予立案')).toBeVisible();
  await expect(page.getByText('不属于隐患')).toBeVisible();
  await expect(page.getByText('已转给总务处参考')).toBeVisible();
});

test('what is turned down may be said once more, and the school looks again @third', async ({ browser }) => {
  const page = await stranger(browser);
  await atCode(page);
  await write(page);
  await send(page);
  await expect(page.getByRole('heading', { name: '学校收到了' })).toBeVisible();
  const [row] = await listed();
  await take(school.sun, row!.id, { do: 'reject', reason: 'unclear', note: '' }, 1);
  await page.reload();
  await page.getByRole('button', { name: '提交说明' }).click();
  await expect(page.getByText('请写为什么要处理')).toBeVisible();
  await page.getByLabel('觉得不对？').fill('今天又冒火花了，在门后第二个');
  await page.reload();
  await expect(page.getByLabel('觉得不对？')).toHaveValue('今天又冒火花了，在门后第二个');
  await page.getByRole('button', { name: '提交说明' }).click();
  await expect(page.getByRole('heading', { name: '你补充的说明' })).toBeVisible();
  await expect(page.getByText('等安全办核实')).toBeVisible();
  expect((await listed())[0]).toMatchObject({ id: row!.id, state: 'reported' });
});

test('what is broken is asked for as a repair; of what was reported here just now a second reporter is told only that it is there @third', async ({
  browser,
}) => {
  const first = await stranger(browser);
  await atCode(first);
  await first.getByRole('button', { name: '坏了要修（报修）' }).click();
  await first.getByLabel('哪里不对').fill('洗手间水龙头关不上');
  await send(first);
  await expect(first.getByText('没有照片，请选什么坏了')).toBeVisible();
  await first.getByText('水（漏水、堵塞）').click();
  await send(first);
  await expect(first.getByRole('heading', { name: '学校收到了' })).toBeVisible();
  const second = await stranger(browser);
  await atCode(second);
  await second.getByRole('button', { name: '坏了要修（报修）' }).click();
  await second.getByText('水（漏水、堵塞）').click();
  await expect(second.getByText('已经有人报过同一类问题')).toBeVisible();
  await expect(second.getByText('洗手间')).toBeHidden();
  await second.getByText('是同一件', { exact: true }).click();
  await second.getByLabel('哪里不对').fill('水流到走廊了');
  await send(second);
  await expect(second.getByRole('heading', { name: '学校收到了' })).toBeVisible();
  const rows = await listed();
  expect(rows.map(({ state, isRepair }) => `${state} ${isRepair}`).sort()).toEqual(['merged true', 'reported true']);
  const open = rows.find(({ state }) => state === 'reported');
  const { steps } = await school.sun.ask<HazardView>('GET', `/hazards/${open!.id}`);
  expect(steps.map(({ said }) => ('note' in said ? said.note : said.do))).toEqual([
    expect.stringContaining('水流到走廊了'),
    'took-in',
  ]);
});

test('nothing written is lost when it is not sent, and each reason is a sentence @third', async ({ browser }) => {
  const page = await stranger(browser);
  await atCode(page);
  await page.getByRole('button', { name: '消防' }).click();
  await send(page);
  await expect(page.getByText('没有照片，请写哪里不对', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: '提交' })).toHaveAccessibleDescription(/^提交即表示同意/);
  await page.getByText('食堂', { exact: true }).click();
  await page.getByLabel('哪里不对').fill('后厨地面有油');
  await page.getByLabel('电话').fill('打给我');
  await send(page);
  await expect(page.getByText('电话只能写数字')).toBeVisible();
  await page.getByLabel('电话').fill('138 0000 0000');
  await page.context().setOffline(true);
  await send(page);
  await expect(page.getByText('没有交上去：连不上学校')).toBeVisible();
  await expect(page.getByLabel('哪里不对')).toHaveValue('后厨地面有油');
  await page.context().setOffline(false);
  await page.reload();
  await expect(page.getByLabel('哪里不对')).toHaveValue('后厨地面有油');
  await expect(page.getByRole('radio', { name: '食堂' })).toBeChecked();

  // The school's network has reported enough this hour.
  const body = {
    code: placeCode(canteen),
    category: 'other',
    text: '有人乱填',
    photos: [],
    contact: null,
    consent: true,
  };
  for (let n = 0; n < 20; n++) await school.sun.send('POST', '/public-reports', { ...body, text: `有人乱填 ${n}` });
  await send(page);
  await expect(page.getByText(/报得太多了，请等 \d+ 分钟再提交/)).toBeVisible();
  await expect(page.getByRole('button', { name: /请等 \d+ 秒/ })).toBeVisible();
  await expect(page.getByLabel('哪里不对')).toHaveValue('后厨地面有油');
});

test('whoever works here signs in at the code and is led on to the place @third', async ({ browser }) => {
  const page = await stranger(browser);
  await atCode(page);
  await page.getByRole('link', { name: '我是工作人员' }).click();
  await page.getByLabel('用户名').fill('wang');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('button', { name: '开始使用' }).click();
  await expect(page.getByRole('heading', { name: '2层' })).toBeVisible();
  // Now there is an app to keep.
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 1);
});

test('a code that hangs nowhere says so, and still lets people sign in @third', async ({ browser }) => {
  const page = await stranger(browser);
  await page.goto(`${school.server.url}/c/AAAA-BBBB`);
  await expect(page.getByRole('heading', { name: '学校没有这个码' })).toBeVisible();
  await expect(page.getByRole('group', { name: /报隐患/ })).toBeHidden();
  await expect(page.getByRole('link', { name: '我是工作人员' })).toBeVisible();
});
