// 检查表 in the hand of who writes them: dragged, copied with the figures of rules, kept while something else is done with them.
import { expect, test, type Page } from '@playwright/test';
import type { Template } from '../../src/domain/template.ts';
import { signIn } from './phone.ts';
import { openSchool, type School } from './school.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
});
test.afterAll(() => school.server.remove());
test.beforeEach(async ({ page }) => {
  await signIn(page, school.server.url, 'sun');
});

const published = async (id: string): Promise<Template | undefined> => {
  const { documents } = await school.sun.ask<{ documents: { id: string; body: Template }[] }>('GET', '/changes');
  return documents.find((one) => one.id === id)?.body;
};
const itemOf = (page: Page, n: number) =>
  page.getByRole('list', { name: '检查项' }).getByRole('button', { name: new RegExp(`^${n} `) });
const done = (page: Page) => page.getByRole('button', { name: '好了' }).click();

test('an item is dragged by its handle to where another stands, and goes back with keys alone @third', async ({
  page,
}) => {
  await page.goto(`${school.server.url}/checklists/D3/edit`);
  const text = async (n: number) => (await itemOf(page, n).innerText()).split('\n')[0]?.replace(/^\d+\s*/, '');
  const before = [await text(1), await text(2), await text(3)];
  const box = async (n: number) => (await page.getByRole('button', { name: `拖动第 ${n} 项` }).boundingBox())!;
  const [from, to] = [await box(1), await box(3)];
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
  expect([await text(1), await text(2), await text(3)]).toEqual([before[1], before[2], before[0]]);
  await expect(page.getByText('已存本机')).toBeVisible();
  await page.reload();
  await expect(itemOf(page, 3)).toContainText(before[0] ?? '');

  // Back again with keys alone.
  await itemOf(page, 3).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '上移' }).focus();
  for (let up = 0; up < 2; up++) await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  expect([await text(1), await text(2), await text(3)]).toEqual(before);
  await page.getByRole('button', { name: '不要了' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '不要了' }).click();
});

test('照它另写一张 is bound by the same figures, and says which of them it leaves out @third', async ({ page }) => {
  await page.goto(`${school.server.url}/checklists/D3`);
  await page.getByRole('button', { name: '照它另写一张' }).click();
  await page.waitForURL(/\/checklists\/X1\/edit$/);
  await itemOf(page, 2).click();
  await expect(page.getByText('规定是 ≥ 2 个，只能更严。')).toBeVisible();
  await page.getByText('写字', { exact: true }).click();
  await expect(page.getByText('规定是 ≥ 2 个，只能更严。')).toBeVisible();
  await page.getByText('填数', { exact: true }).click();
  await page.getByRole('textbox', { name: '单位', exact: true }).fill('个');
  await page.getByLabel('最小').fill('1');
  await done(page);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('不能比规定放宽')).toBeVisible();
  await sheet.getByRole('button', { name: /第 2 项/ }).click();
  await page.getByLabel('最小').fill('3');
  await done(page);
  await itemOf(page, 4).click();
  await expect(page.getByText('规定是 ≥ 3 ㎡/人，只能更严。')).toBeVisible();
  await page.getByRole('button', { name: '删掉这一项' }).click();
  // What it asks of a sample by itself is held to the law as well, with nothing that it was copied from.
  await itemOf(page, 1).click();
  await page.getByRole('button', { name: '在下面加一项' }).click();
  // In words as well as in figures.
  await page.getByRole('textbox', { name: '问什么', exact: true }).fill('夜宵每样留样 100 克');
  await expect(page.getByText('规定是 ≥ 125 g · ≥ 48 h · 0–8 ℃，只能更严。')).toBeVisible();
  await page.getByRole('textbox', { name: '问什么', exact: true }).fill('夜宵每样留样多少');
  await page.getByText('填数', { exact: true }).click();
  await page.getByRole('textbox', { name: '单位', exact: true }).fill('克');
  await page.getByLabel('最小').fill('100');
  await expect(page.getByText('规定是 ≥ 125 克，只能更严。')).toBeVisible();
  await done(page);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(sheet.getByText('不能比规定放宽')).toBeVisible();
  await sheet.getByRole('button', { name: /第 2 项/ }).click();
  await page.getByLabel('最小').fill('130');
  await done(page);
  // Asked only at times now, which is said before it is published.
  await itemOf(page, 3).click();
  await page.getByText('只在前面某项……时问', { exact: true }).click();
  await done(page);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const notes = sheet.getByRole('note');
  await expect(notes.first()).toContainText('不再查规定里的这 1 项');
  await expect(notes.last()).toContainText('规定要查的这 1 项，现在要满足条件才问');
  await page.getByRole('button', { name: '发布第 1 版' }).click();
  await expect
    .poll(async () => (await published('X1@1'))?.items[2])
    .toMatchObject({
      id: 'X1-02',
      copyOf: 'D3-02',
      limit: { min: 3 },
    });
});

