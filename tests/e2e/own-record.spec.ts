// What a person can still do with a record of his own after it has left: see its photos, retake a lost one, correct it.
import { expect, test, type Page } from '@playwright/test';
import {
  answer,
  begin,
  endShooting,
  goTo,
  handIn,
  handInWithPhoto,
  isDelivered,
  losePhotos,
  onlooker,
  row,
  shoot,
  signIn,
  staysOnline,
  theRestNormal,
  workerInCharge,
} from './phone.ts';
import { openSchool, received, type School } from './school.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

const isSeen = (page: Page): Promise<void> =>
  expect
    .poll(() =>
      page
        .getByRole('img', { name: '照片 1，共 1 张' })
        .first()
        .evaluate((img: HTMLImageElement) => img.naturalWidth),
    )
    .toBeGreaterThan(100);

test('54 the address of a draft that lies on another phone says so, and the school’s copy of it is gone on with', async ({
  page,
  browser,
}) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'wang');
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  const address = page.url();
  const another = await (await browser.newContext(onlooker)).newPage();
  await signIn(another, school.server.url, 'wang');
  for (const below of ['', '/check', '/assets', '/newer']) {
    await another.goto(`${address}${below}`);
    await expect(another.getByRole('heading', { name: '这部手机上没有这次检查' })).toBeVisible();
    await expect(another.getByText('它可能在另一部手机上，或者已经放弃。')).toBeVisible();
  }
  await another.getByRole('link', { name: '返回今日' }).click();
  await expect(another.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();

  await answer(page, 1, '正常');
  await expect(row(page, 2)).toHaveAttribute('aria-current', 'step');
  // What starts a round otherwise is five minutes on the page.
  const copies = page.waitForResponse((response) => response.url().includes('/api/drafts/'));
  await page.evaluate(() => dispatchEvent(new Event('online')));
  expect((await copies).status()).toBe(204);
  await page.close();
  await another.goto(address);
  await another.getByRole('button', { name: /^接着做 楼层日检/ }).click();
  await expect(another.getByText('已查 1 项，共 20 项')).toBeVisible();
  await theRestNormal(another, 19);
  await handIn(another);
  await isDelivered(another);
  expect((await received(school)).records).toBe(1);
  await another.goto(`${school.server.url}/outbox`);
  await expect(another.getByRole('heading', { name: '全部送达' })).toBeVisible();
  await expect(another.getByText('学校留了副本')).toBeHidden();
});

test('photos that are no longer on the phone are shown from the school, and offline it is said where they are @second', async ({
  page,
  context,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await handInWithPhoto(page);
  await isDelivered(page);
  await losePhotos(page, school.wang.id, ['photoBytes', 'thumbs']);
  await page.reload();
  await isSeen(page);
  await page.getByRole('button', { name: '照片 1，共 1 张' }).click();
  await expect(page.getByRole('dialog', { name: '看照片' }).getByRole('img')).toBeVisible();
  await page.getByRole('button', { name: '关闭' }).click();
  await context.setOffline(true);
  await expect(page.getByText('照片不在本机')).toBeVisible();
});

test('a photo lost after the receipt is taken again, the record is complete, and the manager sees why', async ({
  page,
  context,
  browser,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.route('**/api/photos/**', (route) => route.abort());
  await handInWithPhoto(page);
  await expect(page.getByText(/^回执/)).toBeVisible({ timeout: 60_000 });
  // 70: while it still arrives nobody at the desk takes it for whole.
  const desk = await (await browser.newContext({ ...onlooker, viewport: { width: 1280, height: 800 } })).newPage();
  await signIn(desk, school.server.url, 'sun');
  const openAtTheDesk = async () => {
    await desk.getByRole('link', { name: '记录', exact: true }).first().click();
    await desk
      .getByRole('link', { name: /3号宿舍楼 2层/ })
      .first()
      .click();
  };
  await openAtTheDesk();
  await expect(desk.getByRole('heading', { name: '照片 0/1' })).toBeVisible();
  await losePhotos(page, school.wang.id, ['photoBytes', 'thumbs']);
  await context.unroute('**/api/photos/**');
  await page.getByRole('link', { name: '下一个检查' }).click();
  await page.goto(`${school.server.url}/outbox`);
  await page.getByRole('button', { name: '立即上传' }).click();
  await page.getByRole('link', { name: '打开看看' }).click({ timeout: 60_000 });

  await page.getByRole('button', { name: '补拍照片' }).click();
  await expect(page.getByLabel('更正的原因')).toHaveValue('照片在手机上坏了或丢了，补拍');
  await page.getByRole('button', { name: '去补拍' }).click();
  await row(page, 1).getByRole('button', { name: /^拍/ }).first().click();
  await shoot(page);
  await endShooting(page);
  await expect(row(page, 1).getByRole('button', { name: '照片 1，共 1 张' })).toBeVisible();
  await handIn(page);
  await isDelivered(page);
  await expect.poll(() => received(school)).toEqual({ records: 1, have: 1, total: 1 });
  await page.goto(`${school.server.url}/outbox`);
  await expect(page.getByRole('heading', { name: '全部送达' })).toBeVisible();

  await openAtTheDesk();
  await expect(desk.getByRole('heading', { name: '照片 1/1' })).toBeVisible();
  await expect(desk.getByText(/王秀兰 在 .* 更正过这条记录：照片在手机上坏了或丢了，补拍/)).toBeVisible();
  await expect(desk.getByText('原因：照片在手机上坏了或丢了，补拍')).toBeVisible();
});

test('what the school has can be corrected for a reason, and Back leads past the checklist that is handed in @second', async ({
  page,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await handInWithPhoto(page);
  await isDelivered(page);
  await page.goBack();
  await expect(page.getByRole('heading', { name: '这次检查已经提交' })).toBeHidden();
  await expect(page).not.toHaveURL(/\/inspection\//);

  await page.goto(`${school.server.url}/records/mine`);
  await page.getByRole('link', { name: /楼层日检/ }).click();
  await page.getByRole('button', { name: '更正这条记录' }).click();
  await page.getByRole('button', { name: '开始更正' }).click();
  await expect(page.getByText('请写明为什么要更正。')).toBeVisible();
  await page.getByLabel('更正的原因').fill('第 2 处当时没看清');
  await page.getByRole('button', { name: '开始更正' }).click();
  await goTo(page, 2);
  await answer(page, 2, '不适用');
  await page.getByText('锁着进不去').click();
  await handIn(page);
  await isDelivered(page);
  await expect(page.getByText('已更正：第 2 处当时没看清')).toBeVisible();
  expect(await received(school)).toEqual({ records: 1, have: 1, total: 1 });
});
