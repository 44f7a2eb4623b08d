// The road from end to end: a supervisor walks a building with no signal, the phone delivers, the manager reads.
import { readFileSync } from 'node:fs';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { checklist, floor2, id } from '../cast.ts';
import {
  answer,
  begin,
  endShooting,
  goTo,
  isDelivered,
  onlooker,
  row,
  saved,
  shoot,
  signIn,
  workerInCharge,
} from './phone.ts';
import { planNight, pointsOf } from './rounds.ts';
import { Screens } from './screens.ts';
import type { HazardRows } from '../../src/domain/hazard-reports.ts';
import type { Person, Role } from '../../src/domain/person.ts';
import type { Work } from '../../src/sw/of-work.ts';
import { openSchool, received, password, type School } from './school.ts';
import { inTurn } from './turn.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
});
test.afterAll(() => school.server.remove());

/** Every kind of answer of Z1, with a reload in the middle. */
async function walkTheFloor(phone: Page): Promise<void> {
  await answer(phone, 1, '异常');
  await shoot(phone);
  await phone.getByRole('dialog', { name: '异常' }).getByText('上锁', { exact: true }).click();
  await phone.getByRole('button', { name: '完成' }).click();
  await answer(phone, 2, '正常');
  // The word that all is saved is drawn with the count, after the answer itself.
  await expect(phone.getByText('已查 2 项，共 11 项')).toBeAttached();
  await saved(phone);

  await phone.reload();
  await expect(phone.getByText('已查 2 项，共 11 项')).toBeAttached();
  await answer(phone, 3, '不适用');
  await phone.getByText('锁着进不去').click();
  await goTo(phone, 4);
  await row(phone, 4).getByRole('textbox').fill('１２０');
  await expect(row(phone, 4)).toContainText('异常');
  await goTo(phone, 5);
  await row(phone, 5).getByText('绿区').click();
  await goTo(phone, 7);
  await row(phone, 7).locator('input[type=date]').fill('2099-01-01');
  await goTo(phone, 8);
  await row(phone, 8).getByRole('button', { name: '现在' }).click();
  await goTo(phone, 9);
  await row(phone, 9).getByRole('button', { name: /^拍/ }).first().click();
  await shoot(phone);
  // The camera of the test may show the same picture for a moment, and the stamp tells seconds: the same bytes are one photo.
  await phone.waitForTimeout(1500);
  await shoot(phone);
  await endShooting(phone);
  await goTo(phone, 10);
  await row(phone, 10).getByRole('button', { name: '签名' }).click();
  await signByFinger(phone);
  await goTo(phone, 11);
  await row(phone, 11).getByRole('button', { name: '加一行' }).click();
  await phone.getByLabel('房间').fill('201');
  await phone.getByRole('button', { name: '完成' }).click();
}

async function signByFinger(phone: Page): Promise<void> {
  const board = phone.getByLabel('在这里手写签名');
  // The board is there once it can be drawn on.
  await expect(board).toHaveAttribute('width', /\d/);
  const box = (await board.boundingBox())!;
  await phone.mouse.move(box.x + 20, box.y + 20);
  await phone.mouse.down();
  await phone.mouse.move(box.x + 90, box.y + 60, { steps: 8 });
  await phone.mouse.up();
  await phone.getByRole('button', { name: '签好了' }).click();
}

async function coldStartOffline(context: BrowserContext, url: string): Promise<Page> {
  await context.setOffline(true);
  const phone = await context.newPage();
  await phone.goto(url);
  return phone;
}

test('a supervisor walks a floor offline from a cold start, and everything arrives by itself', async ({
  page,
  context,
  browser,
}) => {
  test.slow();
  const { url } = school.server;
  await signIn(page, url, 'wang');
  await workerInCharge(page);
  await page.close();

  const phone = await coldStartOffline(context, url);
  await expect(phone.getByText('没有网络，有网自动上传')).toBeVisible();
  await begin(phone, ['3号宿舍楼', '2层'], '夜间巡查');
  await walkTheFloor(phone);
  await saved(phone);

  await phone.getByRole('button', { name: /提交/ }).click();
  await expect(phone.getByRole('heading', { name: '提交前检查' })).toBeVisible();
  await expect(phone.getByText('异常 2 项')).toBeVisible();
  await phone.getByRole('button', { name: '提交', exact: true }).click();
  await expect(phone.getByRole('heading', { name: '已提交' })).toBeVisible();
  await expect(phone.getByText('3 张照片，断电也不会丢')).toBeVisible();
  await expect(phone.getByText('等待学校收到记录')).toBeVisible();

  await context.setOffline(false);
  await isDelivered(phone);
  expect(await received(school)).toEqual({ records: 1, have: 3, total: 3 });

  const desk = await (await browser.newContext({ ...onlooker, viewport: { width: 1280, height: 800 } })).newPage();
  await signIn(desk, url, 'sun');
  await readTheRecord(desk);
});

