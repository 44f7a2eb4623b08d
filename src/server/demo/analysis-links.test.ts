// Every number of the analysis opens a list, and the list is exactly as long: followed on the demo school, of the whole school and of one place.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as counted from '../../app/analysis/counted.ts';
import { listPath, readList } from '../../app/analysis/list-asked.ts';
import { readCases, rowsPath } from '../../app/case-filter.ts';
import { readFilter, reportPath } from '../../app/manage/record-filter.ts';
import type { RoundList } from '../../domain/analysis-lists.ts';
import type {
  DayAnalysis,
  HazardAnalysis,
  InspectionAnalysis,
  RegisterAnalysis,
  RoundAnalysis,
} from '../../domain/analysis-reports.ts';
import type { HazardRows } from '../../domain/hazard-reports.ts';
import type { Inspections } from '../../domain/reports.ts';
import { busyDays, watchDemo, type Demo } from './watch-demo.contract.ts';

/** A Friday evening. */
const now = Date.UTC(2026, 10, 27, 12);
const weeks = 'from=2026-11-02&to=2026-11-29';
let demo: Demo;

beforeAll(async () => {
  demo = await watchDemo(now, busyDays(10));
});
afterAll(async () => {
  await demo.school.parts.store.close();
  rmSync(demo.school.dataDir, { recursive: true, force: true });
});

const ask = <T>(path: string): Promise<T> => demo.school.json<T>(demo.sun, 'GET', path);

/** How long the list is that an address opens, asked for as its screen asks. */
async function lengthOf(href: string): Promise<number> {
  const { pathname, searchParams } = new URL(href, 'http://school');
  const query = Object.fromEntries(searchParams);
  if (pathname === '/records') return lengthOfRecords(reportPath(readFilter(query), '2026-11-27'));
  if (pathname === '/hazards') return (await ask<HazardRows>(`${rowsPath(readCases(query))}&limit=1`)).total;
  const asked = readList(query);
  if (pathname !== '/analysis/list' || !asked) throw new Error(`${href} is no list`);
  const path = listPath(asked);
  return (await ask<{ total: number }>(`${path}${path.includes('?') ? '&' : '?'}limit=1`)).total;
}

/** Its rows, page by page: the totals above them are counted otherwise. */
async function lengthOfRecords(path: string): Promise<number> {
  let [n, before] = [0, ''];
  for (;;) {
    const { rows, next } = await ask<Inspections>(`${path}&limit=500${before}`);
    n += rows.length;
    if (!next) return n;
    before = `&before=${next}`;
  }
}

async function expectAgree(what: string, numbers: readonly counted.Counted[]): Promise<void> {
  const asked = new Map<string, Promise<number>>();
  for (const { n, href } of numbers) {
    const length = asked.get(href) ?? lengthOf(href);
    asked.set(href, length);
    expect({ what, href, n: await length }).toEqual({ what, href, n });
  }
}

/** All numbers of a line, whichever way they are grouped. */
const flat = (of: Record<string, counted.Counted | counted.Counted[]>): counted.Counted[] => Object.values(of).flat();

/** The whole school, and a building in which there is something of everything. */
async function places(): Promise<(string | null)[]> {
  const { buildings } = await ask<HazardAnalysis>(`/api/analysis/hazards?${weeks}`);
  const rounds = await ask<RoundAnalysis>(`/api/analysis/rounds?${weeks}`);
  const walked = new Set(rounds.buildings.map(({ placeId }) => placeId));
  const both = buildings.filter(({ placeId }) => walked.has(placeId)).toSorted((a, b) => b.found - a.found)[0];
  return [null, both!.placeId];
}

const of = async <T>(page: string, place: string | null): Promise<[T, counted.Span]> => {
  const body = await ask<T & { from: string; to: string }>(
    `/api/analysis/${page}?${weeks}${place ? `&place=${place}` : ''}`,
  );
  return [body, { from: body.from, to: body.to, place }];
};

test('inspections by week, building and item', async () => {
  for (const place of await places()) {
    const [body, span] = await of<InspectionAnalysis>('inspections', place);
    await expectAgree(
      'week',
      body.weeks.flatMap((line) => flat(counted.inspectedWeek(line, span))),
    );
    await expectAgree(
      'building',
      body.buildings.flatMap((line) => flat(counted.inspectedAt(line, span))),
    );
    const items = body.items.map((item) => counted.faulty(item, span));
    await expectAgree(
      'item',
      items.flatMap(({ all, places: at }) => [all, ...at]),
    );
    expect(items.length).toBeGreaterThan(3);
    for (const { faults, records } of body.items) expect(faults).toBeGreaterThanOrEqual(records);
  }
});

