// Those who look after a school: people by a code and by a workbook, who did what, and how the server is.
import { expect, test, type Page } from '@playwright/test';
import type { InviteMade } from '../../src/domain/invite.ts';
import { writeWorkbook, xlsxType } from '../../src/server/sheets/write-workbook.ts';
import { pressByKeys } from './keys.ts';
import { signIn } from './phone.ts';
import { digits } from './pin.ts';
import { openSchool, type School } from './school.ts';
import { Screens } from './screens.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
});
test.afterAll(() => school.server.remove());

const speak = (page: Page, language: 'zh' | 'en') =>
  page.evaluate((kept) => localStorage.setItem('patrol-preferences', JSON.stringify(kept)), {
    theme: 'day',
    size: 'standard',
    language,
  });

async function isSound(screens: Screens, what: string, inEveryTheme = false): Promise<void> {
  expect.soft(await (inEveryTheme ? screens.faultsInEveryTheme() : screens.faults()), what).toEqual([]);
  const wide = await screens.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(wide, `${what} is wider than the phone`).toBeLessThanOrEqual(0);
}

/** Opened in both languages, and sound in each. */
async function inBoth(screens: Screens, path: string): Promise<void> {
  for (const language of ['en', 'zh'] as const) {
    await speak(screens.page, language);
    await screens.open(path);
    await isSound(screens, `${path} ${language}`, language === 'zh');
  }
}

