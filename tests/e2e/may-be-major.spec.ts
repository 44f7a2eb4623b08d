// What may be a major hazard: asked with a yes or no where it is found, judged and signed at the desk, printed for the principal.
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { HazardRows, HazardView } from '../../src/domain/hazard-reports.ts';
import { templateId, type Item, type Template } from '../../src/domain/template.ts';
import { at, id } from '../cast.ts';
import { answer, begin, handIn, onlooker, shoot, signIn, theRestNormal, workerInCharge } from './phone.ts';
import { take } from './case-school.ts';
import { openSchool, password, twenty, type School } from './school.ts';

const [first, second, third] = twenty.items as [Item, Item, Item];
/** Three plain items, of which the first is sometimes what the guide means. */
const wiring: Template = {
  ...twenty,
  code: 'Z3',
  name: { zh: '用电日检', en: 'Daily look at wiring' },
  items: [
    {
      ...first,
      id: 'Z3-01',
      text: { zh: '用电无违章', en: 'No unsafe use of power' },
      grade: 'L',
      due: 'D0',
      majorRefs: ['M6'],
      mayBeMajor: true,
      majorIf: { zh: '是私拉乱接电线或飞线充电吗？', en: 'Is it private wiring, or charging by a flying lead?' },
    },
    { ...second, id: 'Z3-02', grade: 'G', due: 'D0' },
    { ...third, id: 'Z3-03' },
  ],
};

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
  const published = { subject: templateId(wiring), device: id(981), opSeq: 1, at: at(Date.now()), schema: 7 as const };
  await school.sun.write('template-published', wiring, published);
  await school.sun.ask('POST', '/people', {
    name: '徐明',
    username: 'xu',
    role: 'vice_principal',
    scope: [],
    password,
  });
});
test.afterEach(() => school.server.remove());

/** Wang finds item `n` abnormal without a network, and photographs it; its sheet is open. */
async function findOffline(page: Page, n: number): Promise<Locator> {
  await signIn(page, school.server.url, 'wang');
  await page.getByRole('button', { name: '知道了' }).click();
  await workerInCharge(page);
  await page.context().setOffline(true);
  await begin(page, ['3号宿舍楼', '2层'], '用电日检');
  await answer(page, n, '异常');
  await shoot(page);
  const sheet = page.getByRole('dialog', { name: '异常' });
  await sheet.getByRole('button', { name: '照片 1，共 1 张' }).waitFor();
  return sheet;
}

const rows = async () => (await school.sun.ask<HazardRows>('GET', '/hazards')).rows;

