// 食品留样 on a phone: a meal sampled without a line, a gap with its reason, a warm fridge, a seal, and the register of the school.
import { expect, test } from '@playwright/test';
import type { HazardRows } from '../../src/domain/hazard-reports.ts';
import type { Register } from '../../src/domain/register-reports.ts';
import { schemaOf } from '../../src/domain/template-rules.ts';
import { templateId } from '../../src/domain/template.ts';
import { ofLibrary } from '../../src/server/library/library.ts';
import { keptAs } from '../../src/domain/asset.ts';
import { asset, at, canteen, id } from '../cast.ts';
import { DeskClient } from './desk-client.ts';
import { menuOf, take } from './kitchen.ts';
import { onlooker, signIn, staysOnline, workerInCharge } from './phone.ts';
import { openSchool, password, type School } from './school.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
  for (const [name, username, role] of [
    ['赵敏', 'zhao', 'sampler'],
    ['钱进', 'qian', 'food_director'],
  ])
    await school.sun.ask('POST', '/people', { name, username, role, scope: [canteen.id], password });
});
test.afterEach(() => school.server.remove());

const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now());
const register = (): Promise<Register> => school.sun.ask<Register>('GET', `/samples?from=${today()}&to=${today()}`);

/** A lunch of fifty hours ago, of which one dish was kept and nobody said anything about the other; the phone of then has delivered it. */
async function twoDaysAgo(): Promise<{ day: string }> {
  const then = Date.now() - 50 * 3_600_000;
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(then);
  const zhao = new DeskClient(school.server.url);
  await zhao.signIn('zhao', password);
  const meals = [{ meal: 'lunch' as const, until: '12:30', dishes: ['米饭', '例汤'] }];
  const menu = { canteenId: canteen.id, day, meals };
  await zhao.write('menu-set', menu, { subject: `${canteen.id}.${day}`, opSeq: 1, id: id(801) });
  const served = { canteenId: canteen.id, day, meal: 'lunch' as const, dish: '米饭', until: '12:30' };
  const box = { ...served, grams: 130, box: 'A-07', fridge: '1号柜', shelf: '', takenAt: at(then) };
  await zhao.write('sample-taken', box, { subject: id(810), opSeq: 2, id: id(802) });
  return { day };
}

test('a meal is sampled offline in a few taps, what is missing has a reason, and everything arrives by itself', async ({
  page,
  context,
}) => {
  await signIn(page, school.server.url, 'zhao');
  await workerInCharge(page, 'kitchen');
  await context.setOffline(true);
  await page.goto(`${school.server.url}/kitchen`);
  await page.getByRole('button', { name: '登记菜单' }).click();
  await page.getByText('晚餐', { exact: true }).click();
  await page.getByLabel('菜名，一行一样').fill('米饭、番茄炒蛋，青菜');
  await page.getByRole('button', { name: '保存 3 样菜' }).click();
  await expect(page.getByText('还差 3 样')).toBeVisible();

  await page.getByRole('button', { name: /^米饭/ }).click();
  await expect(page.getByLabel('留样量（克）')).toBeFocused();
  await page.getByRole('button', { name: '留样入柜' }).click();
  await expect(page.getByText('请填多少克')).toBeVisible();
  await page.getByLabel('留样量（克）').fill('110');
  await expect(page.getByText('至少 125 克，请补足')).toBeVisible();
  await page.getByLabel('留样量（克）').fill('130');
  await page.getByLabel('留样柜').fill('1号柜');
  await page.getByRole('button', { name: '留样入柜' }).click();
  await expect(page.getByText('还差 2 样')).toBeVisible();

  // The second box needs its weight only.
  await page.getByRole('button', { name: /^番茄炒蛋/ }).click();
  await page.getByLabel('留样量（克）').fill('140');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^青菜/ }).click();
  await page.getByRole('button', { name: '没留成' }).click();
  await page.getByRole('button', { name: '记为缺样' }).click();
  await expect(page.getByText('请说明原因')).toBeVisible();
  await page.getByLabel('为什么没留').fill('供餐前卖完');
  await page.getByRole('button', { name: '记为缺样' }).click();
  await expect(page.getByText('缺样 1 样')).toBeVisible();

  await page.getByRole('button', { name: '记柜温' }).click();
  await page.getByLabel('温度（℃）', { exact: true }).fill('９。2');
  await page.getByLabel('再量一次（℃）').fill('8.8');
  await page.getByRole('button', { name: '保存温度' }).click();
  // In the list: the hint of the sheet says it too, before anything is saved.
  await expect(page.getByText('超出 0–8 ℃', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText('缺样 1 样')).toBeVisible();
  await page.getByText('柜里还有 2 盒').click();
  await expect(page.getByText('还要 47 小时')).toHaveCount(2);

  await context.setOffline(false);
  await expect
    .poll(async () => (await register()).samples.map((one) => `${one.dish} ${one.state}`).sort(), { timeout: 60_000 })
    .toEqual(['番茄炒蛋 kept', '米饭 kept', '青菜 missed']);
  const { samples } = await register();
  expect(samples.flatMap(({ kept }) => kept?.box ?? []).sort()).toEqual(['1', '2']);
  // What was recorded last may come with the next push.
  await expect
    .poll(async () => (await register()).readings, { timeout: 60_000 })
    .toMatchObject([{ fridge: '1号柜', celsius: 9.2, again: 8.8 }]);
  const { rows } = await school.sun.ask<HazardRows>('GET', '/hazards');
  expect(rows.map((hazard) => hazard.text.zh).sort()).toEqual(['留样柜 1号柜 温度 8.8 ℃', '缺样：青菜']);
});

