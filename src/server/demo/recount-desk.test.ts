// The urgent numbers of 今日, the nights nobody is on duty for, and the points nobody came to are plain recounts of what came in.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boardPath, dayBeforeTold, dutyDay, ofDay, ofGroup } from '../../app/manage/board-asked.ts';
import { gapsAhead } from '../../app/plans/shifts/rosters.ts';
import type { RoundAnalysis } from '../../domain/analysis-reports.ts';
import { daysAfter } from '../../domain/calendar.ts';
import { isInGroup, phoneStanding } from '../../domain/phone.ts';
import type { Phones } from '../../domain/reports.ts';
import type { Rounds } from '../../domain/round-reports.ts';
import { cameOf, onShift, outcomeOf, seenIn } from './plain-rounds.contract.ts';
import { watchDemo, type Demo } from './watch-demo.contract.ts';

const day = 86_400_000;
/** A Friday evening in Shanghai, eight hours ahead of UTC all year. */
const now = Date.UTC(2026, 10, 27, 12);
const today = '2026-11-27';

let demo: Demo;
beforeAll(async () => {
  demo = await watchDemo(now, 3);
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
