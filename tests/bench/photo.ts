// G7: from choosing a 12-megapixel photo to the small picture of what is stored, hashed and stamped.
import type { CDPSession, Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumArgs } from '../e2e/chromium.ts';
import { answer, begin, signIn } from '../e2e/phone.ts';
import { floor2, id } from '../cast.ts';
import { openSchool, type School } from '../e2e/school.ts';
import { buildPage } from './build-page.ts';
import { calmly, mostTaken } from './calm.ts';
import { turned } from './turned.ts';
import { inMs, median, spread, times } from './numbers.ts';
import { hearing, slowed, withPhone } from './phones.ts';
import type { Row } from './row.ts';
import { serveFolder } from './serve-folder.ts';

const rate = 6;
const pairs = 5;
/** Of what is rarer. */
const fewer = 3;
/** Each photo is of an item of its own. A pair that is taken again takes the next, and one checklist has no more. */
const items = 20;
const mostRatio = 1.5;
const mostTaskMs = 50;

/** Without a camera the page offers to choose a file, which can be as large as a phone's own camera makes it. */
const withoutCamera = chromiumArgs.filter((arg) => !arg.startsWith('--use-fake-device'));

type Bare = { resize: () => Promise<number>; paint: (type: string) => Promise<string> };
type Shown = { ms: number; tasks: number[] };

export async function photo(): Promise<Row[]> {
  const folder = await buildPage('bare-photo');
  const files = mkdtempSync(join(tmpdir(), 'patrol-bench-file-'));
  const served = await serveFolder(folder);
  const school = await openSchool();
  try {
    const { usual, lying, png } = await withPhone(async (context) => {
      const plain = await context.newPage();
      await plain.goto(`${served.url}/`);
      const painted = async (name: string, type: string) => {
        const base64 = await plain.evaluate((kind) => (window as unknown as Bare).paint(kind), type);
        writeFileSync(join(files, name), Buffer.from(base64, 'base64'));
      };
      await painted('photo.jpg', 'image/jpeg');
      await painted('photo.png', 'image/png');
      writeFileSync(join(files, 'lying.jpg'), turned(readFileSync(join(files, 'photo.jpg'))));
      const page = await context.newPage();
      await page.addInitScript(noteShown);
      const floors = await addFloors(school, most);
      await signIn(page, school.server.url, 'wang');
      const next = await shots(page, plain, () => beginAt(page, school.server.url, floors.shift()!));
      await next(join(files, 'photo.jpg'), 1);
      return {
        usual: await next(join(files, 'photo.jpg'), pairs),
        lying: await next(join(files, 'lying.jpg'), fewer),
        png: await next(join(files, 'photo.png'), fewer),
      };
    }, withoutCamera);
    const { tasks, own } = usual;
    const longest = Math.max(0, ...tasks);
    return [
      row(
        `a 12 MP photo to its stored, hashed, stamped small picture, against a bare resize in a worker, ${rate}× CPU`,
        usual,
      ),
      row('the same of one that lies on its side by its tag', lying),
      row('the same of a PNG', png),
      {
        goal: 'G7',
        what: `longest task of the page meanwhile, ${rate}× CPU`,
        value:
          longest === 0 ? 'none over 50 ms' : `${inMs(longest)} (${tasks.length} over 50 ms in ${own.length} photos)`,
        must: `≤ ${inMs(mostTaskMs)}`,
        ok: longest <= mostTaskMs,
      },
    ];
  } finally {
    await served.stop();
    await school.server.remove();
    for (const one of [folder, files]) rmSync(one, { recursive: true, force: true });
  }
}

function row(what: string, { own, bare }: Pick<Taken, 'own' | 'bare'>): Row {
  const ratios = own.map((ms, n) => ms / bare[n]!);
  return {
    goal: 'G7',
    what,
    value: `${times(median(ratios))} (${spread(ratios, times)}; ${inMs(median(own))} and ${inMs(median(bare))})`,
    must: `≤ ${times(mostRatio)}`,
    ok: median(ratios) <= mostRatio,
  };
}

type Taken = { own: number[]; bare: number[]; tasks: number[] };

/** As many as the checklists that pairs can need at most. */
const most = 1 + Math.ceil(((pairs + fewer + fewer) * mostTaken + 1) / items);