test('what the register knows is filled into the checklist with one tap, without a line @second', async ({
  page,
  context,
}) => {
  const samples = ofLibrary('K1')!;
  await school.sun.write('template-published', samples, { subject: templateId(samples), schema: schemaOf(samples) });
  await signIn(page, school.server.url, 'zhao');
  await workerInCharge(page, 'kitchen');
  await context.setOffline(true);
  await menuOf(page, school.server.url, ['米饭', '例汤', '青菜']);
  await take(page, '米饭');
  await take(page, '例汤', '126');
  await page.goto(`${school.server.url}/start?template=K1&place=${canteen.id}`);
  const row = page.locator('[data-item="K1-01"]');
  await expect(row.getByText('留样台账里这一天有 2 盒 · 菜单 3 样，留了 2 样 · 最少 126 克')).toBeVisible();
  await row.getByRole('button', { name: '从台账填入 2 行' }).click();
  await expect(row.getByText('2 行')).toBeVisible();
  await expect(row.getByText('从台账填入')).toBeHidden();
  const soup = row.getByRole('button', { name: '改第 2 行' });
  await expect(soup).toContainText('例汤');
  await expect(soup).toContainText('126 g');
  await page.reload();
  await expect(soup).toContainText('126 g');
});

test('after 48 hours a box may go, unless the samples are sealed; the director lifts the seal @third', async ({
  page,
  browser,
}) => {
  await staysOnline(page);
  await twoDaysAgo();
  await signIn(page, school.server.url, 'zhao');
  await page.goto(`${school.server.url}/kitchen`);
  await expect(page.getByRole('heading', { name: '可以处置 1 盒' })).toBeVisible();

  await page.getByRole('button', { name: '事故封存' }).click();
  await page.getByLabel('发生了什么').fill('两名学生腹痛');
  await page.getByRole('button', { name: '封存', exact: true }).click();
  await expect(page.getByRole('heading', { name: '留样已封存' })).toBeVisible();

  const desk = await browser.newPage(onlooker);
  await signIn(desk, school.server.url, 'qian');
  await desk.goto(`${school.server.url}/kitchen`);
  await desk.getByRole('button', { name: '解除封存' }).click();
  await desk.getByLabel('为什么可以解除').fill('检验合格');
  await desk.getByRole('dialog').getByRole('button', { name: '解除封存' }).click();
  await expect(desk.getByRole('heading', { name: '留样已封存' })).toBeHidden();
  await desk.close();
});

