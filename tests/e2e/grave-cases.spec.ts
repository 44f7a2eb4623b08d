// What a school cannot find on a walk: a gap in who answers for fire (M1), a building without its approvals (M7), what the authority
// pointed out; and a case that goes to the authority and comes back.
import { expect, test } from '@playwright/test';
import { dorm3, id } from '../cast.ts';
import { handlingOf } from '../../src/domain/hazard-handling.ts';
import type { HazardRows, HazardView } from '../../src/domain/hazard-reports.ts';
import type { Hazard } from '../../src/domain/hazard.ts';
import { entrusted, shutter, take } from './case-school.ts';
import { onlooker, signIn, staysOnline, workerInCharge } from './phone.ts';
import { openSchool, password, type School } from './school.ts';
import { Screens } from './screens.ts';
import { inTurn } from './turn.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

const caseOf = async (subject: string): Promise<Hazard> =>
  (await school.sun.ask<HazardView>('GET', `/hazards/${subject}`)).hazard;
const open = async () => (await school.sun.ask<HazardRows>('GET', '/hazards?list=open')).rows;

test('a gap in who answers for fire becomes a suspected major case with its point, and stands in the register as what the authority found @third', async ({
  page,
}) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/plans/responsibility`);
  await page.getByRole('link', { name: '按疑似重大上报' }).click();
  await expect(page.getByLabel('说明（可不写）').or(page.getByLabel('没有照片，请写清楚是什么问题'))).toHaveValue(
    /没有校长账号/,
  );
  await expect(page.getByRole('checkbox', { name: /^M1 / })).toBeChecked();
  await page.getByText('上级检查发现的').click();
  await page
    .getByRole('button', { name: '换地点' })
    .or(page.getByRole('button', { name: '其他地点' }))
    .click();
  const picker = page.getByRole('dialog', { name: '在哪里' });
  // Whole on a small phone: it stands beside no line here.
  expect((await picker.getByRole('searchbox').boundingBox())?.x).toBeGreaterThan(0);
  await picker.getByRole('button', { name: /^3号宿舍楼/ }).click();
  await picker.getByRole('button', { name: /2层/ }).click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByRole('heading', { name: /没有校长账号/, level: 1 })).toBeVisible();
  await expect.poll(async () => (await open()).length, { timeout: 60_000 }).toBe(1);
  const [row] = await open();
  expect(await caseOf(row!.id)).toMatchObject({ grade: 'MS', majorRefs: ['M1'], from: 'authority', category: 'fire' });
  await page.goto(`${school.server.url}/ledgers/hazards`);
  await expect(page.getByText('上级检查').filter({ visible: true }).first()).toBeVisible();
});

test('a building without its approvals is on file, and is a suspected major case at once @third', async ({ page }) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/plans/responsibility`);
  await expect(page.getByText(/还没有登记：.*3号宿舍楼/)).toBeVisible();
  await page.goto(`${school.server.url}/places/${dorm3.id}`);
  await page.getByRole('button', { name: '管理' }).click();
  await page.getByRole('button', { name: '消防审查、验收文号' }).click();
  const review = page.getByRole('group', { name: '施工前：消防设计审查合格意见' });
  const acceptance = page.getByRole('group', { name: '投用前：消防验收或备案' });
  await review.getByText('有', { exact: true }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('每一项都要选')).toBeVisible();
  await acceptance.getByText('没有', { exact: true }).click();
  await expect(page.getByText(/命中判定指南 M7/)).toBeVisible();
  await page.getByRole('button', { name: '保存并立案' }).click();
  await expect(page.getByText('请填文号或备案号')).toBeVisible();
  await page.getByLabel('文号或备案号').fill('育消审〔2012〕3号');
  await page.getByRole('button', { name: '保存并立案' }).click();
  await expect.poll(async () => (await open()).map(({ placeId }) => placeId), { timeout: 60_000 }).toEqual([dorm3.id]);
  const [row] = await open();
  expect(await caseOf(row!.id)).toMatchObject({ grade: 'MS', majorRefs: ['M7'], category: 'fire' });
  await page.goto(`${school.server.url}/plans/responsibility`);
  await expect(page.getByText('缺合格意见：3号宿舍楼')).toBeVisible();
  // It is judged on the point that it was reported with.
  await school.sun.ask('POST', '/people', {
    name: '徐明',
    username: 'xu',
    role: 'vice_principal',
    scope: [],
    password,
  });
  const xu = await page.context().browser()!.newPage(onlooker);
  await signIn(xu, school.server.url, 'xu');
  await xu.goto(`${school.server.url}/hazards/${row!.id}`);
  await xu.getByRole('button', { name: '判定等级' }).click();
  await expect(xu.getByRole('checkbox', { name: /^M7 / })).toBeChecked();
});

