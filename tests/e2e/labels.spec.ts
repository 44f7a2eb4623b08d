// The label of a box, from the fridge to the printer and back through a camera that is not ours: all of it without a line.
import { expect, test } from '@playwright/test';
import { canteen } from '../cast.ts';
import { pagesOf, readSquares } from './paper.ts';
import { onlooker, signIn, staysOnline, workerInCharge } from './phone.ts';
import { openSchool, password, type School } from './school.ts';
import { menuOf, take } from './kitchen.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
  const zhao = { name: '赵敏', username: 'zhao', role: 'sampler', scope: [canteen.id], password };
  await school.sun.ask('POST', '/people', zhao);
});
test.afterEach(() => school.server.remove());

const longName = '老北京风味京酱肉丝配豆腐皮黄瓜丝葱丝甜面酱及小饼（清真窗口不含猪肉改用鸡胸肉）';

test('labels are printed on A4 and on label paper without a line, and what they hold opens the box @third', async ({
  page,
  context,
  browser,
}) => {
  await signIn(page, school.server.url, 'zhao');
  await workerInCharge(page, 'kitchen');
  await context.setOffline(true);
  await menuOf(page, school.server.url, ['米饭', longName]);
  await take(page, '米饭');
  await take(page, longName);
  await page.getByRole('link', { name: '打印晚餐的标签' }).click();
  await expect(page.getByRole('button', { name: '打印 2 张' })).toBeVisible();
  expect(await pagesOf(page)).toEqual(['210×297']);

  // On a sheet of which one place is left, the second label needs a new one.
  await page.getByText('从第 1 格开始印').click();
  await page.getByRole('button', { name: '第 24 格' }).click();
  await expect(page.getByText('从第 24 格开始印')).toBeVisible();
  expect(await pagesOf(page)).toEqual(['210×297', '210×297']);
  await page.getByText('标签纸 50×30 毫米').click();
  await expect(page.getByText('从第 24 格开始印')).toBeHidden();
  expect(await pagesOf(page)).toEqual(['50×30', '50×30']);
  await page.getByText(`2 ${longName}`).click();
  await expect(page.getByRole('button', { name: '打印 1 张' })).toBeVisible();

  const [{ text: address } = { text: '' }] = await readSquares(page.locator('svg[shape-rendering]').last());
  expect(address).toMatch(new RegExp(`^${school.server.url}/b/[0-9A-Z]{8}$`));
  await page.goto(address);
  await expect(page.getByRole('heading', { name: '米饭' })).toBeVisible();
  await expect(page.getByText('在柜里')).toBeVisible();

  // The phone's own camera, nobody signed in: the box is there after signing in.
  await context.setOffline(false);
  await expect(page.getByText('全部送达')).toBeVisible({ timeout: 60_000 });
  const other = await (await browser.newContext(onlooker)).newPage();
  await other.goto(address);
  await other.getByLabel('用户名').fill('zhao');
  await other.getByLabel('密码', { exact: true }).fill(password);
  await other.getByRole('button', { name: '登录', exact: true }).click();
  await other.getByRole('button', { name: '开始使用' }).click();
  await expect(other.getByRole('heading', { name: '米饭' })).toBeVisible();
  await other.context().close();
});

test('a code that leads nowhere says why, and whoever has nothing to do with it is told so @third', async ({
  page,
}) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'zhao');
  await page.goto(`${school.server.url}/b/4F7K92XM`);
  await expect(page.getByText('这台手机上没有这一盒')).toBeVisible();
  await page.goto(`${school.server.url}/b/nonsense-nonsense`);
  await expect(page.getByText('这不是留样盒的编号')).toBeVisible();
});

test('a guard who scans a box learns that it is the canteen’s, a manager sees it @third', async ({ page, browser }) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'zhao');
  await menuOf(page, school.server.url, ['米饭']);
  await take(page, '米饭');
  await expect(page.getByText('全部送达')).toBeVisible({ timeout: 60_000 });
  await page.getByText('柜里还有 1 盒').click();
  await page.getByRole('link', { name: /^米饭/ }).click();
  await expect(page.getByText('在柜里')).toBeVisible();
  const path = new URL(page.url()).pathname;
  for (const [who, sees] of [
    ['li', '这是留样盒的标签'],
    ['sun', '在柜里'],
  ] as const) {
    const other = await (await browser.newContext(onlooker)).newPage();
    await signIn(other, school.server.url, who);
    await other.goto(`${school.server.url}${path}`);
    await expect(other.getByText(sees)).toBeVisible();
    await other.context().close();
  }
});