test('the menu of a week ago is today’s with one tap @third', async ({ page }) => {
  await staysOnline(page);
  const weekAgo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() - 7 * 86_400_000);
  const zhao = new DeskClient(school.server.url);
  await zhao.signIn('zhao', password);
  const meals = [
    { meal: 'lunch' as const, until: '12:30', dishes: ['米饭', '例汤'] },
    { meal: 'dinner' as const, until: '18:30', dishes: ['面条'] },
  ];
  const over = { subject: `${canteen.id}.${weekAgo}`, opSeq: 1, id: id(801) };
  await zhao.write('menu-set', { canteenId: canteen.id, day: weekAgo, meals }, over);
  await signIn(page, school.server.url, 'zhao');
  await page.goto(`${school.server.url}/kitchen`);
  await page.getByRole('button', { name: '照上周这天的 3 样' }).click();
  await expect(page.getByText('还差 2 样')).toBeVisible();
  await expect(page.getByText('还差 1 样')).toBeVisible();
  await expect
    .poll(async () => (await register()).menus.map((menu) => menu.meals), { timeout: 60_000 })
    .toEqual([meals]);
});

test('a day that was forgotten is asked for until there is a reason, and boxes go with a way and a witness @second', async ({
  page,
  context,
  browser,
}) => {
  const served = await twoDaysAgo();

  const desk = await (await browser.newContext(onlooker)).newPage();
  await signIn(desk, school.server.url, 'sun');
  await desk.getByRole('link', { name: /^留样异常/ }).click();
  const line = desk.getByRole('listitem').filter({ hasText: '没留样，也没说明' });
  await line.getByRole('link', { name: /^例汤/ }).click();
  await expect(desk.getByRole('row', { name: /例汤 没有留样，也没有写原因/ })).toBeVisible();

  await signIn(page, school.server.url, 'zhao');
  await expect(page.getByText('以前有 1 样菜没留样，也没写原因')).toBeVisible();
  await workerInCharge(page, 'kitchen');
  await context.setOffline(true);
  await page.goto(`${school.server.url}/kitchen`);
  await page.getByRole('button', { name: /^例汤/ }).click();
  await page.getByRole('button', { name: '没留成' }).click();
  await page.getByLabel('为什么没留').fill('送样途中打翻');
  await page.getByRole('button', { name: '记为缺样' }).click();
  await expect(page.getByText('以前有 1 样菜没有登记')).toBeHidden();

  await page.getByRole('button', { name: '登记处置' }).click();
  await page.getByRole('button', { name: '处置 1 盒' }).click();
  await expect(page.getByText('请填在场的人')).toBeVisible();
  await page.getByText('当场销毁').click();
  await page.getByLabel('谁在场').fill('赵敏');
  await expect(page.getByText('请填另一个人，不能填自己')).toBeVisible();
  await page.getByLabel('谁在场').fill('孙静');
  await page.getByRole('button', { name: '处置 1 盒' }).click();
  await expect(page.getByRole('heading', { name: '可以处置 1 盒' })).toBeHidden();

  await context.setOffline(false);
  const kept = () => school.sun.ask<Register>('GET', `/samples?from=${served.day}&to=${served.day}`);
  await expect
    .poll(async () => (await kept()).samples.map(({ dish, state }) => `${dish} ${state}`).sort(), { timeout: 60_000 })
    .toEqual(['例汤 missed', '米饭 disposed']);
  expect((await kept()).samples.find((one) => one.dish === '米饭')?.disposed).toMatchObject({
    way: 'destroyed',
    witness: '孙静',
  });
  await desk.reload();
  await expect(desk.getByRole('row', { name: /例汤 缺样：送样途中打翻/ })).toBeVisible();
  await desk.context().close();
});

