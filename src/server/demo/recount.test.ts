// Every number on the screens of the demo school is a plain recount of what came in through its doors.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asWalked } from '../../domain/asset-walk.ts';
import { judge } from '../../domain/answer.ts';
import type { Entry, EntryOf } from '../../domain/entry.ts';
import type { HazardFigures } from '../../domain/hazard-ledger-report.ts';
import type { HazardCounts, HazardRows } from '../../domain/hazard-reports.ts';
import { dayOf, inspectionDay } from '../../domain/inspection.ts';
import { correctedMs } from '../../domain/moment.ts';
import type { Invites } from '../../domain/invite.ts';
import type { Person } from '../../domain/person.ts';
import type {
  DayAnalysis,
  HazardAnalysis,
  InspectionAnalysis,
  RegisterAnalysis,
  RoundAnalysis,
} from '../../domain/analysis-reports.ts';
import { ofDay, ofGroup } from '../../app/manage/board-asked.ts';
import type { Briefing } from '../../domain/briefing-reports.ts';
import { tallyOf } from '../../domain/round-groups.ts';
import { calendarCell } from '../../domain/round-calendar.ts';
import type { RoundCalendar, Rounds } from '../../domain/round-reports.ts';
import type { Inspections, Phones, Signatures } from '../../domain/reports.ts';
import type { Gaps } from '../../domain/register-reports.ts';
import { sized } from '../../../tests/proof/size.ts';
import { plainCases } from './plain-cases.contract.ts';
import { outcomeOf } from './plain-rounds.contract.ts';
import { busyDays, watchDemo, type Came, type Demo } from './watch-demo.contract.ts';

const zone = 'Asia/Shanghai';
/** A Friday evening. */
const now = Date.UTC(2026, 10, 27, 12);
/** All busy days but the first. */
const counted = busyDays(5) - 1;
const days = Array.from({ length: counted }, (_, n) => dayOf(now - (n + 1) * 86_400_000, zone));

let demo: Demo;

beforeAll(async () => {
  demo = await watchDemo(now, counted + 1);
});

afterAll(async () => {
  await demo.school.parts.store.close();
  rmSync(demo.school.dataDir, { recursive: true, force: true });
});

const ask = <T>(path: string): Promise<T> => demo.school.json<T>(demo.sun, 'GET', path);

const of = <K extends Entry['kind']>(...kinds: K[]): (Came & { entry: EntryOf<K> })[] =>
  demo.came.filter((one): one is Came & { entry: EntryOf<K> } => kinds.includes(one.entry.kind as K));

type Record = Came & { entry: EntryOf<'inspection-submitted'> };

/** What stands: the last submission of each, without what was taken back. */
function standing(): Record[] {
  const last = new Map<string, Record>();
  for (const one of of('inspection-submitted')) last.set(one.entry.subject, one);
  for (const { entry } of of('inspection-withdrawn')) last.delete(entry.subject);
  return [...last.values()];
}

function hasFault({ entry: { body } }: Record): boolean {
  const template = demo.templates.get(body.template.code)!;
  const items = new Map(asWalked(template, body.assets).items.map((item) => [item.id, item]));
  const day = inspectionDay(body, zone);
  return body.answers.some((answer) => judge(items.get(answer.itemId)!, answer, day) === 'abnormal');
}

const lacking = ({ entry, by }: Record): string[] =>
  entry.body.photos.flatMap(({ sha256 }) => (demo.photos.has(`${by.id} ${sha256}`) ? [] : [sha256]));

const lacksPhoto = (one: Record): boolean => lacking(one).length > 0;

/** What was taken back after it was handed in, and not handed in again. */
function withdrawn(): Record[] {
  const stands = new Set(standing().map(({ entry }) => entry.subject));
  const last = new Map(of('inspection-submitted').map((one) => [one.entry.subject, one]));
  return [...last.values()].filter(({ entry }) => !stands.has(entry.subject));
}

test('what came in, what of it is abnormal and which photos are missing, is a recount, day by day', async () => {
  const records = standing();
  for (const day of [dayOf(now, zone), ...days]) {
    const those = records.filter(({ entry }) => inspectionDay(entry.body, zone) === day);
    const { totals } = await ask<Inspections>(`/api/inspections?from=${day}&to=${day}&limit=1`);
    expect({ day, ...totals }).toEqual({
      day,
      received: those.length,
      abnormal: those.filter(hasFault).length,
      photosMissing: those.filter(lacksPhoto).length,
      photosOnWay: those.flatMap(lacking).length,
      withdrawn: withdrawn().filter(({ entry }) => inspectionDay(entry.body, zone) === day).length,
    });
  }
});