async function readTheRecord(desk: Page): Promise<void> {
  await desk.getByRole('link', { name: '记录', exact: true }).first().click();
  const ofFloor = desk.getByRole('link', { name: /3号宿舍楼 2层/ });
  const result = desk.getByRole('group', { name: '筛选条件' }).getByLabel('结果');
  await result.selectOption('normal');
  await expect(ofFloor).toHaveCount(0);
  await result.selectOption('abnormal');
  await ofFloor.first().click();
  await expect(desk.getByRole('heading', { name: /3号宿舍楼 2层/, level: 1 })).toBeVisible();
  await expect(desk.getByText('王秀兰').first()).toBeVisible();
  await expect(desk.getByText('一般隐患').first()).toBeVisible();
  await expect(desk.getByText('楼栋责任人').first()).toBeVisible();
  await expect(desk.getByText('依据待核')).toHaveCount(checklist.items.filter(({ flag }) => flag === 'U').length);
  const pictures = desk.getByRole('img', { name: /照片/ });
  await expect.poll(() => pictures.count()).toBeGreaterThanOrEqual(3);
  for (const picture of await pictures.all()) {
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100);
  }
  await desk.getByRole('link', { name: '隐患', exact: true }).first().click();
  await expect(desk.getByText('安全出口未上锁').first()).toBeVisible();
  await desk.getByRole('link', { name: '我的', exact: true }).first().click();
  await desk.getByRole('button', { name: 'English' }).click();
  await expect(desk.getByRole('link', { name: 'Hazards' }).first()).toBeVisible();
}

/** Kept by everybody, so that passing by it makes each next screen one that has to come. */
const between = '/records/mine';
const table = readFileSync('src/app/app.tsx', 'utf8');
/** The addresses a part of the table names, of something that is not there. */
const routesIn = (part: string): string[] =>
  [...part.matchAll(/^ +'(\/[^']*)': /gm)]
    .map(([, path = '']) => path.replaceAll(/\/:\w+\?/g, '').replaceAll(/:\w+/g, 'nowhere'))
    .filter((path) => path !== between);
const routes = routesIn(table);
const routesOfOffice = new Set(
  ['forManagers', 'forKeepers'].flatMap((name) =>
    routesIn(table.split(`const ${name}: Pages = {`)[1]!.split('\n};')[0]!),
  ),
);
/** What one address of the table shows further screens under. */
const under = ['/me/messages', '/me/pin', '/kitchen/hand-over', '/kitchen/register', '/kitchen/labels'];
const underOffice = [
  '/analysis/rounds',
  '/analysis/hazards',
  '/analysis/registers',
  '/analysis/list?of=assets',
  '/analysis/briefing',
];
const ofOffice = [...routes, ...under, ...underOffice];
const ofOthers = [...routes.filter((path) => !routesOfOffice.has(path)), ...under];

/** What only the school can show, in parts: nobody keeps it. */
const ofSchool = /^\/(people|audit|status|ledgers|devices|search|report|firm|invite|me\/pin|kitchen\/register)\b/;
/** What is no work of whoever walks, puts right or cooks; no link leads them there. */
const ofDesk = /^\/(school-record|places$)/;
const ofKitchen = /^\/(kitchen|b)\b/;
const ofRounds = /^\/rounds\b/;
const asksSchool = /^\/(kitchen$|photos|quality|analysis|places\/labels|plans|alerts|held)/;