test('a fault that meets a point is asked about with the thumb, is suspected major at once, and is judged, signed and printed @second', async ({
  page,
  context,
  browser,
}) => {
  const sheet = await findOffline(page, 1);
  await expect(sheet.getByText('是私拉乱接电线或飞线充电吗？')).toBeVisible();
  await sheet.getByRole('button', { name: '完成' }).click();
  await theRestNormal(page, 2);
  await page.getByRole('button', { name: /提交/ }).click();
  await page.getByRole('link', { name: /要答是不是疑似重大/ }).click();
  await page.getByRole('button', { name: '补充异常情况' }).click();
  await expect(sheet.getByText('先采取了什么措施？')).toHaveCount(0);
  await sheet.getByText('是', { exact: true }).click();
  await expect(sheet.getByText('重大疑似')).toBeVisible();
  // Asked beside what makes it grave, and not below the screen.
  await expect(sheet.getByText('先采取了什么措施？')).toBeInViewport();
  await expect(sheet.getByText('隔离', { exact: true })).toBeInViewport();
  await sheet.getByText('隔离', { exact: true }).click();
  await sheet.getByRole('button', { name: '完成' }).click();
  await handIn(page);
  await context.setOffline(false);
  await expect.poll(rows, { timeout: 60_000 }).toMatchObject([{ grade: 'MS' }]);
  const [row] = await rows();
  const caseOf = async () => (await school.sun.ask<HazardView>('GET', `/hazards/${row!.id}`)).hazard;
  expect(await caseOf()).toMatchObject({ majorRefs: ['M6'], due: 'D1', notOnSpot: true, atOnce: { how: 'isolated' } });

  const xu = await (await browser.newContext(onlooker)).newPage();
  await signIn(xu, school.server.url, 'xu');
  await xu.goto(`${school.server.url}/hazards/${row!.id}`);
  await xu.getByRole('button', { name: '判定等级' }).click();
  const judge = xu.getByRole('dialog', { name: '判定等级' });
  await judge.getByText('重大隐患', { exact: true }).click();
  await judge.getByText('直接判定', { exact: true }).click();
  await judge.getByLabel('直接判定要素（条文号和事实）').fill('走廊有飞线充电');
  await judge.getByLabel('督办期限').fill('2099-12-31');
  await judge.getByLabel('说明').fill('安办、后勤到场看过');
  await judge.getByRole('button', { name: '手写签名' }).click();
  const board = judge.getByRole('img', { name: '在这里写名字' });
  await expect(judge.getByRole('button', { name: '重写' })).toBeVisible();
  const box = (await board.boundingBox())!;
  await board.scrollIntoViewIfNeeded();
  await xu.waitForTimeout(500);
  const there = (await board.boundingBox())!;
  await xu.mouse.move(there.x + 20, there.y + 30);
  await xu.mouse.down();
  for (const n of [1, 2, 3, 4, 5]) await xu.mouse.move(there.x + 20 + n * 20, there.y + 30 + (n % 2) * 40);
  await xu.mouse.up();
  expect(box.height).toBeGreaterThan(100);
  await judge.getByRole('button', { name: '判定等级' }).click();
  await expect(judge).toBeHidden();
  await expect
    .poll(async () => (await caseOf()).handling?.supervised, { timeout: 60_000 })
    .toMatchObject({ leader: '校长', until: '2099-12-31' });
  expect((await caseOf()).handling?.judged).toMatchObject({ grade: 'M', elements: { way: 'direct' } });
  const { steps } = await school.sun.ask<HazardView>('GET', `/hazards/${row!.id}`);
  expect(steps.at(-1)).toMatchObject({ said: { signature: { name: '徐明', strokes: [expect.any(Array)] } } });
  await xu.goto(`${school.server.url}/hazards/${row!.id}?paper=major`);
  await expect(xu.getByRole('heading', { name: '重大隐患治理单', level: 2 })).toBeVisible();
  await expect(xu.getByText('火灾直接判定；走廊有飞线充电')).toBeVisible();
  await expect(xu.getByText('校长（签字）', { exact: true })).toBeVisible();
  await expect(xu.getByRole('img', { name: '徐明的签名' })).toBeVisible();
});

test('what is not put right on the spot asks what guards it, whatever its grade, and asks whoever accepts it until something does @second', async ({
  page,
  context,
  browser,
}) => {
  const sheet = await findOffline(page, 2);
  await sheet.getByText('还没有', { exact: true }).click();
  await sheet.getByRole('button', { name: '完成' }).click();
  await theRestNormal(page, 2);
  await handIn(page);
  await context.setOffline(false);
  await expect.poll(rows, { timeout: 60_000 }).toMatchObject([{ grade: 'G' }]);
  const [row] = await rows();
  const caseOf = async () => (await school.sun.ask<HazardView>('GET', `/hazards/${row!.id}`)).hazard;
  const { reportedAt } = await caseOf();
  await take(school.sun, await caseOf(), {
    do: 'assign',
    grade: 'G',
    category: 'electricity',
    deptId: null,
    personId: school.li.id,
    checkerId: school.wang.id,
    leader: '',
    due: 'D1',
    measure: '',
    note: '',
  });
  const li = await (await browser.newContext(onlooker)).newPage();
  await signIn(li, school.server.url, 'li');
  await li.goto(`${school.server.url}/hazards/${row!.id}`);
  await li.getByRole('button', { name: '接单', exact: true }).click();
  const accept = li.getByRole('dialog', { name: '接单' });
  await accept.getByText('停用', { exact: true }).click();
  await accept.getByRole('button', { name: '接单', exact: true }).click();
  await expect
    .poll(async () => (await caseOf()).handling?.interim, { timeout: 60_000 })
    .toMatchObject({
      how: 'stopped',
      by: { id: school.li.id },
    });
  expect(await caseOf()).toMatchObject({ state: 'rectifying', notOnSpot: true, reportedAt });
});