const plainOutcome = (id: string, row: Rounds['rows'][number]) => outcomeOf(demo.came, id, row);

test('the board and the card on 今日 count what the visits come to, day by day', async () => {
  const outcomes = new Set<string>();
  for (const day of days.slice(0, -1)) {
    const { rows } = await ask<Rounds>(`/api/rounds?from=${day}&to=${day}`);
    const plain = rows.map((row) => plainOutcome(row.id, row));
    expect(rows.map(({ standing: said }) => said)).toEqual(plain);
    for (const one of plain) outcomes.add(one);
    const count = (...words: string[]) => plain.filter((one) => words.includes(one)).length;
    const sums = { done: count('done'), late: count('late'), partly: count('partly'), missed: count('missed') };
    expect(tallyOf(rows)).toEqual({ ...sums, running: 0, ahead: 0 });
    // Three houses and the campus four times a night, the gates five times a day, lessons five times on a school day.
    const weekday = new Date(day).getUTCDay();
    const isSchoolDay = weekday > 0 && weekday < 6;
    const besides = rows.filter(
      ({ planName }) => planName === '配电室巡检' || planName === '雨前排水和校舍检查',
    ).length;
    expect(rows.length - besides).toBe(3 * 4 + 4 + 5 + (isSchoolDay ? 5 : 0));
  }
  expect([...outcomes].sort()).toEqual(['done', 'late', 'missed', 'partly']);
});

test('missed rounds and rounds with missed points are two numbers, and the same on 今日, the board, the calendar, under 分析 and in the weekly report', async () => {
  const week = ['16', '17', '18', '19', '20', '21', '22'].map((day) => `2026-11-${day}`);
  const sums = { partly: 0, missed: 0 };
  for (const day of week) {
    const answer = await ask<Rounds>(`/api/rounds?from=${day}&to=${day}`);
    const { partly, missed } = tallyOf(ofDay(answer, day));
    expect(ofGroup(ofDay(answer, day), 'lost')).toHaveLength(partly + missed);
    expect(ofGroup(ofDay(answer, day), 'missed')).toHaveLength(missed);
    const { days: cells } = await ask<RoundCalendar>(`/api/rounds/calendar?from=${day}&to=${day}`);
    expect(calendarCell(cells)).toMatchObject({ partly, missed });
    sums.partly += partly;
    sums.missed += missed;
  }
  expect(sums.partly + sums.missed).toBeGreaterThan(0);
  const analysis = await ask<RoundAnalysis>('/api/analysis/rounds?from=2026-11-16&to=2026-11-22');
  expect(analysis.weeks).toMatchObject([sums]);
  const { facts } = await ask<Briefing>('/api/briefing?kind=week&day=2026-11-16');
  expect(facts.rounds).toMatchObject(sums);
});

test('the calendar counts what the closed rounds came to, and so does each of its cells', async () => {
  const [from, to] = [days.at(-1)!, days[0]!];
  const { days: counted } = await ask<RoundCalendar>(`/api/rounds/calendar?from=${from}&to=${to}`);
  const { rows } = await ask<Rounds>(`/api/rounds?from=${from}&to=${to}`);
  const plain = rows.map((row) => ({ day: row.day, planId: row.planId, came: plainOutcome(row.id, row) }));
  for (const day of days) {
    const ofDay = plain.filter((one) => one.day === day);
    const count = (word: string) => ofDay.filter(({ came }) => came === word).length;
    const sums = { done: count('done'), late: count('late'), partly: count('partly'), missed: count('missed') };
    expect({ day, ...calendarCell(counted.filter((one) => one.day === day)) }).toMatchObject({
      day,
      due: ofDay.length,
      ...sums,
    });
    for (const { planId, done, late, partly, missed } of counted.filter((one) => one.day === day))
      expect(done + late + partly + missed).toBe(ofDay.filter((one) => one.planId === planId).length);
  }
});

/** Three whole weeks and the one that is under way. */
const weeks = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'];
const span = `?from=${weeks[0]}&to=2026-11-29`;
const weekOf = (day: string): string => weeks.findLast((monday) => monday <= day) ?? '';

