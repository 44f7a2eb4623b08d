// The urgent numbers of 今日, the nights nobody is on duty for, and the points nobody came to are plain recounts of what came in.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { boardPath, dayBeforeTold, dutyDay, gapsOf, ofBuilding, ofDay, ofGroup } from '../../app/manage/board-asked.ts';
import { countsOf, parts } from '../../app/manage/round-bars-count.ts';
import { gapsAhead } from '../../app/plans/shifts/rosters.ts';
import type { RoundAnalysis } from '../../domain/analysis-reports.ts';
import { daysAfter } from '../../domain/calendar.ts';
import { isInGroup, phoneStanding } from '../../domain/phone.ts';
import type { Place } from '../../domain/place.ts';
import type { Phones } from '../../domain/reports.ts';
import type { FloorPlanShown } from '../../domain/floor-plan-reports.ts';
import type { AssetRecord } from '../../domain/asset.ts';
import { dayOf } from '../../domain/inspection.ts';
import type { Streaks } from '../../domain/streak-reports.ts';
import type { Remarks } from '../../domain/remark-reports.ts';
import { calendarCell } from '../../domain/round-calendar.ts';
import type { LastVisits, RoundCalendar, Rounds } from '../../domain/round-reports.ts';
import { demoPassword } from './found.ts';
import * as plain from './plain-lists.contract.ts';
import { isDueSoon } from './plain-assets.contract.ts';
import { plainKinds, plainRemarks } from './plain-remarks.contract.ts';
import { cameOf, lastAt, onShift, outcomeOf, plainGaps, seenIn, standsAt } from './plain-rounds.contract.ts';
import { busyDays, watchDemo, type Demo } from './watch-demo.contract.ts';

const day = 86_400_000;
/** A Friday evening in Shanghai, eight hours ahead of UTC all year. */
const now = Date.UTC(2026, 10, 27, 12);
const today = '2026-11-27';
const zone = 'Asia/Shanghai';

let demo: Demo;
beforeAll(async () => {
  demo = await watchDemo(now, busyDays(3));
});
afterAll(async () => {
  await demo.school.parts.store.close();
  rmSync(demo.school.dataDir, { recursive: true, force: true });
});

const ask = <T>(path: string): Promise<T> => demo.school.json<T>(demo.sun, 'GET', path);

test('rounds that were lost today and the day before, as the tiles of 今日 count them, are what the visits lack', async () => {
  expect([dutyDay(now).day, dayBeforeTold(now)]).toEqual([today, '2026-11-26']);
  const lost: number[] = [];
  for (const on of [today, '2026-11-26']) {
    const answer = await ask<Rounds>(boardPath(on));
    const plain = answer.rows
      .filter((row) => row.day === on && row.closesAt <= now)
      .filter((row) => ['partly', 'missed'].includes(outcomeOf(demo.came, row.id, row)));
    expect(ofGroup(ofDay(answer, on), 'lost').map(({ id }) => id)).toEqual(plain.map(({ id }) => id));
    lost.push(plain.length);
  }
  expect(lost[0]! + lost[1]!).toBeGreaterThan(0);
});

test('phones that have not handed in, as the tile of 今日 counts them, are those that said so more than a day ago, or were wiped', async () => {
  const { rows, asOf } = await ask<Phones>('/api/phones');
  const here = new Map(demo.came.map((one) => [one.entry.id, one]));
  const plain = new Set<string>();
  for (const { device, items, at, lost } of demo.announced) {
    const owed = items.filter(({ id }) => {
      const one = here.get(id);
      return !one || one.entry.photos.some((sha256) => !demo.photos.has(`${one.by.id} ${sha256}`));
    });
    if (owed.length > 0 && now - at > day) plain.add(device);
    if (lost) plain.add(lost);
  }
  const told = rows.filter((row) => isInGroup('unsent', phoneStanding(row, asOf)));
  expect(told.map(({ device }) => device).sort()).toEqual([...plain].sort());
  expect(plain.size).toBeGreaterThan(1);
});

/** Rounds that are planned in one duty of the demo's two shifts: every two hours of the night, every three of the day. */
const planned = [
  { name: '夜班', rounds: 4 },
  { name: '白班', rounds: 5 },
];

