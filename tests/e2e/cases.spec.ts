// 拍隐患 and what becomes of it: reported, put right and answered from phones without a network.
import { expect, test, type Page } from '@playwright/test';
import { answer as answerTo, at, floor2, id, inspection } from '../cast.ts';
import { handlingOf } from '../../src/domain/hazard-handling.ts';
import type { HazardView } from '../../src/domain/hazard-reports.ts';
import { camera, casesOf, entrusted, photos, shutter } from './case-school.ts';
import { DeskClient } from './desk-client.ts';
import { OwnBrowser } from './own-browser.ts';
import { onlooker, signIn, toHazards, workerInCharge } from './phone.ts';
import { openSchool, password, twenty, type School } from './school.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = window as unknown as { taps: number };
    counted.taps = 0;
    addEventListener('pointerdown', () => counted.taps++, true);
  });
  return () => page.evaluate(() => (window as unknown as { taps: number }).taps);
}

/** Where somebody was yesterday is offered first. */
async function walkedYesterday(): Promise<void> {
  const wang = new DeskClient(school.server.url);
  await wang.signIn('wang', password);
  const yesterday = at(Date.now() - 24 * 3_600_000);
  const body = inspection({
    template: { code: twenty.code, version: 1 },
    startedAt: yesterday,
    finishedAt: yesterday,
    answers: twenty.items.map((item) => answerTo(item.id, 'pass')),
    photos: [],
  });
  await wang.write('inspection-submitted', body, { subject: id(611), device: id(911), opSeq: 1, at: yesterday });
}

test('a supervisor reports a hazard with a photo in at most 5 taps, without a network', async ({ page, context }) => {
  await walkedYesterday();
  await signIn(page, school.server.url, 'wang');
  await page.getByRole('button', { name: '知道了' }).click();
  await workerInCharge(page);
  await context.setOffline(true);
  const taps = await countTaps(page);
  await page.getByRole('link', { name: '拍隐患' }).click();
  await shutter(page).click();
  await expect(photos(page)).toBeVisible();
  await page.getByRole('button', { name: '3号宿舍楼 2层' }).click();
  await page.getByRole('button', { name: '用电', exact: true }).click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByRole('heading', { name: '用电隐患', level: 1 })).toBeVisible();
  expect(await taps()).toBeLessThanOrEqual(5);
  await expect(page.getByText('已存本机，待上传')).toBeVisible();
  await expect(page.getByText('现在轮到安全办').first()).toBeVisible();
  // The first one ever: what shows the own ones has not come to this phone yet.
  await toHazards(page);
  await expect(page.getByRole('heading', { name: '我的隐患' })).toBeVisible();
  await page.getByRole('link', { name: /用电隐患/ }).click();
  await context.setOffline(false);
  await expect(page.getByText('已送达').first()).toBeVisible({ timeout: 60_000 });
  const [hazard] = await casesOf(school.sun);
  expect(hazard).toMatchObject({ category: 'electricity', placeId: floor2.id, state: 'reported', from: 'spot' });
  expect(hazard?.photos).toHaveLength(1);

  // The same thing again is offered as the same case.
  await page.goto(`${school.server.url}/hazards/report?place=${floor2.id}`);
  await shutter(page).click();
  await page.getByRole('button', { name: '用电', exact: true }).click();
  await page.getByRole('button', { name: '就是这件，补充进去' }).click();
  await expect(page.getByText('王秀兰 留言')).toBeVisible();
  await expect
    .poll(async () => (await casesOf(school.sun)).map((one) => handlingOf(one).steps.length), { timeout: 60_000 })
    .toEqual([1]);
});

