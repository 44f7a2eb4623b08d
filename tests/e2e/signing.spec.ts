// The second signature: asked for on Today, given without a network on another phone, seen by who inspected.
import { expect, test } from '@playwright/test';
import { at, id, inspection } from '../cast.ts';
import type { Inspections, InspectionView } from '../../src/domain/reports.ts';
import { DeskClient } from './desk-client.ts';
import { onlooker, signIn, workerInCharge } from './phone.ts';
import { openSchool, password, type School } from './school.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
});
test.afterAll(() => school.server.remove());

test('whoever is in charge finds what waits, reads it, signs offline, and the inspector sees it @second', async ({
  page,
  context,
}) => {
  const wang = new DeskClient(school.server.url);
  await wang.signIn('wang', password);
  const now = at(Date.now());
  const body = inspection({ startedAt: at(now.ms - 60_000), finishedAt: now });
  const record = await wang.write('inspection-submitted', body, {
    subject: id(640),
    device: id(940),
    opSeq: 1,
    at: now,
  });

  await signIn(page, school.server.url, 'sun');
  await workerInCharge(page);
  await page.getByRole('link', { name: '待我签字 1 份' }).click();
  await expect(page.getByText(/^待签，.* 前签$/)).toBeVisible();
  await page.getByRole('link', { name: /夜间巡查 · 3号宿舍楼 2层/ }).click();
  await expect(page.getByRole('heading', { name: '后补签名' })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('button', { name: '签字', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '用姓名签' }).click();
  await expect(page.getByText('已签，有网自动上传')).toBeVisible();
  await expect(page.getByRole('button', { name: '签字', exact: true })).toBeHidden();
  await context.setOffline(false);
  await expect
    .poll(
      async () =>
        (await wang.ask<InspectionView>('GET', `/inspections/${record.subject}`)).record.signatures?.[0]?.byName,
      { timeout: 60_000 },
    )
    .toBe('孙静');
  await page.goto(`${school.server.url}/to-sign`);
  await expect(page.getByText('没有等你签字的记录')).toBeVisible();

  await page.goto(`${school.server.url}/school-record/${record.subject}`);
  await expect(page.getByText(/^孙静 签于 /)).toBeVisible();
});

test('who inspected and whoever reads the list see that a signature is waited for, and when it is late @third', async ({
  page,
  context,
  browser,
}) => {
  const wang = new DeskClient(school.server.url);
  await wang.signIn('wang', password);
  const now = at(Date.now());
  const body = inspection({ startedAt: at(now.ms - 60_000), finishedAt: now });
  const record = await wang.write('inspection-submitted', body, {
    subject: id(641),
    device: id(941),
    opSeq: 1,
    at: now,
  });
  const aDayLater = now.ms + 25 * 3_600_000;

  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await page.goto(`${school.server.url}/record/${record.subject}`);
  await expect(page.getByText('主管人员签名：待签', { exact: true })).toBeVisible();
  await context.setOffline(true);
  await page.clock.setSystemTime(aDayLater);
  await page.reload();
  await expect(page.getByText('主管人员签名：待签，已超过 24 小时')).toBeVisible();

  for (const width of [360, 1280]) {
    const desk = await (await browser.newContext({ ...onlooker, viewport: { width, height: 800 } })).newPage();
    await signIn(desk, school.server.url, 'sun');
    await desk.goto(`${school.server.url}/records`);
    await expect(desk.getByText('待签', { exact: true })).toBeVisible();
    await desk.route(/\/api\/inspections\?/, async (route) => {
      const answered = await route.fetch();
      const list = (await answered.json()) as Inspections;
      await route.fulfill({ response: answered, json: { ...list, asOf: aDayLater } });
    });
    await desk.getByRole('button', { name: '刷新' }).click();
    await expect(desk.getByText('待签，已超过 24 小时')).toBeVisible();
  }
});
