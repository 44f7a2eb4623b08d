// What can stand between a shot and the record: a picture still being made, a large file on its side.
import { expect, test, type Page } from '@playwright/test';
import {
  answer,
  begin,
  endShooting,
  isDelivered,
  passSpotPhoto,
  row,
  shoot,
  signIn,
  staysOnline,
  theRestNormal,
} from './phone.ts';
import { openSchool, received, type School } from './school.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

const fault = (page: Page) => page.getByRole('dialog', { name: '异常' });
const kept = (page: Page) => fault(page).getByRole('button', { name: '照片 1，共 1 张' });

test.describe('with the picture still being made', () => {
  test.use({ serviceWorkers: 'block' });

  test('handing in waits for it, and the record has it', async ({ page }) => {
    const { promise: mayBeMade, resolve: letItBeMade } = Promise.withResolvers<void>();
    await page.route('**/assets/photo-worker-*.js', async (route) => {
      await mayBeMade;
      await route.continue();
    });
    await signIn(page, school.server.url, 'wang');
    await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
    await answer(page, 1, '异常');
    await shoot(page);
    await fault(page).getByRole('button', { name: '完成' }).click();
    await theRestNormal(page, 19);
    await page.getByRole('button', { name: /提交/ }).click();
    await page.waitForTimeout(1000);
    await expect(page).not.toHaveURL(/\/check$/);
    letItBeMade();
    await page.waitForURL(/\/check$/);
    await page.getByRole('button', { name: '提交', exact: true }).waitFor();
    await passSpotPhoto(page);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await isDelivered(page);
    expect(await received(school)).toEqual({ records: 1, have: 1, total: 1 });
  });
});

test.describe('whoever stores it', () => {
  test.use({ serviceWorkers: 'block' });

  for (const worker of [true, false]) {
    const who = worker
      ? 'the photo worker writes the bytes and the page does not'
      : 'the page does it for a worker that cannot';
    test(`${who}: the photo is there after a reload`, async ({ page }) => {
      await page.addInitScript(countPuts);
      if (!worker)
        await page.route('**/assets/photo-worker-*.js', async (route) => {
          const response = await route.fetch();
          const without = `Object.defineProperty(self, 'indexedDB', { value: undefined });`;
          await route.fulfill({ response, body: `${without}${await response.text()}` });
        });
      await signIn(page, school.server.url, 'wang');
      await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
      await answer(page, 1, '异常');
      await shoot(page);
      await kept(page).waitFor();
      expect(await page.evaluate(() => (Reflect.get(globalThis, 'puts') as () => number)())).toBe(worker ? 0 : 1);
      await page.reload();
      await row(page, 1).getByRole('button', { name: '照片 1，共 1 张' }).click();
      const whole = page.locator('dialog[open] img').last();
      await expect.poll(() => whole.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(300);
      if (worker) await deleteAndTakeBack(page);
    });
  }
});

/** From the open viewer: deleted and taken back at once, then deleted, and found a reload later. */
async function deleteAndTakeBack(page: Page): Promise<void> {
  const drop = page.locator('dialog[open]').getByRole('button', { name: '删除', exact: true });
  const inRow = row(page, 1).getByRole('button', { name: '照片 1，共 1 张' });
  await drop.click();
  await expect(inRow).toHaveCount(0);
  await expect(page.getByText('照片已删，24 小时内可找回')).toBeVisible();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await inRow.click();
  await drop.click();
  await expect(inRow).toHaveCount(0);
  await page.reload();
  await row(page, 1).getByRole('button', { name: '备注' }).click();
  const notes = page.getByRole('dialog', { name: '备注' });
  await notes.getByRole('button', { name: '找回 照片 1，共 1 张' }).click();
  await notes.getByRole('button', { name: '完成' }).click();
  await theRestNormal(page, 19);
  await page.getByRole('button', { name: /提交/ }).click();
  await page.getByRole('button', { name: '提交', exact: true }).waitFor();
  await passSpotPhoto(page);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await isDelivered(page);
  expect(await received(school)).toEqual({ records: 1, have: 1, total: 1 });
}

/** Photos whose bytes this page has stored itself; runs in the page. */
function countPuts(): void {
  let puts = 0;
  const { prototype } = IDBObjectStore;
  const apply = (put: () => unknown, store: IDBObjectStore, given: []) => {
    if (store.name === 'photoBytes') puts++;
    return Reflect.apply(put, store, given);
  };
  Reflect.set(prototype, 'put', new Proxy(Reflect.get(prototype, 'put') as () => unknown, { apply }));
  Reflect.set(globalThis, 'puts', () => puts);
}

test('a photo deleted from several is told of with the way back, and the camera counts what is kept @second', async ({
  page,
}) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'wang');
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  await answer(page, 1, '异常');
  await shoot(page);
  const sheet = page.getByRole('dialog', { name: '异常' });
  await sheet.getByRole('button', { name: '照片 1，共 1 张' }).waitFor();
  await sheet.getByRole('button', { name: '再拍一张' }).click();
  // The same picture within the same second is the same photo.
  await page.waitForTimeout(1500);
  await shoot(page);
  await expect(page.getByRole('status').getByText('已拍 2 张')).toBeAttached();
  await endShooting(page);
  await sheet.getByRole('button', { name: '照片 2，共 2 张' }).click();
  await page.locator('dialog[open]').last().getByRole('button', { name: '删除', exact: true }).click();
  await sheet.getByRole('button', { name: '照片 1，共 1 张' }).waitFor();
  await sheet.getByRole('button', { name: '完成' }).click();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(row(page, 1).getByRole('button', { name: /^照片 \d，共 2 张$/ })).toHaveCount(2);
});

