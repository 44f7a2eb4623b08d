// What is known of a place: shown without a network before the first item, answered with one tap, and still one hazard.
import { expect, test } from '@playwright/test';
import { answer as said, at, floor2, id, inspection, photo, sha256 } from '../cast.ts';
import type { HazardRows, HazardView } from '../../src/domain/hazard-reports.ts';
import { caseOf, take } from './case-school.ts';
import { DeskClient } from './desk-client.ts';
import {
  answer,
  begin,
  goTo,
  group,
  handIn,
  isDelivered,
  row,
  saved,
  shoot,
  signIn,
  staysOnline,
  theRestNormal,
  workerInCharge,
} from './phone.ts';
import { openSchool, password, twenty, type School } from './school.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
  await reportedBefore();
});
test.afterAll(() => school.server.remove());

const day = 24 * 3_600_000;
const picture = photo('Z2-03', sha256('a blocked passage'));

/** The guard found two passages blocked two days ago. */
async function reportedBefore(): Promise<void> {
  const li = new DeskClient(school.server.url);
  await li.signIn('li', password);
  const then = Date.now() - 2 * day;
  const faults = new Map([
    ['Z2-03', said('Z2-03', 'fail', { note: '堆了床板', photos: [picture.sha256] })],
    ['Z2-07', said('Z2-07', 'fail', { photos: [picture.sha256] })],
  ]);
  const body = inspection({
    placeId: floor2.id,
    template: { code: 'Z2', version: 1 },
    startedAt: at(then - 60_000),
    finishedAt: at(then),
    answers: twenty.items.map((item) => faults.get(item.id) ?? said(item.id, 'pass')),
    photos: [picture, { ...picture, itemId: 'Z2-07' }],
  });
  await li.write('inspection-submitted', body, {
    subject: id(700),
    device: id(950),
    opSeq: 1,
    at: at(then),
    photos: [picture.sha256],
  });
}

