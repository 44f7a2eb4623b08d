// What was shot and typed for a case and not handed in: it is seen and counted until it is a remark, handed in, or put away.
import { expect, test } from '@playwright/test';
import { handlingOf } from '../../src/domain/hazard-handling.ts';
import { floor2, id } from '../cast.ts';
import { camera, casesOf, entrusted, photos, shutter, take } from './case-school.ts';
import { signIn, workerInCharge } from './phone.ts';
import { openSchool, type School } from './school.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

test('an after-photo for a case that somebody else has by now is shown and counted, and becomes a remark with the photo', async ({
  page,
  context,
}) => {
  const { deputyId } = await entrusted(school);
  await signIn(page, school.server.url, 'dian');
  await workerInCharge(page, 'handling', 'own-cases');
  await page.goto(`${school.server.url}/hazards/${id(640)}`);
  await page.getByRole('button', { name: '接单', exact: true }).click();
  await page.getByRole('dialog', { name: '接单' }).getByRole('button', { name: '接单', exact: true }).click();
  await expect(page.getByText('已送达').first()).toBeVisible({ timeout: 60_000 });
  await context.setOffline(true);
  await page.getByRole('button', { name: '整改好了，请复查' }).click();
  await shutter(page, '拍整改后的照片').click();
  const sheet = page.getByRole('dialog', { name: '整改好了，请复查' });
  await expect(sheet.getByRole('img')).toBeVisible();
  await sheet.getByRole('textbox', { name: '说明（可不写）' }).fill('换了新插座，线也理好了');
  await sheet.getByRole('button', { name: '取消' }).click();
  // It can still be handed in, so nothing is wrong with it; it is not forgotten either.
  await page.goto(`${school.server.url}/hazards`);
  await expect(page.getByRole('heading', { name: '还没交的 1' })).toBeVisible();
  await expect(page.getByRole('link', { name: '打开接着写' })).toBeVisible();

  const [hazard] = await casesOf(school.sun);
  await take(school.sun, hazard!, {
    do: 'assign',
    grade: 'G',
    category: 'electricity',
    deptId: id(31),
    personId: deputyId,
    checkerId: school.li.id,
    leader: '',
    due: 'D3',
    measure: '换插座',
    note: '',
  });
  await context.setOffline(false);
  await expect(page.getByText('这件隐患已经走到别的环节，这一步现在不能做。')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('换了新插座，线也理好了')).toBeVisible();
  await page.goto(`${school.server.url}/me`);
  await expect(page.getByRole('link', { name: '待上传 1' })).toBeVisible();
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('dialog', { name: '还不能退出' })).toContainText('1 件没交成的');
  await page.getByRole('dialog', { name: '还不能退出' }).getByRole('link', { name: '去看待上传' }).click();
  await expect(page.getByText(/^1 件没交成/)).toBeVisible();
  await expect(page.getByText('换了新插座，线也理好了')).toBeVisible();
  await page.getByRole('link', { name: /插座发黑/ }).click();

  await expect(page.getByRole('heading', { name: '插座发黑' })).toBeVisible();
  await page.getByRole('button', { name: '不要了，删掉' }).click();
  await page.getByRole('button', { name: '先留着' }).click();
  await page.getByRole('button', { name: '作为留言交上去' }).click();
  await expect(page.getByText('赵电 留言')).toBeVisible();
  await expect(page.getByRole('heading', { name: /还没交的/ })).toHaveCount(0);
  const remark = async () =>
    handlingOf((await casesOf(school.sun))[0]!)
      .steps.filter(({ said }) => said.do === 'comment')
      .map(({ said, photos: shown }) => [said.do === 'comment' && said.note.split('\n').at(-1), shown.length]);
  await expect.poll(remark, { timeout: 60_000 }).toEqual([['换了新插座，线也理好了', 1]]);
});

test('a report that was begun stands on 今日 and goes on from there @third', async ({ page, context }) => {
  await signIn(page, school.server.url, 'wang');
  await page.getByRole('button', { name: '知道了' }).click();
  await workerInCharge(page);
  await context.setOffline(true);
  await page.goto(`${school.server.url}/hazards/report?place=${floor2.id}`);
  await shutter(page).click();
  await expect(photos(page)).toBeVisible();
  await page.getByLabel('说明（可不写）').fill('消火栓箱打不开');
  await page.waitForTimeout(300);
  await page.goto(school.server.url);
  await expect(page.getByText('消火栓箱打不开')).toBeVisible();
  await page.getByRole('link', { name: '继续', exact: true }).click();
  await expect(page.getByText('接着上次没报完的')).toBeVisible();
  await expect(camera(page)).toHaveCount(0);
  await expect(photos(page)).toBeVisible();
  await page.getByRole('button', { name: '不报了，删掉' }).click();
  await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: '继续', exact: true })).toHaveCount(0);
});
