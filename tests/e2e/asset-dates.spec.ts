// Dates read on a walk go into the register: at once on the own phone, for everybody once delivered, beside what was typed.
import { expect, test, type Page } from '@playwright/test';
import { asset, checklist, floor2, id, item } from '../cast.ts';
import { templateId, type Template } from '../../src/domain/template.ts';
import { begin, onlooker, passSpotPhoto, saved, signIn, staysOnline, workerInCharge } from './phone.ts';
import { openSchool, password, type School } from './school.ts';

const words = (zh: string, en: string) => ({ zh, en });
const daily: Template = {
  ...checklist,
  code: 'Z6',
  perAsset: 'lift',
  name: words('电梯日检', 'Lift check'),
  items: [
    item({ id: 'Z6-01', type: 'DATE', photo: 'none', register: 'due', text: words('下次检验日期', 'Next inspection') }),
  ],
};
const monthly: Template = {
  ...checklist,
  code: 'Z7',
  perAsset: 'rcd',
  name: words('漏保月检', 'RCD check'),
  items: [
    item({ id: 'Z7-01', type: 'PF', photo: 'none', text: words('按钮试验', 'Button test') }),
    item({
      id: 'Z7-03',
      type: 'NUM',
      photo: 'none',
      register: 'checked',
      everyMonths: 12,
      text: words('仪器实测', 'Instrument test'),
    }),
  ],
};

let school: School;
const year = new Date().getFullYear();
const lift = asset({
  id: id(510),
  category: 'lift',
  agent: null,
  label: '1号梯',
  made: null,
  due: `${year + 1}-01-31`,
});
const rcds = [
  asset({ id: id(520), category: 'rcd', agent: null, label: '照明箱', made: null, checked: `${year - 2}-01-15` }),
  asset({ id: id(521), category: 'rcd', agent: null, label: '插座箱', made: null, checked: daysAgo(30) }),
];
test.beforeAll(async () => {
  school = await openSchool();
  for (const one of [daily, monthly]) await school.sun.write('template-published', one, { subject: templateId(one) });
  for (const one of [lift, ...rcds]) await school.sun.write('asset-kept', one, { subject: one.id, schema: 2 });
});
test.afterAll(() => school.server.remove());

function daysAgo(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() - days * 86_400_000);
}

const asked = (page: Page, itemId: string) => page.locator(`[data-item="${itemId}"]`);

async function handIn(page: Page): Promise<void> {
  await saved(page);
  await page.getByRole('button', { name: /提交/ }).click();
  await page.getByRole('button', { name: '提交', exact: true }).waitFor();
  await passSpotPhoto(page);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByRole('heading', { name: '已提交' })).toBeVisible();
}

const register = async (page: Page) => page.goto(`${school.server.url}/places/${floor2.id}/assets`);

test('the next inspection of a lift, read offline, is in the register; a manager sees both and decides @third', async ({
  page,
  context,
  browser,
}) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await register(page);
  await expect(page.getByText(`下次检验${year + 1}-01-31`)).toBeVisible();
  await context.setOffline(true);
  await page.goto(school.server.url);
  await begin(page, ['3号宿舍楼', '2层'], '电梯日检');
  const day = asked(page, 'Z6-01.1');
  await expect(day.getByRole('button', { name: `与登记一致：${year + 1}-01-31` })).toBeVisible();
  await day.getByLabel(/下次检验日期/).fill(`${year + 60}-03-01`);
  await expect(day.getByText('离检查那天太远，请再看一眼。这个日期不会记进台账。')).toBeVisible();
  await day.getByLabel(/下次检验日期/).fill(`${year + 1}-03-01`);
  await expect(day.getByText('请再看一眼')).toHaveCount(0);
  await handIn(page);
  await register(page);
  await expect(page.getByText(`下次检验${year + 1}-03-01`)).toBeVisible();
  await expect(page.getByText(`台账里写的是 ${year + 1}-01-31`)).toBeVisible();

  await context.setOffline(false);
  await page.goto(school.server.url);
  await expect(page.getByText('全部送达')).toBeVisible({ timeout: 60_000 });
  const desk = await browser.newPage(onlooker);
  await signIn(desk, school.server.url, 'sun', password);
  await register(desk);
  await expect(desk.getByText(`下次检验 ${year + 1}-03-01，王秀兰`)).toBeVisible();
  await desk.getByRole('button', { name: /^1号梯/ }).click();
  const sheet = desk.getByRole('dialog', { name: '改1号梯' });
  await sheet.getByRole('button', { name: `还是按台账的 ${year + 1}-01-31` }).click();
  await expect(sheet).toBeHidden();
  await expect(desk.getByText(`下次检验${year + 1}-01-31`)).toBeVisible();
  await expect(desk.getByText('台账是后来改的，按台账')).toBeVisible();
  await desk.close();
});

test('an instrument test is asked where its year is over, and elsewhere by who has done it again @third', async ({
  page,
}) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'wang');
  await begin(page, ['3号宿舍楼', '2层'], '漏保月检');
  // 2号 before 10号, and 插 before 照.
  await expect(page.getByRole('heading', { name: '插座箱', level: 2 })).toBeVisible();
  await expect(asked(page, 'Z7-03.1')).toHaveCount(0);
  await expect(page.getByText(`仪器实测：${daysAgo(30)} 做过`)).toBeVisible();
  await expect(asked(page, 'Z7-03.2')).toBeVisible();
  await page.getByRole('button', { name: '今天又做了' }).click();
  await asked(page, 'Z7-03.1').getByRole('textbox').fill('0.04');
  await asked(page, 'Z7-01.1').getByRole('radio', { name: '正常' }).click();
  await asked(page, 'Z7-01.2').getByRole('radio', { name: '正常' }).click();
  await asked(page, 'Z7-03.2')
    .getByRole('button', { name: /仪器实测/ })
    .click();
  await asked(page, 'Z7-03.2').getByRole('textbox').fill('0.05');
  await page.keyboard.press('Enter');
  await handIn(page);
  await register(page);
  await expect(page.getByText(`上次仪器测试 ${daysAgo(0)}`).first()).toBeVisible();
  await expect(page.getByText('该测试了')).toHaveCount(0);
});

test('whoever walks a place reaches its register in two taps, without a line @second', async ({ page, context }) => {
  await signIn(page, school.server.url, 'wang');
  await workerInCharge(page);
  await page.getByRole('link', { name: '开始检查' }).click();
  await context.setOffline(true);
  await page
    .getByRole('button', { name: /^3号宿舍楼/ })
    .last()
    .click();
  await page.getByRole('button', { name: '2层', exact: true }).click();
  await page.getByRole('link', { name: '3号宿舍楼 2层的设备台账' }).click();
  await expect(page.getByRole('heading', { name: '设备台账' })).toBeVisible();
  await expect(page.getByText(/^1号梯/)).toBeVisible();
  await expect(page.getByText(/3号宿舍楼 2层 · 3 件/)).toBeVisible();
  await page.getByRole('button', { name: '返回' }).click();
  await expect(page.getByRole('heading', { name: '用哪张检查表' })).toBeVisible();
});
