// A code at a point held before the camera begins the inspection there, with the server switched off; and what other codes say.
import { expect, test, type Page } from '@playwright/test';
import { codeAddress, placeCode } from '../../src/domain/place-code.ts';
import { canteen, floor2, id } from '../cast.ts';
import { handInAllNormal, signIn, staysOnline, workerInCharge } from './phone.ts';
import { openSchool, password, type School } from './school.ts';
import { seeingPhone } from './seeing-phone.ts';

let school: School;
const phoneSeeing = seeingPhone();
test.beforeAll(async () => {
  school = await openSchool();
  const renewed = { ...canteen, codeId: id(7100) };
  await school.sun.write('places-kept', { places: [renewed] }, { subject: canteen.id });
});
test.afterAll(() => school.server.remove());

/** Signed in, ready for no signal, and 扫码 pressed on 今日. */
async function scanning(page: Page): Promise<void> {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await page.context().setOffline(true);
  await page.goto(school.server.url);
  await page.getByRole('link', { name: '扫码' }).click();
}

test('from 今日 to the checklist of the point that is scanned, in two presses and without a line', async () => {
  const page = await phoneSeeing([null, codeAddress('https://other.name.example', placeCode(floor2))]);
  await scanning(page);
  await expect(page.getByRole('heading', { name: '2层' })).toBeVisible();
  await expect(page.getByText(`编号 ${placeCode(floor2)}`)).toBeVisible();
  await expect(page.getByText('没有没解决的隐患')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible();
  await page.goForward();
  await page.getByRole('button', { name: /^开始/ }).click();
  await page.waitForURL(/\/inspection\//);
});

test('53 a code that was replaced, of another school, or none at all gets a clear word, and the camera goes on looking @second', async () => {
  const page = await phoneSeeing([
    codeAddress(school.server.url, placeCode(canteen)),
    null,
    codeAddress('https://patrol.elsewhere.example', '4F7K-92XM'),
    null,
    'WIFI:S:school;P:secret;;',
    null,
  ]);
  await scanning(page);
  const scanner = page.getByRole('dialog', { name: '扫巡检码' });
  // The camera shows the three in turn, again and again.
  const inTurn = { timeout: 60_000 };
  await expect(scanner.getByText('食堂 的旧码，已经换过')).toBeVisible(inTurn);
  await expect(scanner.getByText('不是本校的巡检码')).toBeVisible(inTurn);
  await expect(scanner.getByText('不是巡检码。')).toBeVisible(inTurn);
  await scanner.getByLabel('码下面的编号').fill(placeCode(floor2).toLowerCase().replace('-', ''));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '2层' })).toBeVisible();
});

test('without a camera the code is typed, or one of the last points is chosen @third', async () => {
  const page = await phoneSeeing([null]);
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await scanning(page);
  const scanner = page.getByRole('dialog', { name: '扫巡检码' });
  await scanner.getByLabel('码下面的编号').fill(placeCode(floor2));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '2层' })).toBeVisible();
  await page.goBack();
  await page.getByRole('link', { name: '扫码' }).click();
  await scanner.getByRole('button', { name: '3号宿舍楼 2层' }).click();
  await expect(page.getByRole('heading', { name: '2层' })).toBeVisible();
});

test('a code typed while the phone still reads its places is not lost @second', async ({ page }) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'wang');
  await reading(page, 4000);
  await page.getByRole('link', { name: '扫码' }).click();
  const scanner = page.getByRole('dialog', { name: '扫巡检码' });
  await scanner.getByRole('button', { name: '输入编号' }).or(scanner.getByLabel('码下面的编号')).first().click();
  await scanner.getByLabel('码下面的编号').fill('不是编号');
  await page.keyboard.press('Enter');
  await expect(scanner.getByText('不是巡检码。')).toBeVisible();
  await scanner.getByLabel('码下面的编号').fill(placeCode(floor2));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '2层' })).toBeVisible();
});

/** For so many ms whoever wants to read what the phone knows of the school has to wait, as while much of it is being written. */
const reading = (page: Page, ms: number) =>
  page.evaluate(async (ms) => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    for (const name of names) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      if (!db.objectStoreNames.contains('documents')) {
        db.close();
        continue;
      }
      const store = db.transaction('documents', 'readwrite').objectStore('documents');
      const until = Date.now() + ms;
      const holdOn = () => {
        if (Date.now() < until) store.count().onsuccess = holdOn;
        else db.close();
      };
      holdOn();
    }
  }, ms);

test('T8 a code opened with the phone’s own camera lands at its point, after signing in where nobody is @third', async () => {
  const page = await phoneSeeing([null]);
  await page.goto(codeAddress(school.server.url, placeCode(floor2)));
  await page.getByRole('link', { name: '我是工作人员' }).click();
  await page.getByLabel('用户名').fill('wang');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('button', { name: /开始/ }).click();
  await expect(page.getByRole('heading', { name: '2层' })).toBeVisible();
  await page.goto(codeAddress(school.server.url, placeCode(canteen)));
  await expect(page.getByText('食堂 的旧码，已经换过')).toBeVisible();
  await page.goto(codeAddress(school.server.url, 'AAAA-BBBB'));
  await expect(page.getByText('这台手机上没有这个码')).toBeVisible();
});

test('what was used at a point last is begun there first @third', async () => {
  const page = await phoneSeeing([null]);
  await staysOnline(page);
  await signIn(page, school.server.url, 'wang');
  await handInAllNormal(page);
  await page.goto(`${school.server.url}/places/${floor2.id}`);
  await expect(page.getByRole('button', { name: '开始楼层日检' })).toBeVisible();
});
