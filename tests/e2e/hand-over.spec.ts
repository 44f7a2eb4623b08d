// Sealed sample boxes go to an inspector: signed by both on one phone without a line, and on paper.
import { expect, test, type Page } from '@playwright/test';
import type { Register } from '../../src/domain/register-reports.ts';
import { canteen } from '../cast.ts';
import { signIn, workerInCharge } from './phone.ts';
import { openSchool, password, type School } from './school.ts';
import { menuOf, take } from './kitchen.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
  const zhao = { name: '赵敏', username: 'zhao', role: 'sampler', scope: [canteen.id], password };
  await school.sun.ask('POST', '/people', zhao);
});
test.afterEach(() => school.server.remove());

const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now());
const register = (): Promise<Register> => school.sun.ask<Register>('GET', `/samples?from=${today()}&to=${today()}`);
const states = async (): Promise<string[]> =>
  (await register()).samples.map((one) => `${one.dish} ${one.state}`).toSorted();

async function sealed(page: Page): Promise<void> {
  await page.getByRole('button', { name: '事故封存' }).click();
  await page.getByLabel('发生了什么').fill('两名学生腹痛');
  await page.getByRole('button', { name: '封存', exact: true }).click();
  await page.getByRole('link', { name: '移交清单' }).click();
}

/** The giver by name, the taker by finger. */
async function signBoth(page: Page, taker: string): Promise<void> {
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByLabel('姓名')).toHaveValue(/./);
  await sheet.getByRole('button', { name: '用姓名签' }).click();
  await expect(sheet.getByLabel('姓名')).toHaveValue('');
  const board = (await sheet.locator('canvas').boundingBox())!;
  const [x, y] = [board.x + 40, board.y + 40];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let n = 1; n < 20; n++) await page.mouse.move(x + n * 8, y + (n % 2) * 30);
  await page.mouse.up();
  await sheet.getByLabel('姓名').fill(taker);
  await sheet.getByRole('button', { name: '签好了' }).click();
}

test('sealed boxes are handed over without a line, signed by both, and the kitchen can do nothing more with them @second', async ({
  page,
  context,
}) => {
  await signIn(page, school.server.url, 'zhao');
  await menuOf(page, school.server.url, ['米饭', '青菜', '汤']);
  for (const dish of ['米饭', '青菜', '汤']) await take(page, dish);
  await workerInCharge(page, 'kitchen');
  await context.setOffline(true);
  await sealed(page);
  await expect(page.getByRole('heading', { name: '待移交 3 盒' })).toBeVisible();
  const paper = page.locator('section', { has: page.getByRole('heading', { name: '封存食品留样移交清单' }) });
  await expect(paper).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(paper).toHaveCount(1);
  await expect(paper.getByRole('row')).toHaveCount(4);
  await page.emulateMedia({ media: null });
  await page.getByRole('checkbox', { name: /汤/ }).uncheck();
  await page.getByRole('button', { name: '移交 2 盒' }).click();
  await signBoth(page, '吴强');
  await expect(page.getByRole('heading', { name: '待移交 1 盒' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '已移交 2 盒' })).toBeVisible();
  await expect(page.getByText(/交给市场监管局 吴强/)).toBeVisible();
  await expect(page.getByRole('img', { name: '吴强的签名' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  // One for what is still here, one for what went.
  await expect(paper).toHaveCount(2);
  await page.emulateMedia({ media: null });

  await page.goto(`${school.server.url}/kitchen`);
  await expect(page.getByText('封存的还有 1 盒，已移交 2 盒')).toBeVisible();
  await context.setOffline(false);
  await expect
    .poll(states, { timeout: 60_000 })
    .toEqual(['汤 kept', '青菜 handed-over', '米饭 handed-over'].toSorted());
});

test('a manager hands over what another phone sealed, without a line, and sees it at once @second', async ({
  page,
  browser,
}) => {
  await signIn(page, school.server.url, 'zhao');
  await menuOf(page, school.server.url, ['米饭', '青菜']);
  for (const dish of ['米饭', '青菜']) await take(page, dish);
  await sealed(page);
  await expect.poll(async () => (await register()).seals.length, { timeout: 60_000 }).toBe(1);

  const context = await browser.newContext();
  const desk = await context.newPage();
  await signIn(desk, school.server.url, 'sun');
  await workerInCharge(desk, 'kitchen');
  await desk.goto(`${school.server.url}/kitchen/register`);
  await expect(desk.getByText('封存的 2 盒')).toBeVisible();
  await context.setOffline(true);
  await desk.getByRole('link', { name: '移交清单' }).click();
  await desk.getByRole('button', { name: '移交 2 盒' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '用姓名签' }).click();
  await desk.getByText('其他单位').click();
  await desk.getByLabel('姓名').fill('吴强');
  await desk.getByRole('dialog').getByRole('button', { name: '用姓名签' }).click();
  await expect(desk.getByText('请填接收单位')).toBeVisible();
  await desk.getByLabel('单位名称').fill('区食药安委办');
  await desk.getByRole('dialog').getByRole('button', { name: '用姓名签' }).click();
  await expect(desk.getByRole('heading', { name: '已移交 2 盒' })).toBeVisible();
  await desk.reload();
  await expect(desk.getByText(/交给区食药安委办 吴强/)).toBeVisible();
  await context.setOffline(false);
  await expect.poll(states, { timeout: 60_000 }).toEqual(['米饭 handed-over', '青菜 handed-over'].toSorted());
  await context.close();
});