test('what was inspected week by week, in which building and what failed most, is a recount', async () => {
  const analysis = await ask<InspectionAnalysis>(`/api/analysis/inspections${span}`);
  const records = standing().map((one) => Object.assign({}, one, { day: inspectionDay(one.entry.body, zone) }));
  const inSpan = records.filter(({ day }) => day >= weeks[0]! && day <= '2026-11-29');
  expect(analysis.weeks.map(({ week }) => week)).toEqual(weeks);
  for (const { week, inspections, withFaults, late } of analysis.weeks) {
    const those = inSpan.filter(({ day }) => weekOf(day) === week);
    const [faulty, madeUp] = [those.filter(hasFault).length, those.filter(({ entry }) => entry.body.late).length];
    expect({ week, inspections, withFaults, late }).toEqual({
      week,
      inspections: those.length,
      withFaults: faulty,
      late: madeUp,
    });
  }
  const places = await demo.school.parts.store.documents.places((await demo.school.parts.store.documents.school())!.id);
  const buildingOf = new Map(places.map(({ id, ancestors }) => [id, ancestors[0]?.id ?? id]));
  expect(analysis.buildings.length).toBeGreaterThan(5);
  for (const { placeId, inspections } of analysis.buildings)
    expect(inspections).toBe(inSpan.filter(({ entry }) => buildingOf.get(entry.body.placeId) === placeId).length);
  expect(analysis.buildings.reduce((sum, { inspections }) => sum + inspections, 0)).toBe(inSpan.length);

  const faults = new Map<string, number>();
  for (const { entry, day } of inSpan) {
    const template = demo.templates.get(entry.body.template.code)!;
    const items = new Map(asWalked(template, entry.body.assets).items.map((item) => [item.id, item]));
    for (const given of entry.body.answers) {
      if (judge(items.get(given.itemId)!, given, day) !== 'abnormal') continue;
      const key = `${template.code} ${given.itemId.split('.')[0]}`;
      faults.set(key, (faults.get(key) ?? 0) + 1);
    }
  }
  const most = [...faults.values()].sort((a, b) => b - a).slice(0, analysis.items.length);
  expect(analysis.items.map((item) => item.faults)).toEqual(most);
  for (const item of analysis.items) {
    expect(item.faults).toBe(faults.get(`${item.templateCode} ${item.itemId}`));
    expect(item.places.reduce((sum, place) => sum + place.faults, 0)).toBe(item.faults);
    expect(item.text?.zh).toBeTruthy();
  }
});

test('what rounds came to week by week, and which points they reached, is a recount', async () => {
  const analysis = await ask<RoundAnalysis>(`/api/analysis/rounds?from=2026-11-16&to=2026-11-29`);
  const { rows } = await ask<Rounds>('/api/rounds?from=2026-11-16&to=2026-11-29');
  const closed = rows
    .filter(({ round }) => round?.closed)
    .map((row) => Object.assign({}, row, { came: plainOutcome(row.id, row) }));
  for (const { week, done, late, partly, missed, due } of analysis.weeks) {
    const those = closed.filter(({ day }) => weekOf(day) === week);
    const count = (word: string) => those.filter(({ came }) => came === word).length;
    expect({ week, done, late, partly, missed }).toEqual({
      week,
      done: count('done'),
      late: count('late'),
      partly: count('partly'),
      missed: count('missed'),
    });
    expect(due).toBe(those.reduce((sum, { points }) => sum + points.length, 0));
  }
  for (const { planId, done, late, partly, missed } of analysis.plans) {
    const count = (word: string) => closed.filter((row) => row.planId === planId && row.came === word).length;
    expect({ planId, done, late, partly, missed }).toEqual({
      planId,
      done: count('done'),
      late: count('late'),
      partly: count('partly'),
      missed: count('missed'),
    });
  }
  const sum = (list: readonly { due: number; reached: number }[]) =>
    list.reduce((all, { due, reached }) => ({ due: all.due + due, reached: all.reached + reached }), {
      due: 0,
      reached: 0,
    });
  expect(sum(analysis.buildings)).toEqual(sum(analysis.plans));

  const { from, buildings } = await ask<DayAnalysis>('/api/analysis/days?from=2026-11-16&to=2026-11-29');
  const daily = buildings.flatMap((one) => one.due.map((due, n) => ({ due, reached: one.reached[n]!, n })));
  expect(sum(daily)).toEqual(sum(analysis.plans));
  for (const day of days.filter((one) => one >= from)) {
    const n = (Date.parse(day) - Date.parse(from)) / 86_400_000;
    const those = closed.filter((row) => row.day === day);
    expect(sum(daily.filter((one) => one.n === n)).due).toBe(those.reduce((all, { points }) => all + points.length, 0));
  }
});

