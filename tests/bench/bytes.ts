// G1: the scripts a phone fetches before the first checklist is usable.
import { basename } from 'node:path';
import { begin, signIn } from '../e2e/phone.ts';
import { openSchool, type School } from '../e2e/school.ts';
import { entryScripts, weigh } from '../tools/bundle.ts';
import { inKB } from './numbers.ts';
import { noteTappable, withPhone } from './phones.ts';
import type { Row } from './row.ts';

const most = 75_000;
/** Enketo's web form and Phanpy, gzip, from `ux-performance.md` C2. */
const [enketo, phanpy] = [496_000, 298_000];

export async function bytes(): Promise<Row[]> {
  const school = await openSchool();
  try {
    return [
      row('scripts imported by the entry, gzip', weigh(entryScripts()).gzip),
      row('scripts fetched until the first checklist can be tapped, gzip', weigh(await fetched(school)).gzip),
    ];
  } finally {
    await school.server.remove();
  }
}

const row = (what: string, gzip: number): Row => ({
  goal: 'G1',
  what,
  value: `${inKB(gzip)} (${(gzip / enketo).toFixed(2)}× Enketo, ${(gzip / phanpy).toFixed(2)}× Phanpy)`,
  must: `≤ ${inKB(most)}`,
  ok: gzip <= most,
});

/** Signed in, with a checklist begun, and then everything the browser kept of the app taken away. */
async function fetched({ server }: School): Promise<string[]> {
  return withPhone(async (context) => {
    const page = await context.newPage();
    await signIn(page, server.url, 'wang');
    await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
    const address = page.url();
    await page.goto('about:blank');
    const cdp = await context.newCDPSession(page);
    await cdp.send('Storage.clearDataForOrigin', { origin: server.url, storageTypes: 'service_workers,cache_storage' });
    await cdp.send('Network.clearBrowserCache');
    const tappableAt = await noteTappable(page, '[role=radio]');
    await page.goto(address);
    const at = await tappableAt();
    const scripts = await page.evaluate(
      (before) =>
        performance
          .getEntriesByType('resource')
          .filter((entry): entry is PerformanceResourceTiming => entry instanceof PerformanceResourceTiming)
          .filter(({ name, startTime }) => new URL(name).pathname.endsWith('.js') && startTime < before)
          .map(({ name, transferSize }) => ({ name, transferSize })),
      at,
    );
    // What the worker fetched a moment before costs the line nothing a second time, but it was fetched.
    if (!scripts.some(({ transferSize }) => transferSize > 10_000))
      throw new Error(`the caches were not empty: ${JSON.stringify(scripts)}`);
    return scripts.map(({ name }) => `assets/${basename(new URL(name).pathname)}`);
  });
}
