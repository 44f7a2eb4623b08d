// A label held before the camera opens its box, with the server switched off: the reader came with the app.
import { expect, test, type Page } from '@playwright/test';
import { boxCode } from '../../src/domain/short-code.ts';
import { at, canteen, id } from '../cast.ts';
import { DeskClient } from './desk-client.ts';
import { signIn, workerInCharge } from './phone.ts';
import { openSchool, password, type School } from './school.ts';
import { seeingPhone } from './seeing-phone.ts';

let school: School;
const seeing = seeingPhone();
const sampleId = id(7001);
test.beforeAll(async () => {
  school = await openSchool();
  const zhao = { name: '赵敏', username: 'zhao', role: 'sampler', scope: [canteen.id], password };
  await school.sun.ask('POST', '/people', zhao);
  const tablet = new DeskClient(school.server.url);
  await tablet.signIn('zhao', password);
  const now = at(Date.now());
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now.ms);
  const dish = { canteenId: canteen.id, day, meal: 'lunch' as const, dish: '红烧鸡块', until: null };
  const where = { grams: 130, box: 'A-01', fridge: '1号柜', shelf: '' };
  await tablet.write(
    'sample-taken',
    { ...dish, ...where, takenAt: now },
    { subject: sampleId, device: id(941), opSeq: 1, at: now },
  );
});
test.afterAll(() => school.server.remove());

/** What the phones have asked anybody for. */
const asked: string[] = [];

/** Signed in, ready for no signal, on the kitchen's screen; the camera shows these codes, a second each. */
async function phoneSeeing(scenes: readonly (string | null)[]): Promise<Page> {
  const page = await seeing(scenes);
  page.context().on('request', (request) => asked.push(request.url()));
  await signIn(page, school.server.url, 'zhao');
  await workerInCharge(page, 'kitchen');
  await page.context().setOffline(true);
  await page.goto(`${school.server.url}/kitchen`);
  await page.getByRole('button', { name: '扫码找盒' }).click();
  return page;
}

test('a label before the camera opens its box without a line, however the school is called on it', async () => {
  const page = await phoneSeeing([null, `https://other.name.example/b/${boxCode(sampleId).replace('-', '')}`]);
  await expect(page.getByRole('heading', { name: '红烧鸡块' })).toBeVisible();
  await expect(page.getByText('在柜里')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: '食品留样', level: 1 })).toBeVisible();
});

test('another school’s label gets a sentence, and the camera goes on looking', async () => {
  const page = await phoneSeeing(['https://patrol.elsewhere.example/b/4F7K92XM']);
  const scanner = page.getByRole('dialog', { name: '扫留样盒的标签' });
  await expect(scanner.getByText('这是别的学校的标签（patrol.elsewhere.example）')).toBeVisible();
  await expect(scanner).toBeVisible();
  await scanner.getByRole('button', { name: '不扫了' }).click();
  await expect(scanner).toBeHidden();
  // 53: what a label of others says is told to nobody.
  expect(asked.filter((url) => url.includes('elsewhere') || url.includes('4F7K'))).toEqual([]);
  expect(asked.length).toBeGreaterThan(0);
});

test('what the camera does not get is hinted at, then typed @third', async () => {
  const page = await phoneSeeing([null]);
  const scanner = page.getByRole('dialog', { name: '扫留样盒的标签' });
  await expect(scanner.getByText('对准二维码')).toBeVisible();
  await expect(scanner.getByText('没扫到？')).toBeVisible();
  await expect(scanner.getByLabel('标签上的编号')).toBeHidden();
  await expect(scanner.getByLabel('标签上的编号')).toBeVisible();
  await scanner.getByLabel('标签上的编号').fill('你好');
  await page.keyboard.press('Enter');
  await expect(scanner.getByText('这不是留样盒的编号')).toBeVisible();
  await scanner.getByLabel('标签上的编号').fill('4f7k 92xm');
  await page.keyboard.press('Enter');
  await expect(scanner.getByText('这台手机上没有这一盒')).toBeVisible();
  await scanner.getByLabel('标签上的编号').fill(boxCode(sampleId).toLowerCase());
  await scanner.getByRole('button', { name: '查找' }).click();
  await expect(page.getByRole('heading', { name: '红烧鸡块' })).toBeVisible();
});

test('the code can be typed at once, and without a camera a picture of it will do @third', async () => {
  const page = await phoneSeeing([null]);
  const scanner = page.getByRole('dialog', { name: '扫留样盒的标签' });
  await scanner.getByRole('button', { name: '输入编号' }).click();
  await expect(scanner.getByLabel('标签上的编号')).toBeFocused();
  await page.goBack();
  await expect(scanner).toBeHidden();
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.getByRole('button', { name: '扫码找盒' }).click();
  await expect(scanner.getByText('没有相机权限')).toBeVisible();
  const picture = Buffer.from(await page.evaluate(paint, []));
  await scanner.locator('input[type=file]').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture });
  await expect(scanner.getByText('照片里没有找到二维码')).toBeVisible();
  const { default: encode } = await import('qr');
  const code = encode(boxCode(sampleId), 'raw', { border: 3 });
  const drawn = Buffer.from(await page.evaluate(paint, code));
  await scanner.locator('input[type=file]').setInputFiles({ name: 'b.png', mimeType: 'image/png', buffer: drawn });
  await expect(page.getByRole('heading', { name: '红烧鸡块' })).toBeVisible();
});

/** Runs in the page: a picture of the dots, as PNG. */
async function paint(dots: boolean[][]): Promise<number[]> {
  const canvas = new OffscreenCanvas(1200, 1600);
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#eee';
  pen.fillRect(0, 0, 1200, 1600);
  pen.fillStyle = '#111';
  for (const [y, row] of dots.entries())
    for (const [x, dark] of row.entries()) if (dark) pen.fillRect(300 + x * 18, 400 + y * 18, 18, 18);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return Array.from(new Uint8Array(await blob.arrayBuffer()));
}
