// A serious case on four people's phones, two of them without a network at the wrong moment.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { floor2 } from '../cast.ts';
import { handlingOf } from '../../src/domain/hazard-handling.ts';
import type { HazardRows, HazardView } from '../../src/domain/hazard-reports.ts';
import { commitments } from '../cast-cases.ts';
import { asOne, take as say } from './case-school.ts';
import { onlooker, signIn, workerInCharge } from './phone.ts';
import { openSchool, password, type School } from './school.ts';

let school: School;
test.describe.configure({ timeout: 300_000 });
test.beforeAll(async () => {
  school = await openSchool();
  for (const [name, username, role] of [
    ['赵电', 'dian', 'electrician'],
    ['徐明', 'xu', 'vice_principal'],
  ])
    await school.sun.ask('POST', '/people', { name, username, role, scope: [], password });
});
test.afterAll(() => school.server.remove());

const small = { viewport: { width: 360, height: 740 }, locale: 'zh-CN' };

async function phoneOf(browser: Browser, username: string): Promise<Page> {
  const page = await browser.newPage(small);
  await signIn(page, school.server.url, username);
  await workerInCharge(page);
  return page;
}

/** In the office, where there is a network. */
async function inTheOffice(browser: Browser, username: string): Promise<Page> {
  const page = await browser.newPage({ ...small, ...onlooker });
  await signIn(page, school.server.url, username);
  return page;
}

const shoot = (page: Page, title: string) =>
  page.getByRole('dialog', { name: title }).getByRole('button', { name: '拍照', exact: true }).click();

/** Opens the sheet of a step and takes it; `fill` in between. */
async function take(page: Page, step: string, fill: (sheet: ReturnType<Page['getByRole']>) => Promise<unknown>) {
  await page.getByRole('button', { name: step, exact: true }).click();
  const sheet = page.getByRole('dialog', { name: step });
  await fill(sheet);
  await sheet.getByRole('button', { name: step, exact: true }).click();
  await expect(sheet).toBeHidden();
}
const nothing = async () => undefined;

async function plan(page: Page): Promise<void> {
  await take(page, '填整改方案', async (sheet) => {
    await sheet.getByLabel('督办领导').fill('徐明');
    await sheet.getByText('不用别的部门配合').click();
    await sheet.getByLabel('里程碑').fill('周三配件到');
    await sheet.getByLabel('措施：目标、方法、步骤').fill('换插座，查同一回路');
    await sheet.getByLabel('要多少钱（元）').fill('300');
    await sheet.getByLabel('完成日期').fill('2030-01-31');
    await sheet.getByLabel('整改期间怎么防范').fill('断电，贴封条');
    await sheet.getByLabel('看护人').fill('王秀兰');
  });
}

const rectify = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '整改好了，请复查', exact: true }).click();
  await shoot(page, '拍整改后的照片');
  const sheet = page.getByRole('dialog', { name: '整改好了，请复查' });
  await expect(sheet.getByRole('img')).toBeVisible();
  await sheet.getByRole('button', { name: '整改好了，请复查' }).click();
  await expect(sheet).toBeHidden();
};

const judge = (page: Page) =>
  take(page, '判定等级', async (sheet) => {
    await sheet.getByText('较大隐患', { exact: true }).click();
    await sheet.getByLabel('其他依据').fill('未构成第三条（一）任何一项');
    await sheet
      .getByLabel(/说明|判定意见/)
      .last()
      .fill('安办、后勤到场看过');
  });