test('what the sampler took is signed by a second person on another phone, without a line @second', async ({
  page,
  browser,
}) => {
  await signIn(page, school.server.url, 'zhao');
  await menuOf(page, school.server.url, ['米饭', '青菜']);
  await take(page, '米饭');
  await take(page, '青菜');
  // Nobody signs the own samples.
  await expect(page.getByText(/^待审核/)).toBeHidden();
  await expect.poll(async () => (await register()).samples.length, { timeout: 60_000 }).toBe(2);

  const context = await browser.newContext();
  const other = await context.newPage();
  await signIn(other, school.server.url, 'qian');
  await expect(other.getByText('2 盒留样等你审核')).toBeVisible();
  await workerInCharge(other, 'kitchen');
  await context.setOffline(true);
  await other.goto(`${school.server.url}/kitchen`);
  await other.getByRole('button', { name: '审核签名' }).click();
  const sheet = other.getByRole('dialog', { name: '审核留样' });
  await sheet.getByText(/^2 青菜/).click();
  await sheet.getByRole('button', { name: '用姓名签' }).click();
  await expect(other.getByRole('heading', { name: '待审核 1 盒' })).toBeVisible();
  await context.setOffline(false);
  await expect
    .poll(async () => (await register()).samples.map(({ dish, signed }) => `${dish} ${signed?.byName}`).sort(), {
      timeout: 60_000,
    })
    .toEqual(['米饭 钱进', '青菜 undefined']);
  await context.close();
});