test('what was shot and typed of a hazard is there after the browser was killed, and nothing is reported twice', async () => {
  const phone = new OwnBrowser();
  try {
    let page = await phone.start();
    await signIn(page, school.server.url, 'wang');
    await workerInCharge(page);
    await phone.context.setOffline(true);
    await page.getByRole('link', { name: '拍隐患' }).click();
    await shutter(page).click();
    await expect(photos(page)).toBeVisible();
    await page.getByRole('button', { name: '消防', exact: true }).click();
    await page.getByLabel('说明（可不写）').fill('消火栓箱打不开');
    await page.getByText('严重，可能是重大隐患').click();
    await page.waitForTimeout(500);
    await phone.kill();
    page = await phone.start();
    await phone.context.setOffline(true);
    await page.goto(`${school.server.url}/hazards/report?place=${floor2.id}`);
    await expect(page.getByText('接着上次没报完的')).toBeVisible();
    await expect(photos(page)).toBeVisible();
    await expect(page.getByLabel('说明（可不写）')).toHaveValue('消火栓箱打不开');
    await expect(page.getByRole('button', { name: '消防', pressed: true })).toBeVisible();
    await page.getByText('当场已经改好').click();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page.getByText('请拍改好后的照片')).toBeVisible();
    await page.getByRole('button', { name: '拍改好后的照片' }).click();
    await expect(
      camera(page, '拍改好后的照片').getByRole('button', { name: '对照原照片', pressed: true }),
    ).toBeVisible();
    await shutter(page, '拍改好后的照片').click();
    await expect(page.getByRole('group', { name: '改好后' }).getByRole('img')).toBeVisible();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page.getByRole('heading', { name: '消火栓箱打不开', level: 1 })).toBeVisible();
    await expect(page.getByRole('heading', { name: '整改后' })).toBeVisible();
    await phone.context.setOffline(false);
    const expected = [{ state: 'fixed-on-spot', grade: 'MS', text: { zh: '消火栓箱打不开' } }];
    const rows = async () => (await school.sun.ask<{ rows: unknown[] }>('GET', '/hazards')).rows;
    await expect.poll(rows, { timeout: 60_000 }).toMatchObject(expected);
  } finally {
    await phone.remove();
  }
});

test('what is said of a hazard in one tab does not take away what was shot in another', async ({ page, context }) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  const address = `${school.server.url}/hazards/report?place=${floor2.id}`;
  const other = await context.newPage();
  await other.goto(address);
  await expect(shutter(other)).toBeVisible();
  await other.keyboard.press('Escape');
  await page.goto(address);
  await shutter(page).click();
  await expect(photos(page)).toBeVisible();
  await other.getByRole('button', { name: '消防', exact: true }).click();
  await expect(photos(other)).toBeVisible();
  await page.goto(address);
  await expect(photos(page)).toBeVisible();
  await expect(page.getByRole('button', { name: '消防', pressed: true })).toBeVisible();
});