test('hazards and meals week by week are a recount', async () => {
  const { weeks: counted, figures, ages } = await ask<HazardAnalysis>(`/api/analysis/hazards${span}`);
  const { id } = (await demo.school.parts.store.documents.school())!;
  const { rows: hazards } = await demo.school.parts.store.reports.hazards(id, { scope: [], limit: 5000 });
  // What was turned down or told in another case stands in no table.
  const there = hazards.filter(({ state }) => !['withdrawn', 'rejected', 'merged'].includes(state));
  for (const { week, found } of counted)
    expect(found).toBe(
      there.filter(({ reportedAt }) => weekOf(dayOf(reportedAt, zone)) === week && dayOf(reportedAt, zone) >= weeks[0]!)
        .length,
    );
  expect(counted.reduce((sum, { found }) => sum + found, 0)).toBe(figures.found);
  const { counts } = await ask<{ counts: { open: number; overdue: number } }>('/api/hazards/counts');
  expect(ages.reduce((sum, grade) => sum + grade.ages.reduce((all, n) => all + n, 0), 0)).toBe(counts.open);
  expect(ages.reduce((sum, { overdue }) => sum + overdue, 0)).toBe(counts.overdue);

  const registers = await ask<RegisterAnalysis>(`/api/analysis/registers${span}`);
  const over = of('menu-set').flatMap(({ entry: { body } }) =>
    body.meals
      .filter(({ until }) => Date.parse(`${body.day}T${until}:00+08:00`) + 1_800_000 < now)
      .map(({ meal }) => `${body.day} ${meal}`),
  );
  expect(registers.weeks.reduce((sum, { meals }) => sum + meals, 0)).toBe(new Set(over).size);
  expect(registers.weeks.some(({ meals, whole }) => whole < meals)).toBe(true);
  expect(registers.weeks.reduce((sum, { whole }) => sum + whole, 0)).toBeGreaterThan(0);
});

test('what phones owe is what they said and did not bring', async () => {
  const { rows } = await ask<Phones>('/api/phones');
  const here = new Map(demo.came.map((one) => [one.entry.id, one]));
  for (const { device, owed, gaps } of rows) {
    const said = demo.announced.filter((one) => one.device === device).flatMap(({ items }) => items);
    const missing = said.filter(({ id }) => !here.has(id));
    expect(owed.entries).toBe(missing.length);
    const lacking = said.flatMap(({ id }) => {
      const one = here.get(id);
      return one ? one.entry.photos.filter((sha256) => !demo.photos.has(`${one.by.id} ${sha256}`)) : [];
    });
    expect(owed.photos).toBe(lacking.length + missing.reduce((sum, { photos }) => sum + photos, 0));
    const numbers = [...demo.came.map(({ entry }) => entry).filter((one) => one.device === device), ...missing];
    const last = Math.max(0, ...numbers.map(({ opSeq }) => opSeq));
    expect(gaps).toBe(last - new Set(numbers.map(({ opSeq }) => opSeq)).size);
  }
  expect(rows.filter(({ owed }) => owed.since !== null && now - owed.since > 86_400_000)).toHaveLength(1);
  expect(rows.filter(({ owed }) => owed.entries > 0)).toHaveLength(3);
  expect(rows.filter(({ lost }) => lost)).toHaveLength(1);
  expect(rows.length).toBeGreaterThan(80);
});

test('what waits for a signature, and which dishes have neither sample nor reason, is a recount as well', async () => {
  const signed = new Set(of('inspection-signed').map(({ entry: { body } }) => `${body.submission} ${body.itemId}`));
  const waits = standing().filter(
    ({ entry, by }) =>
      by.id !== demo.sun.id &&
      demo.templates
        .get(entry.body.template.code)!
        .items.some(({ id, later }) => later?.roles.includes('safety_office') && !signed.has(`${entry.id} ${id}`)),
  );
  const { rows, more } = await ask<Signatures>('/api/signatures');
  expect({ rows: rows.length, more }).toEqual({ rows: waits.length, more: false });

  const kept = new Set(
    of('sample-taken', 'sample-missed').map(({ entry: { body } }) => `${body.day} ${body.meal} ${body.dish}`),
  );
  const served = of('menu-set').flatMap(({ entry: { body } }) =>
    body.meals.flatMap(({ meal, dishes }) => dishes.map((dish) => `${body.day} ${meal} ${dish}`)),
  );
  const { gaps } = await ask<Gaps>('/api/samples/gaps');
  expect(served.length).toBeGreaterThan(100);
  expect(gaps.length).toBe(served.filter((dish) => !kept.has(dish)).length);
});

