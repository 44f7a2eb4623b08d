// A manager reads a ledger, takes it as a file, lays it out for paper, and checks a paper by its code.
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { asset, answer, at, canteen, checklist, floor2, id, inspection, item } from '../cast.ts';
import { dayOf } from '../../src/domain/inspection.ts';
import { templateId, type Template } from '../../src/domain/template.ts';
import { readWorkbook } from '../../src/server/sheets/read-workbook.ts';
import { DeskClient } from './desk-client.ts';
import { ledgerNames } from '../../src/domain/ledgers/names.ts';
import { readSquares } from './paper.ts';
import { pressByKeys } from './keys.ts';
import { signIn } from './phone.ts';
import { planNight, pointsOf } from './rounds.ts';
import { openSchool, password, type School } from './school.ts';
import { Screens } from './screens.ts';
import { inTurn } from './turn.ts';

let school: School;
const now = Date.now();
const day = dayOf(now, 'Asia/Shanghai');
const days = `from=${day}&to=${day}`;

/** Boarding schools have a D2 of the library already. */
const versionOf = (code: string): number => (code === 'D2' ? 2 : 1);
const templateOf = (code: string, one: Parameters<typeof item>[0]): Template => ({
  ...checklist,
  code,
  version: versionOf(code),
  items: [item({ ...one, photo: 'none' })],
});
const columns = (...names: string[]) => names.map((zh) => ({ zh, en: zh }));
const waste = templateOf('K2', { id: 'K2-27', type: 'TABLE', columns: columns('种类', '数量', '收运单位') });
const toSign = {
  ...templateOf('Z9', { id: 'Z9-01', type: 'PF' }),
  items: [
    item({ id: 'Z9-01', type: 'PF', photo: 'none' }),
    item({ id: 'Z9-02', type: 'SIGN', photo: 'none', later: { roles: ['safety_office'] } }),
  ],
};
const absent = templateOf('D2', { id: 'D2-05', type: 'TABLE', columns: columns('房间', '班级') });

test.beforeAll(async () => {
  school = await openSchool();
  for (const template of [waste, absent, toSign])
    await school.sun.write('template-published', template, { subject: templateId(template) });
  const li = new DeskClient(school.server.url);
  await li.signIn('li', password);
  const handIn = (n: number, code: string, placeId: string, itemId: string, value: string | string[][]) =>
    li.write(
      'inspection-submitted',
      inspection({
        placeId,
        template: { code, version: versionOf(code) },
        answers: [answer(itemId, value)],
        photos: [],
        startedAt: at(now - 60_000),
        finishedAt: at(now),
      }),
      { subject: id(900 + n), id: id(920 + n), device: id(960), opSeq: n, at: at(now), photos: [] },
    );
  await handIn(1, 'K2', canteen.id, 'K2-27', [
    ['厨余', '20', '环卫'],
    ['=1+1', '3', '环卫'],
  ]);
  await handIn(2, 'D2', floor2.id, 'D2-05', [['305', '高一(3)班']]);
  await handIn(3, 'Z9', floor2.id, 'Z9-01', 'pass');
});
test.afterAll(() => school.server.remove());

