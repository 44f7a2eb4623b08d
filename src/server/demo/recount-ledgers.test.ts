// The ledgers of the demo school, and its weekly and monthly reports, are a plain recount of what came in through its doors.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asWalked } from '../../domain/asset-walk.ts';
import { judge } from '../../domain/answer.ts';
import type {
  HazardAnalysis,
  InspectionAnalysis,
  RegisterAnalysis,
  RoundAnalysis,
} from '../../domain/analysis-reports.ts';
import type { Briefing, BriefingFacts } from '../../domain/briefing-reports.ts';
import type { Entry, EntryOf } from '../../domain/entry.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { dayOf, inspectionDay } from '../../domain/inspection.ts';
import type { LedgerPage } from '../../domain/ledgers/ledger-reports.ts';
import type { HazardCounts } from '../../domain/hazard-reports.ts';
import type { RoundCalendar, Rounds } from '../../domain/round-reports.ts';
import { busyDays, watchDemo, type Came, type Demo } from './watch-demo.contract.ts';

const zone = 'Asia/Shanghai';
/** A Friday evening. */
const now = Date.UTC(2026, 10, 27, 12);
const days = Array.from({ length: 14 }, (_, n) => dayOf(now - (n + 1) * 86_400_000, zone));

let demo: Demo;

