import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dueRounds } from '../../domain/due-rounds.ts';
import { isCorrected, outcome } from '../../domain/round.ts';
import { sized } from '../../../tests/proof/size.ts';
import { builtInTemplates } from '../library/library.ts';
import { emptySchool, School } from '../school.contract.ts';
import { placeCode } from '../../domain/place-code.ts';
import { seedDemo, type Account } from './seed-demo.ts';

/** The days of everybody are counted in `recount.test.ts`. */
const busyDays = 0;

const everything = { scope: [], limit: 500 };

const hour = 3_600_000;
const monday = Date.UTC(2026, 10, 22, 16);
/** Hardly anything of the day is over; the recounts look at schools of the afternoon and of the evening. */
const early = hour / 5;

/** One for all that only look, of a Monday just after midnight. */
let demo: School;
let accounts: Account[];
const said: string[] = [];
beforeAll(async () => {
  demo = new School(mkdtempSync(join(tmpdir(), 'patrol-demo-')), { templatesFor: builtInTemplates });
  demo.clock.ms = monday + early;
  accounts = await seedDemo(demo.parts, busyDays, (line) => said.push(line));
});
afterAll(async () => {
  await demo.parts.store.close();
  rmSync(demo.dataDir, { recursive: true, force: true });
});

test('whoever waits for the demo school hears stage by stage what is there, and up to which day', () => {
  expect(said[0]).toMatch(/^ {2}\d+ places, \d+ people, \d+ pieces of equipment$/);
  const come = said.flatMap((line) => / (\d+) of (\d+) .* up to (\S+)$/.exec(line)?.slice(1) ?? []);
  const [firstDay, lastDay] = [come[2] ?? '', come.at(-1) ?? ''];
  expect(said.length).toBeGreaterThanOrEqual(10);
  expect(come.at(-3)).toBe(come.at(-2));
  expect(firstDay < lastDay && lastDay <= new Date(demo.parts.now() + 8 * 3_600_000).toISOString()).toBe(true);
});

test('the demo school has weeks of rounds, hazards of both states, a withdrawal, and photos still under way', async () => {
  const { parts } = demo;
  const { store } = parts;
  expect(accounts.map(({ username }) => username)).toEqual([
    'wang',
    'li',
    'zhao',
    'chen',
    'zhou',
    'sun',
    'xu',
    'gao',
    'vendor',
    'admin',
  ]);
  const schoolId = (await store.documents.school())?.id ?? '';

  const { rows, totals } = await store.reports.inspections(schoolId, everything);
  expect(rows.length).toBeGreaterThan(150);
  expect(new Set(rows.map(({ day }) => day)).size).toBeGreaterThanOrEqual(28);
  expect(rows.filter(({ state }) => state === 'withdrawn')).toHaveLength(1);
  expect(totals.photosMissing).toBe(2);
  expect(rows.filter(({ score }) => score).length).toBeGreaterThan(1);
  expect(rows.some(({ signBy }) => signBy)).toBe(true);
  const records = await Promise.all(rows.map(({ id }) => store.documents.read(schoolId, 'inspection', id)));
  const corrected = records.filter((record) => record?.inspection.correction);
  expect(corrected.map((record) => record?.entries.length)).toEqual([2]);
  const latest = Math.max(...rows.map(({ receivedAt }) => receivedAt));
  expect(latest).toBeLessThanOrEqual(parts.now());

  const answered = rows.reduce((sum, { tally }) => sum + tally.normal + tally.abnormal, 0);
  const abnormal = rows.reduce((sum, { tally }) => sum + tally.abnormal, 0);
  expect(abnormal / answered).toBeGreaterThan(0.02);
  expect(abnormal / answered).toBeLessThan(0.06);

  const { rows: hazards } = await store.reports.hazards(schoolId, everything);
  const states = hazards.map(({ state }) => state);
  expect(states).toContain('reported');
  expect(states).toContain('fixed-on-spot');
  const seen = new Set(hazards.flatMap(({ sightings = [] }) => sightings.map((one) => one.seen)));
  expect([...seen].sort()).toEqual(['gone', 'still', 'worse']);
  const held = await store.ledger.quarantined(schoolId, 9);
  expect(held.map(({ code }) => code)).toEqual(['out-of-scope', 'out-of-scope']);
  const settled = await Promise.all(held.map(({ receiptId }) => store.documents.read(schoolId, 'held', receiptId)));
  expect(settled.map((one) => one?.outcome)).toEqual([undefined, 'released']);
  expect(await store.ledger.firstBreak(schoolId)).toBeNull();
});