test('a condition whose item is gone can be taken away, and English words, bounds and a required-when are written @third', async ({
  page,
}) => {
  await page.goto(`${school.server.url}/checklists`);
  await page.getByRole('button', { name: '新写一张' }).click();
  await page.getByRole('button', { name: /^表头/ }).last().click();
  await page.waitForURL(/\/checklists\/\w+\/edit$/);
  const code = /\/checklists\/(\w+)\/edit$/.exec(page.url())?.[1];
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('量温度');
  await done(page);
  await itemOf(page, 1).click();
  await page.getByRole('textbox', { name: '问什么', exact: true }).fill('门关好');
  await page.getByRole('button', { name: '在下面加一项' }).click();
  await page.getByRole('textbox', { name: '问什么', exact: true }).fill('温度');
  await page.getByText('填数', { exact: true }).click();
  await page.getByRole('textbox', { name: '单位', exact: true }).fill('度');
  await page.getByText('英文', { exact: true }).nth(1).click();
  await page.getByRole('textbox', { name: '单位 · 英文' }).fill('°C');
  await page.getByText('能填的范围').click();
  await page.getByLabel('最少能填').fill('-40');
  await expect(page.getByText('两头和单位都要填，才算数。')).toBeVisible();
  await page.getByLabel('最多能填').fill('60');
  await page.getByText('照片、轻重、依据').click();
  await page.getByText('可以不填', { exact: true }).click();
  await page.getByText('前面某项……时必填').click();
  await done(page);
  await itemOf(page, 1).click();
  await page.getByRole('button', { name: '删掉这一项' }).click();
  await expect(page.getByText('这一项的条件要写前面的项目。')).toBeVisible();
  await itemOf(page, 1).click();
  await page.getByText('一直可以不填').click();
  await done(page);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('button', { name: '发布第 1 版' }).click();
  await expect
    .poll(async () => (await published(`${code}@1`))?.items)
    .toMatchObject([
      { limit: { unit: { zh: '度', en: '°C' } }, range: { min: -40, max: 60, unit: { zh: '度', en: '°C' } } },
    ]);
});

test('unpublished changes stay when the checklist is retired, and are replaced by a file only when asked for twice @third', async ({
  page,
}) => {
  await page.goto(`${school.server.url}/checklists/Z2/edit`);
  await itemOf(page, 1).click();
  await page.getByRole('textbox', { name: '问什么', exact: true }).fill('改了一半');
  await done(page);
  await expect(page.getByText('已存本机')).toBeVisible();
  await page.goto(`${school.server.url}/checklists/Z2`);
  await page.getByRole('button', { name: '停用' }).click();
  await expect(page.getByText('没发布的修改会留着')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await expect.poll(async () => (await published('Z2@2'))?.retired).toBe(true);
  await page.goto(`${school.server.url}/checklists/Z2/edit`);
  await expect(itemOf(page, 1)).toContainText('改了一半');

  await page.goto(`${school.server.url}/checklists`);
  await page.getByRole('button', { name: '从文件导入' }).click();
  const file = JSON.stringify(await published('Z2@1'));
  await page
    .getByLabel('选文件')
    .setInputFiles({ name: 'Z2.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await page.getByRole('button', { name: '作为 Z2 的新版本' }).click();
  await expect(page.getByText('换成这一份，那些修改就没有了。')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('link', { name: /楼层日检.*在第 1 版上改/ }).click();
  await expect(itemOf(page, 1)).toContainText('改了一半');
});
