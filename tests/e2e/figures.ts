// The numbers that screens show in tiles, as they are read in the browser, and a plain count of the rows that each of them stands for.
import { expect, type Page } from '@playwright/test';
import type { HazardRows } from '../../src/domain/hazard-reports.ts';
import type { Remarks } from '../../src/domain/remark-reports.ts';
import type { Inspections, Phones } from '../../src/domain/reports.ts';
import type { Rounds } from '../../src/domain/round-reports.ts';
import type { TodayList } from '../../src/domain/today/list-reports.ts';
import type { DeskClient } from './desk-client.ts';

/** `href`: the list it opens; `shown`: as it stands there. */
type Figure = { href: string; shown: string };

/** Lines of text of which the first number is that of the list they open. */
const counting = [':not(li) > a[href^="/phones?show="]', ':not(li) > a[href="/hazards?list=open"]'].join(', ');

/** Of every tile and such a line of the page, once all of them have come. */
export async function figuresOn(page: Page): Promise<Figure[]> {
  const tiles = page.locator('li > a:has(> span):has(> b)');
  await expect(tiles.first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(tiles.locator('> b').getByText('–', { exact: true })).toHaveCount(0);
  const figures = await tiles.evaluateAll((all) =>
    all.map((tile) => ({
      href: tile.getAttribute('href') ?? '',
      // Without the word for what is counted.
      shown: (tile.querySelector(':scope > b')?.textContent ?? '').replaceAll(/[^\d/,.]/g, ''),
    })),
  );
  const lines = await page.locator(counting).evaluateAll((all) =>
    all.map((line) => ({
      href: line.getAttribute('href') ?? '',
      shown: /\d[\d,]*/.exec(line.textContent)?.[0] ?? '',
    })),
  );
  // What was found just now stands in the same kind of list, one by one.
  return [...figures.filter(({ href }) => !href.startsWith('/hazards/')), ...lines];
}

/** Reads them all and counts them again; how many there were. */
export async function figuresAreCounts(page: Page, desk: DeskClient, today: string): Promise<number> {
  const figures = await figuresOn(page);
  const counted: Figure[] = [];
  for (const { href } of figures) counted.push({ href, shown: await countOf(desk, new URL(href, desk.url), today) });
  expect(figures, `${new URL(page.url()).pathname} shows what is counted`).toEqual(counted);
  return figures.length;
}

type Paged<R> = { rows: R[]; next: string | null };

async function every<R>(desk: DeskClient, path: string): Promise<R[]> {
  const rows: R[] = [];
  for (let before: string | null = ''; before !== null;) {
    const joint = path.includes('?') ? '&' : '?';
    const page: Paged<R> = await desk.ask('GET', `${path}${before && `${joint}before=${encodeURIComponent(before)}`}`);
    rows.push(...page.rows);
    before = page.next;
  }
  return rows;
}

async function countOf(desk: DeskClient, { pathname, searchParams: asked }: URL, today: string): Promise<string> {
  const n = (all: readonly unknown[]): string => all.length.toLocaleString('en');
  if (pathname === '/hazards') return n(await every<HazardRows['rows'][number]>(desk, `/hazards?${asked}`));
  if (pathname === '/rounds-board') return n(await roundsOf(desk, asked));
  if (pathname === '/records') return n(await recordsOf(desk, asked, today));
  if (pathname === '/phones') return n(await phonesOf(desk, asked));
  if (pathname === '/quality') return n(await thingsOf(desk, asked, today));
  if (pathname === '/ledgers/today') return todayOf(desk, asked.get('of') ?? '');
  throw new Error(`nobody knows how ${pathname} is counted`);
}

const standingsIn: Record<string, readonly string[]> = {
  done: ['done'],
  running: ['running'],
  late: ['late', 'overdue'],
  partly: ['partly'],
  missed: ['missed'],
  lost: ['partly', 'missed'],
  ahead: ['ahead', 'open'],
};

async function roundsOf(desk: DeskClient, asked: URLSearchParams) {
  const day = asked.get('day') ?? '';
  const { rows } = await desk.ask<Rounds>('GET', `/rounds?from=${day}&to=${day}`);
  const group = standingsIn[asked.get('group') ?? ''];
  return rows.filter(({ standing }) => !group || group.includes(standing));
}

async function recordsOf(desk: DeskClient, asked: URLSearchParams, today: string) {
  const day = asked.get('day') ?? today;
  const isWithdrawn = asked.get('state') === 'withdrawn';
  type Row = Inspections['rows'][number];
  const rows = await every<Row>(desk, `/inspections?from=${day}&to=${day}${isWithdrawn ? '&state=withdrawn' : ''}`);
  if (asked.get('result') === 'abnormal') return rows.filter(({ tally }) => tally.abnormal > 0);
  return asked.get('photos') === 'missing' ? rows.filter(({ photos }) => photos.have < photos.total) : rows;
}

async function phonesOf(desk: DeskClient, asked: URLSearchParams) {
  const { rows, asOf } = await desk.ask<Phones>('GET', '/phones');
  const over = (since: number | null, days: number) => since !== null && asOf - since > days * 86_400_000;
  const groups: Record<string, (row: Phones['rows'][number]) => boolean> = {
    unsent: ({ owed, lost }) => !!lost || over(owed.since, 1),
    lost: ({ lost }) => !!lost,
    late: ({ owed, lost }) => !lost && over(owed.since, 1),
    unheard: ({ owed, lost, revokedAt, lastSeenAt }) =>
      !!lost || owed.since !== null || (revokedAt === null && over(lastSeenAt, 2)),
  };
  const group = groups[asked.get('show') ?? ''];
  if (!group) throw new Error(`nobody knows which phones ${asked} are`);
  return rows.filter(group);
}

/** Things of which something is to be looked at: each counts once, however much it is. */
async function thingsOf(desk: DeskClient, asked: URLSearchParams, today: string) {
  const from = new Date(Date.parse(today) - (Number(asked.get('days')) - 1) * 86_400_000).toISOString().slice(0, 10);
  const kind = asked.get('kind');
  return every<Remarks['rows'][number]>(desk, `/remarks?from=${from}&to=${today}${kind ? `&kind=${kind}` : ''}`);
}

async function todayOf(desk: DeskClient, of: string): Promise<string> {
  const { rows, figure } = await desk.ask<TodayList>('GET', `/today/list?of=${of}`);
  const sum = rows.reduce((total, { n }) => total + n, 0);
  const isSum = ['absent', 'backlog', 'repair-cost'].includes(of);
  const counted = isSum ? sum : of === 'fridge' ? figure.n : rows.length;
  return `${figure.of === undefined ? '' : `${figure.n}/`}${counted.toLocaleString('en')}`;
}
