// What a hand does in a long checklist besides answering: takes back, looks for an item, writes rows, hands in a day late, gives up.
import { expect, test, type Locator } from '@playwright/test';
import { item } from '../cast.ts';
import type { Inspections, InspectionView } from '../../src/domain/reports.ts';
import { templateId, type Template } from '../../src/domain/template.ts';
import {
  answer,
  begin,
  goTo,
  group,
  isDelivered,
  row,
  saved,
  signIn,
  staysOnline,
  theRestNormal,
  workerInCharge,
} from './phone.ts';
import { openSchool, twenty, type School } from './school.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
  await school.sun.write('template-published', stock, { subject: templateId(stock) });
});
test.afterAll(() => school.server.remove());

const words = (zh: string) => ({ zh, en: zh });
const lengthy = '，门缝和锁孔都看过，柜顶没有堆放杂物，标签朝外'.repeat(3);
const numbers = Array.from({ length: 14 }, (_, at) => at + 2);
/** Z4: a register with a column that is called after photos and is none, and enough items to look for one. */
const stock: Template = {
  ...twenty,
  code: 'Z4',
  name: words('仓库盘点'),
  items: [
    item({
      id: 'Z4-01',
      type: 'TABLE',
      text: words('登记'),
      photo: 'none',
      columns: [
        { ...words('照片编号'), required: true },
        { ...words('数量'), type: 'NUM', required: true, total: true },
      ],
    }),
    ...numbers.map((n) =>
      item({
        id: `Z4-${String(n).padStart(2, '0')}`,
        type: 'PF',
        text: words(`${n}号柜锁好${n === 14 ? lengthy : ''}`),
      }),
    ),
  ],
};

const bottomOf = async (of: Locator): Promise<number> => {
  const { y, height } = (await of.boundingBox())!;
  return y + height;
};

test('rows are written, copied, added up, deleted and brought back; an item is found by a word; an answer is taken back @second', async ({
  page,
}) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'wang');
  await begin(page, ['3号宿舍楼', '2层'], '仓库盘点');
  const first = row(page, 1);
  const sheet = page.getByRole('dialog');
  await first.getByRole('button', { name: '加一行' }).click();
  await sheet.getByLabel('照片编号（必填）').fill('A-17');
  await sheet.getByLabel('数量（必填）').fill('12.5');
  await sheet.getByRole('button', { name: '完成' }).click();
  await first.getByRole('button', { name: '抄上一行' }).click();
  await expect(sheet.getByLabel('照片编号（必填）')).toHaveValue('A-17');
  await sheet.getByLabel('数量（必填）').fill('7');
  await sheet.getByRole('button', { name: '完成' }).click();
  await expect(first.getByText(/共 2 行.*数量.*19\.5/)).toBeVisible();

  await first.getByRole('button', { name: /第 2 行/ }).click();
  await sheet.getByRole('button', { name: '删除这一行' }).click();
  await expect(page.getByText('已删第 2 行')).toBeVisible();
  await expect(first.getByText(/共 2 行/)).toHaveCount(0);
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(first.getByText(/共 2 行.*数量.*19\.5/)).toBeVisible();

  // On a slow phone the sheet is gone, and its step in the history, only after the page has gone to the item.
  const slow = await page.context().newCDPSession(page);
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await page.getByRole('button', { name: /跳到某一项/ }).click();
  await sheet.getByRole('searchbox').fill('13号');
  await expect(sheet.getByRole('status')).toHaveText(/1/);
  await sheet.getByRole('button', { name: /13号柜锁好/ }).click();
  await expect(sheet).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => history.scrollRestoration)).toBe('auto');
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await expect(group(page, 13)).toBeInViewport();

  const whole = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 568 });
  await answer(page, 13, '正常');
  await saved(page);
  // Under a title of many lines the buttons are what has to be seen.
  const back = page.getByRole('button', { name: /^上一项未查/ });
  const under = async () => (await back.boundingBox())!.y - (await bottomOf(group(page, 14)));
  await expect.poll(under).toBeGreaterThan(0);
  await page.setViewportSize(whole);
  await page.getByRole('button', { name: '更多' }).click();
  await sheet.getByRole('button', { name: '撤销刚才的回答（第 13 项）' }).click();
  await expect(group(page, 13).getByRole('radio', { name: '正常' })).not.toBeChecked();

  // What was passed over by the jump is one tap away, the nearest first.
  await page.getByRole('button', { name: '上一项未查：第 12 项' }).click();
  await expect(row(page, 12)).toHaveAttribute('aria-current', 'step');
  await expect(page.getByText(/^\d\d:\d\d起$/)).toBeVisible();
  await theRestNormal(page, 14);
  await expect(page.getByRole('button', { name: /^上一项未查/ })).toHaveCount(0);

  // What is missing is told with its items, and each leads to its place.
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await page.evaluate(() => {
    navigator.vibrate = (how) => ((document.body.dataset['shaken'] = JSON.stringify(how)), true);
  });
  await page.getByRole('button', { name: /提交/ }).click();
  const missing = page.getByRole('alert').filter({ hasText: '还有 14 项未查' });
  await expect(missing).toBeFocused();
  await expect(missing.getByRole('link')).toHaveCount(14);
  await expect(page.locator('body')).toHaveAttribute('data-shaken', '[40,60,40]');
  await missing.getByRole('link', { name: /13号柜锁好/ }).click();
  await expect(group(page, 13)).toBeInViewport();
});

