// A checklist is published anew while somebody walks it: the draft keeps its version until the person decides.
import { expect, test } from '@playwright/test';
import { item } from '../cast.ts';
import type { Inspections, InspectionView } from '../../src/domain/reports.ts';
import { templateId, type Template } from '../../src/domain/template.ts';
import { answer, begin, handIn, isDelivered, row, saved, signIn, theRestNormal, workerInCharge } from './phone.ts';
import { openSchool, twenty, type School } from './school.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
});
test.afterAll(() => school.server.remove());

const second: Template = {
  ...twenty,
  version: 2,
  items: [
    ...twenty.items.filter(({ id }) => id !== 'Z2-20'),
    item({ id: 'Z2-21', type: 'PF', text: { zh: '门禁正常', en: 'Access control works' }, due: 'D1' }),
  ],
};

test('a draft keeps its version, shows what is different in the new one, and goes over without losing an answer', async ({
  page,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  await answer(page, 1, '正常');
  await answer(page, 2, '正常');
  await answer(page, 20, '正常');
  await saved(page);
  const { href } = new URL(page.url());
  await school.sun.write('template-published', second, { subject: templateId(second) });

  await page.goto(`${school.server.url}/me`);
  await page.goto(href);
  const offer = page.getByRole('link', { name: /检查表有新版（第 2 版）/ });
  await expect(offer).toBeVisible({ timeout: 60_000 });
  await expect(row(page, 20)).toContainText('第20处通道畅通');
  await offer.click();
  await expect(page.getByRole('heading', { name: '1 项回答带不过去' })).toBeVisible();
  await expect(page.getByText('门禁正常')).toBeVisible();
  await page.getByRole('button', { name: '换用新版' }).click();
  await page.waitForURL(href);
  await expect(row(page, 1).getByText('正常', { exact: true })).toBeVisible();
  await theRestNormal(page, 18);
  await handIn(page);
  await expect(page.getByText('中途换用了新版检查表，开始时是第 1 版')).toBeVisible();
  await isDelivered(page);

  const [listed] = (await school.sun.ask<Inspections>('GET', '/inspections')).rows;
  const { record } = await school.sun.ask<InspectionView>('GET', `/inspections/${listed?.id}`);
  expect(record.inspection.template).toEqual({ code: 'Z2', version: 2 });
  expect(record.inspection.carried).toMatchObject({ from: 1, left: [{ itemId: 'Z2-20', said: '正常' }] });
});