beforeAll(async () => {
  demo = await watchDemo(now, busyDays(15));
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

/** All lines of a ledger, page after page. */
async function linesOf(name: string, from: string, to: string): Promise<LedgerPage['rows']> {
  const rows: LedgerPage['rows'] = [];
  let next: string | null = '';
  while (next !== null) {
    const after: string = next && `&after=${encodeURIComponent(next)}`;
    const page: LedgerPage = await ask<LedgerPage>(`/api/ledgers/${name}?from=${from}&to=${to}${after}`);
    rows.push(...page.rows);
    next = page.next;
  }
  return rows;
}

test('a ledger has a line for each patrol that stands, and for each row of a table, day by day', async () => {
  const [from = '', to = ''] = [days.at(-1), days[0]];
  const within = standing().filter(({ entry }) => {
    const day = inspectionDay(entry.body, zone);
    return from <= day && day <= to;
  });
  const ofCode = (code: string) => within.filter(({ entry }) => entry.body.template.code === code);
  const byDay = (all: readonly string[]) =>
    Object.fromEntries(days.map((day) => [day, all.filter((one) => one === day).length]));

  const patrols = await linesOf('fire-patrol', from, to);
  expect(byDay(patrols.map(({ cells }) => String(cells[0])))).toEqual(
    byDay(ofCode('F1').map(({ entry }) => inspectionDay(entry.body, zone))),
  );
  const faulty = ofCode('F1')
    .filter(hasFault)
    .map(({ entry }) => entry.subject);
  // 发现的问题
  const withFaults = patrols.filter(({ cells }) => cells[11] !== null).map((row) => row.of);
  expect(withFaults.sort()).toEqual(faulty.sort());

  // Each item that was answered is a line, but for signatures.
  const items = ofCode('K2').flatMap(({ entry: { body } }) => {
    const asked = new Map(asWalked(demo.templates.get('K2')!, body.assets).items.map((item) => [item.id, item]));
    const day = inspectionDay(body, zone);
    return body.answers.filter((answer) => {
      const item = asked.get(answer.itemId);
      return item && item.type !== 'SIGN' && judge(item, answer, day) !== 'open';
    });
  });
  expect(items.length).toBeGreaterThan(100);
  expect((await linesOf('food-daily', from, to)).length).toBe(items.length);

  const tables: [name: string, code: string, itemId: string][] = [
    ['morning-check', 'K2', 'K2-02'],
    ['purchases', 'K2', 'K2-05'],
    ['disinfection', 'K2', 'K2-22'],
    ['food-waste', 'K2', 'K2-27'],
    ['companion-meals', 'K2', 'K2-31'],
  ];
  for (const [name, code, itemId] of tables) {
    const rows = ofCode(code).flatMap(({ entry }) => {
      const value = entry.body.answers.find((answer) => answer.itemId === itemId)?.value;
      return Array.isArray(value) ? value.map((row) => row.join(' ')) : [];
    });
    expect({ name, lines: (await linesOf(name, from, to)).length }).toEqual({ name, lines: rows.length });
    expect({ name, isWritten: rows.length > 0 }).toEqual({ name, isWritten: true });
  }
});

/** What everybody wrote on a sheet, row by row, in the order in which it was handed in. */
const rowsOn = (itemId: string): string[][] =>
  standing()
    .toSorted((a, b) => inspectionDay(a.entry.body, zone).localeCompare(inspectionDay(b.entry.body, zone)))
    .flatMap(({ entry }) => {
      const value = entry.body.answers.find((answer) => answer.itemId === itemId)?.value;
      return Array.isArray(value) ? (value as string[][]) : [];
    });

test('the record sheets of the school are ledgers with a line for each row', async () => {
  const of: [name: string, itemId: string][] = [
    ['additives', 'R1-01'],
    ['food-risks', 'R2-01'],
    ['visitors', 'R3-01'],
    ['chemicals', 'R4-01'],
    ['energy', 'R5-01'],
    ['trainings', 'R6-01'],
    ['fire-tests', 'R7-01'],
    ['upkeep-plan', 'R8-01'],
    ['upkeep-done', 'R9-01'],
  ];
  const counts: { [name: string]: number } = {};
  for (const [name, itemId] of of) {
    counts[name] = (await linesOf(name, '2026-10-01', '2026-11-30')).length;
    expect({ name, lines: counts[name] }).toEqual({ name, lines: rowsOn(itemId).length });
  }
  expect(counts).toMatchObject({ additives: 6, 'food-risks': 3, visitors: 5, chemicals: 6, energy: 10, trainings: 2 });
  expect(await linesOf('lift-weekly', '2026-10-01', '2026-11-30')).toHaveLength(3);
  expect(await linesOf('lift-monthly', '2026-10-01', '2026-11-30')).toHaveLength(1);
  const sheets: [name: string, code: string, lines: number][] = [
    ['food-weekly', 'K3', 3],
    ['food-monthly', 'K4', 1],
    ['hot-work', 'F8', 2],
  ];
  for (const [name, code, wanted] of sheets) {
    const lines = (await linesOf(name, '2026-10-01', '2026-11-30')).map((row) => row.of);
    const handedIn = standing().filter(({ entry }) => entry.body.template.code === code);
    expect(lines.sort()).toEqual(handedIn.map(({ entry }) => entry.subject).sort());
    expect(lines).toHaveLength(wanted);
  }
  const repairs = (await linesOf('repairs', '2026-10-01', '2026-11-30')).map((row) => row.of);
  expect(repairs.sort()).toEqual(
    demo.came
      .flatMap(({ entry }) => (entry.kind === 'hazard-reported' && entry.body.repair ? [entry.subject] : []))
      .sort(),
  );
  expect(repairs.length).toBeGreaterThan(1);
});

test('what is left of a chemical, and what a meter used, is what its rows come to, for whatever days it is asked', async () => {
  const acid = (rows: string[][]) => rows.filter(([name]) => name === '盐酸');
  const left = acid(rowsOn('R4-01')).reduce(
    (sum, [, , came, went, back]) => sum + Number(came) - Number(went) + Number(back),
    0,
  );
  expect(left).toBe(8);
  const last = (await linesOf('chemicals', '2026-11-15', '2026-11-27')).at(-1);
  expect(last?.cells.slice(0, 6)).toEqual(['盐酸', '500 mL/瓶', null, null, 1, left]);

  const power = new Map(
    rowsOn('R5-01').flatMap(([month = '', , kind, read]) => (kind === '电' ? [[month.slice(0, 7), Number(read)]] : [])),
  );
  const used = (month: string, before: string) => power.get(month)! - power.get(before)!;
  const now = used('2026-11', '2026-10');
  const percent = (than: number) => `增 ${(((now - than) / than) * 100).toFixed(1)}%`;
  const [line] = await linesOf('energy', '2026-11-26', '2026-11-26');
  expect(line?.cells).toEqual([
    '2026-11',
    'D-01',
    '电',
    power.get('2026-11'),
    power.get('2026-10'),
    now,
    7542,
    percent(used('2025-11', '2025-10')),
    percent(used('2026-10', '2026-09')),
    '天冷，空调用电多',
    '陈志强',
  ]);
});

test('special equipment is lifts, boilers and pressure vessels, each with its kind and its next inspection', async () => {
  const rows = (await linesOf('special-equipment', '2026-11-01', '2026-11-27')).map(({ cells }) => cells);
  // Founded here at the end of October: 5, 8 and 20 months later.
  expect(new Map(rows.map((cells) => [cells[2], cells[8]]))).toEqual(
    new Map([
      ['电梯', '2027-03-20'],
      ['锅炉', '2027-06-20'],
      ['压力容器', '2028-06-20'],
    ]),
  );
});

test('the paper of the night has a line for each point that was due, and one for each round nobody walked', async () => {
  const [from = '', to = ''] = [days[5], days[2]];
  const lines = await linesOf('night-rounds', from, to);
  let due = 0;
  for (const day of days.slice(2, 6)) {
    const { rows } = await ask<Rounds>(`/api/rounds?from=${day}&to=${day}`);
    for (const row of rows) {
      const hour = Number(new Date(row.plannedAt + 8 * 3_600_000).toISOString().slice(11, 13));
      if (hour >= 7 && hour < 18) continue;
      const seen = row.round?.points.some(({ visits, skips }) => visits.length + skips.length > 0) ?? false;
      due += seen ? row.points.length : 1;
    }
  }
  expect(due).toBeGreaterThan(20);
  expect(lines.length).toBe(due);
});

/** Each meal that is over: `y` where every dish has its sample of 125 g, kept 48 hours, in a fridge read at 0–8 ℃ that day. */
function mealsByHand(): Map<string, string> {
  const hour = 3_600_000;
  const readings = of('fridge-read');
  const gone = new Map(of('sample-disposed').map(({ entry }) => [entry.subject, entry.at.ms]));
  const isCold = ({ entry: { body, at } }: Came & { entry: EntryOf<'sample-taken'> }): boolean => {
    const near = readings
      .filter((one) => one.entry.body.fridge === body.fridge && dayOf(one.entry.at.ms, zone) === body.day)
      .sort((a, b) => Math.abs(a.entry.at.ms - at.ms) - Math.abs(b.entry.at.ms - at.ms))[0]?.entry.body;
    const celsius = near ? (near.again ?? near.celsius) : NaN;
    return celsius >= 0 && celsius <= 8;
  };
  const found = new Map<string, string>();
  for (const { entry } of of('menu-set')) {
    for (const { meal, until, dishes } of entry.body.meals) {
      const { canteenId, day } = entry.body;
      if (dishes.length === 0 || now <= Date.parse(`${day}T${until}:00+08:00`) + hour / 2) continue;
      const whole = dishes.every((dish) => {
        const boxes = of('sample-taken').filter(
          ({ entry: { body } }) => [body.day, body.meal, body.dish].join() === [day, meal, dish].join(),
        );
        const isKept = (box: (typeof boxes)[number]) =>
          (gone.get(box.entry.subject) ?? Infinity) - box.entry.body.takenAt.ms >= 48 * hour;
        return boxes.length > 0 && boxes.every((box) => box.entry.body.grams >= 125 && isKept(box) && isCold(box));
      });
      found.set(`${canteenId} ${meal} ${day}`, whole ? 'y' : 'n');
    }
  }
  return found;
}

test('whether the samples of a meal are whole is a recount, meal by meal and week by week', async () => {
  const {
    from,
    weeks,
    strips = [],
  } = await ask<RegisterAnalysis>('/api/analysis/registers?from=2026-11-16&to=2026-11-29');
  const letters = new Map(
    strips.flatMap(({ placeId, meal, days: line }) =>
      Array.from(line).flatMap((letter, n): [string, string][] => {
        const day = new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10);
        return letter === '-' ? [] : [[`${placeId} ${meal} ${day}`, letter]];
      }),
    ),
  );
  const byHand = [...mealsByHand()].filter(([key]) => key.slice(-10) >= from);
  expect(letters).toEqual(new Map(byHand));
  for (const [n, { week, meals, whole }] of weeks.entries()) {
    const those = byHand.filter(([key]) => key.slice(-10) >= week && key.slice(-10) < (weeks[n + 1]?.week ?? '9'));
    expect({ meals, whole }).toEqual({
      meals: those.length,
      whole: those.filter(([, letter]) => letter === 'y').length,
    });
  }
  expect(new Set(letters.values())).toEqual(new Set(['y', 'n']));
});

/** What the four pages of the analysis, which are counted by hand in `recount.test.ts`, say of one week. */
async function analysisOf(week: string): Promise<Partial<BriefingFacts>> {
  const part = async <T extends { weeks: object[] }>(name: string): Promise<T['weeks'][number]> =>
    (await ask<T>(`/api/analysis/${name}?from=${week}&to=${week}`)).weeks[0]!;
  const { inspections, withFaults } = await part<InspectionAnalysis>('inspections');
  const { done, late, partly, missed, due, reached } = await part<RoundAnalysis>('rounds');
  const { found, ended, repairDays, repairs } = await part<HazardAnalysis>('hazards');
  const { meals, whole } = await part<RegisterAnalysis>('registers');
  return {
    inspections,
    withFaults,
    rounds: { done, late, partly, missed },
    points: { n: reached, of: due },
    found,
    ended,
    repairDays,
    repairs,
    meals: { n: whole, of: meals },
  };
}

test('a weekly report says what the analysis says of the week and of the one before, and how the cases stand', async () => {
  const { facts, before, standing: cases, is } = await ask<Briefing>('/api/briefing?kind=week&day=2026-11-27');
  expect(is).toBe('open');
  expect(facts).toMatchObject(await analysisOf('2026-11-23'));
  expect(before).toMatchObject(await analysisOf('2026-11-16'));
  expect(facts.repairs).toBeGreaterThan(0);
  const { counts } = await ask<HazardCounts>('/api/hazards/counts');
  expect(cases).toMatchObject({ open: counts.open, major: counts.major, overdue: counts.overdue });
  expect(cases.worst.length).toBeGreaterThan(0);
  expect(cases.decisions.principal + cases.decisions.vicePrincipal).toBeGreaterThan(0);
});

test('a week that is over was said on the morning after, and with its corrections says what the analysis says now', async () => {
  const { is, asOf, facts, corrections } = await ask<Briefing>('/api/briefing');
  expect(is).toBe('final');
  expect(dayOf(asOf, zone)).toBe('2026-11-23');
  const now = await analysisOf('2026-11-16');
  const figures = {
    inspections: facts.inspections,
    found: facts.found,
    ended: facts.ended,
    missed: facts.rounds.partly + facts.rounds.missed,
  };
  for (const { what, now } of corrections) if (what in figures) Object.assign(figures, { [what]: now });
  expect(figures).toEqual({
    inspections: now.inspections,
    found: now.found,
    ended: now.ended,
    missed: now.rounds!.partly + now.rounds!.missed,
  });
});

test('a monthly report is a recount of its days: inspections, rounds, what was found, and what the canteen was asked to check', async () => {
  const [from, to] = ['2026-11-01', '2026-11-30'];
  const { facts } = await ask<Briefing>('/api/briefing?kind=month&day=2026-11-27');
  const records = standing().map((one) => Object.assign({}, one, { day: inspectionDay(one.entry.body, zone) }));
  const inMonth = records.filter(({ day }) => from <= day && day <= to);
  expect(facts.inspections).toBe(inMonth.length);
  expect(facts.withFaults).toBe(inMonth.filter(hasFault).length);

  const { days: calendar } = await ask<RoundCalendar>(`/api/rounds/calendar?from=${from}&to=${to}`);
  const sum = (of: 'done' | 'late' | 'partly' | 'missed') => calendar.reduce((all, one) => all + one[of], 0);
  expect(facts.rounds).toEqual({ done: sum('done'), late: sum('late'), partly: sum('partly'), missed: sum('missed') });
  for (const plan of facts.plans) {
    const those = calendar.filter(({ planId }) => planId === plan.planId);
    expect(plan.missed).toBe(those.reduce((all, { partly, missed }) => all + partly + missed, 0));
  }

  const { id } = (await demo.school.parts.store.documents.school())!;
  const { rows: hazards } = await demo.school.parts.store.reports.hazards(id, { scope: [], limit: 10_000 });
  const stands = ({ state }: Hazard): boolean => !['withdrawn', 'rejected', 'merged'].includes(state);
  const there = hazards.filter((one) => stands(one) && dayOf(one.reportedAt, zone) >= from);
  expect(facts.found).toBe(there.length);

  // One canteen, which cooks every day.
  const checked = (code: string) =>
    new Set(inMonth.filter(({ entry }) => entry.body.template.code === code).map(({ day }) => day));
  const cooked = new Set([...checked('K2'), ...of('menu-set').map(({ entry }) => entry.body.day)]);
  expect(facts.daily).toEqual({
    n: checked('K2').size,
    of: [...cooked].filter((day) => day >= from && day <= to).length,
  });
  expect(facts.monthly).toEqual({ n: Number(checked('K4').size > 0), of: 1 });
  expect(facts.monthly.n).toBe(1);

  // Weeks whose Sunday lies in the month, the days before its first among them.
  const sundayOf = (day: string) => new Date(Date.parse(day) + ((7 - new Date(day).getUTCDay()) % 7) * 86_400_000);
  const weeksOf = (those: readonly string[]) =>
    new Set(those.map((day) => sundayOf(day).toISOString().slice(0, 10)).filter((day) => from <= day && day <= to));
  const daysOf = (code: string) =>
    records.filter(({ entry }) => entry.body.template.code === code).map(({ day }) => day);
  const cooking = weeksOf([...daysOf('K2'), ...of('menu-set').map(({ entry }) => entry.body.day)]);
  const looked = weeksOf(daysOf('K3'));
  expect(facts.weekly).toEqual({ n: [...cooking].filter((week) => looked.has(week)).length, of: cooking.size });
  expect([facts.weekly.n > 0, facts.weekly.n < facts.weekly.of]).toEqual([true, true]);
});
