// Every screen, for everybody: no accessibility fault, nothing wider than a small phone, nothing the security policy had to stop.
import { expect, test, type Page } from '@playwright/test';
import { asset, canteen, dorm3, floor2, id, li } from '../cast.ts';
import { shift } from '../cast-rounds.ts';
import { batonText } from '../../src/domain/baton.ts';
import { placeCode } from '../../src/domain/place-code.ts';
import type { PublicReportTaken } from '../../src/domain/public-report.ts';
import type { Rounds } from '../../src/domain/round-reports.ts';
import { figuresAreCounts } from './figures.ts';
import { menuOf, take } from './kitchen.ts';
import { isSound, look, lookAt, usual } from './looks.ts';
import { answer, begin, handInAllNormal, isDelivered, onlooker, signIn, staysOnline } from './phone.ts';
import { openRound, planNight, pointsOf } from './rounds.ts';
import { openSchool, password, type School } from './school.ts';
import { Screens } from './screens.ts';
import { hangPlan, holdPlaces, linkForFirm, openHazard } from './things-to-see.ts';
import { inTurn } from './turn.ts';

let school: School;
test.describe.configure({ timeout: 480_000 });
test.beforeAll(async () => {
  school = await openSchool();
  const extinguisher = asset({ label: '东楼梯口左侧壁挂箱内一号' });
  await school.sun.write('asset-kept', extinguisher, { subject: extinguisher.id });
  await openHazard(school);
  await hangPlan(school);
});
test.afterAll(() => school.server.remove());

/**
 * Each list of screens is seen in three looks: by day, by night and in high contrast, in both languages, and at the largest size. Which goes with
 * which changes from list to list. In `npm test` each screen has one of them with every second commit, another one the next time.
 */
const looksOf = {
  kitchen: [usual, look('night', 'extra', 'zh'), look('contrast', 'large', 'en')],
  strangers: [usual, look('night', 'extra', 'en'), look('contrast', 'standard', 'zh')],
  supervisor: [usual, look('contrast', 'extra', 'zh'), look('night', 'extra', 'en')],
  rounds: [usual, look('night', 'large', 'zh'), look('contrast', 'extra', 'en')],
  manager: [usual, look('night', 'standard', 'en'), look('contrast', 'extra', 'en')],
  desk: [usual, look('night', 'extra', 'zh'), look('day', 'large', 'en')],
};

test('the screens of a supervisor', async ({ page }) => {
  await holdPlaces(school);
  await page.setViewportSize({ width: 320, height: 640 });
  const screens = new Screens(page, school.server.url);
  await screens.open('/');
  await isSound(screens, 'sign-in');
  await signIn(page, school.server.url, 'wang');
  await handInAllNormal(page);
  await isDelivered(page);
  const record = new URL(page.url()).pathname;
  await page.getByRole('link', { name: '下一个检查' }).click();
  await begin(page, ['3号宿舍楼', '2层'], '夜间巡查');
  await answer(page, 2, '正常');
  const draft = new URL(page.url()).pathname;
  await page.goto(school.server.url);
  await begin(page, ['3号宿舍楼', '2层'], '灭火器逐具月检');
  const walk = new URL(page.url()).pathname;
  const paths = [
    '/',
    '/start',
    draft,
    `${draft}/check`,
    `${draft}/newer`,
    walk,
    `${walk}/assets`,
    '/records',
    record,
    '/outbox',
    '/records/mine',
    '/hazards',
    `/hazards/${id(710)}.Z1-02`,
    '/hazards/report',
    '/me',
    '/me/pin',
    '/me/messages',
    '/held',
    '/install',
    '/devices',
    '/self-check',
    '/nowhere',
    `/places/${floor2.id}`,
    `/places/${floor2.id}?plan`,
    '/places/nowhere',
    '/c/AAAA-BBBB',
    '/scan',
  ];
  await lookAt(screens, looksOf.supervisor, paths);
  await selfCheckIsSent(page);
});