test('twelve megapixels taken on their side are kept upright and small @second', async ({ page }) => {
  await staysOnline(page);
  await page.addInitScript(() => {
    // As where nobody answers whether it may: a file can be chosen all the same.
    navigator.mediaDevices.getUserMedia = () => new Promise(() => undefined);
  });
  await signIn(page, school.server.url, 'wang');
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  const buffer = turned(await page.evaluate(paint));
  await answer(page, 1, '异常');
  const chooser = page.getByRole('dialog', { name: /^拍照：/ }).locator('input[multiple]');
  await chooser.setInputFiles({ name: 'IMG_1.JPG', mimeType: 'image/jpeg', buffer });
  await kept(page).click();
  const whole = page.locator('dialog[open] img').last();
  await expect.poll(() => whole.evaluate(look)).toEqual({ width: 1200, height: 1600, redOnTheRight: true });
});

/** The top left quarter is red; as a JPEG, its bytes as numbers. */
async function paint(): Promise<number[]> {
  const canvas = new OffscreenCanvas(4000, 3000);
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = 'blue';
  pen.fillRect(0, 0, 4000, 3000);
  pen.fillStyle = 'red';
  pen.fillRect(0, 0, 2000, 1500);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
  return [...new Uint8Array(await blob.arrayBuffer())];
}

/** The same with the note that it is to be turned right by 90°, as a phone held upright writes it. */
function turned([first, second, ...rest]: number[]): Buffer {
  const note = 'ffe1 0022 457869660000 4d4d002a00000008 0001 0112 0003 00000001 00060000 00000000'.replaceAll(' ', '');
  return Buffer.concat([Buffer.from([first!, second!]), Buffer.from(note, 'hex'), Buffer.from(rest)]);
}

async function look(image: SVGElement | HTMLElement) {
  const picture = image as HTMLImageElement;
  await picture.decode();
  const { naturalWidth: width, naturalHeight: height } = picture;
  const pen = new OffscreenCanvas(width, height).getContext('2d')!;
  pen.drawImage(picture, 0, 0);
  const red = (x: number, y: number) => pen.getImageData(x, y, 1, 1).data[0]! > 200;
  return { width, height, redOnTheRight: red(width - 20, 20) && !red(20, 20) };
}
