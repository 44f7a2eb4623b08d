// Drawing on a photo: by finger, by taps, by keyboard; it lies over the picture and never in it.
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { InspectionView } from '../../src/domain/reports.ts';
import { floor2 } from '../cast.ts';
import { shutter } from './case-school.ts';
import { DeskClient } from './desk-client.ts';
import {
  answer,
  begin,
  goTo,
  handIn,
  isDelivered,
  losePhotos,
  onlooker,
  shoot,
  signIn,
  staysOnline,
  theRestNormal,
  workerInCharge,
} from './phone.ts';
import { openSchool, password, type School } from './school.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

const fault = (page: Page) => page.getByRole('dialog', { name: '异常' });
const drawing = (page: Page) => page.getByRole('dialog', { name: '在照片上标注' });
const marks = (within: Page | Locator) => within.getByRole('img', { name: /^标注：/ });
const press = (page: Page, name: string) => drawing(page).getByRole('button', { name, exact: true }).click();

/** The fake camera's picture, open for drawing. */
async function openPhoto(page: Page): Promise<void> {
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  await answer(page, 1, '异常');
  await shoot(page);
  await fault(page).getByRole('button', { name: '照片 1，共 1 张' }).click();
  await page.getByRole('button', { name: '标注', exact: true }).click();
  await drawing(page).getByRole('img', { name: '照片 1，共 1 张' }).waitFor();
}

/** At shares of the picture. */
async function at(page: Page, x: number, y: number): Promise<[number, number]> {
  const box = (await drawing(page).getByRole('group').boundingBox())!;
  return [box.x + x * box.width, box.y + y * box.height];
}

async function stroke(page: Page, ...spots: [number, number][]): Promise<void> {
  const [first, ...rest] = spots;
  await page.mouse.move(...(await at(page, ...first!)));
  await page.mouse.down();
  for (const spot of rest) await page.mouse.move(...(await at(page, ...spot)), { steps: 4 });
  await page.mouse.up();
}

const tap = async (page: Page, x: number, y: number) => page.touchscreen.tap(...(await at(page, x, y)));

test('a circle by finger, an arrow and words by taps: kept through a dead tab, handed in, and seen by the manager', async ({
  page,
  browser,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await openPhoto(page);
  await stroke(page, [0.5, 0.2], [0.7, 0.4], [0.5, 0.6], [0.3, 0.4], [0.5, 0.2]);
  await expect(marks(drawing(page))).toHaveAccessibleName('标注：圈 1 个');
  await press(page, '箭头');
  await tap(page, 0.8, 0.8);
  await press(page, '转向');
  await press(page, '文字');
  await tap(page, 0.1, 0.75);
  const words = page.getByRole('dialog', { name: '写什么？' });
  await words.getByRole('textbox').fill('插座烧黑');
  await words.getByRole('button', { name: '写上' }).click();
  await expect(drawing(page).getByText('已存本机')).toBeVisible();

  // The tab dies without a word of goodbye.
  await page.reload();
  await fault(page)
    .or(page.getByRole('button', { name: '补充异常情况' }))
    .first()
    .waitFor();
  await page.getByRole('button', { name: '照片 1，共 1 张' }).first().click();
  await expect(marks(page)).toHaveAccessibleName('标注：圈 1 个，箭头 1 个，文字“插座烧黑”');
  await page.getByRole('button', { name: '隐藏标注' }).click();
  await expect(marks(page)).toBeHidden();
  await page.getByRole('button', { name: '关闭' }).click();
  await theRestNormal(page, 19);
  await handIn(page);
  await isDelivered(page);

  const desk = new DeskClient(school.server.url);
  await desk.signIn('sun', password);
  const { rows } = await desk.ask<{ rows: { id: string }[] }>('GET', '/inspections');
  const { record } = await desk.ask<InspectionView>('GET', `/inspections/${rows[0]!.id}`);
  expect(record.inspection.photos[0]?.marks).toMatchObject([
    { is: 'circle', from: [0.3, 0.2], to: [0.7, 0.6] },
    { is: 'arrow', to: [0.8, 0.8] },
    { is: 'text', text: '插座烧黑' },
  ]);

  const office = await browser.newPage(onlooker);
  await signIn(office, school.server.url, 'sun');
  await office.goto(`${school.server.url}/school-record/${rows[0]!.id}`);
  await office
    .getByRole('button', { name: /^放大照片 1/ })
    .first()
    .click();
  await expect(marks(office.getByRole('dialog'))).toHaveAccessibleName('标注：圈 1 个，箭头 1 个，文字“插座烧黑”');
  await office.close();
});

test('with keys alone: put, moved, made larger, deleted, cleared and taken back @second', async ({ page }) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'wang');
  await openPhoto(page);
  const sheet = drawing(page).getByRole('group');
  await sheet.press('Enter');
  await expect(marks(drawing(page))).toHaveAccessibleName('标注：圈 1 个');
  const handle = drawing(page).getByRole('button', { name: /^圈：移动/ });
  const before = (await handle.boundingBox())!;
  expect(Math.min(before.width, before.height)).toBeGreaterThanOrEqual(44);
  await handle.press('ArrowRight');
  expect((await handle.boundingBox())!.x).toBeGreaterThan(before.x);
  await press(page, '放大');
  await press(page, '箭头');
  await sheet.press('Enter');
  await expect(marks(drawing(page))).toHaveAccessibleName('标注：圈 1 个，箭头 1 个');
  await press(page, '删除');
  await expect(marks(drawing(page))).toHaveAccessibleName('标注：圈 1 个');
  await press(page, '清空');
  await expect(marks(drawing(page))).toBeHidden();
  await press(page, '撤销');
  await expect(marks(drawing(page))).toHaveAccessibleName('标注：圈 1 个');
  await press(page, '完成');
  await expect(drawing(page)).toBeHidden();
  await expect(marks(page)).toHaveAccessibleName('标注：圈 1 个');
});

