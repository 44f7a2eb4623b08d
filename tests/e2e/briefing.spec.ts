// A principal reads the report of a week on the phone, prints it, and a paper is known again by its code.
import { expect, test } from '@playwright/test';
import { answer, at, id, inspection, photo, sha256, withAnswers } from '../cast.ts';
import { dayOf } from '../../src/domain/inspection.ts';
import { periodOf } from '../../src/domain/briefing.ts';
import { DeskClient } from './desk-client.ts';
import { readSquares } from './paper.ts';
import { signIn } from './phone.ts';
import { openSchool, password, type School } from './school.ts';
import { Screens } from './screens.ts';
import { inTurn } from './turn.ts';

let school: School;
let wang: DeskClient;
const now = Date.now();
const week = periodOf('week', dayOf(now, 'Asia/Shanghai'));
const underWay = `/analysis/briefing?kind=week&day=${week.from}`;

test.beforeAll(async () => {
  school = await openSchool();
  wang = new DeskClient(school.server.url);
  await wang.signIn('wang', password);
  const sha = sha256('the lamp');
  const body = inspection({
    startedAt: at(now),
    finishedAt: at(now),
    answers: withAnswers(answer('Z1-02', 'fail', { photos: [sha], note: '灯不亮' })),
    photos: [...inspection().photos, photo('Z1-02', sha)],
  });
  await wang.write('inspection-submitted', body, {
    id: id(8001),
    subject: id(8101),
    device: id(911),
    opSeq: 1,
    at: at(now),
  });
});
test.afterAll(() => school.server.remove());

test('from 今日 to what a week came to, each figure opening what it counts, and onto paper @third', async ({
  page,
}) => {
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/`);
  await page.getByRole('link', { name: '上周安全周报' }).click();
  await expect(page.getByRole('heading', { name: '校园安全周报', level: 1 })).toBeVisible();

  await page.goto(`${school.server.url}${underWay}`);
  await expect(page.getByText('这一周还没有定稿', { exact: false })).toBeVisible();
  await expect(page.getByText(`${week.from} 至 ${week.to}`).first()).toBeVisible();
  const paper = page.getByRole('article');
  await expect(paper.getByText('重大（含疑似）1 件还没有整改好；没有到期的巡查和留样。')).toBeVisible();
  await expect(paper.getByRole('listitem').filter({ hasText: '检查' }).first()).toContainText('1 次，1 次有异常');
  await expect(paper.getByRole('listitem').filter({ hasText: '发现隐患' })).toContainText('1 件');
  await expect(page.getByRole('button', { name: '下一期' })).toHaveAttribute('aria-disabled', 'true');

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: '校园安全周报', level: 2 })).toBeVisible();
  await expect(page.getByText('校长（签字）')).toBeVisible();
  await expect(page.getByText('生成时间', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: '打印' })).toBeHidden();
  const code = /核对编码 (\S+)/.exec(await paper.innerText())?.[1] ?? '';
  const [square] = await readSquares(paper.locator('header svg'));
  expect(square).toEqual({ text: `${school.server.url}/ledgers?check=${code}`, mm: 20 });
  await page.emulateMedia({ media: 'screen' });
  await expect(paper.locator('header svg')).toBeHidden();

  // Somebody printed a square of his own, for a report of more inspections.
  await page.goto((square?.text ?? '').replace(/-1-/, '-2-'));
  await expect(page.getByText('不是本校系统生成的，或者编码填错了')).toBeVisible();
  await page.goto(square?.text ?? '');
  await expect(page.getByText('检查次数：1')).toBeVisible();
  await page.getByRole('link', { name: '打开这一期对照' }).click();
  await expect(page).toHaveURL(new RegExp(`kind=week&day=${week.from}`));
  await page.getByRole('link', { name: '检查', exact: true }).click();
  await expect(page.locator('a[href^="/school-record/"]')).toHaveCount(1);

  await page.goto(`${school.server.url}${underWay}`);
  const checks = paper.getByRole('listitem').filter({ hasText: '检查' }).first();
  await expect(checks).toContainText('1 次，1 次有异常');
  const again = inspection({ startedAt: at(now), finishedAt: at(now) });
  await wang.write('inspection-submitted', again, {
    id: id(8002),
    subject: id(8102),
    device: id(911),
    opSeq: 2,
    at: at(now),
  });
  const fresh = page.getByRole('button', { name: '有新的，点这里看' });
  await expect(fresh).toBeVisible();
  await expect(checks).toContainText('1 次，1 次有异常');
  await fresh.click();
  await expect(checks).toContainText('2 次，1 次有异常');
});

test('it is sound small and wide, at every size, in both languages', async ({ page }) => {
  await signIn(page, school.server.url, 'sun');
  const screens = new Screens(page, school.server.url);
  const sizes = [
    { width: 360, theme: 'day', size: 'standard', language: 'zh' },
    { width: 1280, theme: 'contrast', size: 'large', language: 'en' },
    { width: 320, theme: 'night', size: 'extra', language: 'en' },
  ];
  for (const { width, ...look } of inTurn('looks at a briefing', sizes, 3)) {
    await page.setViewportSize({ width, height: 740 });
    await page.evaluate((kept) => localStorage.setItem('patrol-preferences', JSON.stringify(kept)), look);
    for (const path of [underWay, underWay.replace('week', 'month'), '/analysis/briefing']) {
      await screens.open(path);
      const what = `${path} ${width} ${look.theme}`;
      expect.soft(await screens.faults(), what).toEqual([]);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(wide, `${what} is wider than the screen`).toBeLessThanOrEqual(0);
    }
  }
});