type Whose = {
  username: string;
  works: Work[];
  paths: string[];
  /** What may say that it has not been looked at yet; all else is shown. */
  notKept: RegExp[];
  prepare?: () => Promise<unknown>;
};
const people: Whose[] = [
  { username: 'sun', works: ['desk', 'kitchen'], paths: ofOffice, notKept: [ofSchool, ofRounds, asksSchool] },
  {
    username: 'wang',
    works: ['rounds'],
    paths: ofOthers,
    notKept: [ofSchool, ofDesk, ofKitchen],
    prepare: () => planNight(school, { points: pointsOf(1), plan: { who: { people: [school.wang.id], roles: [] } } }),
  },
  {
    username: 'chen',
    works: ['handling', 'own-cases'],
    paths: ofOthers,
    notKept: [ofSchool, ofDesk, ofKitchen, ofRounds],
    prepare: () => giveCase('chen', 'electrician'),
  },
  {
    username: 'zhao',
    works: ['kitchen', 'samples'],
    paths: ofOthers,
    notKept: [ofSchool, ofDesk, ofRounds],
    prepare: () => addPerson('zhao', 'sampler'),
  },
];

const addPerson = (username: string, role: Role) =>
  school.sun.ask<{ person: Person }>('POST', '/people', { name: username, username, role, scope: [], password });

/** Somebody new has a case in hand. */
async function giveCase(username: string, role: Role): Promise<void> {
  const { person } = await addPerson(username, role);
  const about = { subject: id(6100) };
  const said = { text: '插座松动', photos: [], suspectedMajor: false, fixed: false, repair: null };
  const found = { placeId: floor2.id, source: 'spot', category: 'electricity', ...said } as const;
  await school.sun.write('hazard-reported', found, about);
  const { rows } = await school.sun.ask<HazardRows>('GET', '/hazards');
  const { state, grade, placeId } = rows.find((row) => row.id === about.subject)!;
  const whom = { deptId: null, personId: person.id, checkerId: null, leader: '', due: 'D3' } as const;
  const what = { category: 'electricity', measure: '', note: '', grade: 'G', ...whom } as const;
  await school.sun.write('hazard-handled', { do: 'assign', ...what, on: null, seen: { state, grade }, placeId }, about);
}

test('every address opens offline, and what could not be fetched comes once the network is back', async ({
  browser,
}) => {
  test.slow();
  expect(ofOthers.length).toBeGreaterThan(30);
  expect(ofOffice.length).toBeGreaterThan(ofOthers.length + 10);
  // Four people and five parts: in twenty turns each address has been opened by each.
  for (const whose of inTurn('people without a network', people, people.length)) {
    const context = await browser.newContext();
    await opensOffline(context, whose);
    await context.close();
  }
});

async function opensOffline(context: BrowserContext, whose: Whose): Promise<void> {
  const { url } = school.server;
  const { username, works, paths } = whose;
  await whose.prepare?.();
  const page = await context.newPage();
  await signIn(page, url, username);
  await workerInCharge(page, ...works);
  await page.close();

  const phone = await coldStartOffline(context, url);
  phone.setDefaultTimeout(5000);
  const screens = new Screens(phone, url);
  const notYet = phone.getByRole('heading', { name: '连不上学校，这一页还没有看过' });
  const dead: string[] = [];
  const lacking: string[] = [];
  for (const path of inTurn(`addresses without a network, as ${username}`, paths, 5)) {
    await screens.follow(path).catch(() => dead.push(path));
    if ((await notYet.isVisible()) && !whose.notKept.some((some) => some.test(path))) lacking.push(path);
    // Where a screen failed as a whole the next one would not be shown either.
    await screens.follow(between).catch(() => (dead.push(path), screens.open(between)));
  }
  expect({ dead, lacking }).toEqual({ dead: [], lacking: [] });

  await screens.follow('/install');
  await expect(phone.getByRole('heading', { name: '添加到桌面', level: 1 })).toBeVisible();
  await screens.follow('/outbox');
  await expect(phone.getByRole('button', { name: '从文件导入未上传' })).toBeVisible();
  await comesWithNetwork(context, screens, username === 'sun' ? office : others);
}

/** Two screens that need the school, and the heading of the second. */
const office = { first: '/quality', second: '/alerts', heading: '提醒渠道' };
const others = { first: '/search', second: '/devices', heading: '登录过的设备' };

async function comesWithNetwork(context: BrowserContext, screens: Screens, of: typeof office): Promise<void> {
  const phone = screens.page;
  const notYet = phone.getByRole('heading', { name: '连不上学校，这一页还没有看过' });
  await screens.follow(of.first);
  await expect(notYet).toBeVisible();
  expect(await screens.faults()).toEqual([]);
  await screens.open(of.second);
  await expect(notYet).toBeVisible();
  await context.setOffline(false);
  await expect(phone.getByRole('heading', { name: of.heading, level: 1 })).toBeVisible();
  await screens.follow(of.first);
  await expect(notYet).toBeHidden();
}
