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
import { corridor, stairwell, type Weak } from '../weak.ts';
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
const [lookEveryMs, tellEveryMs, longestSilenceMs] = [2000, 60_000, 15 * 60_000];

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
  await using opened = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'patrol-line-'));
  opened.defer(() => rmSync(folder, { recursive: true, force: true }));
  const film = join(folder, 'film.y4m');
  await filmSnow(film);
  const ends = opened.adopt(await TwoEnds.open(), (one) => one.remove());
  const school = opened.adopt(await openSchool({ HOST: '0.0.0.0' }), ({ server }) => server.remove());
  let { url } = school.server;
  if (trial.isBuffered) ({ url } = opened.adopt(await WatchedLine.to(url, '0.0.0.0'), (proxy) => proxy.end()));
  const args = [`--host-resolver-rules=MAP localhost ${ends.school}`, `--use-file-for-fake-video-capture=${film}`];
  const browser = opened.adopt(new OwnBrowser({ within: ends.prefix, args }), (one) => one.remove());
  return await goThrough(trial, { ends, school, browser, count, url });
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
  return figures(trial, world, { before, seconds });
}

type Before = { sent: number; came: number };

/** Throws when too much came twice. What was lost with a connection while it was on the line did not come, and is told beside it. */
function figures(
  { name, weak }: Trial,
  { ends, school, count }: World,
  run: { before: Before; seconds: number },
): string {
  const photos = sizesIn(join(school.server.dataDir, 'blobs'));
  const payload = photos.reduce((sum, bytes) => sum + bytes, 0);
  const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
  const { up, cuts } = ends.relay;
  const came = (up.came.once - run.before.came) / payload - 1;
  const sent = (up.sent.once - run.before.sent) / payload - 1;
  const least = (payload * 8) / weak.kbits / 1000;
  const told = [
    `${name}: ${count} records with ${photos.length} photos (${(payload / 1e6).toFixed(1)} MB)`,
    `${percent(came)} more bytes came than the photos have, heads and records among them, and ${percent(sent)} more left`,
    `${percent(up.sent.again / up.sent.once)} TCP sent again`,
    `${cuts} cuts, ${up.sent.connections} connections, ${run.seconds.toFixed(0)} s, ${(run.seconds / least).toFixed(1)}× the line's least time`,
  ].join('; ');
  if (came > mostAgain) throw new Error(`more than ${percent(mostAgain)} twice: ${told}`);
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
    // The film, which begins anew with the camera, shows another picture, and the stamp another second.
    await page.waitForTimeout(1100);
    await hand.shoot(page);
  }
  await hand.endShooting(page);
  await sheet.getByRole('button', { name: `照片 ${photosEach}，共 ${photosEach} 张` }).waitFor();
  await sheet.getByRole('button', { name: '完成' }).click();
  await hand.theRestNormal(page, 19);
  await hand.handIn(page);
}

/** Until the phone knows it. What it holds is read past the product, which goes on meanwhile. */
async function everythingCame(page: Page, { ends, school, count }: World): Promise<void> {
  const { sent, came } = ends.relay.up;
  for (let last = { at: performance.now(), came: 0 }; ;) {
    const { outbox, delivered: rows } = await held(page, school.wang.id, false);
    const lacking = rows.reduce((sum, row) => sum + row.missing.length, 0);
    if (outbox.length === 0 && rows.length === count && lacking === 0) return;
    const silentMs = performance.now() - last.at;
    if (silentMs > tellEveryMs && came.once > last.came) {
      last = { at: performance.now(), came: came.once };
      if (process.env['PATROL_TELL'])
        console.log(
          `${lacking} photos lacking, ${came.once} bytes came, ${sent.once} left, ${sent.again} again by TCP`,
        );
    } else if (silentMs > longestSilenceMs)
      throw new Error(`nothing came for a quarter of an hour; ${lacking} are lacking`);
    await page.waitForTimeout(lookEveryMs);
  }
}

const sizesIn = (folder: string): number[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => statSync(join(one.parentPath, one.name)).size);

export const stairwellLine = partOn({ name: 'stairwell', weak: stairwell });
export const proxyLine = partOn({ name: 'stairwell, before a proxy', weak: stairwell, isBuffered: true });
export const corridorLine = partOn({ name: 'corridor', weak: corridor, dropsConnections: true });