test('a correction can mark a photo that is only at the school any more @second', async ({ page }) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'wang');
  await openPhoto(page);
  await tap(page, 0.5, 0.5);
  await press(page, '完成');
  await page.getByRole('button', { name: '关闭' }).click();
  await fault(page).getByRole('button', { name: '完成' }).click();
  await theRestNormal(page, 19);
  await handIn(page);
  await isDelivered(page);
  await page.getByRole('button', { name: '更正这条记录' }).click();
  const why = page.getByRole('dialog');
  await why.getByRole('textbox').fill('指得更清楚');
  await why.getByRole('button', { name: '开始更正' }).click();
  await page.waitForURL(/\/inspection\//);
  await losePhotos(page, school.wang.id, ['photoBytes']);
  await page.reload();
  await goTo(page, 1);
  await page.getByRole('button', { name: '照片 1，共 1 张' }).first().click();
  await page.getByRole('button', { name: '标注', exact: true }).click();
  await press(page, '箭头');
  await tap(page, 0.2, 0.2);
  await press(page, '完成');
  await expect(marks(page)).toHaveAccessibleName('标注：圈 1 个，箭头 1 个');
});

test('a report is drawn on without a network, kept through a dead tab, and seen with the case by the office @second', async ({
  page,
  context,
  browser,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.setOffline(true);
  await page.goto(`${school.server.url}/hazards/report?place=${floor2.id}`);
  await shutter(page).click();
  await page.getByRole('button', { name: '照片 1，共 1 张' }).click();
  await page.getByRole('button', { name: '标注', exact: true }).click();
  await drawing(page).getByRole('img', { name: '照片 1，共 1 张' }).waitFor();
  await stroke(page, [0.5, 0.2], [0.7, 0.4], [0.5, 0.6], [0.3, 0.4], [0.5, 0.2]);
  await expect(drawing(page).getByText('已存本机')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: '照片 1，共 1 张' }).click();
  await expect(marks(page)).toHaveAccessibleName('标注：圈 1 个');
  await page.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('button', { name: '用电', exact: true }).click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByRole('heading', { name: '用电隐患', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: '照片 1，共 1 张' }).click();
  await expect(marks(page)).toHaveAccessibleName('标注：圈 1 个');
  await page.getByRole('button', { name: '关闭' }).click();
  await context.setOffline(false);
  await expect(page.getByText('已送达').first()).toBeVisible({ timeout: 60_000 });

  const office = await browser.newPage(onlooker);
  await signIn(office, school.server.url, 'sun');
  await office.goto(page.url());
  await office.getByRole('button', { name: '照片 1，共 1 张' }).click();
  await expect(marks(office.getByRole('dialog'))).toHaveAccessibleName('标注：圈 1 个');
  await office.goto(`${page.url()}?paper=file`);
  await expect(marks(office)).toHaveAccessibleName('标注：圈 1 个');
  await office.close();
});