test('what the school cannot put right goes to the authority, and what comes back is written down: to go on, or over @second', async ({
  page,
  browser,
}) => {
  await staysOnline(page);
  await entrusted(school);
  await school.sun.ask('POST', '/people', {
    name: '徐明',
    username: 'xu',
    role: 'vice_principal',
    scope: [],
    password,
  });
  const xu = await (await browser.newContext(onlooker)).newPage();
  await signIn(xu, school.server.url, 'xu');
  const at = `${school.server.url}/hazards/${id(640)}`;
  const escalate = async () => {
    await xu.goto(at);
    await xu.getByRole('button', { name: '移交上级' }).click();
    const sheet = xu.getByRole('dialog', { name: '移交上级' });
    await sheet.getByRole('button', { name: '移交上级' }).click();
    await expect(sheet.getByRole('alert')).toHaveText('请写接收单位。');
    await sheet.getByLabel('移交给哪个单位').fill('区住建局');
    await sheet.getByLabel('函号').fill('育才函〔2026〕7号');
    await sheet.getByLabel('移交期间的临时措施').fill('停用，围挡');
    await sheet.getByLabel('说明').fill('要改结构，学校没有资质');
    await sheet.getByRole('button', { name: '移交上级' }).click();
    await expect(sheet).toBeHidden();
    await expect.poll(async () => (await caseOf(id(640))).state, { timeout: 60_000 }).toBe('escalated');
  };
  await escalate();
  await signIn(page, school.server.url, 'sun');
  await page.goto(at);
  const sheet = page.getByRole('dialog', { name: '登记回执' });
  const comeBack = () => page.getByRole('button', { name: '登记回执' }).click();
  const save = () => sheet.getByRole('button', { name: '登记回执' }).click();
  await comeBack();
  await save();
  await expect(sheet.getByRole('alert')).toHaveText('上级怎么说');
  await sheet.getByText('学校继续整改').click();
  await save();
  await expect(sheet.getByRole('alert')).toHaveText('请写回执。');
  await sheet.getByLabel('回执').fill('区住建局 2026-11-22 已派单位，学校配合');
  await save();
  await expect(sheet).toBeHidden();
  await expect.poll(async () => (await caseOf(id(640))).state, { timeout: 60_000 }).toBe('rectifying');
  await escalate();
  await page.reload();
  await comeBack();
  await sheet.getByText('已解决，销号').click();
  await sheet.getByLabel('回执').fill('区住建局验收合格');
  await save();
  await expect(sheet.getByRole('alert')).toHaveText('要拍一张照片。');
  await sheet.getByRole('button', { name: '拍照' }).click();
  await shutter(page).click();
  await expect(sheet.getByRole('img')).toBeVisible();
  await save();
  await expect(sheet).toBeHidden();
  await expect.poll(async () => (await caseOf(id(640))).state, { timeout: 60_000 }).toBe('closed');
  expect(handlingOf(await caseOf(id(640)))).toMatchObject({
    outside: { unit: '区住建局', receipt: '区住建局验收合格' },
    closed: { opinion: '区住建局验收合格' },
  });
});

test('an outside firm puts right what it is given without a network, and is not offered to check it', async ({
  page,
  context,
}) => {
  const { hazard } = await entrusted(school);
  const firm = { name: '安达消防', username: 'anda', role: 'vendor', password };
  expect((await school.sun.send('POST', '/people', { ...firm, scope: [] })).status).toBeGreaterThanOrEqual(400);
  const { person } = await school.sun.ask<{ person: { id: string } }>('POST', '/people', {
    ...firm,
    scope: [dorm3.id],
  });
  await take(school.sun, await caseOf(hazard.id), {
    do: 'assign',
    grade: 'G',
    category: 'electricity',
    deptId: null,
    personId: person.id,
    checkerId: school.li.id,
    leader: '',
    due: 'D3',
    measure: '换插座',
    note: '',
  });
  await signIn(page, school.server.url, 'anda');
  await workerInCharge(page, 'handling');
  await page.goto(`${school.server.url}/hazards/${hazard.id}`);
  await page.getByRole('button', { name: '接单', exact: true }).waitFor();
  await context.setOffline(true);
  await page.getByRole('button', { name: '接单', exact: true }).click();
  await page.getByRole('dialog', { name: '接单' }).getByRole('button', { name: '接单', exact: true }).click();
  await page.getByRole('button', { name: '整改好了，请复查' }).click();
  await shutter(page, '拍整改后的照片').click();
  const sheet = page.getByRole('dialog', { name: '整改好了，请复查' });
  await expect(sheet.getByRole('img')).toBeVisible();
  await sheet.getByRole('button', { name: '整改好了，请复查' }).click();
  await expect(page.getByText('待复查').first()).toBeVisible();
  await expect(page.getByRole('button', { name: '复查合格', exact: true })).toHaveCount(0);
  await context.setOffline(false);
  await expect.poll(async () => (await caseOf(hazard.id)).state, { timeout: 60_000 }).toBe('to-verify');
});

const looks = [
  { width: 320, theme: 'night', size: 'extra', language: 'en' },
  { width: 1280, theme: 'contrast', size: 'large', language: 'zh' },
];

test('the file of a building and the report as managers have it are sound: small and wide, in both languages', async ({
  page,
}) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'sun');
  const screens = new Screens(page, school.server.url);
  const isSound = async (what: string) => {
    expect.soft(await screens.faults(), what).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect.soft(wide, `${what} is wider than the screen`).toBeLessThanOrEqual(0);
  };
  for (const { width, ...look } of inTurn('looks at the file of a building and the report', looks, 2)) {
    await page.setViewportSize({ width, height: 740 });
    await page.evaluate((kept) => localStorage.setItem('patrol-preferences', JSON.stringify(kept)), look);
    const named = `${width} ${look.theme} ${look.size} ${look.language}`;
    await screens.open('/hazards/report?point=M1&note=%E6%B2%A1%E6%9C%89');
    await page.getByRole('checkbox', { name: /^M10 / }).waitFor();
    await isSound(`the report ${named}`);
    await screens.open(`/places/${dorm3.id}`);
    await page.getByRole('button', { name: /^(管理|Manage)$/ }).click();
    await page.getByRole('button', { name: /^(消防审查、验收文号|Fire approvals on file)$/ }).click();
    await page.getByRole('button', { name: /^(保存|Save)$/ }).waitFor();
    await isSound(`the file of a building ${named}`);
  }
});
