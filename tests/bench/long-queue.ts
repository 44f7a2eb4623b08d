// Five thousand inspections that wait on one phone, against one: the lists of them opened, and how long anything holds the page while they go out.
import { createHash } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import type { EntryRow, OutboxRow } from '../../src/db/rows.ts';
import { hashedText, type Entry } from '../../src/domain/entry.ts';
import { id } from '../cast.ts';
import { handInAllNormal, signIn } from '../e2e/phone.ts';
import { openSchool, type School } from '../e2e/school.ts';
import { inMs, median, p95, spread } from './numbers.ts';
import { slowDown, withPhone } from './phones.ts';
import type { Row } from './row.ts';

const many = 5000;
const runs = 7;
const most = { opened: 100, held: 100 };
const atOnce = 500;
/** Of the time it takes them all to go out the beginning, when most of them wait. */
const watchedMs = 20_000;
const lists = { '/records': 'a[href^="/record/"]', '/outbox': 'a[href^="/record/"]' };

export async function longQueue(): Promise<Row[]> {
  const school = await openSchool();
  try {
    return await withPhone(async (context) => {
      const page = await context.newPage();
      await signIn(page, school.server.url, 'wang');
      await context.route('**/api/**', (route) => route.abort());
      await handInAllNormal(page);
      const one = await opening(page, school);
      await fill(page, school, many - 1);
      const all = await opening(page, school);
      const held = await goingOut(page, context, school);
      return [
        ...Object.keys(lists).map((path) => rowOf(path, all.get(path)!, one.get(path)!)),
        {
          goal: 'Queue',
          what: `the longest that the list of what waits is held up while ${many} inspections begin to go out, 1× CPU, p95 of ${held.length} frames`,
          value: `${inMs(p95(held))} (median ${inMs(median(held))}, longest ${inMs(Math.max(...held))})`,
          must: `≤ ${inMs(most.held)}`,
          ok: p95(held) <= most.held,
        },
      ];
    });
  } finally {
    await school.server.remove();
  }
}

const rowOf = (path: string, all: readonly number[], one: readonly number[]): Row => ({
  goal: 'Queue',
  what: `${path} opened while ${many} inspections wait, 1× CPU, median of ${runs}`,
  value: `${inMs(median(all))} (${spread(all, inMs)}); with one ${inMs(median(one))} (${spread(one, inMs)})`,
  must: `≤ ${inMs(most.opened)}`,
  ok: median(all) <= most.opened,
});

/** How long each list takes to be painted, of a page that shows another one. */
async function opening(page: Page, { server }: School): Promise<Map<string, number[]>> {
  await page.goto(server.url);
  await slowDown(page, 1);
  const took = new Map<string, number[]>(Object.keys(lists).map((path) => [path, []]));
  for (let run = 0; run <= runs; run++)
    for (const [path, wanted] of Object.entries(lists)) {
      await opened(page, '/me', 'h1');
      await page.waitForTimeout(300);
      const ms = await opened(page, path, wanted);
      if (run > 0) took.get(path)!.push(ms);
    }
  return took;
}

const opened = (page: Page, path: string, selector: string): Promise<number> =>
  page.evaluate(
    ({ to, wanted }) =>
      new Promise<number>((resolve) => {
        document.querySelectorAll('h1').forEach((one) => one.setAttribute('data-left', ''));
        const from = performance.now();
        const look = () => {
          if (!document.querySelector('h1:not([data-left])') || !document.querySelector(wanted)) return;
          watch.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
        };
        const watch = new MutationObserver(look);
        watch.observe(document, { childList: true, subtree: true });
        history.pushState(null, '', to);
        dispatchEvent(new PopStateEvent('popstate'));
      }),
    { to: path, wanted: selector },
  );

/** The list of what waits is open as the network comes back: from frame to frame, ms. */
async function goingOut(page: Page, context: BrowserContext, school: School): Promise<number[]> {
  // The list stands open already, and what stands open is not opened.
  await opened(page, '/me', 'h1');
  await opened(page, '/outbox', lists['/outbox']);
  await page.evaluate(() => {
    const gaps: number[] = [];
    Object.assign(window, { gaps });
    let before = performance.now();
    const next = () => {
      const now = performance.now();
      gaps.push(now - before);
      before = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await context.unroute('**/api/**');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  const before = await page.evaluate(countWaiting, nameOf(school));
  await new Promise((rested) => setTimeout(rested, watchedMs));
  if ((await page.evaluate(countWaiting, nameOf(school))) === before) throw new Error('nothing went out');
  return page.evaluate(() => (window as unknown as { gaps: number[] }).gaps);
}

const nameOf = ({ wang }: School): string => `patrol-${wang.id}`;

/** The one that waits, so many times more, each as good as if it had been walked. */
async function fill(page: Page, school: School, more: number): Promise<void> {
  const name = nameOf(school);
  const first = await page.evaluate(readFirst, name);
  const made = Array.from({ length: more }, (_, n) => copyOf(first, n + 1));
  for (let from = 0; from < more; from += atOnce)
    await page.evaluate(addAll, { name, rows: made.slice(from, from + atOnce), last: first.row.opSeq + more });
}

type Waiting = { row: OutboxRow; text: EntryRow };

function copyOf({ row, text }: Waiting, n: number): Waiting {
  const { hash: _hash, ...said } = text.entry;
  const at = { ...said.at, ms: said.at.ms + n };
  const own = { id: id(500_000 + n), subject: id(600_000 + n), opSeq: said.opSeq + n };
  const plain = { ...said, ...own, at } as Omit<Entry, 'hash'>;
  const entry = { ...plain, hash: createHash('sha256').update(hashedText(plain)).digest('hex') } as Entry;
  const record = text.record && { ...text.record, id: own.subject, entries: [own.id], submittedAt: at.ms };
  return { row: { ...row, ...own, at: at.ms }, text: { ...text, id: own.id, entry, record } };
}

/** These three run in the page. */
async function readFirst(name: string): Promise<Waiting> {
  const heard = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await heard(indexedDB.open(name));
  const transaction = db.transaction(['outbox', 'entries'], 'readonly');
  const [rows, texts] = await Promise.all([
    heard(transaction.objectStore('outbox').getAll() as IDBRequest<OutboxRow[]>),
    heard(transaction.objectStore('entries').getAll() as IDBRequest<EntryRow[]>),
  ]);
  db.close();
  const row = rows.find(({ kind }) => kind === 'inspection-submitted')!;
  return { row, text: texts.find(({ id: one }) => one === row.id)! };
}

async function addAll({ name, rows, last }: { name: string; rows: Waiting[]; last: number }): Promise<void> {
  const asked = indexedDB.open(name);
  await new Promise((told) => (asked.onsuccess = told));
  const db = asked.result;
  const transaction = db.transaction(['outbox', 'entries', 'meta'], 'readwrite');
  for (const { row, text } of rows) {
    transaction.objectStore('outbox').add(row);
    transaction.objectStore('entries').add(text);
  }
  transaction.objectStore('meta').put({ key: 'opSeq', value: last });
  await new Promise<unknown>((told, failed) => {
    transaction.oncomplete = told;
    transaction.onabort = () => failed(transaction.error);
  });
  db.close();
}

async function countWaiting(name: string): Promise<number> {
  const asked = indexedDB.open(name);
  await new Promise((told) => (asked.onsuccess = told));
  const counted = asked.result.transaction('outbox', 'readonly').objectStore('outbox').count();
  await new Promise((told) => (counted.onsuccess = told));
  asked.result.close();
  return counted.result;
}
