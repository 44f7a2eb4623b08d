// The photos of the school on a wall: before beside after, zoomed, narrowed; and the head of the school reads who looked.
import { expect, test } from '@playwright/test';
import { at, floor2, id, photo, sha256 } from '../cast.ts';
import { handlingOf, type HazardHandled } from '../../src/domain/hazard-handling.ts';
import type { HazardView } from '../../src/domain/hazard-reports.ts';
import type { Session } from '../../src/domain/protocol.ts';
import { drawPicture } from '../../src/server/demo/picture.ts';
import { chance } from '../../src/server/demo/random.ts';
import { DeskClient } from './desk-client.ts';
import { signIn } from './phone.ts';
import { openSchool, password, type School } from './school.ts';
import { Screens } from './screens.ts';

let school: School;
const subject = id(8200);
const [before, after] = [1, 2].map((n) => drawPicture(chance(n), '2026-11-22 22:30')) as [Uint8Array, Uint8Array];

test.beforeAll(async () => {
  school = await openSchool();
  const add = (name: string, username: string, role: string) =>
    school.sun.ask<{ person: Session['person'] }>('POST', '/people', { name, username, role, scope: [], password });
  const { person } = await add('赵电', 'dian', 'electrician');
  await add('高校长', 'gao', 'principal');
  const [wang, dian] = [new DeskClient(school.server.url), new DeskClient(school.server.url)];
  await wang.signIn('wang', password);
  await dian.signIn('dian', password);
  let n = 8210;
  const say = async (client: DeskClient, said: object, photos: string[] = []) => {
    const { hazard } = await school.sun.ask<HazardView>('GET', `/hazards/${subject}`);
    const seen = { state: hazard.state, grade: hazard.grade };
    const body = { ...said, on: handlingOf(hazard).on, seen, placeId: floor2.id } as HazardHandled;
    await client.write('hazard-handled', body, { subject, photos, id: id(n++), device: id(n), at: at(Date.now()) });
  };
  const report = { placeId: floor2.id, source: 'spot' as const, category: 'electricity' as const, text: '插座发黑' };
  const rest = { photos: [photo('report', sha256(before))], suspectedMajor: false, fixed: false, repair: null };
  await wang.write(
    'hazard-reported',
    { ...report, ...rest },
    { subject, photos: [sha256(before)], at: at(Date.now()) },
  );
  await wang.send('PUT', `/photos/${sha256(before)}`, before);
  const given = { grade: 'G', category: 'electricity', deptId: null, personId: person.id, checkerId: null, leader: '' };
  await say(school.sun, { do: 'assign', ...given, due: 'D7', measure: '', note: '' });
  await say(dian, { do: 'accept', note: '' });
  await say(dian, { do: 'rectify', note: '换了新的', photos: [photo('report', sha256(after))] }, [sha256(after)]);
  await dian.send('PUT', `/photos/${sha256(after)}`, after);
});
test.afterAll(() => school.server.remove());

test('before stands beside after, one is opened and turned, and the filters narrow @third', async ({ page }) => {
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/search`);
  await page.getByRole('link', { name: '照片墙' }).click();
  const tiles = page.getByRole('main').locator('li');
  await expect(tiles).toHaveCount(2);
  await expect(page.getByText('这里有宿舍的照片，谁看过会记下来。')).toBeVisible();
  await page.getByRole('button', { name: /^放大：整改前/ }).click();
  const viewer = page.getByRole('dialog', { name: '看照片' });
  await expect(viewer.getByText('1 / 3')).toBeVisible();
  await viewer.getByRole('button', { name: '下一张' }).click();
  await expect(viewer.getByText('2 / 3')).toBeVisible();
  await viewer.getByRole('button', { name: '放大' }).click();
  await viewer.getByRole('button', { name: '关闭' }).click();
  await page.getByText('筛选').click();
  await page.getByRole('combobox', { name: '种类' }).selectOption({ label: '发现' });
  await expect(tiles).toHaveCount(1);
  await page.getByRole('combobox', { name: '种类' }).selectOption({ label: '留样' });
  await expect(page.getByText('没有这样的照片')).toBeVisible();
  await page.getByRole('link', { name: '看全部' }).click();
  await expect(tiles).toHaveCount(2);
});

test('the head of the school reads who looked, and what @third', async ({ page }) => {
  await school.sun.send('GET', `/hazards/${subject}/photos/${sha256(after)}`);
  await signIn(page, school.server.url, 'gao');
  await page.goto(`${school.server.url}/photos`);
  await page.getByRole('link', { name: '谁看过宿舍照片' }).click();
  const opened = page.getByRole('listitem').filter({ hasText: '孙静' }).filter({ hasText: '打开 1 张' }).first();
  await expect(opened).toBeVisible();
  await opened.getByText('哪些照片').click();
  await expect(opened.getByText('3号宿舍楼 2层')).toBeVisible();
});

const looks = [
  { width: 360, theme: 'day', size: 'extra', language: 'en' },
  { width: 1280, theme: 'night', size: 'standard', language: 'zh' },
];

test('it is sound: small and wide, large and at night, in both languages', async ({ page }) => {
  await signIn(page, school.server.url, 'gao');
  const screens = new Screens(page, school.server.url);
  for (const { width, ...look } of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate((kept) => localStorage.setItem('patrol-preferences', JSON.stringify(kept)), look);
    for (const path of ['/photos', '/photos/views']) {
      await screens.open(path);
      const found = await (look.theme === 'night' ? screens.faultsInEveryTheme() : screens.faults());
      expect.soft(found, `${path} ${width}`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(wide, `${path} ${width} is wider than the screen`).toBeLessThanOrEqual(0);
    }
  }
});
