// What is printed is looked at as paper: how many pages of which size, heads on each of them, and nothing cut at an edge.
import { expect, test, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { answer, at, canteen, checklist, floor2, id, inspection, item, photo, sha256 } from '../cast.ts';
import { dayOf } from '../../src/domain/inspection.ts';
import type { InspectionAnalysis } from '../../src/domain/analysis-reports.ts';
import type { LedgerPage } from '../../src/domain/ledgers/ledger-reports.ts';
import { templateId } from '../../src/domain/template.ts';
import { chance } from '../../src/server/demo/random.ts';
import { drawPicture } from '../../src/server/demo/picture.ts';
import { mondayOf } from '../../src/domain/week-share.ts';
import { DeskClient } from './desk-client.ts';
import { plainText, readPdf, type PdfPage } from './pdf.ts';
import { signIn } from './phone.ts';
import { openSchool, password, type School } from './school.ts';

let school: School;
const now = Date.now();
const today = dayOf(now, 'Asia/Shanghai');
const days = `from=${today}&to=${today}`;
const cases = 30;
const rows = 120;

test.describe.configure({ timeout: 180_000 });
test.beforeAll(async () => {
  school = await openSchool();
  const columns = ['种类', '数量', '收运单位'].map((zh) => ({ zh, en: zh }));
  const waste = { ...checklist, code: 'K2', items: [item({ id: 'K2-27', type: 'TABLE', photo: 'none', columns })] };
  const dormItems = [item({ id: 'D1-07', type: 'PF' }), item({ id: 'D1-22', type: 'SIGN', photo: 'none' })];
  const dorm = { ...checklist, code: 'D1', version: 2, items: dormItems };
  for (const one of [waste, dorm]) await school.sun.write('template-published', one, { subject: templateId(one) });
  const li = new DeskClient(school.server.url);
  await li.signIn('li', password);
  const said = { by: li.session!.person.id, device: id(960), at: at(now), photos: [] };
  const table = Array.from({ length: rows }, (_, n) => [`第${n + 1}种厨余`, String(n + 1), '城区环卫一队']);
  const body = inspection({
    placeId: canteen.id,
    template: { code: 'K2', version: 1 },
    answers: [answer('K2-27', table)],
    photos: [],
    startedAt: at(now - 60_000),
    finishedAt: at(now),
  });
  await li.write('inspection-submitted', body, { ...said, subject: id(900), id: id(920), opSeq: 1 });
  const bytes = drawPicture(chance(7), today);
  const shot = sha256(bytes);
  const strokes = [
    [20, 110, 90, 30, 150, 120],
    [180, 40, 280, 100],
  ];
  const checked = inspection({
    template: { code: 'D1', version: 2 },
    answers: [answer('D1-07', 'pass', { photos: [shot] }), answer('D1-22', { name: '李建国', signedAt: now, strokes })],
    photos: [photo('D1-07', shot)],
    startedAt: at(now - 60_000),
    finishedAt: at(now),
  });
  const seen = { ...said, photos: [shot] };
  await li.write('inspection-submitted', checked, { ...seen, subject: id(901), id: id(921), opSeq: 100 });
  expect((await li.send('PUT', `/photos/${shot}`, bytes)).ok).toBe(true);
  for (let n = 0; n < cases; n++)
    await li.write(
      'hazard-reported',
      {
        placeId: floor2.id,
        source: 'spot',
        category: 'electricity',
        text: `第${n + 1}处插座发黑，面板松动，附近堆放纸箱，需要断电检查后更换`,
        photos: n === 0 ? [photo('report', shot)] : [],
        suspectedMajor: false,
        fixed: false,
        repair: null,
      },
      { ...(n === 0 ? seen : said), subject: id(1000 + n), id: id(1100 + n), opSeq: n + 2 },
    );
});
test.afterAll(() => school.server.remove());

/** As the browser prints it; kept beside the results, to be looked at. */
async function paperOf(page: Page, name: string): Promise<PdfPage[]> {
  const bytes = await page.pdf({ preferCSSPageSize: true });
  writeFileSync(test.info().outputPath(`${name}.pdf`), bytes);
  return readPdf(bytes);
}

/** Waits for the paper that a key lays out, instead of printing it. */
async function layOut(page: Page, key: string): Promise<void> {
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: key, exact: true }).click();
  await expect(page.locator('body[data-printed]')).toBeAttached({ timeout: 30_000 });
}

const a4 = { portrait: [595, 842], landscape: [842, 595] } as const;
const margin = 20;