test('found, judged, planned, put right at the wrong moment, raised again, put right once more, checked and closed', async ({
  browser,
}) => {
  const [wang, sun, dian, xu] = [
    await phoneOf(browser, 'wang'),
    await inTheOffice(browser, 'sun'),
    await phoneOf(browser, 'dian'),
    await phoneOf(browser, 'xu'),
  ];
  const view = async (): Promise<HazardView> => school.sun.ask('GET', `/hazards/${caseId}`);
  const reaches = (state: string) =>
    expect.poll(async () => (await view()).hazard.state, { timeout: 60_000 }).toBe(state);
  const open = (page: Page) => page.goto(`${school.server.url}/hazards/${caseId}`);

  // 1. Found in a stairwell without a network, and said to be grave.
  await wang.context().setOffline(true);
  await wang.goto(`${school.server.url}/hazards/report?place=${floor2.id}`);
  await shoot(wang, '拍照');
  await expect(wang.getByRole('group', { name: /照片 1，共/ }).getByRole('img')).toBeVisible();
  await wang.getByRole('button', { name: '用电', exact: true }).click();
  await wang.getByLabel('说明（可不写）').fill('插座冒火花');
  await wang.getByText('严重，可能是重大隐患').click();
  await expect(wang.getByText('停用', { exact: true })).toBeInViewport();
  await wang.getByRole('button', { name: '提交', exact: true }).click();
  await expect(wang.getByRole('heading', { name: '插座冒火花', level: 1 })).toBeVisible();
  const caseId = new URL(wang.url()).pathname.split('/').at(-1)!;
  await wang.context().setOffline(false);
  const rows = async () => (await school.sun.ask<HazardRows>('GET', '/hazards')).rows;
  await expect.poll(async () => (await rows()).map(({ id }) => id), { timeout: 60_000 }).toEqual([caseId]);

  // 2. Given to the electrician, judged by the vice principal, planned and approved.
  await open(sun);
  await sun.getByRole('button', { name: '核实并交办' }).click();
  await sun.getByRole('button', { name: '交办给 赵电' }).click();
  await reaches('assigned');
  await open(xu);
  await judge(xu);
  await expect.poll(async () => (await view()).hazard.grade, { timeout: 60_000 }).toBe('L');
  await open(dian);
  await take(dian, '接单', nothing);
  await plan(dian);
  await reaches('plan-review');
  await expect.poll(async () => handlingOf((await view()).hazard).plan?.leader, { timeout: 60_000 }).toBe('徐明');
  await xu.reload();
  await take(xu, '批准方案', nothing);
  await reaches('rectifying');

  // 3. He puts it right in the cellar while she, upstairs, sees it smoke again. Hers arrives first.
  await dian.reload();
  await expect(dian.getByRole('button', { name: '整改好了，请复查', exact: true })).toBeVisible();
  await wang.reload();
  await expect(wang.getByText('整改中').first()).toBeVisible();
  await dian.context().setOffline(true);
  await wang.context().setOffline(true);
  await rectify(dian);
  await expect(dian.getByText('待复查').first()).toBeVisible();
  await take(wang, '升为重大疑似', (sheet) => sheet.getByLabel(/说明/).last().fill('又冒烟了'));
  await wang.context().setOffline(false);
  await expect.poll(async () => (await view()).hazard.grade, { timeout: 60_000 }).toBe('MS');
  await dian.context().setOffline(false);
  await expect(dian.getByText('没有生效：别人先处理了这件隐患。内容都留在这里。')).toBeVisible({ timeout: 60_000 });
  await reaches('plan-review');
  const late = handlingOf((await view()).hazard).steps.at(-1);
  expect(late).toMatchObject({ said: { do: 'rectify' }, without: 'step-not-now' });
  expect(late?.photos).toHaveLength(1);

  // 4. Judged once more, approved anew, put right, and closed by somebody who did not check it.
  await xu.reload();
  await judge(xu);
  await expect.poll(async () => (await view()).hazard.grade, { timeout: 60_000 }).toBe('L');
  await xu.context().setOffline(true);
  await take(xu, '批准方案', nothing);
  // The electrician makes another plan meanwhile: hers was signed on the one before.
  const { hazard: waiting } = await view();
  await say(await asOne(school, 'dian'), waiting, {
    do: 'plan',
    plan: { ...commitments({ to: '2031-12-31' }), leader: '徐明' },
  });
  await xu.context().setOffline(false);
  await expect(xu.getByText('没有生效：决定时看到的内容后来改了。请看过现在的再决定。')).toBeVisible({
    timeout: 60_000,
  });
  await expect(xu.getByText('方案审批').first()).toBeVisible();
  await take(xu, '批准方案', nothing);
  await reaches('rectifying');
  await dian.reload();
  await rectify(dian);
  await reaches('to-verify');
  await sun.reload();
  await expect(dian.getByRole('button', { name: '复查合格', exact: true })).toHaveCount(0);
  await take(sun, '复查合格', nothing);
  await reaches('verified');
  await expect(sun.getByRole('button', { name: '销号', exact: true })).toHaveCount(0);
  await xu.reload();
  await take(xu, '销号', nothing);
  await reaches('closed');
  await wang.reload();
  await expect(wang.getByText('已销号').first()).toBeVisible({ timeout: 60_000 });
  const { hazard, steps } = await view();
  expect(steps.filter(({ without }) => without)).toHaveLength(2);
  expect(handlingOf(hazard)).toMatchObject({
    closed: { by: { name: '徐明' } },
    checked: { by: { name: '孙静' } },
    rectified: { by: { name: '赵电' } },
  });
  for (const page of [wang, sun, dian, xu]) await page.context().close();
});
