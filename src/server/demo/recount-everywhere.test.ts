// Every count of cases that anybody is told, on whatever screen, paper or wire, is one plain recount of the demo school.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HazardAnalysis } from '../../domain/analysis-reports.ts';
import type { Briefing } from '../../domain/briefing-reports.ts';
import type { FloorPlanShown } from '../../domain/floor-plan-reports.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { HazardCounts, HazardRows } from '../../domain/hazard-reports.ts';
import type { LedgerPage } from '../../domain/ledgers/ledger-reports.ts';
import type { OpenHazards } from '../../domain/open-data.ts';
import type { Person } from '../../domain/person.ts';
import type { Place } from '../../domain/place.ts';
import type { ReadTokenMade } from '../../domain/read-token.ts';
import { demoPassword } from './found.ts';
import * as plain from './plain-lists.contract.ts';
import { busyDays, watchDemo, type Demo } from './watch-demo.contract.ts';

/** A Friday evening in Shanghai, eight hours ahead of UTC all year. */
const now = Date.UTC(2026, 10, 27, 12);
const todayBegan = Date.UTC(2026, 10, 26, 16);
const warden = { name: '马楼', username: 'ma', role: 'duty_leader', password: 'warm soup at noon' } as const;

let demo: Demo;
let all: Hazard[];
let people: Person[];
let places: ReadonlyMap<string, Place>;
const building = (): Place => [...places.values()].find(({ name }) => name === '3号宿舍楼')!;