/** What 手机自检 found goes to whoever helps: a line for each point, and which phone it is. */
async function selfCheckIsSent(page: Page): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${school.server.url}/self-check`);
  await page.getByRole('button', { name: /发送结果|Send the result/ }).click();
  await expect(page.getByText(/结果已发出或已复制|sent or copied/)).toBeVisible();
  const sent = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  expect(sent[0]).toContain('育才中学 · 王秀兰');
  expect(sent.filter((line) => /^[✓！!✕] /.test(line))).toHaveLength(8);
  expect(sent.at(-1)).toContain('Chrome');
}

test('the screens of whoever has no account', async ({ page }) => {
  const code = placeCode(floor2);
  const told = { code, category: 'fire', text: '灭火器没有压力', photos: [], contact: null, consent: true };
  const taken = await school.sun.ask<PublicReportTaken>('POST', '/public-reports', told);
  const given = await linkForFirm(school);
  await page.setViewportSize({ width: 320, height: 640 });
  const screens = new Screens(page, school.server.url);
  await screens.open('/');
  for (const kept of inTurn('looks of whoever has no account', looksOf.strangers, 3)) {
    await page.evaluate((chosen) => localStorage.setItem('patrol-preferences', JSON.stringify(chosen)), kept);
    const name = Object.values(kept).join(' ');
    const paths = [`/c/${code}`, '/c/AAAA-BBBB', `/report/${taken.number}#${taken.secret}`, '/report/none'];
    for (const path of [...paths, `/firm/${given.number}#${given.secret}`, '/firm/none']) {
      await screens.open(path);
      await isSound(screens, `${path} ${name}`);
    }
    await screens.open(`/c/${code}`);
    await page.getByRole('button', { name: /^(用电|Electricity)$/ }).click();
    await page.getByRole('button', { name: /提交|Send/ }).click();
    await isSound(screens, `the form, nothing filled in, ${name}`);
    await page.evaluate(() => sessionStorage.clear());
  }
});