test('ninety people do about 230 things on a school day, and some of them are late or hardly right', async () => {
  const { people } = await ask<{ people: Person[] }>('/api/people');
  // Besides an outside firm, and those who were asked in this week and have no password yet.
  const { invites, waiting } = await ask<Invites>('/api/invites');
  const asked = new Set([...waiting, ...invites.map(({ personId }) => personId)]);
  const working = people.filter(({ id, role }) => !asked.has(id) && role !== 'vendor');
  expect(working).toHaveLength(90);
  expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);

  const records = standing();
  const registers = of('menu-set', 'fridge-read', 'sample-taken', 'sample-disposed');
  const walked = new Map(of('round-started').map((one) => [one.entry.subject, one.entry.body.due.day]));
  const handled = of('hazard-seen', 'inspection-signed', 'inspection-withdrawn');
  const onDay = (day: string): number => {
    const meals = registers.filter(({ entry }) => dayOf(correctedMs(entry.at), zone) === day);
    // Samples of one meal are one session, however many dishes there are.
    const sittings = new Set(
      meals.map(({ entry }) => `${entry.kind} ${Math.round(correctedMs(entry.at) / 7_200_000)}`),
    );
    return (
      records.filter(({ entry }) => inspectionDay(entry.body, zone) === day).length +
      [...walked.values()].filter((one) => one === day).length +
      handled.filter(({ entry }) => entry.kind === 'hazard-seen' && dayOf(correctedMs(entry.at), zone) === day).length +
      sittings.size
    );
  };
  const isWeekend = (day: string) => [0, 6].includes(new Date(day).getUTCDay());
  const whole = days.slice(1, -1).map((day) => ({ day, isWeekend: isWeekend(day), sessions: onDay(day) }));
  for (const { sessions, isWeekend: isFree } of whole) {
    expect(sessions).toBeGreaterThan(isFree ? 110 : 205);
    expect(sessions).toBeLessThan(isFree ? 180 : 255);
  }

  const recent = records.filter(({ entry }) => days.includes(inspectionDay(entry.body, zone)));
  const answers = recent.reduce((sum, { entry }) => sum + entry.body.answers.length, 0);
  expect(answers / days.length).toBeGreaterThan(2000);
  const faulty = recent.filter(hasFault).length;
  expect(faulty / recent.length).toBeGreaterThan(0.01);
  expect(faulty / recent.length).toBeLessThan(0.1);
  expect(recent.filter(({ entry }) => entry.body.late).length).toBeGreaterThan(3);
  expect(new Set(recent.map(({ by }) => by.id)).size).toBeGreaterThan(75);
});

test('how the cases stand, how long their lists are and what they come to is a recount of the steps that were taken', async () => {
  const { store } = demo.school.parts;
  const founded = (await store.documents.school())!;
  const { rows } = await store.reports.hazards(founded.id, { scope: [], limit: 10_000 });
  const plain = plainCases(rows, of('hazard-handled'), of('hazard-seen'));
  const { rows: shown } = await ask<HazardRows>('/api/hazards?list=all&limit=100');
  const stateOf = new Map(plain.map(({ id, state }) => [id, state]));
  expect(shown.map(({ id, state }) => [id, state])).toEqual(shown.map(({ id }) => [id, stateOf.get(id)]));
  const count = (...states: string[]) => plain.filter(({ state }) => states.includes(state)).length;
  const over = count('closed', 'archived', 'rejected', 'merged', 'withdrawn');
  const { counts } = await ask<HazardCounts>('/api/hazards/counts');
  expect(counts).toMatchObject({
    all: plain.length,
    open: plain.length - over,
    'to-assign': count('reported', 'reopened', 'fixed-on-spot'),
    'to-verify': count('to-verify'),
  });
  const { figures } = await ask<HazardFigures>('/api/hazards/figures?from=2025-01-01&to=2027-12-31');
  const handOns = plain.flatMap(({ dos }) => dos.filter((what) => what === 'hand-on')).length;
  expect(figures).toMatchObject({ found: plain.length - count('withdrawn', 'rejected', 'merged') });
  expect(figures.closed.n).toBe(count('closed', 'archived'));
  expect(figures.handedOn.n).toBe(handOns);
  const watched = plain.filter(
    ({ state, dos }) => dos.includes('supervise') && !['closed', 'archived'].includes(state),
  );
  const { total } = await ask<HazardRows>('/api/hazards?supervised=yes&limit=1');
  expect(total).toBe(watched.length);
  // In four days there may be none.
  expect(total).toBeGreaterThanOrEqual(sized({ quick: 0, commit: 1, proof: 1 }));
  expect(total).toBeLessThan(plain.length / 8);
});
