// What opens over a checklist, in every theme: no accessibility fault, nothing wider than a small phone.
import { expect, test } from '@playwright/test';
import { answer, begin, goTo, row, shoot, signIn } from './phone.ts';
import { openSchool, type School } from './school.ts';
import { Screens } from './screens.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

test('camera, fault, photo, marking, reasons, rows, signature, notes, jumping and the menu of a checklist are sound', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const screens = new Screens(page, school.server.url);
  await signIn(page, school.server.url, 'wang');
  await begin(page, ['3号宿舍楼', '2层'], '夜间巡查');
  const sheet = page.getByRole('dialog').last();
  const close = async () => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  const isSound = async (what: string) => {
    await sheet.waitFor();
    for (const theme of ['day', 'night', 'contrast']) {
      await page.evaluate((to) => (document.documentElement.dataset['theme'] = to), theme);
      expect.soft(await screens.faults(), `${what}, ${theme}`).toEqual([]);
    }
    const wide = await sheet.evaluate((one) => one.scrollWidth - one.clientWidth);
    expect.soft(wide, `${what} is wider than the phone`).toBeLessThanOrEqual(0);
  };

  await answer(page, 2, '异常');
  await isSound('the camera');
  await shoot(page);
  await page.getByRole('dialog', { name: '异常' }).getByRole('button', { name: '照片 1，共 1 张' }).waitFor();
  await isSound('what is wrong');
  await page.getByRole('dialog', { name: '异常' }).getByRole('button', { name: '照片 1，共 1 张' }).click();
  await page.getByRole('button', { name: '标注', exact: true }).waitFor();
  await isSound('a photo');
  await page.getByRole('button', { name: '标注', exact: true }).click();
  await page.getByRole('dialog', { name: '在照片上标注' }).waitFor();
  await isSound('marking');
  await page.keyboard.press('Escape');
  // The photo beneath is there again before the next key.
  await page.getByRole('button', { name: '标注', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: '异常' }).getByRole('button', { name: '完成' }).click();

  await answer(page, 3, '不适用');
  await isSound('why it does not apply');
  await close();
  await goTo(page, 6);
  await row(page, 6).getByRole('button', { name: '备注' }).click();
  await isSound('a note');
  await close();
  await goTo(page, 10);
  await row(page, 10).getByRole('button', { name: '签名', exact: true }).click();
  await isSound('the signature');
  await close();
  await goTo(page, 11);
  await row(page, 11).getByRole('button', { name: '加一行' }).click();
  await isSound('a row');
  await close();
  await page.getByRole('button', { name: /跳到某一项/ }).click();
  await isSound('jumping');
  await close();
  await page.getByRole('button', { name: '更多' }).click();
  await isSound('the menu');
});
