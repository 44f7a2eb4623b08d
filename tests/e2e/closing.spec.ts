// 月度封存: a month of a ledger is closed, a phone delivers one more line of it, it is opened again with a reason, and who did that is read in the list.
import { expect, test } from '@playwright/test';
import { answer, at, canteen, checklist, id, inspection, item } from '../cast.ts';
import { lastMonth } from '../../src/app/ledgers/asked.ts';
import { dayOf } from '../../src/domain/inspection.ts';
import { templateId, type Template } from '../../src/domain/template.ts';
import { DeskClient } from './desk-client.ts';
import { signIn } from './phone.ts';
import { openSchool, password, type School } from './school.ts';

const { from, to } = lastMonth(dayOf(Date.now(), 'Asia/Shanghai'));
const month = from.slice(0, 7);
const columns = ['种类', '数量', '收运单位'].map((zh) => ({ zh, en: zh }));
const waste: Template = {
  ...checklist,
  code: 'K2',
  items: [item({ id: 'K2-27', type: 'TABLE', photo: 'none', columns })],
};

let school: School;
let li: DeskClient;
test.beforeAll(async () => {
  school = await openSchool();
  await school.sun.write('template-published', waste, { subject: templateId(waste) });
  li = new DeskClient(school.server.url);
  await li.signIn('li', password);
});
test.afterAll(() => school.server.remove());

/** Done at noon of that day of last month, handed in now. */
async function handIn(n: number, nth: string, kind: string): Promise<void> {
  const ms = Date.parse(`${month}-${nth}T04:00:00Z`);
  const body = inspection({
    placeId: canteen.id,
    template: { code: 'K2', version: 1 },
    answers: [answer('K2-27', [[kind, '20', '环卫']])],
    photos: [],
    startedAt: at(ms - 60_000),
    finishedAt: at(ms),
  });
  const over = { subject: id(900 + n), id: id(920 + n), device: id(960), opSeq: n, at: at(ms), photos: [] };
  await li.write('inspection-submitted', body, over);
}

test('a closed month tells what came late, is opened with a reason, and both are in the list of who did what @third', async ({
  page,
}) => {
  await handIn(1, '03', '厨余');
  await page.setViewportSize({ width: 1280, height: 800 });
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/ledgers/food-waste?from=${from}&to=${to}`);
  await page.getByRole('button', { name: '封存这个月' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `封存 ${month}` })
    .click();
  await expect(page.getByText('这个月已封存：孙静')).toBeVisible();
  await expect(page.getByText(/^封存时 1 行，封存编码/)).toBeVisible();

  await handIn(2, '05', '废油');
  await page.reload();
  await expect(page.getByRole('row', { name: new RegExp(`废油 .*补报（.* 收到）`) })).toBeVisible();
  await expect(page.getByText(/^封存时 1 行，封存编码/)).toBeVisible();

  await page.getByRole('button', { name: '重新打开' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: '重新打开' }).click();
  await expect(sheet.getByText('请写明原因')).toBeVisible();
  await sheet.getByLabel('原因').fill('漏了一张单子');
  await sheet.getByRole('button', { name: '重新打开' }).click();
  await expect(page.getByText(/封存后又打开了：孙静.*原因：漏了一张单子/)).toBeVisible();
  await expect(page.getByText(/补报（/)).toHaveCount(0);
  await expect(page.getByText('共 2 行').first()).toBeVisible();

  await page.goto(`${school.server.url}/audit`);
  const lines = page.getByRole('row').filter({ hasText: `餐厨废弃物处置台账 ${month}` });
  await expect(lines).toHaveCount(2);
  // The newest first; why it was opened stands on the ledger alone, as nothing that people wrote stands here.
  await expect(lines.first()).toContainText('重新打开');
  await expect(lines.first()).toContainText('孙静');
  await expect(lines.last()).toContainText('封存');
});