test('the screens of the kitchen', async ({ page }) => {
  const zhao = { name: '赵敏', username: 'zhao', role: 'sampler', scope: [canteen.id], password };
  await school.sun.ask('POST', '/people', zhao);
  await page.setViewportSize({ width: 320, height: 640 });
  await staysOnline(page);
  await signIn(page, school.server.url, 'zhao');
  await menuOf(page, school.server.url, ['米饭', '农家小炒五花肉配时令青椒与木耳黄花菜大杂烩']);
  await take(page, '米饭');
  await page.getByText('柜里还有 1 盒').click();
  await page.getByRole('link', { name: /^米饭/ }).click();
  await page.waitForURL(/\/b\//);
  const box = new URL(page.url()).pathname;
  const screens = new Screens(page, school.server.url);
  await lookAt(screens, looksOf.kitchen, [
    '/kitchen',
    '/kitchen/labels',
    '/kitchen/register',
    '/ledgers/today?of=coverage',
    box,
    '/b/AAAA-BBBB',
    '/b/nonsense',
  ]);
  await page.goto(`${school.server.url}/kitchen`);
  await page.getByRole('button', { name: 'Seal after an accident' }).click();
  await page.getByLabel('What happened').fill('Two pupils are ill');
  await page.getByRole('button', { name: 'Seal', exact: true }).click();
  await lookAt(screens, looksOf.kitchen, ['/kitchen', '/kitchen/hand-over']);
  await screens.open('/kitchen');
  await page.getByRole('button', { name: 'Scan a box' }).click();
  await page.getByRole('button', { name: 'Type the code' }).click();
  await isSound(screens, 'the scanner');
});

test('the screens of a round', async ({ page }) => {
  const points = pointsOf(3);
  const along = points.map((place, n) => ({ placeId: place.id, templates: n === 0 ? ['Z2'] : [], minutes: 5 }));
  await planNight(school, { points, route: { points: along }, plan: { proof: 'tap' } });
  for (const [n, place] of points.entries())
    await school.sun.write(
      'hazard-reported',
      {
        placeId: place.id,
        source: 'spot',
        category: 'fire',
        text: '灭火器压力不足',
        photos: [],
        suspectedMajor: n === 1,
        fixed: false,
        repair: null,
      },
      { subject: id(6100 + n) },
    );
  await page.setViewportSize({ width: 320, height: 640 });
  await staysOnline(page);
  await signIn(page, school.server.url, 'li');
  await openRound(page);
  const round = new URL(page.url()).pathname;
  const screens = new Screens(page, school.server.url);
  await isSound(screens, 'a round before it begins');
  await screens.open(round);
  await page.getByRole('button', { name: '开始' }).click();
  await page.getByRole('button', { name: '到点', exact: true }).click();
  const told = {
    open: 4,
    hazards: [{ placeId: points[2]!.id, grade: 'L' as const, number: '7K3QF8', words: '配电箱' }],
  };
  const shown = { by: school.wang.id, byName: '王秀兰', done: [points[0]!.id], unsent: 3, at: Date.now(), told };
  const baton = new URL(batonText(school.server.url, round.split('/').at(-1)!, shown));
  await lookAt(screens, looksOf.rounds, [
    '/',
    round,
    '/rounds/take',
    '/rounds/shifts',
    `${baton.pathname}${baton.search}`,
    '/rounds/nowhere',
  ]);
  for (const [key, what] of [
    ['Hand over', 'the baton'],
    ['End the round', 'the end of a round'],
    [/2号点/, 'a point'],
  ] as const) {
    await screens.open(round);
    await page.getByRole('button', { name: key }).click();
    await page.getByRole('dialog').waitFor();
    await isSound(screens, what);
  }
});

test('the screens of a manager, on a phone and on a desk', async ({ page, browser }) => {
  const walker = await browser.newPage(onlooker);
  await signIn(walker, school.server.url, 'li');
  await handInAllNormal(walker);
  await isDelivered(walker);
  const record = new URL(walker.url()).pathname.split('/').at(-1)!;
  await walker.close();
  await staysOnline(page);
  await signIn(page, school.server.url, 'sun');
  const plan = await planNight(school, { points: pointsOf(3, 6100), first: 6900 });
  await school.sun.write('shift-kept', shift({ days: [[], [li.id]] }), { subject: shift().id });
  const tonight = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const { rows } = await school.sun.ask<Rounds>('GET', `/rounds?from=${tonight}&to=${tonight}`);
  const paths = [
    '/',
    '/plans',
    '/plans/new',
    `/plans/${plan.id}`,
    '/plans/routes',
    '/plans/routes/new',
    `/plans/routes/${plan.routeId}`,
    '/plans/shifts',
    '/plans/shifts/new',
    `/plans/shifts/${shift().id}`,
    '/plans/calendar',
    '/plans/responsibility',
    '/rounds-board',
    '/rounds-board/calendar',
    '/rounds-board/paper',
    ...rows.slice(0, 1).map((row) => `/rounds-board/${row.id}`),
    '/records',
    `/school-record/${record}`,
    '/to-sign',
    '/hazards',
    // Not right after the list, which it is one screen with.
    '/ledgers/hazards',
    '/hazards?view=board',
    `/hazards/${id(710)}.Z1-02`,
    // Not right after the other: they are one screen, which keeps its heading.
    '/ledgers/hazards-year',
    '/ledgers/today?of=samples',
    '/ledgers/today?of=missed-points',
    '/hazards/mine',
    '/hazards/report',
    '/people',
    '/people/access',
    '/places',
    '/places/labels',
    `/places/${floor2.id}`,
    `/places/${dorm3.id}?plan`,
    `/places/${floor2.id}/assets`,
    '/me',
    '/me/pin',
    '/me/messages',
    '/held',
    '/phones',
    '/alerts',
    '/quality',
    '/quality/rechecks',
    '/quality/streaks',
    '/search',
    '/photos',
    '/devices',
    '/kitchen/register',
    '/checklists',
    '/checklists/D3',
    '/checklists/D3/edit',
  ];
  await page.setViewportSize({ width: 360, height: 740 });
  const screens = new Screens(page, school.server.url);
  await lookAt(screens, looksOf.manager, paths);
  await page.setViewportSize({ width: 1280, height: 800 });
  await lookAt(screens, looksOf.desk, paths, true);
  await numbersAreCounts(page);
});

/** What the tiles say is as many as the school has rows of it. */
async function numbersAreCounts(page: Page): Promise<void> {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  for (const [path, least] of [
    ['/', 15],
    ['/rounds-board', 7],
    ['/records', 3],
    ['/quality', 2],
  ] as const) {
    await page.goto(`${school.server.url}${path}`);
    expect(await figuresAreCounts(page, school.sun, today), path).toBeGreaterThanOrEqual(least);
  }
}
