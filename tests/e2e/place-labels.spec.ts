// The labels of points on their paper: so many a sheet, as large as it says, and the camera reads the address of the place.
import { expect, test } from '@playwright/test';
import { codeAddress, placeCode } from '../../src/domain/place-code.ts';
import { canteen, dorm3, floor2 } from '../cast.ts';
import { pagesOf, readSquares } from './paper.ts';
import { signIn } from './phone.ts';
import { pointsOf } from './rounds.ts';
import { openSchool, type School } from './school.ts';

let school: School;
test.describe.configure({ timeout: 180_000 });
const points = pointsOf(4);
test.beforeAll(async () => {
  school = await openSchool();
  for (const place of points) await school.sun.write('place-added', place, { subject: place.id });
});
test.afterAll(() => school.server.remove());

test('seven labels are two sheets of six, seven pages, or seven of the label printer, and each is read @third', async ({
  page,
}) => {
  const all = [dorm3, floor2, canteen, ...points];
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/places/labels`);
  await expect(page.getByRole('button', { name: '打印 7 张' })).toBeVisible();
  const expected = all.map((place) => codeAddress(school.server.url, placeCode(place))).sort();
  for (const [paper, size, pages, mm] of [
    ['A4 纸，6 张', '210×297', 2, 52],
    ['A4 纸，1 张', '210×297', 7, 130],
    ['标签纸 60×80 毫米', '60×80', 7, 44],
  ] as const) {
    await page.getByText(paper, { exact: true }).click();
    await expect.poll(() => pagesOf(page)).toEqual(Array.from({ length: pages }, () => size));
    await page.emulateMedia({ media: 'print' });
    const squares = page.locator('svg[shape-rendering]:visible');
    await expect(squares).toHaveCount(7);
    // All of the sheet; of the others, which hold the same in another size, the first.
    const read = await readSquares(pages === 2 ? squares : squares.first());
    if (pages === 2) expect(read.map(({ text }) => text).sort()).toEqual(expected);
    for (const one of read) {
      expect(expected).toContain(one.text);
      expect(one.mm).toBe(mm);
    }
    // For whoever has no camera, and for whoever has no account.
    for (const place of all) await expect(page.getByText(placeCode(place), { exact: true }).last()).toBeVisible();
    await page.emulateMedia({ media: null });
  }
});
