// G5: from the thumb on an answer to the next picture on the screen, while every answer is being saved.
import type { CDPSession, Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import { item } from '../cast.ts';
import { begin, signIn } from '../e2e/phone.ts';
import { openSchool, twenty } from '../e2e/school.ts';
import { templateId, type Template } from '../../src/domain/template.ts';
import { buildPage } from './build-page.ts';
import { inMs, median, p95 } from './numbers.ts';
import { slowed, withPhone } from './phones.ts';
import type { Row } from './row.ts';
import { serveFolder } from './serve-folder.ts';
import { touch, type Spot } from './touch.ts';

const rate = 6;
const items = 200;
const taps = 65;
const inTurn = 5;
const dropped = 5;
const mostMs = 100;
/** Event Timing rounds to 8 ms and does not tell of anything quicker than this. */
const leastToldMs = 16;

/** Z3: two hundred plain items. */
const twoHundred: Template = {
  ...twenty,
  code: 'Z3',
  name: { zh: '全楼大检查', en: 'Whole-building check' },
  items: Array.from({ length: items }, (_, n) =>
    item({
      id: `Z3-${String(n + 1).padStart(3, '0')}`,
      type: 'PF',
      text: { zh: `第${n + 1}处消防设施完好，标识清晰，通道畅通`, en: `Fire equipment ${n + 1} is in order` },
      due: 'D1',
    }),
  ),
};

type Timed = { taps: number[]; shown: number[] };
type Side = { page: Page; cdp: CDPSession };

export async function tapToPaint(): Promise<Row[]> {
  const folder = await buildPage('bare-rows');
  const served = await serveFolder(folder);
  const school = await openSchool();
  try {
    await school.sun.write('template-published', twoHundred, { subject: templateId(twoHundred) });
    const { own, bare } = await withPhone(async (context) => {
      const plain = await context.newPage();
      await plain.goto(`${served.url}/`);
      const page = await context.newPage();
      await signIn(page, school.server.url, 'wang');
      await begin(page, ['3号宿舍楼', '2层'], '全楼大检查');
      await page.getByRole('radio').first().waitFor();
      await page.waitForTimeout(1500);
      return tapThrough(await listened(page), await listened(plain));
    });
    return [
      row('tap on an answer to the next paint', own.taps, bare.taps),
      row('tap on an answer to the paint that shows it', own.shown, bare.shown),
    ];
  } finally {
    await served.stop();
    await school.server.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

function row(what: string, own: number[], bare: number[]): Row {
  const p = p95(own);
  const browser = `a bare page of as many rows ${inMs(p95(bare))}, median ${inMs(median(bare))}`;
  return {
    goal: 'G5',
    what: `${what}, ${items} items, saving each, ${rate}× CPU, p95 of ${own.length}`,
    value: `${inMs(p)} (median ${inMs(median(own))}, most ${inMs(Math.max(...own))}; ${browser})`,
    must: `≤ ${inMs(mostMs)}`,
    ok: p <= mostMs,
  };
}

async function listened(page: Page): Promise<Side> {
  await page.evaluate(noteShown);
  await page.evaluate((durationThreshold) => {
    const timed: Pick<Timed, 'taps'> = { taps: [] };
    Object.assign(window, timed);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[])
        if (entry.name === 'click' && entry.interactionId) timed.taps.push(entry.duration);
    }).observe({ type: 'event', durationThreshold, buffered: false } as PerformanceObserverInit);
  }, leastToldMs);
  return { page, cdp: await page.context().newCDPSession(page) };
}

/**
 * The answer may be drawn later than in the next paint. With it a dot is drawn, and the browser tells when that was on the screen.
 * Runs in the page; it has only itself.
 */
function noteShown(): void {
  type Drawn = PerformanceEntry & { identifier: string; renderTime: number };
  const noted: Pick<Timed, 'shown'> = { shown: [] };
  Object.assign(window, noted);
  let clickedAt = 0;
  let dot: HTMLElement | undefined;
  addEventListener('click', (event) => (clickedAt = event.timeStamp), true);
  new MutationObserver(() => {
    if (clickedAt === 0) return;
    dot?.remove();
    dot = document.createElement('i');
    dot.setAttribute('elementtiming', String(clickedAt));
    dot.style.cssText = 'position:fixed;top:0;left:0;contain:strict;width:9px;height:9px;font-size:9px';
    dot.textContent = '·';
    document.body.append(dot);
    clickedAt = 0;
  }).observe(document, { attributeFilter: ['aria-checked'], subtree: true });
  new PerformanceObserver((list) => {
    for (const { identifier, renderTime } of list.getEntries() as Drawn[])
      noted.shown.push(renderTime - Number(identifier));
  }).observe({ type: 'element' });
}

/** A few on one side, a few on the other, the first to go changing: what else the machine does meets both. */
async function tapThrough(own: Side, bare: Side): Promise<{ own: Timed; bare: Timed }> {
  for (let turn = 0; turn < taps / inTurn; turn++) {
    for (const { page, cdp } of turn % 2 === 0 ? [own, bare] : [bare, own]) {
      await page.bringToFront();
      await slowed(cdp, rate, async () => {
        for (let tap = 0; tap < inTurn; tap++) await tapNormal(page, cdp);
      });
    }
  }
  await own.page.bringToFront();
  await own.page.getByText('已存本机').first().waitFor();
  await own.page.getByText(`已查 ${taps} 项，共 ${items} 项`).waitFor({ state: 'attached' });
  return { own: await told(own.page), bare: await told(bare.page) };
}

async function told(page: Page): Promise<Timed> {
  const found = await page.evaluate(() => {
    const { taps, shown } = window as unknown as Timed;
    return { taps, shown };
  });
  const untold = Array.from({ length: taps - found.taps.length }, () => leastToldMs);
  if (found.taps.length < taps / 2) throw new Error(`the browser told of ${found.taps.length} of ${taps} taps only`);
  if (found.shown.length !== taps) throw new Error(`${found.shown.length} of ${taps} answers were seen`);
  return { taps: [...untold, ...found.taps].slice(dropped), shown: found.shown.slice(dropped) };
}

/** Touches 正常 of the item the person is at, once the page has come to rest. Nothing is scrolled from outside. */
export async function tapNormal(page: Page, cdp: CDPSession): Promise<void> {
  const { id } = await touch(page, cdp, () => hereOf(page));
  for (let wait = 0; (await hereOf(page))?.id === id; wait++) {
    if (wait === 50) throw new Error(`the tap on ${id} answered nothing`);
    await page.waitForTimeout(60);
  }
}

const hereOf = (page: Page): Promise<Spot | null> =>
  page.evaluate(() => {
    const row = document.querySelector<HTMLElement>('[aria-current=step]');
    const button = row?.querySelector('[role=radio]');
    if (!row || !button) return null;
    const { left, top, width, height } = button.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    return { id: row.dataset['item'] ?? '', x, y, hit: button.contains(document.elementFromPoint(x, y)) };
  });
