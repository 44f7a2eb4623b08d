// P16 on a line where the kernel's own TCP meets loss and delay: records with photos are made without a network, and the open page
// delivers them over it.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import build from '../e2e/build.ts';
import { OwnBrowser } from '../e2e/own-browser.ts';
import * as hand from '../e2e/phone.ts';
import { openSchool, type School } from '../e2e/school.ts';
import { held } from './browser/held.ts';
import { wrongAtSchool } from './browser/kept.ts';
import { WatchedLine } from './browser/watched-line.ts';
import type { Weak } from './line/relay.ts';
import { filmSnow } from './line/snow.ts';
import { noTwoEnds, TwoEnds } from './line/two-ends.ts';
import { trials, type Part, type Size } from './part.ts';

type Trial = {
  name: string;
  weak: Weak;
  /** Whether a cut also ends the connections, as when the phone leaves one network for another. */
  dropsConnections?: true;
  /** A proxy before the school that passes on a body once it is there whole, as nginx does unless told otherwise. */
  isBuffered?: true;
};

const records: Record<Size, number> = { commit: 1, proof: 20 };
/** `PATROL_RECORDS=5` sends another number of them. */
const askedFor = process.env['PATROL_RECORDS'];
const photosEach = 3;
const mostAgain = 0.1;
const lookEveryMs = 2000;

function partOn(trial: Trial): Part {
  return {
    what: 'records with photos over a line on which TCP itself meets loss, delay and cuts',
    cannot: noTwoEnds,
    async run(size) {
      build();
      const told: string[] = [];
      const outcome = await trials(
        [trial],
        ({ name }) => name,
        async () => void told.push(await delivered(trial, Number(askedFor ?? records[size]))),
      );
      return { ...outcome, figures: told.join() || 'not to the end' };
    },
  };
}

async function delivered(trial: Trial, count: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'patrol-line-'));
  const film = join(folder, 'film.y4m');
  await filmSnow(film);
  const ends = await TwoEnds.open();
  const school = await openSchool({ HOST: '0.0.0.0' });
  const proxy = trial.isBuffered && (await WatchedLine.to(school.server.url, '0.0.0.0'));
  const browser = new OwnBrowser({
    within: ends.prefix,
    args: [`--host-resolver-rules=MAP localhost ${ends.school}`, `--use-file-for-fake-video-capture=${film}`],
  });
  try {
    return await goThrough(trial, { ends, school, browser, count, url: proxy ? proxy.url : school.server.url });
  } finally {
    await browser.remove();
    if (proxy) proxy.end();
    await school.server.remove();
    await ends.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

type World = { ends: TwoEnds; school: School; browser: OwnBrowser; count: number; url: string };

async function goThrough(trial: Trial, world: World): Promise<string> {
  const { ends, school, browser, count, url } = world;
  const page = await browser.start();
  await hand.signIn(page, url, 'wang');
  await hand.workerInCharge(page);
  await browser.context.setOffline(true);
  for (let n = 0; n < count; n++) await walk(page, url);

  const { relay } = ends;
  const before = { sent: relay.up.sent.once, came: relay.up.came.once };
  if (trial.dropsConnections) relay.gone = () => ends.dropConnections();
  relay.becomes(trial.weak);
  const startedAt = performance.now();
  await browser.context.setOffline(false);
  await everythingCame(page, world);
  const seconds = (performance.now() - startedAt) / 1000;

  const wrong = [...wrongAtSchool(school.server.dataDir, await held(page, school.wang.id, true))];
  if (wrong.length > 0) throw new Error(wrong.join('; '));
  const photos = sizesIn(join(school.server.dataDir, 'blobs'));
  const payload = photos.reduce((sum, bytes) => sum + bytes, 0);
  const more = (once: number) => `${(((once - payload) / payload) * 100).toFixed(1)} %`;
  const { sent, came } = relay.up;
  const least = (payload * 8) / trial.weak.kbits / 1000;
  const told = [
    `${trial.name}: ${count} records with ${photos.length} photos (${(payload / 1e6).toFixed(1)} MB)`,
    `${more(came.once - before.came)} more bytes than photos came, with heads and records`,
    `${more(sent.once - before.sent)} left the app, of all ${((sent.again / sent.once) * 100).toFixed(0)} % again by TCP`,
    `${relay.cuts} cuts, ${sent.connections} connections, ${seconds.toFixed(0)} s, ${(seconds / least).toFixed(1)}× the line's least time`,
  ].join(', ');
  if (came.once - before.came > payload * (1 + mostAgain))
    throw new Error(`more than ${mostAgain * 100} % sent twice: ${told}`);
  return told;
}

async function walk(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await hand.begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  const sheet = page.getByRole('dialog', { name: '异常' });
  await hand.answer(page, 1, '异常');
  await hand.shoot(page);
  await sheet.getByRole('button', { name: '照片 1，共 1 张' }).waitFor();
  await sheet.getByRole('button', { name: '再拍一张' }).click();
  for (let n = 1; n < photosEach; n++) {
    await hand.shoot(page);
    // The film shows another picture, and the stamp another second.
    await page.waitForTimeout(1100);
  }
  await hand.endShooting(page);
  await sheet.getByRole('button', { name: `照片 ${photosEach}，共 ${photosEach} 张` }).waitFor();
  await sheet.getByRole('button', { name: '完成' }).click();
  await hand.theRestNormal(page, 19);
  await hand.handIn(page);
}

/** Until the phone knows it. What it holds is read past the product, which goes on meanwhile. */
async function everythingCame(page: Page, { ends, school, count }: World): Promise<void> {
  for (let told = 0; ;) {
    const { outbox, delivered } = await held(page, school.wang.id, false);
    const lacking = delivered.reduce((sum, row) => sum + row.missing.length, 0);
    if (outbox.length === 0 && delivered.length === count && lacking === 0) return;
    if (process.env['PATROL_TELL'] && performance.now() - told > 60_000) {
      told = performance.now();
      console.log(
        `${outbox.length} entries wait, ${lacking} photos are lacking; ${ends.relay.up.came.once} bytes came, ${ends.relay.up.sent.once} were sent, ${ends.relay.up.sent.again} again by TCP, ${ends.relay.cuts} cuts`,
      );
    }
    await page.waitForTimeout(lookEveryMs);
  }
}

const sizesIn = (folder: string): number[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => statSync(join(one.parentPath, one.name)).size);

const stairwell: Weak = { kbits: 64, roundTripMs: 800, loss: 0.1, cutEveryMs: 60_000, goneMs: 5000 };
const corridor: Weak = { kbits: 400, roundTripMs: 300, loss: 0.02, cutEveryMs: 20_000, goneMs: 3000 };

export const stairwellLine = partOn({ name: 'stairwell', weak: stairwell });
export const proxyLine = partOn({ name: 'stairwell, before a proxy', weak: stairwell, isBuffered: true });
export const corridorLine = partOn({ name: 'corridor', weak: corridor, dropsConnections: true });