test('rounds by week, plan, building, month and day', async () => {
  for (const place of await places()) {
    const [body, span] = await of<RoundAnalysis>('rounds', place);
    await expectAgree(
      'week',
      body.weeks.flatMap((line) => flat(counted.roundsWeek(line, span))),
    );
    await expectAgree(
      'plan',
      body.plans.flatMap((line) => flat(counted.roundsOfPlan(line, span))),
    );
    expect(body.routes.some(({ rounds }) => rounds > 0)).toBe(true);
    await expectAgree(
      'route',
      body.routes.map((line) => counted.roundsOfRoute(line, span)),
    );
    await expectAgree(
      'building',
      body.buildings.flatMap((line) => flat(counted.roundsAt(line, span))),
    );
    await expectAgree(
      'unreached',
      body.unreached.map((line) => counted.roundsDue(line, span)),
    );
    const points = (href: string) =>
      ask<RoundList>(`${listPath(readList(Object.fromEntries(new URL(href, 'http://s').searchParams))!)}&limit=1`);
    for (const line of body.buildings) {
      const { due, reached } = await points(counted.roundsAt(line, span).all.href);
      expect({ due, reached }).toEqual({ due: line.due, reached: line.reached });
    }
    const [days] = await of<DayAnalysis>('days', place);
    for (const building of days.buildings) {
      const n = building.due.findLastIndex((due, at) => due > (building.reached[at] ?? 0));
      if (n < 0) continue;
      const day = new Date(Date.parse(span.from) + n * 86_400_000).toISOString().slice(0, 10);
      const { due, reached } = await points(counted.roundsOn(building, day, span));
      expect({ day, due, reached }).toEqual({ day, due: building.due[n], reached: building.reached[n] });
    }
  }
});

test('hazards by week, age, category, building and share', async () => {
  for (const place of await places()) {
    const [body, span] = await of<HazardAnalysis>('hazards', place);
    const mondays = body.weeks.map(({ week }) => week);
    await expectAgree(
      'week',
      body.weeks.flatMap((line) => flat(counted.hazardsWeek(line, span))),
    );
    await expectAgree(
      'age',
      body.ages.flatMap((line) => flat(counted.agesOf(line, span))),
    );
    await expectAgree(
      'category',
      body.categories.flatMap((line) => flat(counted.ofCategory(line, mondays, span))),
    );
    await expectAgree(
      'building',
      body.buildings.flatMap((line) => flat(counted.ofBuilding(line, mondays, span))),
    );
    await expectAgree(
      'department',
      body.departments.flatMap((line) => flat(counted.reboundAt(line, span))),
    );
    await expectAgree(
      'share',
      counted.shareNames.flatMap((name) => flat(counted.shareOf(name, body, span))),
    );
    await expectAgree(
      'answer',
      counted.answersOf(body, span).flatMap(({ n, of }) => [n, of]),
    );
    const sum = (pick: (one: HazardAnalysis['weeks'][number]) => number) =>
      body.weeks.reduce((all, one) => all + pick(one), 0);
    expect(sum(({ found }) => found)).toBe(body.figures.found);
    for (const name of ['inTime', 'rebound'] as const)
      expect({ n: sum((one) => one[name].n), of: sum((one) => one[name].of) }).toEqual(body.figures[name]);
    expect(sum(({ found }) => found)).toBe(body.categories.reduce((all, { found }) => all + found, 0));
  }
});

test('equipment by kind and meals by week', async () => {
  for (const place of await places()) {
    const [body, span] = await of<RegisterAnalysis>('registers', place);
    expect(body.weeks.some(({ meals }) => meals > 0)).toBe(place === null);
    await expectAgree(
      'equipment',
      body.assets.flatMap((line) => flat(counted.assetsOf(line, span))),
    );
    await expectAgree(
      'meals',
      body.weeks.flatMap((line) => flat(counted.mealsWeek(line, span))),
    );
    await expectAgree(
      'strips',
      (body.strips ?? []).flatMap((line) => flat(counted.mealsOf(line, span))),
    );
  }
});

test('an address that names no list opens none', () => {
  expect(readList({ of: 'rounds', from: '2026-11-02' })).toBeNull();
  expect(readList({ of: 'nothing', from: '2026-11-02', to: '2026-11-08' })).toBeNull();
  expect(readList({ of: 'meals', from: '2026-11-08', to: '2026-11-02' })).toMatchObject({ from: '2026-11-02' });
});