beforeAll(async () => {
  // In the whole run the days that others count as well, so that one school is made for all.
  demo = await watchDemo(now, busyDays(8));
  const { store } = demo.school.parts;
  const { id } = (await store.documents.school())!;
  all = (await store.reports.hazards(id, { scope: [], limit: 10_000 })).rows;
  places = new Map((await store.documents.places(id)).map((place) => [place.id, place]));
  // A manager of one building: of its cases alone.
  await demo.school.ask(demo.sun, 'POST', '/api/people', { ...warden, scope: [building().id] });
  people = await store.documents.people(id);
  for (const username of everybody) {
    const who = personOf(username);
    const answer = await demo.school.ask(null, 'POST', '/api/session', {
      username,
      password: username === warden.username ? warden.password : demoPassword,
    });
    demo.school.useCookie(who, (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '');
  }
});
afterAll(async () => {
  await demo.school.parts.store.close();
  rmSync(demo.school.dataDir, { recursive: true, force: true });
});

const managers = ['sun', 'zhou', 'xu', 'gao', 'ma'];
const everybody = [...managers, 'wang', 'li', 'chen', 'vendor'];
const personOf = (username: string): Person => people.find((one) => one.username === username)!;
const ask = <T>(username: string, path: string): Promise<T> => demo.school.json<T>(personOf(username), 'GET', path);
const isIn = (placeId: string, above: string): boolean =>
  placeId === above || places.get(placeId)!.ancestors.some(({ id }) => id === above);

/** Reported by, also after somebody else; and while it is open whoever has it, is to check it, or was asked about it. */
function isOwn(one: Hazard, { id }: Person): boolean {
  const { person, checker, steps = [] } = plain.known(one);
  const saw = (one.sightings ?? []).some(({ by, seen }) => by === id && seen !== 'gone');
  const asked = steps.some(({ said }) => said.do === 'comment' && said.mentions.includes(id));
  const isNamed = [person?.id, checker?.id].includes(id);
  return [one.reportedBy, ...(one.also ?? [])].includes(id) || saw || isNamed || (asked && plain.isOpen(one));
}

/** What somebody is told of at all. */
function seenBy(username: string): Hazard[] {
  const who = personOf(username);
  if (username === 'ma') return all.filter((one) => isIn(one.placeId, building().id));
  return managers.includes(username) ? all : all.filter((one) => isOwn(one, who));
}

const board = {
  fresh: ['reported', 'fixed-on-spot', 'reopened'],
  given: ['assigned', 'transfer'],
  work: ['plan-review', 'rectifying', 'extension-review', 'escalated'],
  check: ['to-verify'],
  close: ['verified'],
  over: ['closed', 'archived', 'rejected', 'merged', 'withdrawn'],
};

test.each(['sun', 'zhou', 'xu', 'gao', 'ma', 'wang', 'li', 'chen', 'vendor'])(
  'the tabs, the columns of the board and the tiles of 今日 that %s is shown count the same cases',
  async (username) => {
    const seen = seenBy(username);
    const count = (is: (one: Hazard) => boolean): number => seen.filter(is).length;
    const { counts, grades } = await ask<HazardCounts>(username, '/api/hazards/counts');
    const isManager = managers.includes(username);
    expect(counts).toMatchObject({
      open: count(plain.isOpen),
      major: count((one) => plain.isOpen(one) && ['M', 'MS'].includes(one.grade)),
      overdue: count((one) => plain.dueBy(one) < now),
      repeat: count(plain.cameAgain),
      'to-assign': count(({ state }) => board.fresh.includes(state)),
      ...(isManager && { all: seen.length }),
    });
    const tiles = (['G', 'L', 'MS', 'M'] as const).map((grade) => [
      grade,
      count((one) => plain.isOpen(one) && one.grade === grade),
    ]);
    expect(grades).toEqual(Object.fromEntries(tiles));
    for (const [list, n] of Object.entries(counts)) {
      const { total } = await ask<HazardRows>(username, `/api/hazards?list=${list}&limit=1`);
      expect.soft({ list, n: total }).toEqual({ list, n });
    }
    for (const [stage, states] of Object.entries(board)) {
      const { total } = await ask<HazardRows>(username, `/api/hazards?list=open&stage=${stage}&limit=1`);
      const n = stage === 'over' ? 0 : count(({ state }) => states.includes(state));
      expect.soft({ stage, n: total }).toEqual({ stage, n });
    }
    const { total } = await ask<HazardRows>(username, '/api/hazards?list=open&sort=newest&from=2026-11-27&limit=1');
    expect(total).toBe(count((one) => plain.isOpen(one) && one.reportedAt >= todayBegan));
    expect(counts.open).toBeGreaterThan(0);
  },
);

test('the analysis, the registers, the weekly report and the open data have as many as the lists', async () => {
  const open = all.filter(plain.isOpen);
  const { ages, categories, buildings } = await ask<HazardAnalysis>(
    'gao',
    '/api/analysis/hazards?from=2026-11-02&to=2026-11-29',
  );
  const sum = (lines: readonly { open: number }[]): number => lines.reduce((n, line) => n + line.open, 0);
  expect(ages.flatMap((line) => line.ages).reduce((n, one) => n + one, 0)).toBe(open.length);
  expect([sum(categories), sum(buildings)]).toEqual([open.length, open.length]);

  const span = 'from=2026-11-02&to=2026-11-27';
  const began = Date.UTC(2026, 10, 1, 16);
  const carried = (one: Hazard): boolean =>
    plain.wasFound(one) &&
    (one.reportedAt >= began || plain.isOpen(one) || (plain.known(one).closed?.at ?? 0) >= began);
  const rows: Record<string, (one: Hazard) => boolean> = {
    hazards: (one) => plain.wasFound(one) && one.reportedAt >= began,
    'hazards-yearly': carried,
    'hazards-open': plain.isOpen,
    'hazards-repeat': (one) => carried(one) && plain.cameAgain(one),
    'hazards-major': (one) => carried(one) && one.grade === 'M',
    'hazards-supervised': (one) => carried(one) && plain.known(one).supervised != null,
    repairs: (one) => plain.wasFound(one) && one.reportedAt >= began && one.repair !== undefined,
  };
  for (const [name, is] of Object.entries(rows)) {
    const ids: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const after: string = next && `&after=${encodeURIComponent(next)}`;
      const page: LedgerPage = await ask<LedgerPage>('gao', `/api/ledgers/${name}?${span}${after}`);
      ids.push(...page.rows.map(({ id }) => id));
      next = page.next;
    }
    expect.soft({ name, n: ids.length }).toEqual({ name, n: all.filter(is).length });
  }

  const { standing } = await ask<Briefing>('gao', '/api/briefing?kind=week&day=2026-11-27');
  expect(standing).toMatchObject({
    open: open.length,
    major: open.filter(({ grade }) => grade === 'M' || grade === 'MS').length,
    overdue: open.filter((one) => plain.dueBy(one) < now).length,
  });

  const asked = { name: '大屏', kinds: ['hazards'], places: [], days: 30 };
  const { token } = await demo.school.json<ReadTokenMade>(personOf('gao'), 'POST', '/api/read-tokens', asked);
  const told = new Map<string, string>();
  for (let after: string | null = ''; after !== null;) {
    const path: string = `/api/v1/hazards?limit=200${after && `&after=${after}`}`;
    const answer = await demo.school.ask(null, 'GET', path, undefined, { authorization: `Bearer ${token}` });
    const page = (await answer.json()) as OpenHazards;
    for (const { id, state } of page.rows) told.set(id, state);
    after = page.more ? page.next : null;
  }
  expect(told).toEqual(new Map(all.map(({ id, state }) => [id, state])));
});

test('a place has as many open cases on its list as on the floor plan, and a building as many as all below it', async () => {
  const open = all.filter(plain.isOpen);
  let points = 0;
  for (const place of places.values()) {
    if (place.kind !== 'building' && place.kind !== 'floor') continue;
    const n = open.filter(({ placeId }) => isIn(placeId, place.id)).length;
    const { total } = await ask<HazardRows>('sun', `/api/hazards?list=open&place=${place.id}&limit=1`);
    const { counts } = await ask<HazardCounts>('sun', `/api/hazards/counts?place=${place.id}`);
    expect.soft([place.name, total, counts.open]).toEqual([place.name, n, n]);
    const plan = await ask<FloorPlanShown>('sun', `/api/places/${place.id}/floor-plan`);
    for (const point of plan.points) {
      const below = open.filter(({ placeId }) => isIn(placeId, point.placeId)).length;
      expect.soft([point.name, point.hazards]).toEqual([point.name, below]);
      points += point.hazards;
    }
  }
  expect(points).toBeGreaterThan(0);
});