test('a box is photographed without a line, and the photo arrives and is seen on another phone', async ({
  page,
  context,
  browser,
}) => {
  await signIn(page, school.server.url, 'zhao');
  await workerInCharge(page, 'kitchen');
  await context.setOffline(true);
  await menuOf(page, school.server.url, ['米饭']);
  await page.getByRole('button', { name: /^米饭/ }).click();
  const sheet = page.getByRole('dialog', { name: '留样：米饭' });
  await sheet.getByLabel('留样量（克）').fill('130');
  await sheet.getByLabel('留样柜').fill('1号柜');
  const shoot = async () => {
    await sheet.getByRole('button', { name: '拍盒子' }).click();
    await page.getByRole('dialog', { name: '拍盒子' }).getByRole('button', { name: '拍照', exact: true }).click();
  };
  await shoot();
  await expect(sheet.getByRole('img', { name: '照片 1，共 1 张' })).toBeVisible();
  await sheet.getByRole('button', { name: '不要这张' }).click();
  await expect(sheet.getByRole('img')).toBeHidden();
  await shoot();
  await expect(sheet.getByRole('img', { name: '照片 1，共 1 张' })).toBeVisible();
  // What was typed before is still there.
  await expect(sheet.getByLabel('留样量（克）')).toHaveValue('130');
  await sheet.getByRole('button', { name: '留样入柜' }).click();
  await page.getByText('柜里还有 1 盒').click();
  await page.getByRole('link', { name: /^米饭/ }).click();
  await expect(page.getByRole('img', { name: /照片 1/ })).toBeVisible();
  const path = new URL(page.url()).pathname;

  await context.setOffline(false);
  await expect(page.getByText('全部送达')).toBeVisible({ timeout: 60_000 });
  const other = await (await browser.newContext(onlooker)).newPage();
  await signIn(other, school.server.url, 'qian');
  await other.goto(`${school.server.url}${path}`);
  await other.getByRole('button', { name: /照片 1/ }).click();
  const large = other.locator('dialog[open] img');
  await expect.poll(() => large.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(300);
  await other.context().close();
});

test('the school asks for more than the law, never for less, and the kitchen’s phone keeps to it without a line @third', async ({
  page,
  context,
  browser,
}) => {
  const desk = await (await browser.newContext(onlooker)).newPage();
  await signIn(desk, school.server.url, 'sun');
  await desk.goto(`${school.server.url}/kitchen/register`);
  await expect(desk.getByText('按规定的最低要求')).toBeVisible();
  await desk.getByRole('button', { name: '改要求' }).click();
  const sheet = desk.getByRole('dialog', { name: '学校的要求' });
  await sheet.getByLabel('每样至少多少克').fill('100');
  await sheet.getByLabel('柜温最高（℃）').fill('9');
  await sheet.getByRole('button', { name: '从现在起这样要求' }).click();
  await expect(sheet.getByText('125 到 1000 克，整数')).toBeVisible();
  await expect(sheet.getByText('不高于 8 ℃，要比最低的高')).toBeVisible();
  await sheet.getByLabel('每样至少多少克').fill('200');
  await sheet.getByLabel('至少存多少小时').fill('72');
  await sheet.getByLabel('柜温最高（℃）').fill('6');
  await sheet.getByRole('button', { name: '从现在起这样要求' }).click();
  await expect(desk.getByText('每样不少于 200 克，存 72 小时，柜温 0–6 ℃')).toBeVisible();
  await expect(desk.getByText(/孙静$/)).toBeVisible();
  await expect(desk.getByText('全部送达')).toBeVisible({ timeout: 60_000 });
  await desk.context().close();

  await signIn(page, school.server.url, 'zhao');
  await workerInCharge(page, 'kitchen');
  await context.setOffline(true);
  await menuOf(page, school.server.url, ['米饭']);
  await page.getByRole('button', { name: /^米饭/ }).click();
  await page.getByLabel('留样量（克）').fill('150');
  await page.getByLabel('留样柜').fill('1号柜');
  await page.getByRole('button', { name: '留样入柜' }).click();
  await expect(page.getByText('至少 200 克，请补足')).toBeVisible();
  await page.getByLabel('留样量（克）').fill('20000');
  await expect(page.getByText('最多 5000 克，请再看一眼')).toBeVisible();
  await page.getByLabel('留样量（克）').fill('210');
  await page.getByRole('button', { name: '留样入柜' }).click();
  await page.getByText('柜里还有 1 盒').click();
  await expect(page.getByText(/还要 [23] 天/)).toBeVisible();
  await page.getByRole('button', { name: '记柜温' }).click();
  await page.getByLabel('温度（℃）', { exact: true }).fill('7');
  await expect(page.getByLabel('再量一次（℃）')).toBeVisible();
});

test('a box goes into a fridge that the register has with one tap less typing, without a line, or into another @third', async ({
  page,
  context,
}) => {
  for (const [n, label] of [[1, '1号柜'] as const, [2, '2号柜'] as const]) {
    const fridge = asset({ id: id(870 + n), placeId: canteen.id, ...keptAs('sample-fridge'), agent: null, label });
    await school.sun.write('asset-kept', fridge, { subject: fridge.id, schema: 4 });
  }
  await signIn(page, school.server.url, 'zhao');
  await workerInCharge(page, 'kitchen');
  await context.setOffline(true);
  await menuOf(page, school.server.url, ['米饭', '青菜']);
  const sheet = page.getByRole('dialog');
  await page.getByRole('button', { name: /^米饭/ }).click();
  await sheet.getByLabel('留样量（克）').fill('130');
  await expect(sheet.getByRole('radio', { name: '1号柜' })).toBeChecked();
  await sheet.getByText('2号柜').click();
  await sheet.getByRole('button', { name: '留样入柜' }).click();
  await expect(sheet).toBeHidden();
  // The next box goes where the last one went, unless something else is said.
  await page.getByRole('button', { name: /^青菜/ }).click();
  await expect(sheet.getByRole('radio', { name: '2号柜' })).toBeChecked();
  await sheet.getByLabel('留样量（克）').fill('140');
  await sheet.getByText('其他柜').click();
  await sheet.getByRole('button', { name: '留样入柜' }).click();
  await expect(sheet.getByText('请填哪个柜')).toBeVisible();
  await sheet.getByRole('textbox', { name: '其他柜' }).fill('借来的柜');
  await sheet.getByRole('button', { name: '留样入柜' }).click();
  await expect(sheet).toBeHidden();
  await context.setOffline(false);
  const kept = async () =>
    (await register()).samples.flatMap((one) => (one.state === 'kept' ? [one.kept.fridge] : [])).sort();
  await expect.poll(kept, { timeout: 60_000 }).toEqual(['2号柜', '借来的柜'].sort());
});