test('whoever has a case accepts it, tells how far it is and puts it right without a network, and all of it arrives', async ({
  page,
  context,
}) => {
  const { hazard } = await entrusted(school);
  await signIn(page, school.server.url, 'dian');
  await workerInCharge(page, 'handling');
  await toHazards(page);
  await expect(page.getByRole('link', { name: /插座发黑/ })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('link', { name: /插座发黑/ }).click();
  await expect(page.getByText('现在轮到你').first()).toBeVisible();
  await page.getByRole('button', { name: '接单', exact: true }).click();
  await page.getByRole('dialog', { name: '接单' }).getByRole('button', { name: '接单', exact: true }).click();
  await page.getByRole('button', { name: '填进度' }).click();
  await page.getByRole('dialog', { name: '填进度' }).getByRole('button', { name: '配件已订' }).click();
  await page.getByRole('dialog', { name: '填进度' }).getByRole('button', { name: '填进度' }).click();
  await expect(page.getByText('配件已订')).toBeVisible();
  const taps = await countTaps(page);
  await page.getByRole('button', { name: '整改好了，请复查' }).click();
  await shutter(page, '拍整改后的照片').click();
  const sheet = page.getByRole('dialog', { name: '整改好了，请复查' });
  await expect(sheet.getByRole('img')).toBeVisible();
  await sheet.getByRole('button', { name: '整改好了，请复查' }).click();
  await expect(page.getByText('赵电 提交整改，请求复查')).toBeVisible();
  expect(await taps()).toBeLessThanOrEqual(4);
  await expect(page.getByText('已存本机，待上传')).toHaveCount(3);
  await expect(page.getByText('现在轮到李建国').first()).toBeVisible();
  await expect(page.getByRole('button', { name: '复查合格' })).toHaveCount(0);
  await context.setOffline(false);
  await expect(page.getByText('已送达')).toHaveCount(3, { timeout: 60_000 });
  const [done] = await casesOf(school.sun);
  expect(done).toMatchObject({ id: hazard.id, state: 'to-verify' });
  expect(handlingOf(done!).rectified?.photos).toHaveLength(1);
  expect(handlingOf(done!).steps.every(({ sure }) => sure)).toBe(true);

  // The guard, who is to look at it, passes it on his phone, and whoever reported it reads the answer.
  await context.clearCookies();
  await page.evaluate(() => localStorage.clear());
  const guard = await context.browser()!.newPage(onlooker);
  await signIn(guard, school.server.url, 'li');
  await toHazards(guard);
  await guard.getByRole('link', { name: /插座发黑/ }).click();
  await guard.getByRole('button', { name: '复查合格', exact: true }).click();
  await guard.getByRole('dialog', { name: '复查合格' }).getByRole('button', { name: '复查合格', exact: true }).click();
  await expect(guard.getByText('复查合格待销号')).toBeVisible();
  await expect(guard.getByText('已送达').first()).toBeVisible({ timeout: 60_000 });
  await guard.close();
});

test('two who act on one case without a network are both told in words what came of it', async ({
  page,
  context,
  browser,
}) => {
  await entrusted(school);
  const other = await browser.newPage({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
  for (const [phone, who] of [
    [page, 'dian'],
    [other, 'qian'],
  ] as const) {
    await signIn(phone, school.server.url, who);
    await workerInCharge(phone);
    await phone.goto(`${school.server.url}/hazards/${id(640)}`);
    await expect(phone.getByRole('heading', { name: '插座发黑' })).toBeVisible();
    // The deputy of the department has no case of his own; what he opened once is there all the same.
    await phone.getByRole('button', { name: '留言' }).click();
    await phone.getByRole('dialog', { name: '留言' }).getByRole('button', { name: '取消' }).click();
    await phone.context().setOffline(true);
  }
  await page.getByRole('button', { name: '接单', exact: true }).click();
  await page.getByRole('dialog', { name: '接单' }).getByRole('button', { name: '接单', exact: true }).click();
  await other.getByRole('button', { name: '申请转办' }).click();
  await other.getByRole('dialog', { name: '申请转办' }).getByRole('button', { name: '不归我负责' }).click();
  await other.getByRole('combobox', { name: '建议哪个部门办' }).selectOption('总务处');
  await other.getByRole('dialog', { name: '申请转办' }).getByRole('button', { name: '申请转办' }).click();
  await expect(other.getByText('转办审核')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('已送达').first()).toBeVisible({ timeout: 60_000 });
  await other.context().setOffline(false);
  await expect(other.getByText('没有生效：别人先处理了这件隐患。内容都留在这里。')).toBeVisible({ timeout: 60_000 });
  await expect(other.getByText('赵电 接单')).toBeVisible();
  await page.reload();
  await expect(page.getByText('钱副 申请转办')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/没有生效/)).toBeVisible();
  await other.close();
});

test('a picture shared to the app without a network is reported in three more taps, and arrives', async ({
  page,
  context,
}) => {
  await walkedYesterday();
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.setOffline(true);
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(640, 480);
    const paint = canvas.getContext('2d')!;
    for (let n = 0; n < 40; n++) {
      paint.fillStyle = `hsl(${n * 9} 80% 60%)`;
      paint.fillRect(n * 16, 0, 16, 480);
    }
    const picture = await canvas.convertToBlob({ type: 'image/jpeg' });
    const form = document.createElement('form');
    Object.assign(form, { method: 'POST', action: '/share', enctype: 'multipart/form-data' });
    const file = Object.assign(document.createElement('input'), { type: 'file', name: 'pictures' });
    const carried = new DataTransfer();
    carried.items.add(new File([picture], 'door.jpg', { type: 'image/jpeg' }));
    file.files = carried.files;
    const text = Object.assign(document.createElement('input'), { name: 'text', value: '后门锁坏了' });
    form.append(file, text);
    document.body.append(form);
    form.submit();
  });
  await page.waitForURL(/hazards\/report/);
  await expect(page.getByText('收到 1 张分享来的照片')).toBeVisible();
  await expect(photos(page)).toBeVisible();
  await expect(page.getByLabel('说明（可不写）')).toHaveValue('后门锁坏了');
  // It is in hand now, and is not taken in again.
  await page.reload();
  await expect(photos(page)).toHaveCount(1);
  // 分享, and the app among those that take pictures, were two.
  const taps = await countTaps(page);
  await page.getByRole('button', { name: '3号宿舍楼 2层' }).click();
  await page.getByRole('button', { name: '用电', exact: true }).click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByRole('heading', { name: '后门锁坏了', level: 1 })).toBeVisible();
  expect(2 + (await taps())).toBeLessThanOrEqual(5);
  await expect(page.getByText('已存本机，待上传')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('已送达').first()).toBeVisible({ timeout: 60_000 });
  const [hazard, ...others] = await casesOf(school.sun);
  expect(others).toEqual([]);
  expect(hazard).toMatchObject({ text: { zh: '后门锁坏了' }, category: 'electricity', placeId: floor2.id });
  await expect
    .poll(
      async () => {
        const { photos } = await school.sun.ask<HazardView>('GET', `/hazards/${hazard!.id}`);
        return photos.map(({ sha256, have }) => have && sha256);
      },
      { timeout: 60_000 },
    )
    .toEqual(hazard!.photos);
  expect(hazard!.photos).toHaveLength(1);
});
