// 平面图: a manager hangs the plan of a floor and marks its points by finger and by keyboard; whoever walks there opens a point from it.
import { expect, test, type Page } from '@playwright/test';
import { drawPlan } from '../../src/server/demo/plan-picture.ts';
import type { FloorPlanKept } from '../../src/domain/floor-plan-reports.ts';
import type { Place } from '../../src/domain/place.ts';
import { floor2, id } from '../cast.ts';
import { signIn } from './phone.ts';
import { openSchool, type School } from './school.ts';

let school: School;
const room = (n: number): Place => ({
  id: id(300 + n),
  kind: 'room',
  name: `20${n}`,
  ancestors: [...floor2.ancestors, { id: floor2.id, name: floor2.name }],
});
const plan = (width: number) => ({
  name: 'plan.png',
  mimeType: 'image/png',
  buffer: Buffer.from(drawPlan({ width, height: 400, rooms: [[0.1, 0.1, 0.4, 0.45]] })),
});

test.beforeEach(async () => {
  school = await openSchool();
  await school.sun.write('places-kept', { places: [room(1), room(2), room(3)] }, { subject: id(301) });
});
test.afterEach(() => school.server.remove());

/** A plan hangs there, with these points marked on it. */
async function hung(markers: { placeId: string; x: number; y: number }[]): Promise<void> {
  const address = `/places/${floor2.id}/floor-plan`;
  const { entry: after } = (await (
    await school.sun.send('PUT', `${address}/picture`, plan(600).buffer)
  ).json()) as FloorPlanKept;
  await school.sun.ask('PUT', `${address}/markers`, { after, markers });
}

const toPlan = (page: Page) => page.goto(`${school.server.url}/places/${floor2.id}?plan`);
const hang = async (page: Page, width: number, how: string) => {
  await page.getByLabel('拍一张，或从相册选').setInputFiles(plan(width));
  await page.getByRole('button', { name: how }).click();
  await expect(page.getByText('平面图放好了')).toBeVisible();
};

test('a plan is hung, marked by finger and by keyboard, and a guard opens a point from it @third', async ({ page }) => {
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/places/${floor2.id}`);
  await page.getByRole('link', { name: '平面图' }).click();
  await expect(page.getByText('还没有平面图')).toBeVisible();
  await page.getByRole('button', { name: '选一张图' }).click();
  await hang(page, 600, '放上去');

  await page.getByRole('button', { name: '标点位' }).click();
  const list = page.getByRole('region', { name: '图上的点' });
  await list.getByRole('button', { name: '201' }).click();
  const picture = page.locator('[data-plan]');
  const box = (await picture.boundingBox())!;
  await picture.click({ position: { x: box.width * 0.25, y: box.height * 0.3 } });
  await expect(list.getByRole('button', { name: /^201/ })).toContainText('左起 25%，上起 30%');
  // The second by keyboard alone: the first press puts it in the middle, the others move it.
  await list.getByRole('button', { name: /^202/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(list.getByRole('button', { name: /^202/ })).toContainText('左起 51%，上起 45%');

  // Away before it is saved: the positions are there again.
  await page.getByRole('button', { name: '返回' }).click();
  await page.getByRole('link', { name: '平面图' }).click();
  await page.getByRole('button', { name: '标点位' }).click();
  await expect(page.getByText('上次没有保存的位置还在')).toBeVisible();
  await page.getByRole('button', { name: '保存位置' }).click();
  await expect(page.getByText('位置已保存')).toBeVisible();
  await expect(page.getByText('图上 2 个，一共 3 个')).toBeVisible();

  const guard = await page.context().browser()!.newPage();
  await signIn(guard, school.server.url, 'li');
  await guard.goto(`${school.server.url}/places/${id(301)}`);
  await guard.getByRole('link', { name: '平面图' }).click();
  await expect(guard.getByRole('button', { name: '标点位' })).toHaveCount(0);
  await guard
    .locator('[data-plan]')
    .getByRole('link', { name: /^202，没有到过/ })
    .click();
  await expect(guard.getByRole('heading', { level: 1, name: '202' })).toBeVisible();
  await guard.close();
});

test('two managers mark at once: the later is told, and both their points stay @third', async ({ page }) => {
  await hung([
    { placeId: id(301), x: 0.25, y: 0.3 },
    { placeId: id(302), x: 0.51, y: 0.45 },
  ]);
  await signIn(page, school.server.url, 'sun');
  await toPlan(page);
  await page.getByRole('button', { name: '标点位' }).click();
  const list = page.getByRole('region', { name: '图上的点' });
  await list.getByRole('button', { name: /^203/ }).press('ArrowDown');
  const shown = await school.sun.ask<{
    entry: string;
    points: { placeId: string; x: number | null; y: number | null }[];
  }>('GET', `/places/${floor2.id}/floor-plan`);
  const markers = [{ placeId: id(301), x: 0.9, y: 0.9 }];
  await school.sun.ask('PUT', `/places/${floor2.id}/floor-plan/markers`, { after: shown.entry, markers });
  await page.getByRole('button', { name: '保存位置' }).click();
  await expect(page.getByRole('alert')).toContainText('别人刚改过这张图');
  await expect(list.getByRole('button', { name: /^201/ })).toContainText('左起 90%，上起 90%');
  await expect(list.getByRole('button', { name: /^203/ })).toContainText('左起 50%，上起 50%');
  await page.getByRole('button', { name: '保存位置' }).click();
  await expect(page.getByText('位置已保存')).toBeVisible();
});

test('another picture takes its place, the earlier one can be looked at, and it is taken down @third', async ({
  page,
}) => {
  await hung([
    { placeId: id(301), x: 0.9, y: 0.9 },
    { placeId: id(303), x: 0.5, y: 0.5 },
  ]);
  await signIn(page, school.server.url, 'sun');
  await toPlan(page);
  await page.getByRole('button', { name: '换图' }).click();
  await hang(page, 500, '换成这一张');
  await page.getByText('以前的图 1 张').click();
  await expect(page.getByRole('img', { name: /孙静放的/ })).toBeVisible();
  // What was moved and not saved is not thrown away with one press.
  await page.getByRole('button', { name: '标点位' }).click();
  const list = page.getByRole('region', { name: '图上的点' });
  await list.getByRole('button', { name: /^203/ }).press('ArrowDown');
  await page.getByRole('button', { name: '不改了' }).click();
  const asked = page.getByRole('dialog', { name: '1 个点的位置没有保存，不要了？' });
  await expect(asked).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(asked).toBeHidden();
  await expect(list.getByRole('button', { name: /^203/ })).toContainText('上起 51%');
  await page.getByRole('button', { name: '不改了' }).click();
  await asked.getByRole('button', { name: '不改了' }).click();
  await page.getByRole('button', { name: '标点位' }).click();
  await page.getByRole('button', { name: '不改了' }).click();
  await page.getByRole('button', { name: '撤下' }).click();
  await expect(page.getByText('图上标的 2 个点先不显示')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '撤下' }).click();
  await expect(page.getByText('平面图已撤下')).toBeVisible();
  await expect(page.getByText('以前的图 2 张')).toBeVisible();
  await page.getByRole('button', { name: '选一张图' }).click();
  await hang(page, 400, '放上去');
  await expect(page.getByText('图上 2 个，一共 3 个')).toBeVisible();
});