test('nights ahead with nobody on duty are those the roster and its changes leave empty', async () => {
  const { store } = demo.school.parts;
  const { id } = (await store.documents.school())!;
  const { plans, calendar, shifts } = await store.documents.timetable(id);
  const people = await store.documents.people(id);
  const book = { plans: new Map(plans.map((plan) => [plan.id, plan])), calendar, shifts: new Map(shifts) };
  const gaps = gapsAhead(book, people, now, today, 'Asia/Shanghai');
  const plain = Array.from({ length: 14 }, (_, n) => daysAfter(today, n)).flatMap((on) =>
    planned.flatMap(({ name, rounds }) => {
      const shift = cameOf(demo.came, 'shift-kept').find(({ entry }) => entry.body.name === name)!.entry.subject;
      return onShift(demo.came, shift, on).length === 0 ? [{ day: on, shiftId: shift, rounds }] : [];
    }),
  );
  expect(gaps.map(({ day: on, shiftId, rounds }) => ({ day: on, shiftId, rounds }))).toEqual(plain);
  expect(plain).toHaveLength(1);
});

test('points that nobody came to in these weeks are those of closed rounds that no visit names in time', async () => {
  const spans = ['from=2026-11-16&to=2026-11-29', 'from=2026-11-02&to=2026-11-15'];
  for (const span of spans) {
    const { unreached } = await ask<RoundAnalysis>(`/api/analysis/rounds?${span}`);
    const { rows } = await ask<Rounds>(`/api/rounds?${span}`);
    const [due, reached] = [new Map<string, number>(), new Set<string>()];
    for (const row of rows.filter(({ closesAt }) => closesAt <= now)) {
      for (const { placeId } of row.points) due.set(placeId, (due.get(placeId) ?? 0) + 1);
      for (const placeId of seenIn(demo.came, row.id, row).keys()) reached.add(placeId);
    }
    const never = [...due].filter(([placeId]) => !reached.has(placeId));
    expect(new Map(unreached.map((point) => [point.placeId, point.due]))).toEqual(new Map(never));
  }
});

test('what rounds came to and which points they reached, by plan and by building, is what the visits say, one by one', async () => {
  const places = await demo.school.parts.store.documents.places((await founded()).id);
  const buildingOf = new Map(places.map(({ id, ancestors }) => [id, ancestors[0]?.id ?? id]));
  const span = 'from=2026-11-16&to=2026-11-29';
  const { plans, buildings } = await ask<RoundAnalysis>(`/api/analysis/rounds?${span}`);
  const { rows } = await ask<Rounds>(`/api/rounds?${span}`);
  const closed = rows
    .filter(({ closesAt }) => closesAt <= now)
    .map((row) => ({
      planId: row.planId,
      came: outcomeOf(demo.came, row.id, row),
      points: row.points.map(({ placeId }) => placeId),
      seen: seenIn(demo.came, row.id, row),
    }));
  const told = (isOf: (placeId: string) => boolean, those: typeof closed) => {
    const count = (word: string) => those.filter(({ came }) => came === word).length;
    const points = those.flatMap((one) => one.points.filter(isOf).map((placeId) => one.seen.has(placeId)));
    const reached = points.filter(Boolean).length;
    const came = { done: count('done'), late: count('late'), partly: count('partly'), missed: count('missed') };
    return { ...came, due: points.length, reached };
  };
  for (const { planId, planName: _name, ...counted } of plans)
    expect({ planId, ...counted }).toEqual({
      planId,
      ...told(
        () => true,
        closed.filter((one) => one.planId === planId),
      ),
    });
  for (const { placeId, placeName, ...counted } of buildings) {
    const isIn = (point: string): boolean => buildingOf.get(point) === placeId;
    expect({ placeName, ...counted }).toEqual({
      placeName,
      ...told(
        isIn,
        closed.filter((one) => one.points.some(isIn)),
      ),
    });
  }
  expect(new Set(plans.map(({ planId }) => planId))).toEqual(new Set(closed.map(({ planId }) => planId)));
  expect(buildings.filter(({ done, partly, missed }) => done > 0 && partly > 0 && missed > 0).length).toBeGreaterThan(
    0,
  );
});

const rowsOf = async (from: string, to: string): Promise<Rounds> => ask<Rounds>(`/api/rounds?from=${from}&to=${to}`);
const founded = async () => (await demo.school.parts.store.documents.school())!;

/** The calendar of a building is the closed rounds of these days that have a point in it. */
async function expectMonthOf(building: string, inside: ReadonlySet<string>): Promise<void> {
  const [from, to] = ['2026-11-18', '2026-11-26'];
  const { days } = await ask<RoundCalendar>(`/api/rounds/calendar?from=${from}&to=${to}&place=${building}`);
  const { rows } = await rowsOf(from, to);
  const plain = { done: 0, late: 0, partly: 0, missed: 0 };
  for (const row of rows.filter(({ points }) => points.some(({ placeId }) => inside.has(placeId))))
    plain[outcomeOf(demo.came, row.id, row)] += 1;
  expect(calendarCell(days)).toMatchObject(plain);
}

