// Each step of whoever puts a case right, opened and handed in on the phone; and what the finder hears of it.
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { Hazard } from '../../src/domain/hazard.ts';
import { handlingOf } from '../../src/domain/hazard-handling.ts';
import { id, photo } from '../cast.ts';
import { camera, casesOf, entrusted, shutter, take } from './case-school.ts';
import { DeskClient } from './desk-client.ts';
import { onlooker, signIn, staysOnline, workerInCharge } from './phone.ts';
import { openSchool, password, type School } from './school.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

const now = async (): Promise<Hazard> => (await casesOf(school.sun))[0]!;
const client = async (username: string): Promise<DeskClient> => {
  const who = new DeskClient(school.server.url);
  await who.signIn(username, password);
  return who;
};

/** Opens the sheet of a step, fills it in and hands it in; the sheet goes, and the timeline says so. */
async function step(page: Page, name: string, did: string, fill: (sheet: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const sheet = page.getByRole('dialog', { name, exact: true });
  await fill(sheet);
  await sheet.getByRole('button', { name, exact: true }).click();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByText(did).last()).toBeVisible();
}

/** What was handed in has arrived, so that somebody else can go on from there. */
const arrived = (state: Hazard['state'], steps: number) =>
  expect
    .poll(async () => [(await now()).state, handlingOf(await now()).steps.length], { timeout: 60_000 })
    .toEqual([state, steps]);

const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });

test('every step of whoever puts it right can be taken on the phone', async ({ page }) => {
  await entrusted(school, [], { kind: 'power' });
  await signIn(page, school.server.url, 'dian');
  await workerInCharge(page, 'handling');
  await page.goto(`${school.server.url}/hazards/${id(640)}`);

  await step(page, '申请转办', '赵电 申请转办', async (sheet) => {
    await sheet.getByRole('button', { name: '不归我负责' }).click();
    await sheet.getByRole('button', { name: '申请转办', exact: true }).click();
    await expect(sheet.getByRole('alert')).toHaveText('请选建议哪个部门办');
    await sheet.getByRole('combobox', { name: '建议哪个部门办' }).selectOption('总务处');
  });
  await arrived('transfer', 2);
  await take(school.sun, await now(), { do: 'refuse-hand-on', note: '还是你来' });
  // His list has the latest answer, and since when it waits.
  await page.goto(`${school.server.url}/hazards`);
  const row = page.getByRole('link', { name: /插座发黑/ });
  await expect(row).toContainText('还是你来');
  await expect(row).toContainText(/· 已 \d+ (秒|分钟|小时|天)/);
  await row.click();
  await step(page, '接单', '赵电 接单', async () => undefined);
  await step(page, '登记临时管控', '赵电 采取临时管控', async (sheet) => {
    await sheet.getByRole('button', { name: '登记临时管控', exact: true }).click();
    await expect(sheet.getByRole('alert')).toHaveText('怎么管控');
    await sheet.getByText('停用', { exact: true }).click();
    await sheet.getByRole('button', { name: '已断电' }).click();
  });
  await step(page, '填进度', '赵电 填报进度', async (sheet) => {
    await sheet.getByRole('button', { name: '拍照' }).click();
    await shutter(page).click();
    await expect(sheet.getByRole('img')).toBeVisible();
    await sheet.getByText('到场了', { exact: true }).click();
    await sheet.getByRole('button', { name: '配件已订' }).click();
  });
  await expect(camera(page)).toHaveCount(0);
  await step(page, '申请延期', '赵电 申请延期', async (sheet) => {
    await sheet.getByLabel('新的期限').fill(inDays(9));
    await sheet.getByLabel('这段时间怎么防范').fill('插座断电，贴了封条');
    await sheet.getByRole('button', { name: '缺配件' }).click();
  });
  await arrived('extension-review', 7);
  await take(school.sun, await now(), { do: 'grant-extension', note: '同意' });
  await page.reload();
  await step(page, '留言', '赵电 留言', async (sheet) => {
    await sheet.getByText('王秀兰', { exact: true }).click();
    await sheet.getByRole('textbox', { name: '说明' }).fill('请先别用这个插座');
  });
  await step(page, '升为重大疑似', '赵电 升为重大疑似', async (sheet) => {
    await sheet.getByRole('textbox', { name: '说明' }).fill('线路整段老化');
  });
  await step(page, '填整改方案', '赵电 报整改方案（五落实）', async (sheet) => {
    await sheet.getByRole('button', { name: '填整改方案', exact: true }).click();
    await expect(sheet.getByRole('alert')).toContainText('还没填');
    const says = { 督办领导: '郑分', '措施：目标、方法、步骤': '整段换线', '要多少钱（元）': '800' };
    const more = { 整改期间怎么防范: '断电封闭', 看护人: '李建国', 里程碑: '周三配件到', 完成日期: inDays(6) };
    for (const [label, text] of Object.entries({ ...says, ...more })) await sheet.getByLabel(label).fill(text);
    await sheet.getByText('不用别的部门配合').click();
    await expect(sheet.getByLabel('配合部门', { exact: true })).toHaveValue('无');
  });
  await arrived('plan-review', 11);
  const said = handlingOf(await now()).steps.map((one) => one.said);
  expect(said.find((one) => one.do === 'progress')).toMatchObject({ arrived: true, note: '配件已订' });
  expect(said.find((one) => one.do === 'comment')).toMatchObject({ mentions: [school.wang.id] });
  const wang = await client('wang');
  const { rows } = await wang.ask<{ rows: { topic: string }[] }>('GET', '/messages');
  expect(rows.map(({ topic }) => topic)).toContain('case-mentioned');
});

test('what somebody found and is put right stands on a card that only the finder sees @third', async ({
  page,
  browser,
}) => {
  await staysOnline(page);
  await entrusted(school);
  const [dian, li] = [await client('dian'), await client('li')];
  await take(dian, await now(), { do: 'accept', note: '' });
  const after = photo('report', 'a'.repeat(64));
  await take(dian, await now(), { do: 'rectify', note: '换好了', photos: [after] }, [after.sha256]);
  await take(li, await now(), { do: 'pass', note: '', photos: [] });
  await signIn(page, school.server.url, 'wang');
  await page.goto(`${school.server.url}/hazards`);
  await expect(page.getByRole('link', { name: /插座发黑.* · 已 .*李建国 复查合格.*还剩/ })).toBeVisible();
  await take(school.sun, await now(), { do: 'close', opinion: '', note: '谢谢' });
  await page.reload();
  await expect(page.getByText('这一周，你发现的 1 处隐患改好了')).toBeVisible();
  await expect(page.getByText(/只有你看得到/)).toBeVisible();
  const other = await browser.newPage(onlooker);
  await signIn(other, school.server.url, 'dian');
  await other.goto(`${school.server.url}/hazards`);
  await expect(other.getByRole('heading', { name: '我的隐患' })).toBeVisible();
  await expect(other.getByText(/只有你看得到/)).toHaveCount(0);
  await other.close();
});