/** Of the size that was meant, and with nothing over an edge. */
function isA4(pages: readonly PdfPage[], way: keyof typeof a4, what: string): void {
  for (const [n, { width, height, pieces }] of pages.entries()) {
    const named = `${what}, page ${n + 1}`;
    expect.soft([Math.round(width), Math.round(height)], named).toEqual(a4[way]);
    expect.soft(pieces.length, `${named} is empty`).toBeGreaterThan(0);
    expect.soft(Math.min(...pieces.map(({ x }) => x)), `${named}, left edge`).toBeGreaterThanOrEqual(margin);
    expect.soft(Math.max(...pieces.map(({ end }) => end)), `${named}, right edge`).toBeLessThanOrEqual(width - margin);
  }
}

/** Each page says its number, the heads and the code; the lines between them are all there, first cell and last. */
async function isLedger(page: Page, name: string, way: keyof typeof a4, most: number): Promise<void> {
  await page.goto(`${school.server.url}/ledgers/${name}?${days}`);
  await layOut(page, '打印');
  const pages = await paperOf(page, name);
  const { heads, rows: lines, code, title } = await school.sun.ask<LedgerPage>('GET', `/ledgers/${name}?${days}`);
  isA4(pages, way, name);
  expect.soft(pages.length).toBeGreaterThan(1);
  expect.soft(pages.length).toBeLessThanOrEqual(most);
  const row = plainText(heads.map(({ head }) => head).join(''));
  for (const [n, { text }] of pages.entries()) {
    expect.soft(text, `page ${n + 1}`).toContain(plainText(`${n + 1} / ${pages.length}`));
    // The last page may have nothing but room to sign.
    if (n === pages.length - 1 && !text.includes(row)) continue;
    expect.soft(text, `page ${n + 1}`).toContain(row);
    expect.soft(text, `page ${n + 1}`).toContain(plainText(code ?? ''));
  }
  const whole = pages.map(({ text }) => text).join('');
  for (const word of [title, '数据截至', '生成时间', '审核人（签字）', `共 ${lines.length} 行`])
    expect.soft(whole).toContain(plainText(word));
  for (const { cells } of lines)
    for (const [n, cell] of cells.entries())
      if (cell !== null) expect.soft(whole, `${heads[n]?.head}`).toContain(plainText(String(cell)));
}

type OnPaper = { photos: number; signatures: number; wrong: string[] };

/** What stands small in the cells of a paper as wide as it is printed, and what of it is missing, over the edge of its cell, or over words. */
async function picturesOn(page: Page): Promise<OnPaper> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 1047, height: 740 });
  const found = await page.locator('tbody td').evaluateAll((cells) => {
    const seen: OnPaper = { photos: 0, signatures: 0, wrong: [] };
    for (const cell of cells)
      for (const picture of cell.querySelectorAll('img, svg')) {
        const isPhoto = picture instanceof HTMLImageElement;
        seen[isPhoto ? 'photos' : 'signatures']++;
        const says = (what: string) => seen.wrong.push(`${isPhoto ? 'photo' : 'signature'} ${what}`);
        const [box, within] = [picture.getBoundingClientRect(), cell.getBoundingClientRect()];
        if (isPhoto && !(picture.complete && picture.naturalWidth > 0)) says('not there');
        if (box.width < 10 || box.height < 10) says(`of ${box.width} by ${box.height}`);
        if (box.left < within.left || box.right > within.right) says('over the side of its cell');
        if (box.top < within.top || box.bottom > within.bottom) says('over the head or foot of its cell');
        const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        const line = document.createRange();
        while (words.nextNode()) {
          line.selectNodeContents(words.currentNode);
          for (const { left, right, top, bottom } of line.getClientRects()) {
            const isBeside = right <= box.left + 1 || left >= box.right - 1;
            if (!isBeside && bottom > box.top + 1 && top < box.bottom - 1) says(`over ${words.currentNode.nodeValue}`);
          }
        }
      }
    return seen;
  });
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1280, height: 800 });
  return found;
}

test('the register of hazards, thirty columns across, and a narrow ledger upright are whole on A4, also from a phone @third', async ({
  page,
}) => {
  await signIn(page, school.server.url, 'sun');
  await isLedger(page, 'hazards', 'landscape', 6);
  await page.setViewportSize({ width: 1280, height: 800 });
  await isLedger(page, 'hazards', 'landscape', 6);
  expect(await picturesOn(page)).toEqual({ photos: 1, signatures: 0, wrong: [] });
  await page.goto(`${school.server.url}/ledgers/dormitory-check?${days}`);
  await layOut(page, '打印');
  isA4(await paperOf(page, 'dormitory-check'), 'landscape', 'dormitory-check');
  expect(await picturesOn(page)).toEqual({ photos: 1, signatures: 1, wrong: [] });
  await isLedger(page, 'food-waste', 'portrait', 5);
});

