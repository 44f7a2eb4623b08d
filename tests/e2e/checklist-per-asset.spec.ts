// A checklist of the school's own that is walked thing by thing: written, tried with two examples, published, and back from Excel.
import { expect, test } from '@playwright/test';
import type { Template } from '../../src/domain/template.ts';
import { signIn } from './phone.ts';
import { openSchool, type School } from './school.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
});
test.afterAll(() => school.server.remove());

test('what is asked of each extinguisher and what once, said in the editor, shown in the trial and carried by Excel @third', async ({
  page,
}) => {
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/checklists`);
  await page.getByRole('button', { name: '新写一张' }).click();
  await page.getByRole('button', { name: /^表头/ }).click();
  const head = page.getByRole('dialog', { name: '表头' });
  await head.getByRole('textbox', { name: '名称', exact: true }).fill('灭火器季检');
  await head.getByText('灭火器', { exact: true }).click();
  await head.getByRole('button', { name: '好了' }).click();
  await expect(page.getByText('灭火器，一台一台查')).toBeVisible();

  const first = page.getByRole('list', { name: '检查项' }).getByRole('button', { name: /^1 / });
  await first.click();
  const sheet = page.getByRole('dialog');
  const ask = (text: string) => sheet.getByRole('textbox', { name: '问什么', exact: true }).fill(text);
  await ask('铅封完好');
  await sheet.getByRole('button', { name: '在下面加一项' }).click();
  await ask('铭牌上的出厂日期');
  await sheet.getByText('日期', { exact: true }).click();
  await sheet.getByLabel(/问的是出厂日期/).check();
  await sheet.getByRole('button', { name: '在下面加一项' }).click();
  await ask('附近有没有堆物');
  await sheet.getByLabel('整个地点只问一次，不是每台都问').check();
  await sheet.getByRole('button', { name: '好了' }).click();

  await page.getByRole('button', { name: '试一试' }).click();
  const trial = page.getByRole('dialog', { name: '试一试' });
  for (const name of ['灭火器 1（举例）', '灭火器 2（举例）', '整个地点'])
    await expect(trial.getByRole('heading', { name })).toBeVisible();
  await expect(trial.getByText('铅封完好')).toHaveCount(2);
  await expect(trial.getByText('附近有没有堆物')).toHaveCount(1);
  await expect(trial.getByRole('button', { name: /^全部/ })).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '发布' }).click();
  await page.getByRole('button', { name: '发布第 1 版' }).click();
  await page.getByRole('link', { name: /灭火器季检/ }).click();
  await expect(page.getByText('灭火器，一台一台查')).toBeVisible();
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出 Excel' }).click();
  const path = await (await file).path();
  await page.goto(`${school.server.url}/checklists`);
  await page.getByRole('button', { name: '从文件导入' }).click();
  await page.getByLabel('选文件').setInputFiles(path);
  await page.getByRole('button', { name: '作为 X1 的新版本' }).click();
  await page.getByRole('button', { name: '发布' }).click();
  const nothing = page.getByRole('dialog', { name: '没有要发布的' });
  await expect(nothing.getByText('和现在用的一样，没有可发布的。')).toBeVisible();
  await expect(nothing.getByRole('button')).toHaveCount(0);
  // At the desk the way out is written above.
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(nothing.getByRole('button')).toHaveText(['关闭']);
  await nothing.getByRole('button', { name: '关闭' }).click();
  await expect(nothing).toBeHidden();

  const { documents } = await school.sun.ask<{ documents: { id: string; body: Template }[] }>('GET', '/changes');
  expect(documents.find(({ id }) => id === 'X1@1')?.body).toMatchObject({
    perAsset: 'extinguisher',
    items: [{ id: 'X1-01' }, { id: 'X1-02', type: 'DATE', made: true }, { id: 'X1-03', once: true }],
  });
});
