// Counted by the browser itself: how many times a thumb has to come down.
import { expect, test, type Page } from '@playwright/test';
import { answer as answerTo, at, floor2, id, inspection } from '../cast.ts';
import type { InspectionView } from '../../src/domain/reports.ts';
import { codeAddress, placeCode } from '../../src/domain/place-code.ts';
import { spotPhotos } from './chance.ts';
import { DeskClient } from './desk-client.ts';
import { answer, drawn, isDelivered, pressRest, row, shoot, signIn, theRestNormal } from './phone.ts';
import { countTaps } from './taps.ts';
import { openSchool, password, twenty, type School } from './school.ts';
import { seeingPhone } from './seeing-phone.ts';

let school: School;
const seeing = seeingPhone();
// As a phone does it where nobody asked for less motion.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });
test.beforeEach(async () => {
  school = await openSchool();
  await walkedYesterday();
});
test.afterEach(() => school.server.remove());

/** Home, with the floor walked yesterday, so that Today offers it. */
async function home(page: Page): Promise<void> {
  await signIn(page, school.server.url, 'wang');
  await page.getByRole('button', { name: '知道了' }).click();
  await expect(card(page)).toBeVisible();
}

async function walkedYesterday(): Promise<void> {
  const wang = new DeskClient(school.server.url);
  await wang.signIn('wang', password);
  const yesterday = at(Date.now() - 24 * 3_600_000);
  await wang.write(
    'inspection-submitted',
    inspection({
      template: { code: twenty.code, version: 1 },
      startedAt: yesterday,
      finishedAt: yesterday,
      answers: twenty.items.map((item) => answerTo(item.id, 'pass')),
      photos: [],
    }),
    { subject: id(611), device: id(911), opSeq: 1, at: yesterday },
  );
}

const card = (page: Page) => page.getByRole('button', { name: /楼层日检/ }).first();

/** 扫码 at the door of the floor, where one checklist is due and opens, all normal, the photo that is asked for by itself, and handed in. */
async function scanAndWalk(page: Page): Promise<void> {
  await page.getByRole('link', { name: '扫码' }).click();
  await pressRest(page, 20);
  await expect(page.getByText(/^抽拍一张：第 \d+ 项/).first()).toBeVisible();
  await shoot(page);
  await expect(page.getByText('抽拍一张')).toBeHidden();
  await page.getByRole('button', { name: /提交/ }).click();
  await expect(page.getByText(/第 \d+ 项的抽拍照片已拍/)).toBeVisible();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByRole('heading', { name: '已提交' })).toBeVisible();
}

test('twenty normal items with an arrival scan and the spot photo that one in four is asked for in at most 5 taps', async () => {
  const page = await seeing([codeAddress(school.server.url, placeCode(floor2))]);
  await spotPhotos(page, 'always');
  await home(page);
  const taps = await countTaps(page);
  await scanAndWalk(page);
  expect(await taps()).toBeLessThanOrEqual(5);
});

test('a spot photo that was not taken at once can still be, and all that was filled in can still be taken back @second', async ({
  page,
}) => {
  await spotPhotos(page, 'always');
  await home(page);
  await card(page).click();
  await theRestNormal(page, 20);
  await expect(page.getByRole('button', { name: '撤销' })).toBeVisible();
  const asked = page.getByRole('status').filter({ hasText: '抽拍一张' });
  await page.getByRole('button', { name: /提交/ }).click();
  await expect(page.getByRole('heading', { name: '提交前检查' })).toBeVisible();
  await page.goBack();
  // The camera was put away: coming back does not open it again.
  await expect(asked).toBeVisible();
  await drawn(page);
  await asked.getByRole('button', { name: '拍照' }).click();
  await shoot(page);
  await expect(asked).toBeHidden();
});

test('without a camera the spot photo keeps nobody from submitting, and the manager sees why it is missing @second', async ({
  page,
}) => {
  await spotPhotos(page, 'always');
  await home(page);
  await card(page).click();
  await theRestNormal(page, 20);
  await page.getByRole('button', { name: /提交/ }).click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('请拍一张，或者选一个原因')).toBeVisible();
  await page.getByRole('button', { name: '相机用不了' }).click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByRole('heading', { name: '已提交' })).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const read = async () =>
    (await school.sun.send('GET', `/inspections/${id}`)).json() as Promise<Partial<InspectionView>>;
  await expect
    .poll(async () => (await read()).record?.inspection.spot, { timeout: 60_000 })
    .toEqual({ skipped: 'no-camera' });
});

test('twenty normal items from Today in at most 4 taps', async ({ page }) => {
  await home(page);
  const taps = await countTaps(page);
  await card(page).click();
  await theRestNormal(page, 20);
  await page.getByRole('button', { name: /提交/ }).click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByRole('heading', { name: '已提交' })).toBeVisible();
  // Whether it has arrived is seen without one more.
  await isDelivered(page);
  expect(await taps()).toBeLessThanOrEqual(4);
});

test('twenty items one by one from Today in at most 24 taps', async ({ page }) => {
  await home(page);
  const taps = await countTaps(page);
  await card(page).click();
  for (let n = 1; n <= 20; n++) await answer(page, n, '正常');
  await page.getByRole('button', { name: /提交/ }).click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByRole('heading', { name: '已提交' })).toBeVisible();
  expect(await taps()).toBeLessThanOrEqual(24);
});

test('one item abnormal with a photo in at most 4 taps, and back where one was in at most 1', async ({ page }) => {
  await home(page);
  await card(page).click();
  const taps = await countTaps(page);
  await answer(page, 1, '异常');
  await shoot(page);
  await page.getByRole('dialog', { name: '异常' }).getByText('上锁', { exact: true }).click();
  await page.getByRole('dialog', { name: '异常' }).getByRole('button', { name: '完成' }).click();
  await expect(row(page, 1)).toContainText('上锁');
  expect(await taps()).toBeLessThanOrEqual(4);

  await page.goto(school.server.url);
  const after = await countTaps(page);
  await page.getByRole('link', { name: '继续' }).first().click();
  await expect(page.getByText('已查 1 项，共 20 项')).toBeAttached();
  expect(await after()).toBeLessThanOrEqual(1);
});
