// Where an offline cold start goes, by name of what the browser did: `node tests/bench/cold-trace.ts [starts]`, after `vite build`. What the
// page's main thread itself worked from the navigation to the painted first answer, not slowed, so that others at work count little.
import type { CDPSession } from '@playwright/test';
import { warmBare, warmProduct, type Contestant } from './cold-contestants.ts';
import { noteTappable } from './phones.ts';

type Traced = { name: string; ph: string; ts: number; dur?: number; tdur?: number; pid: number; tid: number };
/** In ms, by name; each without what was done inside it. */
type Parts = Map<string, number>;

const starts = Number(process.argv[2] ?? 5);
const leastMs = 0.3;
const includedCategories = [
  'toplevel',
  'devtools.timeline',
  'blink.user_timing',
  'v8',
  'loading',
  'navigation',
  'blink',
  'cc',
].concat(['devtools.timeline', 'v8.compile'].map((name) => `disabled-by-default-${name}`));

async function traced({ browser, address }: Contestant): Promise<Traced[]> {
  const page = await browser.start();
  const tappableAt = await noteTappable(page, '[role=radio]');
  await page.waitForTimeout(3000);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { includedCategories, excludedCategories: ['*'] },
  });
  await page.goto(address, { waitUntil: 'commit' });
  await tappableAt();
  const text = await stopTracing(cdp);
  await browser.close();
  return (JSON.parse(text) as { traceEvents: Traced[] }).traceEvents;
}

async function stopTracing(cdp: CDPSession): Promise<string> {
  const done = new Promise<string>((resolve) =>
    cdp.once('Tracing.tracingComplete', ({ stream }) => resolve(stream ?? '')),
  );
  await cdp.send('Tracing.end');
  const handle = await done;
  const read: Buffer[] = [];
  for (;;) {
    const { data, eof, base64Encoded } = await cdp.send('IO.read', { handle });
    read.push(Buffer.from(data, base64Encoded ? 'base64' : 'utf8'));
    if (eof) return Buffer.concat(read).toString();
  }
}

function partsOf(events: Traced[]): Parts {
  const end = events.find(({ name }) => name === 'tappable');
  const begin = events.findLast(({ name, pid, ts }) => name === 'navigationStart' && pid === end?.pid && ts < end.ts);
  if (!begin || !end) throw new Error('the trace has no beginning or no end');
  const own = events
    .filter(({ pid, tid, ts }) => pid === end.pid && tid === end.tid && ts >= begin.ts && ts < end.ts)
    .filter(({ ph, tdur }) => ph === 'X' && tdur !== undefined)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const parts: Parts = new Map();
  const add = (name: string, us = 0) => parts.set(name, (parts.get(name) ?? 0) + us / 1000);
  const around: Traced[] = [];
  for (const one of own) {
    while (around.length > 0 && endOf(around.at(-1)!) <= one.ts) around.pop();
    const outer = around.at(-1);
    add(one.name, one.tdur);
    if (outer) add(outer.name, -(one.tdur ?? 0));
    else add('all', one.tdur);
    around.push(one);
  }
  return parts;
}

const endOf = ({ ts, dur = 0 }: Traced): number => ts + dur;

/** Whoever works beside it makes a start take longer and none shorter: of all of them the one at a quarter says most. */
const quarter = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 4)] ?? 0;

const contestants = [await warmProduct(), await warmBare('floor')];
const took: Parts[][] = [[], []];
try {
  for (let n = 0; n < starts; n++)
    for (const at of n % 2 === 0 ? [0, 1] : [1, 0]) took[at]!.push(partsOf(await traced(contestants[at]!)));
} finally {
  for (const { browser } of contestants) await browser.remove();
}
const names = new Set(took.flat().flatMap((parts) => Array.from(parts.keys())));
const rows = Array.from(names)
  .map((name) => ({ name, ms: took.map((one) => quarter(one.map((parts) => parts.get(name) ?? 0))) }))
  .filter(({ ms }) => Math.max(...ms) >= leastMs)
  .sort((a, b) => b.ms[0]! - a.ms[0]!);
console.log(`${'ms of the main thread'.padEnd(44)}  product    floor`);
for (const { name, ms } of rows) console.log(name.padEnd(44), ...ms.map((one) => one.toFixed(1).padStart(8)));