test('a ledger is read on a desk, saved as a workbook, and its paper is known again by its code @third', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/me`);
  await page.getByRole('link', { name: '台账' }).click();
  await pressByKeys(page.getByRole('link', { name: /餐厨废弃物处置台账/ }));
  await expect(page.getByText('共 2 行').first()).toBeVisible();
  await expect(page.getByRole('row', { name: `${day} =1+1 3 环卫` })).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    pressByKeys(page.getByRole('button', { name: 'Excel' })),
  ]);
  const [sheet] = readWorkbook(readFileSync(await download.path()));
  expect(sheet?.rows.map(({ cells }) => cells.get(1))).toEqual(['种类', '厨余', '=1+1']);
  await expect(page.getByText(`已保存：${download.suggestedFilename()}`)).toBeVisible();

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: '打印' }).click();
  await expect(page.locator('body[data-printed]')).toBeAttached();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: '餐厨废弃物处置台账', level: 2 })).toBeVisible();
  await expect(page.getByText('审核人（签字）')).toBeVisible();
  await expect(page.getByRole('button', { name: '打印' })).toBeHidden();
  const code = /核对编码 (\S+)/.exec(await page.locator('tfoot').innerText())?.[1] ?? '';
  const [square] = await readSquares(page.locator('header svg:visible'));
  expect(square).toEqual({ text: `${school.server.url}/ledgers?check=${code}`, mm: 20 });
  await page.emulateMedia({ media: 'screen' });

  await page.goto(square?.text ?? '');
  await expect(page.getByRole('textbox', { name: '核对编码' })).toHaveValue(code);
  await expect(page.getByText('是本校系统生成的', { exact: true })).toBeVisible();
  await expect(page.getByText('行数：2')).toBeVisible();
  // Somebody printed a square of his own, for a table of more lines.
  await page.goto((square?.text ?? '').replace(/-2-/, '-3-'));
  await expect(page.getByText('不是本校系统生成的，或者编码填错了')).toBeVisible();

  await page.goto(`${school.server.url}/ledgers`);
  await page.getByRole('textbox', { name: '核对编码' }).fill(code.toLowerCase());
  await page.getByRole('button', { name: '核对' }).click();
  await expect(page.getByText('是本校系统生成的', { exact: true })).toBeVisible();
  await expect(page.getByText('行数：2')).toBeVisible();
  await page.getByRole('textbox', { name: '核对编码' }).fill(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
  await page.getByRole('button', { name: '核对' }).click();
  await expect(page.getByText('不是本校系统生成的，或者编码填错了')).toBeVisible();
});

test('on a phone a line is a card, a student is covered, and nobody is kept out by how a screen looks', async ({
  page,
}) => {
  await signIn(page, school.server.url, 'sun');
  const screens = new Screens(page, school.server.url);
  const looks = [
    { theme: 'night', size: 'extra', language: 'zh' },
    { theme: 'contrast', size: 'large', language: 'en' },
  ];
  for (const look of inTurn('looks at ledgers on a phone', looks, 2)) {
    await page.evaluate((kept) => localStorage.setItem('patrol-preferences', JSON.stringify(kept)), look);
    for (const path of [
      '/ledgers',
      `/ledgers/night-count?${days}`,
      `/ledgers/food-waste?from=2020-01-01&to=2020-01-02`,
    ]) {
      await screens.open(path);
      expect.soft(await screens.faults(), `${path} ${look.theme}`).toEqual([]);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
  }
  await page.evaluate(() => localStorage.removeItem('patrol-preferences'));
  await screens.open(`/ledgers/night-count?${days}`);
  await expect(page.getByRole('listitem').getByText('＊＊＊').first()).toBeVisible();
  await expect(page.getByText('305', { exact: false })).toHaveCount(0);
  // The safety office may not have them shown (`domain.md` 9).
  await expect(page.getByRole('button', { name: '显示学生信息' })).toHaveCount(0);
});

test('at the desk nobody is kept out of any ledger by how it looks, nor of the pages of administration', async ({
  page,
}) => {
  test.slow();
  await page.setViewportSize({ width: 1280, height: 800 });
  await signIn(page, school.server.url, 'sun');
  const screens = new Screens(page, school.server.url);
  const ledgers = ledgerNames.map((name) => `/ledgers/${name}?${days}`);
  const others = [
    '/analysis/registers',
    '/people/file',
    '/people/invites',
    '/audit',
    '/status',
    '/status?part=retention',
    '/phones?show=unheard',
  ];
  const paths = ['/ledgers', ...ledgers, ...others, '/status?part=settings'];
  for (const path of inTurn('screens of ledgers and of administration', paths, 3)) {
    await screens.follow(path);
    expect.soft(await screens.faults(), path).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    expect.soft(wide, `${path} is wider than the desk`).toBe(true);
  }
});

test('a file that is on its way is cancelled by its key, leaves nothing behind, and can be taken afterwards @third', async ({
  page,
}) => {
  await signIn(page, school.server.url, 'sun');
  await page.setViewportSize({ width: 1280, height: 800 });
  const taken: string[] = [];
  page.on('download', (download) => taken.push(download.suggestedFilename()));
  // What has begun to come stays on its way until somebody thinks better of it: a stream that gives a piece and then nothing.
  await page.addInitScript(() => {
    const whole = window.fetch;
    let isFirst = true;
    window.fetch = async (input, init) => {
      const answer = await whole(input, init);
      if (!isFirst || typeof input !== 'string' || !input.includes('/file?')) return answer;
      isFirst = false;
      const slow = new ReadableStream<Uint8Array>({
        start(control) {
          // Two fifths of it, and 2000 bytes of the file.
          control.enqueue(Uint8Array.from([1, 0, 0, 0, 40, 0, 0, 0, 7, 208, ...new Uint8Array(2000)]));
          init?.signal?.addEventListener('abort', () => control.error(new DOMException('aborted', 'AbortError')));
        },
      });
      return new Response(slow, { status: answer.status, headers: answer.headers });
    };
  });
  for (const name of ['hazards', 'food-waste']) {
    await page.goto(`${school.server.url}/ledgers/${name}?${days}`);
    await page.getByRole('button', { name: 'Excel' }).click();
    await expect(page.getByText('正在导出，已完成 40%，已收到 2 KB')).toBeVisible();
    await page.getByRole('button', { name: '取消' }).click();
    await expect(page.getByText('已取消')).toBeVisible();
    await expect(page.getByRole('button', { name: '取消' })).toHaveCount(0);
    expect(taken).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    taken.length = 0;
  }
});

test('every list of the desk is saved as it is shown, and the list of who did what is found by words @third', async ({
  page,
}) => {
  await signIn(page, school.server.url, 'sun');
  await page.setViewportSize({ width: 1280, height: 800 });
  const screens = new Screens(page, school.server.url);
  const taken = async (path: string): Promise<string[]> => {
    await page.goto(`${school.server.url}${path}`);
    await page.getByRole('button', { name: '导出这份清单' }).click();
    if (path === '/to-sign') expect.soft(await screens.faultsInEveryTheme(), 'the choice of a file').toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    return readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n')
      .slice(1);
  };
  expect(await taken(`/records?day=${day}..${day}&list=K2`)).toHaveLength(1);
  expect(await taken('/phones')).not.toHaveLength(0);
  expect(await taken('/to-sign')).toHaveLength(1);
  // One phone was wiped, which the own one was not.
  const lost = { device: id(971), things: 2, at: now };
  const announced = { protocol: 'patrol/1', items: [] };
  await school.sun.ask('POST', '/announce', { ...announced, device: lost.device });
  await school.sun.ask('POST', '/announce', { ...announced, device: id(970), lost });
  expect(await taken('/phones?show=lost')).toHaveLength(1);
  const along = await planNight(school, { points: pointsOf(2) });
  const hall = { ...pointsOf(1, 5100)[0]!, ancestors: [{ id: canteen.id, name: canteen.name }] };
  await planNight(school, { points: [hall], first: 5910, plan: { name: '食堂巡查' } });
  const board = `/rounds-board?day=${day}`;
  const plansIn = async (filter: string) => new Set((await taken(board + filter)).map((line) => line.split(',')[1]));
  expect(await plansIn('')).toEqual(new Set(['夜间防火巡查', '食堂巡查']));
  expect(await plansIn(`&building=${canteen.id}`)).toEqual(new Set(['食堂巡查']));
  expect(await plansIn(`&way=${along.routeId}`)).toEqual(new Set(['夜间防火巡查']));
  await school.sun.write('asset-kept', asset(), { subject: asset().id });
  expect(await taken('/analysis/list?of=assets')).toHaveLength(1);
  const audit = await taken('/audit');
  expect(audit.join('\n')).toContain('手机上传情况.csv');
  await page.getByLabel('找什么').fill('检查记录');
  await page.getByLabel('找什么').press('Enter');
  await expect(page.getByRole('row').filter({ hasText: '导出文件' })).toHaveCount(1);
  await expect(page.getByRole('row').filter({ hasText: '手机上传情况' })).toHaveCount(0);
});
