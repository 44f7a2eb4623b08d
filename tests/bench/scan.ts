// G19: from the first picture of a square code before the camera until the page of its place is painted, and what our reader weighs.
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeAddress, placeCode } from '../../src/domain/place-code.ts';
import { floor2 } from '../cast.ts';
import { chromiumArgs } from '../e2e/chromium.ts';
import { film } from '../e2e/film.ts';
import { signIn, workerInCharge } from '../e2e/phone.ts';
import { openSchool } from '../e2e/school.ts';
import { findBrowser } from '../tools/browser.ts';
import { keptFiles, weigh } from '../tools/bundle.ts';
import { inKB, inMs, median, p95, spread } from './numbers.ts';
import { hearing, phone } from './phones.ts';
import type { Row } from './row.ts';

const passes = 24;
const mostMs = 150;
const mostBytes = 20_000;
/** The reader of zxing-wasm 3.1.4, its script and its wasm, gzip, from `ux-performance.md` B. */
const zxing = 12_300 + 402_000;

export async function scan(): Promise<Row[]> {
  const took = await scanned();
  const everybody = new Set(keptFiles());
  const reader = keptFiles(['codes']).filter((file) => !everybody.has(file));
  const { gzip } = weigh(reader);
  return [
    {
      goal: 'G19',
      what: `first picture of a code to the page of its place, our own reader, 1× CPU, p95 of ${took.length}`,
      value: `${inMs(p95(took))} (median ${inMs(median(took))}, ${spread(took, inMs)})`,
      must: `≤ ${inMs(mostMs)}`,
      ok: p95(took) <= mostMs,
    },
    {
      goal: 'G19',
      what: 'what our reader adds, gzip, against zxing-wasm',
      value: `${inKB(gzip)} (${(gzip / zxing).toFixed(2)}×)`,
      must: `≤ ${inKB(mostBytes)}`,
      ok: gzip <= mostBytes,
    },
  ];
}

async function scanned(): Promise<number[]> {
  const school = await openSchool();
  const folder = mkdtempSync(join(tmpdir(), 'patrol-bench-scan-'));
  const file = join(folder, 'camera.y4m');
  film(file, [null, codeAddress(school.server.url, placeCode(floor2))]);
  const args = [...chromiumArgs, `--use-file-for-fake-video-capture=${file}`];
  const browser = await chromium.launch({ executablePath: findBrowser(), args });
  try {
    const context: BrowserContext = await browser.newContext({ ...phone, permissions: ['camera'] });
    const page = await context.newPage();
    await page.addInitScript(watchCamera, floor2.id);
    await signIn(page, school.server.url, 'wang');
    await workerInCharge(page);
    const next = await hearing(page, 'tellPoint');
    const told: number[] = [];
    // The first opens the reader, and is not counted; nor is a code that was there already.
    for (let pass = 0; told.length <= passes && pass < 3 * passes; pass++) {
      const ms = Number(await onePass(page, next));
      if (Number.isFinite(ms)) told.push(ms);
    }
    return told.slice(1);
  } finally {
    await browser.close();
    await school.server.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onePass(page: Page, next: () => Promise<string>): Promise<string> {
  const told = next();
  await page.evaluate(() => {
    history.pushState(null, '', '/scan');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  return told;
}

/** The film is grey, then a code: only a code that was seen to come is timed. */
function watchCamera(placeId: string): void {
  const canvas = new OffscreenCanvas(20, 20);
  const brush = canvas.getContext('2d', { willReadFrequently: true })!;
  let video: HTMLVideoElement | null = null;
  let [wasGrey, seenAt] = [false, 0];
  const look = (): void => {
    if (!video?.isConnected) return;
    const [left, top] = [video.videoWidth / 2 - 50, video.videoHeight / 2 - 50];
    brush.drawImage(video, left, top, 100, 100, 0, 0, 20, 20);
    const isCode = brush.getImageData(0, 0, 20, 20).data.some((value, i) => i % 4 === 0 && value > 200);
    if (!isCode) [wasGrey, seenAt] = [true, 0];
    else if (wasGrey && seenAt === 0) seenAt = performance.now();
    video.requestVideoFrameCallback(look);
  };
  new MutationObserver(() => {
    const there = document.querySelector('video');
    if (there && there !== video) {
      [video, wasGrey, seenAt] = [there, false, 0];
      video.requestVideoFrameCallback(look);
    }
    const isOpen = location.pathname === `/places/${placeId}` && document.querySelector('main h1, h1');
    if (!isOpen || !video) return;
    const from = seenAt;
    [video, wasGrey, seenAt] = [null, false, 0];
    requestAnimationFrame(() => {
      setTimeout(() => {
        (window as unknown as { tellPoint: (ms: string) => void }).tellPoint(
          from > 0 ? String(performance.now() - from) : 'there already',
        );
      });
    });
  }).observe(document, { childList: true, subtree: true });
}
