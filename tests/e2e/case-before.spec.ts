// How it was before, on the phone of whoever puts it right, whoever photographed it: over the camera and beside the photo after, without a network.
import { expect, test } from '@playwright/test';
import { drawPicture } from '../../src/server/demo/picture.ts';
import { chance } from '../../src/server/demo/random.ts';
import { id, photo, sha256 } from '../cast.ts';
import { camera, entrusted, shutter } from './case-school.ts';
import { DeskClient } from './desk-client.ts';
import { signIn, workerInCharge } from './phone.ts';
import { openSchool, password, type School } from './school.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

test('a photo that somebody else took lies over the camera and can be compared with, without a network @second', async ({
  page,
  context,
}) => {
  const bytes = drawPicture(chance(3), '2026-11-22');
  const name = sha256(bytes);
  await entrusted(school, [{ ...photo('report', name), type: 'image/png', bytes: bytes.byteLength }]);
  const wang = new DeskClient(school.server.url);
  await wang.signIn('wang', password);
  expect((await wang.send('PUT', `/photos/${name}`, bytes, { 'Content-Type': 'image/png' })).ok).toBe(true);
  await signIn(page, school.server.url, 'dian');
  await workerInCharge(page, 'handling');
  const kept = () =>
    page.evaluate(async () => {
      const names = (await caches.keys()).filter((one) => one.startsWith('patrol-before:'));
      const all = await Promise.all(names.map(async (one) => (await (await caches.open(one)).keys()).length));
      return all.reduce((sum, n) => sum + n, 0);
    });
  await expect
    .poll(
      async () => {
        // The next round of sync looks again: the case may have come with this one.
        await page.evaluate(() => dispatchEvent(new Event('online')));
        return kept();
      },
      { timeout: 60_000 },
    )
    .toBe(1);
  await page.goto(`${school.server.url}/hazards/${id(640)}`);
  await page.getByRole('button', { name: '接单', exact: true }).waitFor();
  await context.setOffline(true);
  // Come back to by its address, all there is comes from the phone.
  await page.reload();
  const strip = page.getByRole('button').filter({ has: page.getByRole('img', { name: /照片 1，共 1/ }) });
  await expect(strip).toBeVisible();
  await strip.click();
  await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
  await page.getByRole('button', { name: '接单', exact: true }).click();
  await page.getByRole('dialog', { name: '接单' }).getByRole('button', { name: '接单', exact: true }).click();
  await page.getByRole('button', { name: '整改好了，请复查' }).click();
  const ghost = camera(page, '拍整改后的照片').getByRole('button', { name: '对照原照片', pressed: true });
  await expect(ghost).toBeVisible();
  await shutter(page, '拍整改后的照片').click();
  const sheet = page.getByRole('dialog', { name: '整改好了，请复查' });
  await expect(sheet.getByRole('img')).toBeVisible();
  await sheet.getByRole('button', { name: '整改好了，请复查' }).click();

  const slider = page.getByRole('slider', { name: '整改前后对比：左右拖动' });
  await expect(slider).toHaveValue('50');
  const before = page.getByRole('img', { name: '整改前', exact: true });
  await expect(before).toHaveCSS('clip-path', 'inset(0px 50% 0px 0px)');
  await slider.press('ArrowRight');
  await expect(before).toHaveCSS('clip-path', 'inset(0px 45% 0px 0px)');
  const box = (await before.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(slider).toHaveValue('90');
});