/** As many buildings as a large campus has, with names that do not break as ours do. */
async function largeCampus(page: Page): Promise<void> {
  await page.route('**/api/analysis/inspections?*', async (route) => {
    const response = await route.fetch();
    const told = (await response.json()) as InspectionAnalysis;
    const counted = { inspections: 9, withFaults: 3, late: 0, answers: 90, bulk: 9, faults: 1, records: 1 };
    const buildings = Array.from({ length: 24 }, (_, n) =>
      Object.assign({ placeId: id(5000 + n), placeName: `Dormitory${n + 1}` }, counted),
    );
    const text = { zh: '房门可从内部徒手打开，门锁、玻璃完好', en: 'Doors' };
    const about = { templateCode: 'D1', text, templateName: text, faults: 24, records: 24, places: buildings };
    const items = Array.from({ length: 10 }, (_, n) => Object.assign({ itemId: `D1-${n + 10}` }, about));
    const json = { ...told, buildings, items };
    await route.fulfill({ response, json });
  });
}

test('the weekly report is one sheet upright, with page numbers and its code, and the analysis leaves no page empty and no building out @third', async ({
  page,
}) => {
  await signIn(page, school.server.url, 'sun');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${school.server.url}/analysis/briefing?kind=week&day=${mondayOf(today)}`);
  await expect(page.getByRole('article').getByText('发现隐患')).toBeVisible();
  const pages = await paperOf(page, 'briefing');
  isA4(pages, 'portrait', 'briefing');
  expect(pages.length).toBeLessThanOrEqual(2);
  const whole = pages.map(({ text }) => text).join('');
  for (const word of ['校园安全周报', '数据截至', '生成时间', '核对编码', '校长（签字）', `${cases} 件`])
    expect.soft(whole).toContain(plainText(word));
  for (const [n, { text }] of pages.entries()) expect.soft(text).toContain(`${n + 1}/${pages.length}`);
  await largeCampus(page);
  await page.goto(`${school.server.url}/analysis`);
  await expect(page.getByRole('table').getByText('Dormitory24')).toBeVisible();
  await expect(page.locator('svg.ct-chart-bar')).toBeVisible();
  const analysis = await paperOf(page, 'analysis');
  isA4(analysis, 'portrait', 'analysis');
  expect.soft(analysis.length).toBeLessThanOrEqual(4);
  expect.soft(analysis[0]?.text).toContain('每周检查');
  expect.soft(analysis[0]?.text.replace('打印于', '')).not.toContain('打印');
  // A page that is too wide is printed smaller: as wide as the paper is, nothing may stick out.
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 703, height: 1000 });
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(703);
  expect
    .soft(
      await page
        .getByRole('table')
        .evaluate(({ scrollWidth, parentElement }) => scrollWidth - parentElement!.clientWidth),
    )
    .toBe(0);
});

test('the papers of a case and its evidence are upright A4 with nothing cut @third', async ({ page }) => {
  await signIn(page, school.server.url, 'sun');
  await page.setViewportSize({ width: 1280, height: 800 });
  const subject = id(1000);
  const words = plainText('第1处插座发黑，面板松动，附近堆放纸箱，需要断电检查后更换');
  for (const paper of ['notice', 'major', 'file'] as const) {
    await page.goto(`${school.server.url}/hazards/${subject}?paper=${paper}`);
    await expect(page.getByText('第1处插座发黑').first()).toBeVisible();
    const pages = await paperOf(page, paper);
    isA4(pages, 'portrait', paper);
    expect.soft(pages.map(({ text }) => text).join('')).toContain(words);
  }
  const html = await (await school.sun.send('GET', `/hazards/${subject}/evidence`)).text();
  const opened = await page.context().newPage();
  await opened.setContent(html);
  const pages = await paperOf(opened, 'evidence');
  expect(pages[0]?.text).toContain('隐患');
  for (const { width, pieces } of pages)
    expect.soft(Math.max(...pieces.map(({ end }) => end))).toBeLessThanOrEqual(width);
  expect(pages.map(({ text }) => text).join('')).toContain(words);
});
