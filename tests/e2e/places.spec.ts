// A manager keeps the places of the school: many at once, under another name, elsewhere, with a new code, out of use.
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { floor2 } from '../cast.ts';
import { placeCode } from '../../src/domain/place-code.ts';
import { handInAllNormal, isDelivered, signIn } from './phone.ts';
import { openSchool, type School } from './school.ts';
import { readWorkbook } from '../../src/server/sheets/read-workbook.ts';
import { writeWorkbook, xlsxType, type Cell } from '../../src/server/sheets/write-workbook.ts';

const pictures = process.env['PICTURES'];

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
});
test.afterAll(() => school.server.remove());

async function manage(page: Page, path: string, act: string): Promise<void> {
  await page.goto(`${school.server.url}${path}`);
  await page.getByRole('button', { name: '管理' }).click();
  await page.getByRole('dialog').getByRole('button', { name: act }).click();
}

/** Stood the second sentence on the page in the very moment when the first one came? */
const beside = (page: Page, first: string, second: string): Promise<boolean> =>
  page.evaluate(
    async ([first = '', second = '']) =>
      new Promise((resolve) => {
        const look = () => {
          const { innerText } = document.body;
          if (innerText.includes(first)) resolve(innerText.includes(second));
        };
        new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    [first, second],
  );

test('six floors of twenty rooms in one step @third', async ({ page }) => {
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/places`);
  await page.getByRole('button', { name: '添加楼栋' }).click();
  await page.getByLabel('楼名').fill('5号宿舍楼');
  await page.getByLabel('几层').fill('6');
  await page.getByLabel('每层几间').fill('20');
  await expect(page.getByText('房间从 101 到 620，一共 120 间')).toBeVisible();
  await page.getByRole('button', { name: '添加', exact: true }).click();
  await expect(page.getByText('已添加 127 个地点')).toBeVisible();
  await page.getByLabel('查找地点').fill('5号 620');
  await expect(page.getByRole('link', { name: '5号宿舍楼 6层 620' })).toBeVisible();
});

test('a building is renamed and its floors follow; the record keeps the name it was made with @third', async ({
  page,
}) => {
  await signIn(page, school.server.url, 'wang');
  await handInAllNormal(page);
  await isDelivered(page);
  // The home screen is offered once, with the first record.
  const offer = page.getByRole('heading', { name: '下次从桌面打开？' });
  await expect(offer).toBeVisible();
  await page.getByRole('button', { name: '不用了' }).click();
  await expect(offer).toBeHidden();
  const record = page.url();
  const desk = await page.context().browser()!.newPage();
  await signIn(desk, school.server.url, 'sun');
  await desk.goto(`${school.server.url}/places`);
  await desk.getByRole('link', { name: '打开 3号宿舍楼' }).click();
  const building = new URL(desk.url()).pathname;
  await manage(desk, building, '改名');
  await desk.getByLabel('新的名称').fill('兰苑');
  await desk.getByRole('button', { name: '保存' }).click();
  await expect(desk.getByRole('heading', { name: '兰苑', level: 1 })).toBeVisible();
  await desk.getByRole('link', { name: /^2层/ }).click();
  await expect(desk.getByText('兰苑 · 编号')).toBeVisible();
  await page.goto(`${school.server.url}/places/${floor2.id}`);
  await expect(page.getByText('兰苑 · 编号')).toBeVisible({ timeout: 60_000 });
  await page.goto(record);
  await expect(page.getByText('3号宿舍楼 2层').first()).toBeVisible();
  await desk.close();
});

test('a new code, and what the old one says @third', async ({ page }) => {
  await signIn(page, school.server.url, 'sun');
  await manage(page, `/places/${floor2.id}`, '换一个码');
  await page.getByRole('button', { name: '换码', exact: true }).click();
  const said = await page.getByText(/新编号 \S{9}，请打印后贴上/).innerText();
  expect(said).not.toContain(placeCode(floor2));
  await page.getByRole('link', { name: '打印二维码' }).click();
  await expect(page.getByRole('button', { name: '打印 1 张' })).toBeVisible();
  await page.goto(`${school.server.url}/c/${placeCode(floor2)}`);
  await expect(page.getByText(/2层 的旧码，已经换过/)).toBeVisible();
});

test('a building out of use takes its floors along, and can be used again @third', async ({ page }) => {
  await signIn(page, school.server.url, 'sun');
  await manage(page, `/places/${floor2.id}`, '移到别处');
  await page.getByRole('dialog').getByRole('button', { name: '食堂' }).click();
  await page.getByRole('button', { name: '移到 食堂' }).click();
  await expect(page.getByText('食堂 · 编号')).toBeVisible();
  await page.goto(`${school.server.url}/places`);
  await page.getByRole('link', { name: '打开 食堂' }).click();
  await page.getByRole('button', { name: '管理' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await page.getByRole('button', { name: '停用 2 个地点' }).click();
  await expect(page.getByText('请写明原因')).toBeVisible();
  await page.getByLabel('为什么停用').fill('拆了重建');
  await page.getByRole('button', { name: '停用 2 个地点' }).click();
  await expect(page.getByRole('heading', { name: '已停用：拆了重建' })).toBeVisible();
  await page.goto(`${school.server.url}/places/${floor2.id}`);
  await expect(page.getByRole('heading', { name: '已停用：拆了重建' })).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: '管理' }).click();
  await page.getByRole('button', { name: '重新启用' }).click();
  await expect(page.getByRole('heading', { name: '在这里能做的' })).toBeVisible();
});

test('a workbook is taken in whole or not at all, every bad row named @third', async ({ page }) => {
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/places`);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出表格' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('育才中学 地点.xlsx');
  const columns = ['楼栋', '楼层', '房间', '点位', '编号'].map((head) => ({ head, width: 10 }));
  const bring = async (rows: Cell[][]) => {
    const buffer = await writeWorkbook([{ name: '地点', columns, rows }]);
    await page.getByLabel('选一个 .xlsx 文件').setInputFiles({ name: 'a.xlsx', mimeType: xlsxType, buffer });
  };
  await page.getByRole('button', { name: '导入表格' }).click();
  await bring([
    ['8号楼', '1层', '101'],
    [null, '2层'],
  ]);
  await expect(page.getByText('有 1 行不对，什么也没有改')).toBeVisible();
  await expect(page.getByText('第 3 行')).toBeVisible();
  await bring([
    ['8号楼', '1层', '101'],
    ['8号楼', '1层', '102'],
  ]);
  await expect(page.getByText('新加 4 个')).toBeVisible();
  await page.getByRole('button', { name: '全部导入，改 4 个' }).click();
  await expect(page.getByText('已导入，改了 4 个地点')).toBeVisible();
  await page.getByLabel('查找地点').fill('8号楼 102');
  await expect(page.getByRole('link', { name: '8号楼 1层 102' })).toBeVisible();

  // The equipment register goes the same way, cell by cell.
  await page.getByLabel('查找地点').fill('');
  await page.getByRole('button', { name: '导入设备台账' }).click();
  const bringAssets = async (rows: Cell[][]) => {
    const buffer = await writeWorkbook([
      {
        name: '设备台账',
        columns: ['编号', '类别', '类型规格', '位置', '出厂日期'].map((head) => ({ head, width: 10 })),
        rows,
      },
    ]);
    await page.getByLabel('选一个 .xlsx 文件').setInputFiles({ name: 'b.xlsx', mimeType: xlsxType, buffer });
  };
  await bringAssets([
    ['灭1', '灭火器', '干粉', '8号楼 1层 101', '2024-05'],
    ['灭2', '灭火器', '干粉', '8号楼 1层 199', '2024-05'],
  ]);
  const register = page.getByRole('dialog', { name: '用表格导入设备台账' });
  await expect(register.getByText('有 1 处不对，什么也没有改')).toBeVisible();
  await expect(register.getByRole('listitem')).toHaveText(/^第 3 行 8号楼 1层 199位置：没有这个地点/);
  if (pictures) await page.screenshot({ path: `${pictures}/assets-bad.png` });
  await bringAssets([
    ['灭1', '灭火器', '干粉', '8号楼 1层 101', '2024-05'],
    ['灭2', '灭火器', '水基', '8号楼 1层 102', '2024-05'],
  ]);
  await expect(register.getByText('新登记 2 件')).toBeVisible();
  if (pictures) await page.screenshot({ path: `${pictures}/assets-read.png` });
  const heard = beside(page, '已导入，改了 2 件', '全部送达');
  await register.getByRole('button', { name: '全部导入，改 2 件' }).click();
  await expect(page.getByText('已导入，改了 2 件')).toBeVisible();
  expect(await heard).toBe(false);
  await expect(page.getByText('全部送达')).toBeVisible();
  const [taken] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出设备台账' }).click(),
  ]);
  const [sheet] = readWorkbook(readFileSync(await taken.path()));
  const lines = sheet?.rows.slice(1).map(({ cells }) => [0, 1, 2, 3, 4].map((at) => cells.get(at)));
  expect(lines).toEqual([
    ['灭1', '灭火器', '干粉', '8号楼 1层 101', '2024-05'],
    ['灭2', '灭火器', '水基', '8号楼 1层 102', '2024-05'],
  ]);
});
