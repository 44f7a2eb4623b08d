// What is not what its hash says, and what is not one's own: nothing is taken for it, nothing is lost, nothing is shown.
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { handInWithPhoto, isDelivered, onlooker, signIn, staysOnline, workerInCharge } from './phone.ts';
import { openSchool, received, type School } from './school.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

/** The disk of the phone turns the last bit of every photo that waits. */
const spoilPhotos = (page: Page, personId: string): Promise<void> =>
  page.evaluate(
    (person) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(`patrol-${person}`);
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const writing = opening.result.transaction('photoBytes', 'readwrite');
          const asked = writing.objectStore('photoBytes').openCursor();
          asked.onsuccess = () => {
            const cursor = asked.result;
            if (!cursor) return;
            const row = cursor.value as { bytes: ArrayBuffer };
            const bytes = new Uint8Array(row.bytes.slice(0));
            bytes[bytes.length - 1]! ^= 1;
            cursor.update({ ...row, bytes: bytes.buffer });
            cursor.continue();
          };
          writing.onabort = () => reject(writing.error ?? new Error('not spoilt'));
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    personId,
  );

test('a photo that went bad on the phone is not taken for the one that was shot; the record is there, and says what to do', async ({
  page,
  context,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.setOffline(true);
  await handInWithPhoto(page);
  await spoilPhotos(page, school.wang.id);
  await context.setOffline(false);
  await expect(page.getByText(/照片或记录损坏，请重拍/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: '补拍照片' })).toBeVisible();
  await expect(page.getByText(/^回执 /)).toBeVisible();
  expect(await received(school)).toEqual({ records: 1, have: 0, total: 1 });
  await page.goto(school.server.url);
  await expect(page.getByText('需要处理 1 条')).toBeVisible();
});

test('the address of another person’s record shows nothing of it, the same as one that is not there', async ({
  page,
  browser,
}) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'wang');
  await handInWithPhoto(page);
  await isDelivered(page);
  const id = new URL(page.url()).pathname.split('/').at(-1)!;
  const beside = await browser.newContext(onlooker);
  const other = await beside.newPage();
  const zhao = { name: '赵敏', username: 'zhao', role: 'sampler', scope: [], password: 'a long password' };
  await school.sun.ask('POST', '/people', zhao);
  await signIn(other, school.server.url, 'zhao');
  const saying = async (path: string): Promise<string> => {
    await other.goto(`${school.server.url}${path}`);
    await expect(
      other
        .locator('main')
        .getByText(/没有|不归/)
        .first(),
    ).toBeVisible();
    return (await other.locator('main').innerText()).replaceAll(/\d\d:\d\d/g, '');
  };
  const absent = id.slice(0, -4) + (id.endsWith('0000') ? '1111' : '0000');
  for (const path of ['/record/', '/school-record/', '/inspection/']) {
    const said = await saying(path + id);
    expect(said, path).not.toContain('楼层日检');
    expect(said, path).toBe(await saying(path + absent));
  }

  // 58: what a newer app has stored here is neither read nor written into by this one.
  await other.evaluate(async () => {
    const all = await indexedDB.databases();
    const newest = all.toSorted((a, b) => b.version! - a.version!)[0]!;
    const opening = indexedDB.open(newest.name!, newest.version! + 10);
    await new Promise((resolve) => (opening.onsuccess = resolve));
  });
  await expect(other.getByRole('alert')).toContainText('这一页是旧版本');
  await expect(other.getByText('这一页出了问题')).toHaveCount(0);
  await other.getByRole('alert').getByRole('button', { name: '重新打开' }).click();
  await expect(other.getByRole('heading', { name: '这一页是旧版本' })).toBeVisible();
  const saving = other.waitForEvent('download');
  await other.getByRole('button', { name: '导出未上传' }).click();
  expect(readFileSync(await (await saving).path(), 'utf8')).toContain('"format":"campus-patrol-unsent/1"');
  await expect(other.getByText('文件已存好，请交给安全办')).toBeVisible();

  // An old page that does not let go: the new one says so, and opens when the old one is closed.
  await other.goto('about:blank');
  const old = await beside.newPage();
  await old.goto(`${school.server.url}/icons/icon.svg`);
  await old.evaluate(holdOlder);
  await other.goto(school.server.url);
  await expect(other.getByRole('alert')).toContainText('另一个页面还开着旧版本');
  await old.close();
  await expect(other.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
  await expect(other.getByText('另一个页面还开着旧版本')).toHaveCount(0);
  await beside.close();
});

/** Runs in the page: puts a database of an older version in the place of the newest one, and keeps it open. */
async function holdOlder(): Promise<void> {
  const { name } = (await indexedDB.databases()).toSorted((a, b) => b.version! - a.version!)[0]!;
  await new Promise((resolve) => (indexedDB.deleteDatabase(name!).onsuccess = resolve));
  const opening = indexedDB.open(name!, 1);
  opening.onupgradeneeded = () => {
    const meta = opening.result.createObjectStore('meta', { keyPath: 'key' });
    meta.put({ key: 'installId', value: crypto.randomUUID() });
    meta.put({ key: 'opSeq', value: 0 });
  };
  await new Promise((resolve) => (opening.onsuccess = resolve));
  Object.assign(globalThis, { held: opening.result });
}
