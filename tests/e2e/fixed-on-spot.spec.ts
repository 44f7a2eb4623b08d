// A fault that was put right at once: a tap and a photo of how it is now, which is marked as that.
import { expect, test } from '@playwright/test';
import type { Hazard } from '../../src/domain/hazard.ts';
import { answer, begin, handIn, shoot, signIn, theRestNormal, workerInCharge } from './phone.ts';
import { openSchool, type School } from './school.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

test('put right on the spot is a tap and a photo; without the after-photo the check says what is missing @second', async ({
  page,
  context,
}) => {
  await signIn(page, school.server.url, 'wang');
  await page.getByRole('button', { name: '知道了' }).click();
  await workerInCharge(page);
  await context.setOffline(true);
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  await answer(page, 1, '异常');
  await shoot(page);
  const sheet = page.getByRole('dialog', { name: '异常' });
  await sheet.getByRole('button', { name: '照片 1，共 1 张' }).waitFor();
  await sheet.getByText('已当场整改').click();
  // The camera that opens is put away: the photo of the fault does not count for it.
  await page
    .getByRole('dialog', { name: /^拍照：/ })
    .getByRole('button', { name: '不拍了' })
    .click();
  await expect(sheet.getByText('还要一张改正后的照片')).toBeVisible();
  await sheet.getByRole('button', { name: '完成' }).click();
  await theRestNormal(page, 19);
  await page.getByRole('button', { name: /提交/ }).click();
  await expect(page.getByText('要有改正后的照片')).toBeVisible();
  await page.getByRole('link', { name: /要有改正后的照片/ }).click();
  await page.getByRole('button', { name: '补充异常情况' }).click();
  await sheet.getByRole('button', { name: '拍改正后的' }).click();
  await shoot(page);
  await expect(sheet.getByText('改正后', { exact: true })).toBeVisible();
  await expect(sheet.getByText('还要一张改正后的照片')).toHaveCount(0);
  await sheet.getByRole('button', { name: '完成' }).click();
  await handIn(page);
  await expect(page.getByText('改正后', { exact: true })).toBeVisible();
  await context.setOffline(false);
  const rows = async () => (await school.sun.ask<{ rows: { id: string; state: string }[] }>('GET', '/hazards')).rows;
  await expect.poll(rows, { timeout: 60_000 }).toMatchObject([{ state: 'fixed-on-spot' }]);
  const [row] = await rows();
  const { hazard } = await school.sun.ask<{ hazard: Hazard }>('GET', `/hazards/${row!.id}`);
  expect(hazard.photos).toHaveLength(2);
});