test('each bar of 今日, and each building of the calendar, is the rounds with a point in that building, as the visits leave them', async () => {
  const places = await demo.school.parts.store.documents.places((await founded()).id);
  const buildings = new Map(places.map(({ id, ancestors }) => [id, { id: ancestors[0]?.id ?? id }]));
  const answer = await ask<Rounds>(boardPath(today));
  const rows = ofDay(answer, today);
  const sums = { done: 0, late: 0, lost: 0, running: 0, ahead: 0 };
  for (const building of places.filter(({ ancestors }) => ancestors.length === 0)) {
    const inside = new Set(
      places.flatMap(({ id, ancestors }) => (ancestors[0]?.id === building.id || id === building.id ? id : [])),
    );
    const plain = { done: 0, late: 0, lost: 0, running: 0, ahead: 0 };
    for (const row of answer.rows.filter(({ points }) => points.some(({ placeId }) => inside.has(placeId)))) {
      const stands = standsAt(demo.came, row, now);
      plain[(stands === 'partly' || stands === 'missed' ? 'lost' : stands) as keyof typeof plain] += 1;
    }
    expect({ of: building.name, ...countsOf(ofBuilding(rows, building.id, buildings)) }).toEqual({
      of: building.name,
      ...plain,
    });
    for (const part of parts) sums[part] += plain[part];
    await expectMonthOf(building.id, inside);
  }
  expect([sums.done, sums.ahead].every((n) => n > 0)).toBe(true);
});

test('what lay too far between two rounds, on the board and in 质量抽查, is what their beginnings say', async () => {
  const { rows } = await rowsOf('2026-11-13', today);
  const plain = plainGaps(demo.came, rows);
  expect(new Map([...gapsOf(rows)].map(([id, { minutes }]) => [id, minutes]))).toEqual(plain);
  expect(plain.size).toBeGreaterThan(0);
});

test('what stands out, counted by kind, is what the entries say of themselves, and as long as the list it opens', async () => {
  const [from, to] = ['2026-11-13', today];
  const { rows } = await rowsOf(from, to);
  const places = await demo.school.parts.store.documents.places((await founded()).id);
  const plain = plainRemarks(demo, rows, new Map(places.map((place) => [place.id, place])), [from, to]);
  const told = new Map<string, Set<string>>();
  for (const looked of ['', '&looked=yes']) {
    const asked = `/api/remarks?from=${from}&to=${to}&limit=100${looked}`;
    const counted = new Map<string, number>();
    let page = await ask<Remarks>(asked);
    const { totals, things } = page;
    const listed = [...page.rows];
    while (page.next) listed.push(...(page = await ask<Remarks>(`${asked}&before=${page.next}`)).rows);
    for (const { id, remarks } of listed)
      for (const { kind } of remarks) {
        told.set(id, (told.get(id) ?? new Set()).add(kind));
        counted.set(kind, (counted.get(kind) ?? 0) + 1);
      }
    expect(listed).toHaveLength(things);
    expect(new Map(totals.map(({ kind, count }) => [kind, count]))).toEqual(counted);
  }
  for (const kind of plainKinds) {
    const those = (of: typeof told) => [...of].flatMap(([id, kinds]) => (kinds.has(kind) ? id : [])).sort();
    expect({ kind, those: those(told) }).toEqual({ kind, those: those(plain) });
  }
  const cases = [...plain].filter(([id]) =>
    demo.came.some(({ entry }) => entry.kind === 'hazard-handled' && entry.subject === id),
  );
  expect(cases.flatMap(([, kinds]) => Array.from(kinds))).toContain('same-photo');
  const found = new Set([...plain.values()].flatMap((kinds) => Array.from(kinds)));
  expect([...found]).toEqual(
    expect.arrayContaining(['fast-round', 'like-photo', 'far', 'clock', 'spot', 'location', 'quick']),
  );
});

