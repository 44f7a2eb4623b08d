// Too dark, blurred, seen before: said after the photo is kept, in one line, and nothing waits for it.
import { expect, test, type Page } from '@playwright/test';
import type { InspectionView } from '../../src/domain/reports.ts';
import { DeskClient } from './desk-client.ts';
import { answer, begin, handIn, isDelivered, onlooker, signIn, theRestNormal } from './phone.ts';
import { openSchool, password, type School } from './school.ts';

let school: School;
test.beforeEach(async ({ page }) => {
  school = await openSchool();
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no camera', 'NotFoundError'));
  });
});
test.afterEach(() => school.server.remove());

const fault = (page: Page) => page.getByRole('dialog', { name: '异常' });
const camera = (page: Page) => page.getByRole('dialog', { name: /^拍照：/ });

type Scene = { seed: number; blur?: number; light?: number };

/** A cluttered room, the same for the same seed. */
async function paint(page: Page, scene: Scene): Promise<Buffer> {
  const bytes = await page.evaluate(async ({ seed, blur = 0, light = 1 }) => {
    let state = seed;
    const random = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
    const room = new OffscreenCanvas(1600, 1200);
    const pen = room.getContext('2d')!;
    pen.fillStyle = '#cfc8b8';
    pen.fillRect(0, 0, 1600, 1200);
    for (let i = 0; i < 60; i++) {
      pen.fillStyle = `hsl(${random() * 360} 45% ${15 + random() * 70}%)`;
      pen.fillRect(random() * 1500, random() * 1100, 60 + random() * 260, 60 + random() * 260);
    }
    const seen = new OffscreenCanvas(1600, 1200);
    const eye = seen.getContext('2d')!;
    if (blur) eye.filter = `blur(${blur}px)`;
    eye.drawImage(room, 0, 0);
    eye.filter = 'none';
    eye.fillStyle = `rgb(0 0 0 / ${1 - light})`;
    eye.fillRect(0, 0, 1600, 1200);
    const blob = await seen.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, scene);
  return Buffer.from(bytes);
}

async function choose(page: Page, scene: Scene): Promise<void> {
  const buffer = await paint(page, scene);
  const file = { name: 'IMG_1.JPG', mimeType: 'image/jpeg', buffer };
  await camera(page).locator('input[multiple]').setInputFiles(file);
}

const photos = (page: Page, n: number) => fault(page).getByRole('button', { name: `照片 ${n}，共 ${n} 张` });

test('a dark and a blurred photo are kept first and doubted after; retaken, the new one takes its place @third', async ({
  page,
}) => {
  await signIn(page, school.server.url, 'wang');
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  await answer(page, 1, '异常');
  await choose(page, { seed: 1, light: 0.05 });
  await expect(photos(page, 1)).toBeVisible();
  await expect(fault(page).getByText('这张太暗')).toBeVisible();
  await fault(page).getByRole('button', { name: '重拍' }).click();
  // Put away without a photo, the first one is still there.
  await camera(page).getByRole('button', { name: '不拍了' }).click();
  await expect(photos(page, 1)).toBeVisible();
  await fault(page).getByRole('button', { name: '再拍一张' }).click();
  await choose(page, { seed: 1, blur: 14 });
  await expect(camera(page).getByText('这张糊了')).toBeVisible();
  await camera(page).getByRole('button', { name: '重拍' }).click();
  await choose(page, { seed: 1 });
  await camera(page).getByRole('button', { name: '完成' }).click();
  await expect(photos(page, 2)).toBeVisible();
  await expect(fault(page).getByText('这张糊了')).toBeHidden();
  await fault(page).getByRole('button', { name: '完成' }).click();
  await theRestNormal(page, 19);
  await handIn(page);
  await isDelivered(page);
  const looks = (await record()).inspection.photos.map(({ look }) => look);
  expect(looks.map((look) => look?.faults)).toEqual([['dark'], []]);
  expect(looks[1]?.dhash).toMatch(/^[0-9a-f]{16}$/);
});

test('the picture of one item sent in for another is known again, kept if wanted, and the manager sees it @second', async ({
  page,
  browser,
}) => {
  await signIn(page, school.server.url, 'wang');
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  await answer(page, 1, '异常');
  await choose(page, { seed: 5 });
  await expect(photos(page, 1)).toBeVisible();
  await fault(page).getByRole('button', { name: '完成' }).click();
  await answer(page, 2, '异常');
  await choose(page, { seed: 5, light: 0.9 });
  await expect(fault(page).getByText('和之前一张几乎一样')).toBeVisible();
  await fault(page).getByRole('button', { name: '就用这张' }).click();
  await expect(fault(page).getByText('和之前一张几乎一样')).toBeHidden();
  await fault(page).getByRole('button', { name: '完成' }).click();
  await theRestNormal(page, 18);
  await handIn(page);
  await isDelivered(page);
  const { id, inspection } = await record();
  expect(inspection.photos[1]?.look).toMatchObject({ like: inspection.photos[0]!.sha256 });

  const office = await browser.newPage(onlooker);
  await signIn(office, school.server.url, 'sun');
  await office.goto(`${school.server.url}/school-record/${id}`);
  await expect(office.getByText('和照片 1 几乎一样').first()).toBeVisible();
  await office.close();
});

async function record(): Promise<InspectionView['record']> {
  const desk = new DeskClient(school.server.url);
  await desk.signIn('sun', password);
  const { rows } = await desk.ask<{ rows: { id: string }[] }>('GET', '/inspections');
  return (await desk.ask<InspectionView>('GET', `/inspections/${rows[0]!.id}`)).record;
}
