// Walking past what is in the register: each extinguisher by itself, without a network, and the manager reads it by extinguisher.
import { expect, test, type Page } from '@playwright/test';
import { asset, canteen, checklist, floor2, id, item } from '../cast.ts';
import type { HazardRows } from '../../src/domain/hazard-reports.ts';
import type { Inspections } from '../../src/domain/reports.ts';
import { templateId, type Template } from '../../src/domain/template.ts';
import {
  begin,
  isDelivered,
  onlooker,
  passSpotPhoto,
  saved,
  shoot,
  signIn,
  staysOnline,
  theRestNormal,
  workerInCharge,
} from './phone.ts';
import { openSchool, password, type School } from './school.ts';

const monthly: Template = {
  ...checklist,
  code: 'Z5',
  perAsset: 'extinguisher',
  name: { zh: '灭火器月检', en: 'Extinguisher check' },
  reasons: [],
  items: [
    item({ id: 'Z5-01', type: 'PF', text: { zh: '取用无遮挡', en: 'Within reach' } }),
    item({ id: 'Z5-02', type: 'PF', text: { zh: '铅封完好', en: 'Seal intact' } }),
    item({ id: 'Z5-07', type: 'DATE', photo: 'always', made: true, text: { zh: '出厂日期', en: 'Date made' } }),
    item({ id: 'Z5-10', type: 'PF', once: true, grade: null, text: { zh: '检查卡已更新', en: 'Tag updated' } }),
  ],
};

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
  await school.sun.write('template-published', monthly, { subject: templateId(monthly) });
  const year = new Date().getFullYear();
  const three = [
    asset({ id: id(500), label: '1号', made: `${year - 3}-05` }),
    asset({ id: id(501), label: '2号', made: `${year - 11}-05` }),
    asset({ id: id(502), label: '3号', made: `${year - 2}-05` }),
  ];
  for (const one of three) await school.sun.write('asset-kept', one, { subject: one.id });
  const floor3 = { ...floor2, id: id(503), name: '3层' };
  await school.sun.write('place-added', floor3, { subject: floor3.id });
});
test.afterAll(() => school.server.remove());

/** What stands under the name of one extinguisher in the checklist. */
const asked = (page: Page, itemId: string) => page.locator(`[data-item="${itemId}"]`);
const toAll = (page: Page) =>
  page
    .getByRole('button', { name: /^全部 \d+ 台/ })
    .first()
    .click();

test('three extinguishers of a floor offline: one past its life, one missing, one more on the spot; the manager reads each by itself', async ({
  page,
  context,
  browser,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.setOffline(true);
  await begin(page, ['3号宿舍楼', '2层'], '灭火器月检');
  await expect(page.getByRole('heading', { name: '1号', level: 2 })).toBeVisible();
  await expect(asked(page, 'Z5-01.1').getByText(/干粉/).first()).toBeVisible();

  // Two taps: what is missing. It is asked nothing else, and becomes a hazard.
  await toAll(page);
  await page.getByRole('button', { name: '找不到3号' }).click();
  await expect(page.getByText('在原处找不到，会报成隐患')).toBeVisible();
  // Two taps and its name: what the register did not have.
  await page.getByRole('button', { name: '登记一台' }).click();
  const form = page.getByRole('dialog', { name: '登记一台' });
  await form.getByLabel('名称或编号').fill('4号');
  await form.getByLabel('出厂年月').fill(`${new Date().getFullYear() - 1}年5月`);
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByText('已查完 1 台，共 4 台')).toBeVisible();

  await page.getByRole('button', { name: '查下一台：1号' }).click();
  await asked(page, 'Z5-01.1')
    .getByRole('button', { name: /这台其余\s2\s项\s正常/ })
    .click();
  await asked(page, 'Z5-07.1')
    .getByRole('button', { name: /^与登记一致/ })
    .click();

  // Its years are over by the rule, whatever the person thinks of it.
  await asked(page, 'Z5-01.2')
    .getByRole('button', { name: /这台其余\s2\s项\s正常/ })
    .click();
  await asked(page, 'Z5-07.2')
    .getByRole('button', { name: /^\d+ 出厂日期/ })
    .click();
  await asked(page, 'Z5-07.2')
    .getByRole('button', { name: /^与登记一致/ })
    .click();
  await shoot(page);
  const sheet = page.getByRole('dialog', { name: '异常' });
  await sheet.getByRole('button', { name: '照片 1，共 1 张' }).waitFor();
  await sheet.getByRole('button', { name: '完成' }).click();

  await asked(page, 'Z5-01.4')
    .getByRole('button', { name: /这台其余\s2\s项\s正常/ })
    .click();
  await asked(page, 'Z5-07.4')
    .getByRole('button', { name: /^\d+ 出厂日期/ })
    .click();
  await asked(page, 'Z5-07.4')
    .getByRole('button', { name: /^与登记一致/ })
    .click();
  await theRestNormal(page, 1);
  await saved(page);
  await page.getByRole('button', { name: /提交/ }).click();
  await page.getByRole('button', { name: '提交', exact: true }).waitFor();
  await passSpotPhoto(page);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByRole('heading', { name: '已提交' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '2号', level: 3 })).toBeVisible();

  await context.setOffline(false);
  await isDelivered(page);
  const { rows: hazards } = await school.sun.ask<HazardRows>('GET', '/hazards');
  expect(hazards.map(({ text }) => text.zh).sort()).toEqual(['不符合：2号：出厂日期', '不符合：3号：未缺失、未挪走']);

  const { rows } = await school.sun.ask<Inspections>('GET', '/inspections');
  const desk = await browser.newPage(onlooker);
  await signIn(desk, school.server.url, 'sun', password);
  await desk.goto(`${school.server.url}/school-record/${rows[0]?.id}`);
  for (const label of ['1号', '2号', '3号', '4号'])
    await expect(desk.getByRole('heading', { name: label, level: 3, exact: true })).toBeVisible();
  await expect(desk.getByRole('heading', { name: '整个地点', level: 3 })).toBeVisible();
  await desk.goto(`${school.server.url}/places/${floor2.id}/assets`);
  await expect(desk.getByRole('button', { name: /^4号/ })).toBeVisible();
  await desk.close();
});

