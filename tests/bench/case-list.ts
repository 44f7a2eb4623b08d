// G17, G18: many open cases at the desk. The list beside a bare page that draws ten thousand rows, and what a key costs in the field that finds them.
import { chromium, type Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlite } from '../../src/server/store/sqlite.ts';
import { canteen, dorm3, floor2 } from '../cast.ts';
import { chromiumArgs } from '../e2e/chromium.ts';
import { signIn } from '../e2e/phone.ts';
import { openSchool, type School } from '../e2e/school.ts';
import { findBrowser } from '../tools/browser.ts';
import { buildPage } from './build-page.ts';
import { inMs, median, p95, times } from './numbers.ts';
import { reportCases } from './open-cases.ts';
import { slowDown } from './phones.ts';
import type { Row } from './row.ts';
import { serveFolder } from './serve-folder.ts';

const rate = 6;
const cases = 10_000;
const bareRows = 10_000;
const pages = cases / 100;
const turns = 7;
const scrolls = 5;
const frames = 150;
const pxAFrame = 200;
const most = { mount: 0.08, nodes: 400, frame: 1.5, key: 16 };

export async function caseList(): Promise<Row[]> {
  const folder = await buildPage('bare-list');
  const served = await serveFolder(folder);
  const school = await openSchool();
  const browser = await chromium.launch({ executablePath: findBrowser(), args: chromiumArgs });
  try {
    await fill(school);
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
    // Whoever looks after the whole school has all that is open on the own device as well, and that comes first.
    context.setDefaultTimeout(180_000);
    const plain = await context.newPage();
    await plain.goto(`${served.url}/`);
    const page = await context.newPage();
    await signIn(page, school.server.url, 'sun');
    await page.goto(`${school.server.url}/hazards`);
    await page.locator('tr[data-row]').first().waitFor();
    for (let n = 1; n < pages; n++) await showMore(page, n);
    for (const one of [page, plain]) await slowDown(one, rate);
    const mounts = { own: [] as number[], bare: [] as number[] };
    for (let turn = 0; turn < turns; turn++) {
      await plain.bringToFront();
      mounts.bare.push(await plain.evaluate((n) => (window as unknown as Bare).bare.all(n), bareRows));
      await page.bringToFront();
      mounts.own.push(await page.evaluate(comeBack));
    }
    await plain.evaluate((n) => (window as unknown as Bare).bare.some(n), bareRows);
    const scrolled = { own: [] as number[], bare: [] as number[], nodes: 0 };
    for (let turn = 0; turn < scrolls; turn++) {
      // AB, BA.
      for (const one of turn % 2 === 0 ? [plain, page] : [page, plain]) {
        await one.bringToFront();
        const { ms, nodes } = await one.evaluate(scrollThrough, { frames, pxAFrame });
        scrolled[one === page ? 'own' : 'bare'].push(p95(ms));
        if (one === page) scrolled.nodes = Math.max(scrolled.nodes, ...nodes);
      }
    }
    await page.bringToFront();
    const { nodes } = scrolled;
    const [own, bare] = [median(scrolled.own), median(scrolled.bare)];
    const keys = await typed(page, school.server.url);
    const mount = median(mounts.own) / median(mounts.bare);
    const frame = own / bare;
    return [
      {
        goal: 'G17',
        what: `the list of ${cases} open cases, all of them fetched, shown again, against drawing ${bareRows} bare rows, ${rate}× CPU`,
        value: `${times(mount)} (${inMs(median(mounts.own))} of ${inMs(median(mounts.bare))})`,
        must: `≤ ${times(most.mount)}`,
        ok: mount <= most.mount,
      },
      {
        goal: 'G17',
        what: 'elements of the table while it is scrolled through, the most',
        value: String(nodes),
        must: `≤ ${most.nodes}`,
        ok: nodes <= most.nodes,
      },
      {
        goal: 'G17',
        what: `a frame while it is scrolled through, ${pxAFrame} px each, p95 of ${frames}, against a bare window over rows of one height, ${rate}× CPU`,
        value: `${times(frame)} (${inMs(own)} of ${inMs(bare)})`,
        must: `≤ ${times(most.frame)}`,
        ok: frame <= most.frame,
      },
      {
        goal: 'G18',
        what: `a key in the field that finds them, until the page is laid out again, ${rate}× CPU, p95 of ${keys.length}`,
        value: `${inMs(p95(keys))} (median ${inMs(median(keys))})`,
        must: `≤ ${inMs(most.key)}`,
        ok: p95(keys) <= most.key,
      },
    ];
  } finally {
    await browser.close();
    await served.stop();
    await school.server.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Bare = { bare: { all: (n: number) => Promise<number>; some: (n: number) => void } };

const placeIds = [floor2, dorm3, canteen].map((place) => place.id);

/** Into the ledger itself, while the server rests. */
async function fill({ server, sun }: School): Promise<void> {
  await server.end('SIGTERM');
  const store = openSqlite(join(server.dataDir, 'patrol.sqlite'), (fault) => console.error(fault));
  const { person, school } = sun.session!;
  await reportCases(store, school.id, { by: person, placeIds, cases, now: Date.now });
  await store.close();
  await server.start();
}

async function showMore(page: Page, n: number): Promise<void> {
  await page.getByRole('button', { name: '显示更多' }).click();
  await page.waitForFunction(
    (least) => Number(document.querySelector('table')?.getAttribute('aria-rowcount')) > least,
    n * 100 + 1,
  );
}

/** To another screen and back: until the rows are painted, ms. What the list shows is in the memory of the page. */
async function comeBack(): Promise<number> {
  const go = (to: string) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  };
  const until = (isSo: () => boolean) =>
    new Promise<void>((told) => {
      const look = () => (isSo() ? told() : requestAnimationFrame(look));
      look();
    });
  go('/search');
  await until(
    () => document.querySelector('[role=search]') !== null && document.querySelector('tr[data-row]') === null,
  );
  await new Promise((rested) => setTimeout(rested, 500));
  const from = performance.now();
  go('/hazards');
  await until(() => document.querySelector('tr[data-row]') !== null);
  return new Promise((told) => requestAnimationFrame(() => setTimeout(() => told(performance.now() - from))));
}

async function scrollThrough(asked: { frames: number; pxAFrame: number }): Promise<{ ms: number[]; nodes: number[] }> {
  scrollTo(0, 0);
  const [ms, nodes]: [number[], number[]] = [[], []];
  const next = () => new Promise<number>(requestAnimationFrame);
  let before = await next();
  for (let n = 0; n < asked.frames; n++) {
    scrollBy(0, asked.pxAFrame);
    const now = await next();
    ms.push(now - before);
    before = now;
    nodes.push(document.querySelectorAll('table *').length);
  }
  return { ms, nodes };
}

const text = '应急照明灯不亮 3号宿舍楼';

/** One letter after another, each answered before the next one is struck: from the letter until the page is laid out, ms. */
async function typed(page: Page, url: string): Promise<number[]> {
  await page.goto(`${url}/search`);
  await page.getByRole('searchbox').waitFor();
  await page.waitForTimeout(2000);
  const all: number[] = [];
  for (let turn = 0; turn < 4; turn++) all.push(...(await page.evaluate(strike, text)));
  return all;
}

async function strike(letters: string): Promise<number[]> {
  const field = document.querySelector<HTMLInputElement>('input[type=search]')!;
  // As if struck: past what the page itself puts there.
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
  const put = (shown: string) => value.set?.call(field, shown);
  const all: number[] = [];
  for (let n = 1; n <= letters.length; n++) {
    const from = performance.now();
    put(letters.slice(0, n));
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    // What it leads to is drawn before anything else is done.
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    document.body.getBoundingClientRect();
    all.push(performance.now() - from);
    await new Promise((rested) => setTimeout(rested, 600));
  }
  put('');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await new Promise((rested) => setTimeout(rested, 600));
  return all;
}