test('what a floor plan tells of each point is open there, was seen there, or is due there', async () => {
  const { store } = demo.school.parts;
  const { id } = await founded();
  const places = await store.documents.places(id);
  const { rows: hazards } = await store.reports.hazards(id, { scope: [], limit: 10_000 });
  // As the list of open cases counts: what was put right on the spot waits for its confirmation.
  const open = hazards.filter((one) => plain.isOpen(one));
  const assets: AssetRecord[] = await store.documents.all(id, 'asset');
  const seen = new Map([...lastAt(demo.came)].map(([placeId, { at }]) => [placeId, at]));
  const gone = new Set(cameOf(demo.came, 'inspection-withdrawn').map(({ entry }) => entry.subject));
  for (const { entry } of cameOf(demo.came, 'inspection-submitted')) {
    const at = entry.at.ms + (entry.at.serverOffsetMs ?? 0);
    const { placeId } = entry.body;
    if (!gone.has(entry.subject)) seen.set(placeId, Math.max(seen.get(placeId) ?? 0, at));
  }
  const sums = { hazards: 0, due: 0, seen: 0 };
  for (const name of ['3号宿舍楼', '食堂']) {
    const { id: of } = places.find((one) => one.name === name && one.ancestors.length === 0)!;
    const { points } = await ask<FloorPlanShown>(`/api/places/${of}/floor-plan`);
    for (const { placeId, hazards, grade, seenAt, due } of points) {
      const here = new Set(
        places.flatMap((one) => (one.id === placeId || one.ancestors.some((up) => up.id === placeId) ? one.id : [])),
      );
      const those = open.filter((one) => here.has(one.placeId));
      const times = [...here].flatMap((one) => seen.get(one) ?? []);
      const gravest = ['M', 'MS', 'L', 'G'].find((one) => those.some((each) => each.grade === one)) ?? null;
      const plainDue = assets.filter((one) => here.has(one.placeId) && !one.retired && isDueSoon(one, today)).length;
      expect({ hazards, grade, seenAt, due }).toEqual({
        hazards: those.length,
        grade: gravest,
        seenAt: times.length > 0 ? Math.max(...times) : null,
        due: plainDue,
      });
      sums.hazards += hazards;
      sums.due += due;
      sums.seen += times.length;
    }
  }
  expect(sums.hazards * sums.seen).toBeGreaterThan(0);
});

test('points where nothing was found, were the next weeks as quiet, are those to which each round came', async () => {
  const later = now + 20 * day;
  demo.school.clock.ms = later;
  onTestFinished(() => void (demo.school.clock.ms = now));
  const answer = await demo.school.ask(null, 'POST', '/api/session', { username: 'sun', password: demoPassword });
  demo.school.useCookie(demo.sun, (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '');
  const [from, to] = [daysAfter(today, -10), daysAfter(today, 19)];
  const { store } = demo.school.parts;
  const { id } = await founded();
  const places = new Map((await store.documents.places(id)).map((one) => [one.id, one]));
  const { rows: hazards } = await store.reports.hazards(id, { scope: [], limit: 10_000 });
  const { rows } = await rowsOf(from, to);
  const closed = rows.filter(({ round }) => round?.closed);
  const lost = closed.flatMap((row) => {
    const seen = seenIn(demo.came, row.id, row);
    return row.points.flatMap(({ placeId }) => (seen.has(placeId) ? [] : placeId));
  });
  const found = hazards.filter(
    (one) => plain.wasFound(one) && (plain.isOpen(one) || dayOf(one.reportedAt, zone) >= from),
  );
  // What lies around it, and what is in the same room.
  const broken = new Set(
    [...lost, ...found.map(({ placeId }) => placeId)].flatMap((placeId) => {
      const { kind, ancestors } = places.get(placeId)!;
      const isInside = (one: Place) => kind === 'room' && one.ancestors.some((above) => above.id === placeId);
      return [placeId].concat([...ancestors, ...[...places.values()].filter(isInside)].map(({ id: near }) => near));
    }),
  );
  const due = new Map<string, { first: string; rounds: number }>();
  for (const row of closed)
    for (const { placeId } of row.points) {
      const { first = row.day, rounds = 0 } = due.get(placeId) ?? {};
      due.set(placeId, { first: row.day < first ? row.day : first, rounds: rounds + 1 });
    }
  const whole = [...due].filter(
    ([placeId, { first, rounds }]) => rounds >= 4 && first < daysAfter(from, 7) && !broken.has(placeId),
  );
  const told = await ask<Streaks>('/api/streaks');
  expect(told).toMatchObject({ from, to, total: whole.length });
  expect(new Map(told.rows.map(({ placeId, rounds }) => [placeId, rounds]))).toEqual(
    new Map(whole.map(([placeId, { rounds }]) => [placeId, rounds])),
  );
  expect(whole.length).toBeGreaterThan(0);
});

test('the line map of each route says who was last at each of its points, and when', async () => {
  const last = lastAt(demo.came);
  for (const { entry } of cameOf(demo.came, 'route-kept')) {
    const { visits } = await ask<LastVisits>(`/api/rounds/last-visits?route=${entry.subject}`);
    const plain = entry.body.points.flatMap(({ placeId }) => {
      const one = last.get(placeId);
      return one ? [[placeId, one]] : [];
    });
    expect(new Map(visits.map(({ placeId, at, byName }) => [placeId, { at, byName }]))).toEqual(new Map(plain as []));
  }
});