test('what is finished a day later asks why, and the record says so @second', async ({ page, context }) => {
  await page.clock.install();
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  await theRestNormal(page, 20);
  await saved(page);
  await context.setOffline(true);
  await page.clock.fastForward('30:00:00');
  await page.getByRole('button', { name: /提交/ }).click();
  const send = page.getByRole('button', { name: '提交', exact: true });
  await page.getByText('提交后先存本机').waitFor();
  const cannot = page.getByRole('button', { name: '现场不便拍照' });
  if (await cannot.isVisible()) await cannot.click();
  await send.click();
  await expect(page.getByText('请写明补录的原因')).toBeVisible();
  const why = page.getByLabel(/今天提交算补录/);
  await why.fill('昨晚手机没电');
  // What is typed stays, for whoever goes back to look once more.
  await page.goBack();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(why).toHaveValue('昨晚手机没电');
  if (await cannot.isVisible()) await cannot.click();
  await send.click();
  await context.setOffline(false);
  await isDelivered(page);
  const [listed] = (await school.sun.ask<Inspections>('GET', '/inspections')).rows;
  const { record } = await school.sun.ask<InspectionView>('GET', `/inspections/${listed?.id}`);
  expect(record.inspection.late).toEqual({ reason: '昨晚手机没电' });
});

test('an inspection is given up only after being asked, and is gone then @second', async ({ page }) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'wang');
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  const { href } = new URL(page.url());
  await answer(page, 1, '正常');
  await saved(page);
  const sheet = page.getByRole('dialog');
  await page.getByRole('button', { name: '更多' }).click();
  await sheet.getByRole('button', { name: '放弃这次检查' }).click();
  await expect(sheet.getByText('1 项答案会从手机上删除，不能找回。')).toBeVisible();
  await sheet.getByRole('button', { name: '继续检查' }).click();
  await expect(group(page, 1).or(row(page, 1))).not.toHaveCount(0);
  await page.getByRole('button', { name: '更多' }).click();
  await sheet.getByRole('button', { name: '放弃这次检查' }).click();
  await sheet.getByRole('button', { name: '放弃并删除' }).click();
  await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
  await page.goto(href);
  await expect(page.getByText('这部手机上没有这次检查')).toBeVisible();
});

test('whoever turns the phone to sign has the key that ends it in sight @third', async ({ page }) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'wang');
  await begin(page, ['3号宿舍楼', '2层'], '夜间巡查');
  await goTo(page, 10);
  await row(page, 10).getByRole('button', { name: '签名' }).click();
  await page.setViewportSize({ width: 740, height: 360 });
  await expect(page.getByLabel('在这里手写签名')).toBeInViewport();
  await expect(page.getByRole('button', { name: '用姓名签' })).toBeInViewport({ ratio: 1 });
});