test('P17 a manager adds somebody with a code; the one it is for scans it, chooses six digits and is in, once', async ({
  page,
  browser,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const screens = new Screens(page, school.server.url);
  await signIn(page, school.server.url, 'sun');
  await screens.follow('/people');
  await page.getByRole('button', { name: '添加人员' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('姓名').fill('赵敏');
  await form.getByLabel('用户名').fill('zhao');
  await form.getByLabel('岗位').selectOption('留样员');
  const made = page.waitForResponse((answer) => answer.url().endsWith('/api/people') && answer.status() === 201);
  await form.getByRole('button', { name: '添加', exact: true }).click();
  const { invite } = (await (await made).json()) as { invite: InviteMade };
  await expect(form.getByText(invite.code)).toBeVisible();
  await isSound(screens, 'the code');
  await form.getByRole('button', { name: '完成' }).click();
  await expect(page.getByText('1 人还没设密码，1 张邀请码有效')).toBeVisible();

  // The camera of the phone opens the page: the code stands behind the '#', and leaves the address.
  const phone = await (await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' })).newPage();
  const asked: string[] = [];
  phone.on('request', (request) => asked.push(request.url()));
  await phone.goto(`${school.server.url}/invite#${invite.code}`);
  await expect(phone.getByText('赵敏')).toBeVisible();
  expect(phone.url()).toBe(`${school.server.url}/invite`);
  expect(asked.filter((url) => new URL(url).pathname.includes(invite.code) || url.includes(`?${invite.code}`))).toEqual(
    [],
  );
  const there = new Screens(phone, school.server.url);
  await isSound(there, 'whose code it is');
  await phone.getByRole('button', { name: 'English' }).click();
  await expect(phone.getByRole('button', { name: 'That is me' })).toBeVisible();
  await isSound(there, 'whose code it is, in English');
  await phone.getByRole('button', { name: '中文' }).click();
  await phone.getByRole('button', { name: '是我', exact: true }).click();
  await isSound(there, 'the keys');
  await digits(phone, '设 6 位数字', '123456');
  await expect(phone.getByText('不要用 111111、123456 这样好猜的')).toBeVisible();
  await digits(phone, '设 6 位数字', '381604');
  await digits(phone, '再输一次', '381605');
  await expect(phone.getByText('两次输的不一样')).toBeVisible();
  await phone.getByRole('button', { name: '改设登录密码' }).click();
  await phone.getByLabel('新密码').fill('short');
  await phone.getByRole('button', { name: '开通并登录' }).click();
  await expect(phone.getByText('密码至少 10 个字')).toBeVisible();
  await isSound(there, 'a password that is too short');
  await phone.getByRole('button', { name: '改设 6 位数字' }).click();
  await digits(phone, '设 6 位数字', '381604');
  await digits(phone, '再输一次', '381604');
  await phone.getByRole('button', { name: '开始使用' }).click();
  await expect(phone.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
  await phone.context().close();

  const other = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await other.goto(school.server.url);
  await other.getByRole('link', { name: '第一次用，有邀请码' }).click();
  await other.getByLabel('邀请码').fill(invite.code.toLowerCase().replace('-', ' '));
  await other.getByRole('button', { name: '下一步' }).click();
  await expect(other.getByText('这个邀请码已经用过')).toBeVisible();
  await isSound(new Screens(other, school.server.url), 'a code that was used');
  await other.context().close();
});

test('one workbook: what is wrong is named, what would change is shown, and all of it is kept with a slip for each who is new @third', async ({
  page,
}) => {
  const book = async (where: string) => ({
    name: '全校.xlsx',
    mimeType: xlsxType,
    buffer: await writeWorkbook([
      {
        name: '地点',
        columns: ['楼栋', '楼层'].map((head) => ({ head, width: 10 })),
        rows: [['5号楼', '1层']],
      },
      {
        name: '人员',
        columns: ['姓名', '账号', '岗位', '负责地点'].map((head) => ({ head, width: 10 })),
        rows: [['何平', 'he', '水电维修员', where]],
      },
      {
        name: '计划',
        columns: ['计划', '检查表', '地点', '人员', '时间'].map((head) => ({ head, width: 10 })),
        rows: [['夜巡', 'Z1', '5号楼 1层', '何平', '每天 22:00-06:00 每120分钟']],
      },
    ]),
  });
  await page.setViewportSize({ width: 360, height: 740 });
  const screens = new Screens(page, school.server.url);
  await signIn(page, school.server.url, 'sun');
  await inBoth(screens, '/people/file');
  const choose = page.getByLabel('选一个 .xlsx 文件');
  await choose.setInputFiles(await book('6号楼'));
  await expect(page.getByText('有 1 行不对，什么也没有改')).toBeVisible();
  await expect(page.getByText('人员 第 2 行')).toBeVisible();
  await choose.setInputFiles(await book('5号楼'));
  await expect(page.getByText('5号楼、5号楼 1层')).toBeVisible();
  await isSound(screens, 'what would change');
  await page.getByRole('button', { name: '全部导入，共 4 处' }).click();
  await expect(page.getByText('已导入，共 4 处')).toBeVisible();
  await expect(page.getByRole('button', { name: '打印 1 张邀请单' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await inBoth(screens, '/people/invites');
  await page.getByRole('checkbox', { name: /何平/ }).uncheck();
  await school.sun.ask('POST', '/people', { name: '周平', username: 'zhou', role: 'repair', scope: [] });
  await page.getByRole('button', { name: '有新的，点这里看' }).click();
  await expect(page.getByRole('checkbox', { name: /周平/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /何平/ })).not.toBeChecked();
  await page.getByRole('button', { name: '收回何平的邀请码' }).click();
  await expect(page.getByText('已收回')).toBeVisible();
});

test('a person is given another role and leaves; the list of who did what says so, and the server how it is @third', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const screens = new Screens(page, school.server.url);
  await signIn(page, school.server.url, 'sun');
  await screens.follow('/people');
  await pressByKeys(page.getByRole('button', { name: /李建国/ }));
  const sheet = page.getByRole('dialog');
  await pressByKeys(sheet.getByRole('button', { name: '改姓名、岗位、地点' }));
  await sheet.getByLabel('岗位').selectOption('水电维修员');
  await pressByKeys(sheet.getByRole('button', { name: '保存' }));
  await expect(sheet.getByText('已改好')).toBeVisible();
  await expect(sheet.getByText('水电维修员')).toBeVisible();
  await sheet.getByRole('button', { name: '不在这里工作了' }).click();
  await sheet.getByRole('button', { name: '停用账号' }).click();
  await expect(sheet.getByText('请写明原因')).toBeVisible();
  await sheet.getByLabel('原因').fill('退休');
  await isSound(screens, 'somebody who leaves');
  await sheet.getByRole('button', { name: '停用账号' }).click();
  await expect(sheet.getByRole('button', { name: '恢复账号' })).toBeVisible();

  await inBoth(screens, '/audit');
  await page.getByLabel('哪一类').selectOption('人员与邀请');
  await expect(page.getByText('停用或恢复账号')).toBeVisible();
  await page.getByLabel('谁', { exact: true }).selectOption('李建国');
  await expect(page.getByText('水电维修员')).toBeVisible();
  await expect(page.getByText('发邀请码')).toHaveCount(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await inBoth(screens, '/audit');
  await page.setViewportSize({ width: 360, height: 740 });
  await inBoth(screens, '/status');
  await expect(page.getByText('没有开自动备份')).toBeVisible();
  await expect(page.getByText(/硬盘还剩 .*，共 /)).toBeVisible();
});

test('a new school is led through five steps, until it wants no guide @third', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const screens = new Screens(page, school.server.url);
  await signIn(page, school.server.url, 'sun');
  await expect(page.getByRole('heading', { name: '新学校五步' })).toBeVisible();
  await expect(page.getByText(/^\d 栋楼$/)).toBeVisible();
  await isSound(screens, 'the guide');
  await page.getByRole('link', { name: '打印二维码，贴到点位上' }).click();
  await expect(page.getByRole('heading', { name: '打印二维码', level: 1 })).toBeVisible();
  await screens.follow('/');
  await page.getByRole('button', { name: '不用向导了' }).click();
  await expect(page.getByRole('heading', { name: '新学校五步' })).toBeHidden();
  await page.reload();
  await expect(page.getByRole('heading', { name: '全校今天' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '新学校五步' })).toBeHidden();
});