test('a hazard of an earlier record is shown offline, confirmed with one tap, and the manager sees dated evidence on one hazard', async ({
  page,
  context,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.setOffline(true);
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  const known = page.getByRole('region', { name: '这里还有 2 处隐患没消除' });
  // A line each, so that the answers of the first item are in sight; a tap opens one.
  await expect(group(page, 1)).toBeInViewport({ ratio: 1 });
  for (const n of [3, 7]) await known.getByRole('button', { name: `${n} 第${n}处通道畅通`, expanded: false }).click();
  await expect(known.getByText(/李建国 .* 上报/)).toHaveCount(2);
  await expect(known.getByText('堆了床板')).toBeVisible();

  // A wrong tap is put right by the next one.
  const third = known.getByRole('group', { name: '现在怎样：第3处通道畅通' });
  await third.getByRole('button', { name: '已消除' }).click();
  await expect(third.getByRole('button', { name: '已消除', pressed: true })).toBeVisible();
  await third.getByRole('button', { name: '还在' }).click();
  await expect(third.getByRole('button', { name: '还在', pressed: true })).toBeVisible();
  await known.getByRole('group', { name: '现在怎样：第7处通道畅通' }).getByRole('button', { name: '已消除' }).click();

  // Their items are left to be looked at one by one.
  await theRestNormal(page, 18);
  await expect(group(page, 3).getByRole('radio', { checked: true })).toHaveCount(0);
  await goTo(page, 3);
  await expect(row(page, 3).getByRole('button', { name: '还在', pressed: true })).toBeVisible();
  await answer(page, 3, '异常');
  await shoot(page);
  const sheet = page.getByRole('dialog', { name: '异常' });
  await sheet.getByRole('button', { name: '照片 1，共 1 张' }).waitFor();
  await sheet.getByRole('button', { name: '完成' }).click();
  await row(page, 3).getByRole('button', { name: '补充说明' }).first().click();
  const details = page.getByRole('dialog', { name: '补充说明' });
  // A slip of the thumb beside the sheet.
  await details.getByLabel('看到什么？').fill('门后的灯也不亮');
  await page.keyboard.press('Escape');
  await expect(details.getByText('填的还没保存')).toBeVisible();
  await details.getByRole('button', { name: '接着写' }).click();
  await expect(details.getByLabel('看到什么？')).toHaveValue('门后的灯也不亮');
  await details.getByLabel('看到什么？').fill('床板又多了');
  await expect(details.getByText('第 3 项的 1 张照片会一起附上')).toBeVisible();
  await details.getByRole('button', { name: '完成' }).click();
  await goTo(page, 7);
  await answer(page, 7, '正常');
  await saved(page);
  await handIn(page);
  await expect(page.getByText('其中 1 项是已上报的隐患，没有重复新增')).toBeVisible();

  await context.setOffline(false);
  await isDelivered(page);
  const { rows } = await school.sun.ask<HazardRows>('GET', '/hazards');
  const views = await Promise.all(rows.map(({ id }) => school.sun.ask<HazardView>('GET', `/hazards/${id}`)));
  expect(
    views.map(({ hazard: { itemId, sightings = [] } }) => [itemId, sightings.map(({ seen, note }) => [seen, note])]),
  ).toEqual(
    expect.arrayContaining([
      ['Z2-03', [['still', '床板又多了']]],
      ['Z2-07', [['gone', '']]],
    ]),
  );
  expect(rows).toHaveLength(2);
});

test('the manager sees who said so and when, the newest first, and that it is said to be gone ends nothing @second', async ({
  page,
}) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/hazards`);
  await expect(page.getByText('共 2 件', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: /第7处通道畅通/ }).click();
  await expect(page.getByText('说已消除')).toBeVisible();
  await page.goBack();
  await page.getByRole('link', { name: /第3处通道畅通/ }).click();
  await expect(page.getByText('看到还在')).toBeVisible();
  await expect(page.getByText('床板又多了')).toBeVisible();
  await page.getByRole('link', { name: '打开' }).click();
  await expect(page.getByRole('heading', { name: '之后看到的情况' })).toHaveCount(2);
  await page.getByRole('link', { name: '看当次检查，照片 1 张' }).click();
  await expect(page.getByText('是已上报的隐患，没有重复新增')).toBeVisible();
});

test('what was abnormal the last time stands in the row before 其余正常, whoever walked, and no other row is taller @second', async ({
  page,
  context,
}) => {
  const wang = new DeskClient(school.server.url);
  await wang.signIn('wang', password);
  const now = Date.now();
  const fixed = said('Z2-05', 'fail', { photos: [picture.sha256], fixedOnSpot: true });
  const body = inspection({
    placeId: floor2.id,
    template: { code: 'Z2', version: 1 },
    startedAt: at(now - 60_000),
    finishedAt: at(now),
    answers: twenty.items.map((item) => (item.id === 'Z2-05' ? fixed : said(item.id, 'pass'))),
    photos: [{ ...picture, itemId: 'Z2-05' }],
  });
  await wang.write('inspection-submitted', body, {
    subject: id(701),
    device: id(951),
    opSeq: 1,
    at: at(now),
    photos: [picture.sha256],
  });
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.setOffline(true);
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  await expect(row(page, 5).getByText(/^上次：异常（今天 \d\d:\d\d）$/)).toBeVisible();
  await expect(row(page, 5).getByRole('button', { name: /^5 / })).toHaveAttribute('aria-expanded', 'false');
  // Wang found it normal since; it is the guard's hazard that is open.
  await expect(row(page, 3).getByText(/李建国 .* 上报/)).toBeVisible();
  await expect(row(page, 3).getByText(/^上次/)).toBeHidden();
  await goTo(page, 3);
  await expect(row(page, 3).getByText(/^上次：/)).toBeVisible();
  const heightOf = async (n: number) => (await row(page, n).boundingBox())?.height;
  expect(await heightOf(6)).toBe(await heightOf(12));
  expect(await heightOf(5)).toBeGreaterThan((await heightOf(6)) ?? 0);
  await expect(page.getByText(/^上次：异常/)).toHaveCount(1);
});

test('whoever walks is told that a hazard was dealt with meanwhile, and where it goes that a known one was put right on the spot @second', async ({
  page,
}) => {
  await staysOnline(page);
  const [third, seventh] = [`${id(700)}.Z2-03`, `${id(700)}.Z2-07`];
  const timesSeen = async () => (await caseOf(school, seventh)).sightings?.length ?? 0;
  const before = await timesSeen();
  await signIn(page, school.server.url, 'wang');
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  const known = page.getByRole('region', { name: /处隐患没消除/ });
  for (const n of [3, 7]) await known.getByRole('button', { name: `${n} 第${n}处通道畅通`, expanded: false }).click();
  const group3 = known.getByRole('group', { name: '现在怎样：第3处通道畅通' });
  await group3.getByRole('button', { name: '还在' }).click();
  await known.getByRole('group', { name: '现在怎样：第7处通道畅通' }).getByRole('button', { name: '还在' }).click();
  await expect(known.getByRole('button', { name: '还在', pressed: true })).toHaveCount(2);
  await expect.poll(timesSeen, { timeout: 60_000 }).toBe(before + 1);
  await take(school.sun, await caseOf(school, seventh), { do: 'reject', reason: 'already-done', note: '已搬走' });
  // What goes to the school brings back what others did.
  await group3.getByRole('button', { name: '更严重' }).click();
  await expect(page.getByText(/别人刚处理了这处：第7处通道畅通/).first()).toBeVisible({
    timeout: 60_000,
  });

  await goTo(page, 3);
  await answer(page, 3, '异常');
  await shoot(page);
  const sheet = page.getByRole('dialog', { name: '异常' });
  await sheet.getByRole('button', { name: '照片 1，共 1 张' }).waitFor();
  await sheet.getByText('已当场整改').click();
  // The camera of the test shows the same for a while, and the same picture twice is one.
  await page.waitForTimeout(1500);
  await shoot(page);
  await expect(sheet.getByText('改正后', { exact: true })).toBeVisible();
  await sheet.getByRole('button', { name: '完成' }).click();
  await expect(row(page, 3).getByText('当场改好会记在原来那件上，由学校确认后才销号')).toBeVisible();
  await goTo(page, 7);
  await expect(row(page, 7).getByText(/别人刚处理了这处：第7处/)).toBeVisible();
  await answer(page, 7, '正常');
  await theRestNormal(page, 18);
  await handIn(page);
  await isDelivered(page);
  const of = await caseOf(school, third);
  expect(of.state).toBe('reported');
  expect(of.sightings?.at(-1)).toMatchObject({ seen: 'worse', fixed: true });
  expect(of.sightings?.at(-1)?.photos).toHaveLength(2);
});
