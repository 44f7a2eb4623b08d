// A manager plans: a route of four points, a night plan over it, what rain switches on, and a plan that is no longer walked.
import { expect, test } from '@playwright/test';
import { dorm3, floor2 } from '../cast.ts';
import type { Rounds } from '../../src/domain/round-reports.ts';
import { onlooker, signIn } from './phone.ts';
import { pointsOf } from './rounds.ts';
import { openSchool, type School } from './school.ts';

const pictures = process.env['PICTURES'];
let school: School;
test.beforeAll(async () => {
  school = await openSchool();
  for (const place of pointsOf(4)) await school.sun.write('place-added', place, { subject: place.id });
});
test.afterAll(() => school.server.remove());

test('a route of four points, a night plan, rain, and the end of a plan @third', async ({ page, browser }) => {
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/plans`);
  await page.getByRole('link', { name: '添加路线' }).click();
  await page.getByLabel('名称').fill('3号楼夜间路线');
  // The browser is put away before anything is saved.
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('接着上次没保存的改动')).toBeVisible({ timeout: 3000 });
  }).toPass();
  await expect(page.getByLabel('名称')).toHaveValue('3号楼夜间路线');
  await page.getByRole('button', { name: '加点位' }).click();
  const sheet = page.getByRole('dialog', { name: '加点位' });
  await sheet.getByRole('button', { name: new RegExp(`^${dorm3.name} `) }).click();
  await sheet.getByRole('button', { name: floor2.name, exact: true }).click();
  await sheet.getByRole('button', { name: '加入它下面的全部 4 处' }).click();
  await expect(sheet.getByText('已加入 4 处')).toBeVisible();
  await sheet.getByRole('button', { name: '加好了' }).click();
  const points = page.getByRole('list', { name: '点位' });
  await expect(points.getByRole('listitem')).toHaveCount(4);
  await points.getByRole('button', { name: /^移动“.*1号点/ }).press('ArrowDown');
  await expect(points.getByRole('listitem').nth(1)).toContainText('1号点');
  await points.getByRole('button', { name: /^2.*1号点/ }).click();
  const point = page.getByRole('dialog', { name: /1号点：检查表和时间/ });
  await point.getByLabel('走到和看完约几分钟').fill('3');
  await point.getByText('F2 夜间防火巡查（寄宿）').click();
  await point.getByRole('button', { name: '好了' }).click();
  await expect(points.getByRole('listitem').nth(1)).toContainText('3 分钟');
  await expect(page.getByRole('region', { name: '线路图' }).getByText('4号点')).toBeVisible();
  await page.getByRole('button', { name: '保存' }).click();

  await expect(page.getByRole('heading', { name: '添加计划', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('请填名称，不超过 40 个字。')).toBeVisible();
  await page.getByLabel('名称').fill('3号楼夜间防火巡查');
  await page.getByText('保安员', { exact: true }).click();
  const preview = page.getByRole('region', { name: '接下来的轮次' });
  await expect(preview.getByText('每夜 4 轮')).toBeVisible();
  await expect(preview.getByRole('listitem').filter({ hasText: '22:00–00:00' }).first()).toBeVisible();
  await page.getByLabel('每隔几分钟一轮').fill('');
  await expect(preview.getByText('每夜不少于两轮')).toBeVisible();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('寄宿学校的夜间防火巡查每夜至少两轮。')).toBeVisible();
  await page.getByText('夜间 22:00–06:00 每 2 小时').click();
  await expect(preview.getByRole('note')).toBeHidden();
  await page.getByRole('button', { name: '保存' }).click();
  const listed = page.getByRole('link', { name: /3号楼夜间防火巡查/ });
  await expect(listed).toContainText('每天，22:00–06:00 每 2 小时一轮');
  await expect(listed).toContainText('下一轮');
  await expect(page.getByText('全部送达')).toBeVisible();

  const day = new Date(Date.now() + 26 * 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  const { rows } = await school.sun.ask<Rounds>('GET', `/rounds?from=${day}&to=${day}`);
  expect(rows.map(({ planName, minute }) => [planName, minute])).toEqual(
    [22, 24, 26, 28].map((hour) => ['3号楼夜间防火巡查', hour * 60]),
  );
  await page.goto(`${school.server.url}/rounds-board?day=${day}`);
  await expect(page.getByRole('link', { name: '待开始 4' })).toBeVisible();
  await page.getByRole('link', { name: /^第 1 轮/ }).click();
  await expect(page.getByText('该走的人：李建国')).toBeVisible();

  await page.goto(`${school.server.url}/plans/calendar`);
  // Nothing is planned for rain: one tap shows what would be, one more makes it and switches it on.
  await page.getByRole('button', { name: '打开“暴雨”' }).click();
  const rain = page.getByRole('dialog', { name: '打开“暴雨”', exact: true });
  await expect(rain.getByRole('region', { name: '安全办' }).getByText('E1 配电室与配电箱巡检')).toBeVisible();
  const guards = rain.getByRole('region', { name: '保安员' });
  // Of this checklist rain asks one item alone.
  await expect(guards.getByText('P1-14 暴雨 · 校门与周界安防巡查')).toBeVisible();
  await expect(guards.getByText(dorm3.name, { exact: true })).toBeVisible();
  if (pictures) await page.screenshot({ path: `${pictures}/pack-sheet.png` });
  // What was changed and not made yet is there again, and can be given up.
  await rain.getByText('7 天', { exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(rain).toBeHidden();
  await page.getByRole('button', { name: '打开“暴雨”' }).click();
  await expect(rain.getByText('接着上次没保存的改动。')).toBeVisible();
  await expect(rain.getByRole('radio', { name: '7 天' })).toBeChecked();
  await rain.getByRole('button', { name: '不要了' }).click();
  await expect(rain.getByRole('radio', { name: '7 天' })).not.toBeChecked();
  await rain.getByRole('button', { name: '做好计划，打开“暴雨”' }).click();
  await expect(rain).toBeHidden();
  await expect(page.getByText('会出现：暴雨检查 · 安全办、暴雨检查 · 保安员')).toBeVisible();
  await expect(page.getByText('全部送达')).toBeVisible();
  const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
  const due = await school.sun.ask<Rounds>('GET', `/rounds?from=${tomorrow}&to=${tomorrow}`);
  expect(due.rows.map(({ planName }) => planName)).toEqual(
    expect.arrayContaining(['暴雨检查 · 保安员', '暴雨检查 · 安全办']),
  );
  // What is planned goes off and on again with one tap each, on the phone of who walks it as well.
  const guard = await (await browser.newContext(onlooker)).newPage();
  await signIn(guard, school.server.url, 'li');
  const walks = (name: string) => guard.getByRole('link', { name: new RegExp(`${name} · 保安员`) });
  const looksAgain = async () => {
    await expect(page.getByText('全部送达')).toBeVisible();
    await guard.reload();
    await guard.getByText(/^接下来 14 天还有/).click();
  };
  await looksAgain();
  await expect(walks('暴雨检查').first()).toBeVisible();
  await page.getByRole('button', { name: '关掉 暴雨' }).click();
  await expect(page.getByRole('button', { name: '打开“暴雨”' })).toBeVisible();
  await looksAgain();
  await expect(walks('暴雨检查')).toHaveCount(0);
  await page.getByRole('button', { name: '打开“暴雨”' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: '关掉 暴雨' })).toBeVisible();
  await looksAgain();
  await walks('暴雨检查').last().click();
  await expect(guard.getByRole('heading', { name: '暴雨检查 · 保安员' })).toBeVisible();
  await guard.goto(school.server.url);
  await page.goto(`${school.server.url}/checklists/A1`);
  await expect(page.getByText('水池、景观湖、窨井、沟坎防护与警示')).toBeVisible();
  await page.goto(`${school.server.url}/plans/calendar`);

  // A term that begins in ten days: switched on once, the check before it is there, as it will be before each later term.
  const dayIn = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
  await page.getByRole('button', { name: '添加学期' }).click();
  const term = page.getByRole('dialog', { name: '添加学期' });
  await term.getByLabel('名称').fill('下学期');
  await term.getByLabel('从').fill(dayIn(10));
  await term.getByLabel('到').fill(dayIn(150));
  await term.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '打开“开学前”' }).click();
  const start = page.getByRole('dialog', { name: '打开“开学前”', exact: true });
  await expect(start.getByText('每学期开学前 14 天自己出现，开学前查完一轮。')).toBeVisible();
  if (pictures) await page.screenshot({ path: `${pictures}/term-sheet.png` });
  await start.getByRole('button', { name: '做好计划，打开“开学前”' }).click();
  await expect(start).toBeHidden();
  const before = page.getByRole('region', { name: '加查' });
  await expect(before.getByText(/^已打开，.*起$/)).toBeVisible();
  if (pictures) await page.screenshot({ path: `${pictures}/packs-on.png`, fullPage: true });
  await looksAgain();
  await expect(walks('开学前检查')).toHaveCount(1);
  const eve = await school.sun.ask<Rounds>('GET', `/rounds?from=${dayIn(9)}&to=${dayIn(9)}`);
  const check = eve.rows.find(({ planName }) => planName === '开学前检查 · 保安员');
  expect(check?.day).toBe(dayIn(-4));
  await page.getByRole('button', { name: '关掉 开学前' }).click();
  await expect(page.getByRole('button', { name: '打开“开学前”' })).toBeVisible();
  await looksAgain();
  await expect(walks('开学前检查')).toHaveCount(0);

  await page.goto(`${school.server.url}/plans`);
  await page.getByRole('link', { name: /3号楼夜间防火巡查/ }).click();
  await page.getByRole('button', { name: '停用' }).click();
  const retire = page.getByRole('dialog');
  await retire.getByRole('button', { name: '停用' }).click();
  await expect(retire.getByText('请写明原因。')).toBeVisible();
  await retire.getByLabel('为什么停用').fill('放假了');
  await retire.getByRole('button', { name: '停用' }).click();
  await expect(page.getByRole('heading', { name: '已停用' })).toBeVisible();
  await expect(page.getByText('已停用：放假了')).toBeVisible();
});

test('more points than one route may have are refused in words, and none of them is cut off @third', async ({
  page,
}) => {
  const many = pointsOf(201, 8000).map((place) =>
    Object.assign(place, { name: `${place.name}西`, ancestors: [{ id: dorm3.id, name: dorm3.name }] }),
  );
  await school.sun.write('places-kept', { places: many }, { subject: many[0]!.id });
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/plans/routes/new`);
  await page.getByRole('button', { name: '加点位' }).click();
  const sheet = page.getByRole('dialog', { name: '加点位' });
  await sheet.getByRole('button', { name: dorm3.name, exact: true }).click();
  await sheet.getByRole('button', { name: /^加入它下面的全部 2\d\d 处/ }).click();
  await expect(sheet.getByRole('alert')).toContainText('一条路线最多 200 个点位，还能加 200 个');
  await sheet.getByRole('button', { name: '加好了' }).click();
  await expect(page.getByRole('list', { name: '点位' }).getByRole('listitem')).toHaveCount(0);
});
