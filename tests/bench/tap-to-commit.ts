// G6: from asking to save an answer, and from the tap on it, to the commit that survives a dead battery, beside a plain strict put.
import { rmSync } from 'node:fs';
import { buildPage } from './build-page.ts';
import type { Took } from './commit/main.ts';
import { inMs, median, p95, times } from './numbers.ts';
import { slowDown, withPhone } from './phones.ts';
import { tapInApp, taps } from './tap-in-app.ts';
import type { Row } from './row.ts';
import { serveFolder } from './serve-folder.ts';

const rate = 6;
const pairs = 150;
const dropped = 10;
const mostRatio = 2;
const mostMs = 50;

type Bench = { measure: (pairs: number, dropped: number) => Promise<Took> };

export const tapToCommit = async (): Promise<Row[]> => [...(await saves()), ...(await taken())];

async function taken(): Promise<Row[]> {
  const { tapped, raw } = await tapInApp(rate);
  if (tapped.length !== taps || raw.length !== taps) throw new Error('not every tap was timed');
  const ratio = p95(tapped) / p95(raw);
  const what = `from the click on an answer to the strict commit of its draft, in a list of twenty, ${rate}× CPU, p95 of ${taps}`;
  return [
    {
      goal: 'G6',
      what,
      value: `${inMs(p95(tapped))} (median ${inMs(median(tapped))})`,
      must: `≤ ${inMs(mostMs)}`,
      ok: p95(tapped) <= mostMs,
    },
    {
      goal: 'G6',
      what: 'the same against a raw strict put of that draft in turn',
      value: `${times(ratio)} (a raw put ${inMs(p95(raw))}, median ${inMs(median(raw))})`,
      must: `≤ ${times(mostRatio)}`,
      ok: ratio <= mostRatio,
    },
  ];
}

async function saves(): Promise<Row[]> {
  const folder = await buildPage('commit');
  const served = await serveFolder(folder);
  try {
    const { saved, raw } = await withPhone(async (context) => {
      const page = await context.newPage();
      await page.goto(`${served.url}/`);
      await slowDown(page, rate);
      return page.evaluate(([n, first]) => (window as unknown as Bench).measure(n, first), [pairs, dropped] as const);
    });
    if (saved.length !== pairs || raw.length !== pairs) throw new Error('not every save was timed');
    const ratio = p95(saved) / p95(raw);
    const each = `p95 ${inMs(p95(saved))} and ${inMs(p95(raw))}, medians ${inMs(median(saved))} and ${inMs(median(raw))}`;
    return [
      {
        goal: 'G6',
        what: `a save to its strict commit against a raw strict put of the same row, ${rate}× CPU, p95 of ${pairs}`,
        value: `${times(ratio)} (${each})`,
        must: `≤ ${times(mostRatio)}`,
        ok: ratio <= mostRatio,
      },
      {
        goal: 'G6',
        what: 'the same in ms',
        value: inMs(p95(saved)),
        must: `≤ ${inMs(mostMs)}`,
        ok: p95(saved) <= mostMs,
      },
    ];
  } finally {
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