test('its managers have something to look at, something they have looked at, and inspections that are drawn', async () => {
  const { parts } = demo;
  const { store } = parts;
  const schoolId = (await store.documents.school())?.id ?? '';
  const days = { from: '2000-01-01', to: '2100-01-01', ...everything };
  const open = await store.remarks.list(schoolId, { ...days, looked: false });
  const looked = await store.remarks.list(schoolId, { ...days, looked: true });
  expect(open.totals.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['all-normal', 'clock']));
  expect(looked.things).toBe(1);
  const { rows } = await store.rechecks.drawn(schoolId, { scope: [], from: 0, to: parts.now(), limit: 500 });
  // Second looks come with the busy days.
  expect(rows.length).toBeGreaterThan(1);
});

test('its rounds show everything that becomes of a round, and nothing of it was made up', async () => {
  const { parts, clock } = demo;
  const { store } = parts;
  const schoolId = (await store.documents.school())?.id ?? '';
  const rounds = await store.rounds.ofDays(schoolId, { from: '2026-11-01', to: '2026-11-30' });
  expect(rounds.length).toBeGreaterThan(150);
  const ended = rounds.filter(({ closed }) => closed);
  expect(rounds.filter(({ closed }) => !closed).every(({ closesAt }) => closesAt > clock.ms)).toBe(true);
  const seen = new Set(ended.map(outcome));
  expect([...seen].sort()).toEqual(['done', 'late', 'missed', 'partly']);
  expect(rounds.some(isCorrected)).toBe(true);
  expect(rounds.some(({ points }) => points.some(({ skips }) => skips.length > 0))).toBe(true);
  // Whatever was due and is over is there, whether anybody walked it or not.
  const { plans, calendar } = await store.documents.timetable(schoolId);
  const due = plans.flatMap((plan) => dueRounds(plan, calendar, 0, clock.ms, 'Asia/Shanghai'));
  const over = due.filter(({ closesAt }) => closesAt <= clock.ms).map(({ id }) => id);
  expect(ended.map(({ id }) => id).sort()).toEqual(over.sort());
});

test('the demo school has 190 checkpoints, each with a code of its own', async () => {
  const { parts } = demo;
  const places = await parts.store.documents.places((await parts.store.documents.school())?.id ?? '');
  const points = places.filter(({ kind }) => kind === 'point');
  expect(points.length).toBeGreaterThanOrEqual(185);
  expect(points.length).toBeLessThanOrEqual(195);
  expect(new Set(places.map(placeCode)).size).toBe(places.length);
  expect(points.filter(({ retired }) => retired)).toHaveLength(1);
  expect(points.filter(({ oldCodeIds }) => oldCodeIds)).toHaveLength(1);
});

async function startedAt(ms: number): Promise<School> {
  if (ms === early) return demo;
  const school = emptySchool({ templatesFor: builtInTemplates });
  school.clock.ms = monday + ms;
  await seedDemo(school.parts, busyDays);
  return school;
}

test.each(sized({ quick: [early], commit: [early], proof: [early, 12.5 * hour] }))(
  'started %d ms after midnight, the demo has rounds of today',
  async (ms) => {
    const { store } = (await startedAt(ms)).parts;
    const schoolId = (await store.documents.school())?.id ?? '';
    const today = { ...everything, from: '2026-11-23', to: '2026-11-23' };
    const { rows } = await store.reports.inspections(schoolId, today);
    expect(rows.length).toBeGreaterThan(0);
  },
);