/** Their names. */
export async function addFloors({ sun }: School, count: number): Promise<string[]> {
  const floors = Array.from({ length: count }, (_, n) => ({ ...floor2, id: id(8000 + n), name: `${n + 11}层` }));
  await sun.write('places-kept', { places: floors }, { subject: floors[0]!.id });
  return floors.map(({ name }) => name);
}

async function beginAt(page: Page, url: string, floor: string): Promise<void> {
  await page.goto(url);
  await begin(page, ['3号宿舍楼', floor], '楼层日检');
  await page.waitForTimeout(1500);
}

type Shots = (file: string, count: number) => Promise<Taken>;

/** Pairs of one file, in alternating order. */
async function shots(page: Page, plain: Page, anotherChecklist: () => Promise<void>): Promise<Shots> {
  const [cdp, plainCdp] = await Promise.all([page, plain].map((one) => one.context().newCDPSession(one)));
  const next = await hearing(page, 'tellShown');
  let item = items;
  return async (file, count) => {
    const taken: Taken = { own: [], bare: [], tasks: [] };
    for (let pair = 0; pair < count; pair++) {
      const { shown, bareMs } = await calmly(async () => {
        item = (item % items) + 1;
        if (item === 1) await anotherChecklist();
        const both: { shown: Shown; bareMs: number } = { shown: { ms: 0, tasks: [] }, bareMs: 0 };
        const acts = [
          async () => (both.shown = await keep(page, item, cdp!, file, next)),
          async () => (both.bareMs = await resize(plain, plainCdp!, file)),
        ];
        for (const act of pair % 2 === 0 ? acts : acts.toReversed()) await act();
        return both;
      });
      taken.own.push(shown.ms);
      taken.bare.push(bareMs);
      taken.tasks.push(...shown.tasks);
    }
    return taken;
  };
}

async function resize(plain: Page, cdp: CDPSession, file: string): Promise<number> {
  await plain.bringToFront();
  await plain.locator('input').setInputFiles(file);
  return slowed(cdp, rate, () => plain.evaluate(() => (window as unknown as Bare).resize()));
}

/** One fault, one photo of it. Between the choice and the picture nothing of the tool runs in the page. */
async function keep(page: Page, n: number, cdp: CDPSession, file: string, next: () => Promise<string>): Promise<Shown> {
  await page.bringToFront();
  await answer(page, n, '异常');
  const chooser = page.getByRole('dialog', { name: /^拍照：/ }).locator('input[multiple]');
  await chooser.waitFor({ state: 'attached' });
  await page.waitForTimeout(1000);
  const shown = await slowed(cdp, rate, async () => {
    const told = next();
    await choose(cdp, file);
    return JSON.parse(await told) as Shown;
  });
  await page.getByRole('dialog', { name: '异常' }).getByRole('button', { name: '完成' }).click();
  return shown;
}

async function choose(cdp: CDPSession, file: string): Promise<void> {
  const { root } = await cdp.send('DOM.getDocument', { depth: 0 });
  const { nodeId } = await cdp.send('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: 'input[type=file][multiple]',
  });
  await cdp.send('DOM.setFileInputFiles', { nodeId, files: [file] });
}

/** Given to the page: from the choice of a file until the picture of what was stored has been painted, and long tasks between. */
function noteShown(): void {
  let chosenAt = 0;
  let tasks: PerformanceEntry[] = [];
  addEventListener(
    'change',
    (event) => {
      if (event.target instanceof HTMLInputElement && event.target.type === 'file')
        [chosenAt, tasks] = [performance.now(), []];
    },
    true,
  );
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' });
  const tell = (shownAt: number) => {
    const between = tasks.filter(({ startTime, duration }) => startTime + duration > chosenAt && startTime < shownAt);
    const shown = { ms: shownAt - chosenAt, tasks: between.map(({ duration }) => duration) };
    (window as unknown as { tellShown: (text: string) => void }).tellShown(JSON.stringify(shown));
    chosenAt = 0;
  };
  new MutationObserver(() => {
    if (chosenAt === 0) return;
    const picture = document.querySelector<HTMLImageElement>('dialog[open] img[alt^="照片 1"]');
    if (!picture || picture.dataset['noted']) return;
    picture.dataset['noted'] = 'yes';
    void picture.decode().then(() =>
      requestAnimationFrame(() =>
        setTimeout(() => {
          const shownAt = performance.now();
          // The browser tells of a long task a little after it.
          setTimeout(() => tell(shownAt), 300);
        }),
      ),
    );
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['src', 'alt'] });
}