test('where nothing is registered yet, the checklist says where to register it, and what was answered goes with it @second', async ({
  page,
  context,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await context.setOffline(true);
  await begin(page, ['3号宿舍楼', '3层'], '灭火器月检');
  await asked(page, 'Z5-01').getByRole('radio', { name: '正常' }).click();
  await page.getByRole('button', { name: '登记这里的设备，一台一台查' }).click();
  await expect(page.getByText('没登记也能照常检查')).toBeVisible();
  await page.getByRole('button', { name: '登记一台' }).click();
  const form = page.getByRole('dialog', { name: '登记一台' });
  await form.getByLabel('名称或编号').fill('7号');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('登记前填的 1 项已记到7号')).toBeVisible();
  await page.getByRole('link', { name: '查7号' }).click();
  await expect(page.getByRole('heading', { name: '7号', level: 2 })).toBeVisible();
  await expect(page.getByRole('button', { name: '登记这里的设备，一台一台查' })).toHaveCount(0);
});

test('a manager registers six at once, and takes one out of use @third', async ({ page }) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/places`);
  await page.getByRole('link', { name: '打开 食堂' }).click();
  await page.getByRole('link', { name: /^设备台账/ }).click();
  await expect(page.getByText('这里还没有登记设备或证照')).toBeVisible();
  await page.getByRole('button', { name: '登记设备或证照' }).click();
  const form = page.getByRole('dialog', { name: '登记设备或证照' });
  await form.getByLabel('几台一样的').fill('6');
  await form.getByLabel('出厂年月').fill('201805');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已登记 6 件，已存本机')).toBeVisible();
  await expect(page.getByText('可用到2028-05-31')).toHaveCount(6);
  await page.getByRole('button', { name: /^灭火器 6/ }).click();
  const sheet = page.getByRole('dialog', { name: '改灭火器 6' });
  await sheet.getByRole('button', { name: '停用这台设备' }).click();
  await sheet.getByRole('button', { name: '停用', exact: true }).click();
  await expect(sheet.getByText('请写明原因')).toBeVisible();
  await sheet.getByLabel('为什么停用').fill('压力不足，已报废');
  await sheet.getByRole('button', { name: '停用', exact: true }).click();
  await expect(page.getByRole('heading', { name: '已停用' })).toBeVisible();
  await expect(page.getByText('食堂 · 5 件')).toBeVisible();
});

test('a manager enters the licence of the canteen with its day, and sees that it is over @third', async ({ page }) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/places/${canteen.id}/assets`);
  await page.getByRole('button', { name: '登记设备或证照' }).click();
  const form = page.getByRole('dialog', { name: '登记设备或证照' });
  await form.getByText('证照', { exact: true }).click();
  await expect(form.getByLabel('几台一样的')).toBeHidden();
  await expect(form.getByLabel('出厂年月')).toBeHidden();
  await form.getByLabel('名称或编号').fill('食品经营许可证');
  await form.getByLabel('有效期至').fill('2020-05-01');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已登记 1 件，已存本机')).toBeVisible();
  await expect(page.getByRole('button', { name: /^食品经营许可证/ })).toContainText('已过期2020-05-01');
});
