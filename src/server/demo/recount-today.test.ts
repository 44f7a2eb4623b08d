// What 今日 tells each role is a plain recount of the demo school, and each number is the length or the sum of the list it opens.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AssetRecord } from '../../domain/asset.ts';
import type { Entry, EntryOf } from '../../domain/entry.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { lawFigures } from '../../domain/figures.ts';
import { dayOf, inspectionDay } from '../../domain/inspection.ts';
import { correctedMs } from '../../domain/moment.ts';
import type { Person } from '../../domain/person.ts';
import type { Rounds } from '../../domain/round-reports.ts';
import type { TodayList } from '../../domain/today/list-reports.ts';
import { figuresFor, type Today, type TodayFigureName } from '../../domain/today/reports.ts';
import { at, entry, id } from '../../../tests/cast.ts';
import { demoPassword } from './found.ts';
import { ageOf, endOf } from './plain-assets.contract.ts';
import * as plain from './plain-lists.contract.ts';
import { watchDemo, type Came, type Demo } from './watch-demo.contract.ts';

const zone = 'Asia/Shanghai';
const hour = 3_600_000;
const day = 24 * hour;
/** A Friday after lunch in Shanghai: last night's head counts are over, and the canteen has begun. */
const now = Date.UTC(2026, 10, 27, 5, 30);
const [today, yesterday] = [now, now - day].map((ms) => dayOf(ms, zone)) as [string, string];
const evening = Date.UTC(2026, 10, 26, 10);

const kitchen = ['food.officer.01', 'food.director.01'];
const ofKitchen = 'warm soup at noon';

let demo: Demo;
let all: Hazard[];
let people: Person[];

beforeAll(async () => {
  demo = await watchDemo(now, 9);
  const { store } = demo.school.parts;
  const { id } = (await store.documents.school())!;
  all = (await store.reports.hazards(id, { scope: [], limit: 10_000 })).rows;
  people = await store.documents.people(id);
  // They have accounts that nobody of the demo signs in with.
  for (const one of people.filter(({ username }) => kitchen.includes(username)))
    await demo.school.ask(demo.sun, 'POST', `/api/people/${one.id}/password`, { password: ofKitchen });
});
afterAll(async () => {
  await demo.school.parts.store.close();
  rmSync(demo.school.dataDir, { recursive: true, force: true });
});

async function ask<T>(username: string, path: string): Promise<T> {
  const who = people.find((one) => one.username === username)!;
  const password = kitchen.includes(username) ? ofKitchen : demoPassword;
  const answer = await demo.school.ask(null, 'POST', '/api/session', { username, password });
  demo.school.useCookie(who, (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '');
  return demo.school.json<T>(who, 'GET', path);
}
const listOf = (username: string, of: TodayFigureName) => ask<TodayList>(username, `/api/today/list?of=${of}`);

const of = <K extends Entry['kind']>(...kinds: K[]): (Came & { entry: EntryOf<K> })[] =>
  demo.came.filter((one): one is Came & { entry: EntryOf<K> } => kinds.includes(one.entry.kind as K));

type Record = Came & { entry: EntryOf<'inspection-submitted'> };
function standing(code: string): Record[] {
  const last = new Map<string, Record>();
  for (const one of of('inspection-submitted')) last.set(one.entry.subject, one);
  for (const { entry } of of('inspection-withdrawn')) last.delete(entry.subject);
  return [...last.values()].filter(({ entry }) => entry.body.template.code === code);
}
const dayIn = ({ entry }: Record): string => inspectionDay(entry.body, zone);
const on = (code: string, wanted: string) => standing(code).filter((one) => dayIn(one) === wanted);
const tableIn = ({ entry }: Record, itemId: string): readonly (readonly string[])[] => {
  const value = entry.body.answers.find((one) => one.itemId === itemId)?.value;
  return Array.isArray(value) ? value : [];
};
const numberIn = ({ entry }: Record, itemId: string): number =>
  Number(entry.body.answers.find((one) => one.itemId === itemId)?.value ?? 0);
const tables = (records: readonly Record[], itemId: string) => records.flatMap((one) => tableIn(one, itemId));
/** When it was finished, by the school's clock. */
const finished = ({ entry }: Record): number => entry.body.finishedAt.ms + (entry.body.finishedAt.serverOffsetMs ?? 0);

const cast = ['gao', 'xu', 'sun', 'zhou', 'wang', 'zhao', ...kitchen];

test.each(cast)('each number that %s is told is what its list has', async (username) => {
  const { role } = people.find((one) => one.username === username)!;
  const { figures } = await ask<Today>(username, '/api/today');
  expect(figures.map(({ is }) => is)).toEqual([...figuresFor(role)]);
  for (const figure of figures) {
    const list = await listOf(username, figure.is);
    expect(list.figure).toEqual(figure);
    const { rows } = list;
    const sum = rows.reduce((total, { n }) => total + n, 0);
    const isSum = ['absent', 'backlog', 'repair-cost'].includes(figure.is);
    const isShare = figure.of !== undefined;
    const counted = isSum ? sum : figure.is === 'fridge' ? figure.bad : rows.length;
    expect({ is: figure.is, n: isShare ? figure.of : figure.n }).toEqual({ is: figure.is, n: counted });
    expect(figure.bad).toBe(rows.filter(({ isBad }) => isBad).length);
  }
});

test('the principal is told whom nobody has found, and who eats along today', async () => {
  const absent = standing('D2')
    .filter((one) => dayIn(one) >= dayOf(now - 6 * day, zone))
    .map((one) => ({
      missing: numberIn(one, 'D2-04') - tableIn(one, 'D2-05').filter((row) => row[3]).length,
      isOver: all.some(
        (hazard) => hazard.inspectionId === one.entry.subject && hazard.itemId === 'D2-04' && !plain.isOpen(hazard),
      ),
    }))
    .filter(({ missing, isOver }) => missing > 0 && !isOver)
    .reduce((sum, { missing }) => sum + missing, 0);
  const { figure, rows } = await listOf('gao', 'absent');
  expect(figure.n).toBe(absent);
  expect(absent).toBeGreaterThan(0);
  // Who it is, and of which class, stands in the record only.
  expect(JSON.stringify(rows)).not.toContain('高二');
  const ate = await listOf('gao', 'companions');
  const then = on('K2', yesterday).filter((one) => finished(one) <= now - day);
  expect([ate.figure.n, ate.figure.before?.n]).toEqual([
    tables(on('K2', today), 'K2-31').length,
    tables(then, 'K2-31').length,
  ]);
  expect(ate.figure.n).toBeGreaterThan(0);
});

test('what is wrong with samples is told of every kind, and of nothing else', async () => {
  const { rows } = await listOf('gao', 'samples');
  const first = dayOf(now - 6 * day, zone);
  const taken = of('sample-taken').filter(({ entry }) => entry.body.day >= first);
  const missed = of('sample-missed').filter(({ entry }) => entry.body.day >= first);
  const told = new Set([...taken, ...missed].map(({ entry: { body } }) => `${body.day} ${body.meal} ${body.dish}`));
  const isOver = (on: string, until: string) => now > Date.parse(`${on}T${until}:00+08:00`) + hour / 2;
  const menus = new Map(of('menu-set').map(({ entry }) => [entry.body.day, entry.body.meals]));
  const gaps = [...menus]
    .filter(([on]) => on >= first)
    .flatMap(([on, meals]) =>
      meals
        .filter(({ until }) => isOver(on, until))
        .flatMap(({ meal, dishes }) => dishes.map((dish) => `${on} ${meal} ${dish}`)),
    )
    .filter((dish) => !told.has(dish));
  const warm = of('fridge-read').filter(({ entry: { body } }) => {
    const isOff = (n: number | null) => n === null || n < 0 || n > 8;
    return isOff(body.celsius) && isOff(body.again);
  });
  const gone = new Set(of('sample-disposed').map(({ entry }) => entry.subject));
  const forgotten = taken.filter(({ entry }) => !gone.has(entry.subject) && now - finishedOf(entry) >= 72 * hour);
  const takenAt = new Map(of('sample-taken').map(({ entry }) => [entry.subject, finishedOf(entry)]));
  const early = of('sample-disposed').filter(
    ({ entry }) => correctedMs(entry.at) - (takenAt.get(entry.subject) ?? 0) < 48 * hour,
  );
  const count = (why: string) => rows.filter((row) => row.why === why).length;
  const plainly = {
    'not-kept': gaps.length,
    missed: missed.length,
    warm: warm.length,
    short: taken.filter(({ entry }) => entry.body.grams < 125).length,
    'overdue-box': forgotten.length,
    early: early.length,
  };
  expect({
    'not-kept': count('not-kept'),
    missed: count('missed'),
    warm: count('warm'),
    short: count('short'),
    'overdue-box': count('overdue-box'),
    early: count('early'),
  }).toEqual(plainly);
  expect(rows.length).toBe(Object.values(plainly).reduce((sum, n) => sum + n, 0));
  expect(rows.length).toBeGreaterThan(0);
});
const finishedOf = ({ body }: EntryOf<'sample-taken'>): number => body.takenAt.ms + (body.takenAt.serverOffsetMs ?? 0);

test('the vice principal is told what lies with which department, and which plans lack something', async () => {
  const { rows, figure } = await listOf('xu', 'backlog');
  const open = all.filter(plain.isOpen).filter((one) => plain.known(one).deptId);
  const byDept = Map.groupBy(open, (one) => plain.known(one).deptId ?? '');
  expect(Object.fromEntries(rows.map(({ id, n }) => [id, n]))).toEqual(
    Object.fromEntries([...byDept].map(([id, those]) => [id, those.length])),
  );
  expect(figure.n).toBe(open.length);
  const lacking = all.filter(
    (one) =>
      one.grade !== 'G' &&
      ['assigned', 'plan-review', 'rectifying', 'extension-review', 'escalated'].includes(one.state) &&
      !plain.known(one).plan?.inPlace,
  );
  const plans = await listOf('xu', 'commitments');
  expect(plans.rows.map(({ id }) => id).sort()).toEqual(lacking.map(({ id }) => id).sort());
  expect(Math.min(rows.length, lacking.length)).toBeGreaterThan(0);
});

test('the safety office is told every point that was not reached', async () => {
  const { rows } = await listOf('sun', 'missed-points');
  const { rows: rounds } = await ask<Rounds>('sun', `/api/rounds?from=${yesterday}&to=${today}`);
  const missed = rounds.flatMap(({ round }) => {
    if (!round?.closed || (round.day !== today && round.day !== yesterday)) return [];
    const seen = new Set(
      of('point-visited')
        .filter(({ entry }) => entry.subject === round.id && finishedVisit(entry) <= round.closesAt)
        .map(({ entry }) => entry.body.placeId),
    );
    const skipped = new Set(
      of('point-skipped')
        .filter(({ entry }) => entry.subject === round.id)
        .map(({ entry }) => entry.body.placeId),
    );
    return round.points
      .filter(({ placeId }) => !seen.has(placeId) && !skipped.has(placeId))
      .map(({ placeId }) => `${round.id} ${placeId}`);
  });
  expect(rows.map(({ id }) => id).sort()).toEqual(missed.sort());
  expect(rows.length).toBeGreaterThan(0);
});
const finishedVisit = ({ body }: EntryOf<'point-visited'>): number => body.at.ms + (body.at.serverOffsetMs ?? 0);

test('whoever keeps the house is told what is too old, what repairs cost, and which meters are odd', async () => {
  const { store } = demo.school.parts;
  const { id } = (await store.documents.school())!;
  const assets: AssetRecord[] = await store.documents.all(id, 'asset');
  const { figure, rows } = await listOf('zhou', 'ageing');
  const inUse = assets.filter((one) => !one.retired && one.special !== 'licence');
  const old = inUse.filter((one) => ['past', 'soon'].includes(ageOf(one, today)));
  expect(rows.map((row) => `${row.id} ${row.day} ${row.why}`).sort()).toEqual(
    old.map((one) => `${one.id} ${endOf(one)} ${ageOf(one, today)}`).sort(),
  );
  const past = old.filter((one) => ageOf(one, today) === 'past').length;
  expect(figure).toMatchObject({ n: old.length, bad: past });
  expect(past * (old.length - past)).toBeGreaterThan(0);
  const cost = await listOf('zhou', 'repair-cost');
  const yuanOf = (from: number, to: number): number =>
    all
      .filter((one) => from <= (plain.known(one).rectified?.at ?? 0) && (plain.known(one).rectified?.at ?? 0) <= to)
      .reduce((sum, one) => sum + (plain.known(one).rectified?.yuan ?? plain.known(one).plan?.yuan ?? 0), 0);
  const [lastMonth, thisMonth] = [Date.UTC(2026, 8, 30, 16), Date.UTC(2026, 9, 31, 16)] as const;
  expect([cost.figure.n, cost.figure.before]).toEqual([
    yuanOf(thisMonth, now),
    { n: yuanOf(lastMonth, lastMonth + (now - thisMonth)), than: 'last-month' },
  ]);
  const energy = await listOf('zhou', 'energy');
  // Of the two meters one has a note; neither used a third more or less than before.
  expect(energy.rows.map(({ what, why }) => `${what.zh} ${why}`)).toEqual(['2026-11 电 D-01 odd-said']);
});

test('the canteen is told its samples, its fridge, its morning check, its deliveries and which certificates end', async () => {
  const menu = of('menu-set').find(({ entry }) => entry.body.day === today)!.entry.body;
  const dishes = menu.meals.flatMap((meal) => meal.dishes);
  const { figure } = await listOf('food.officer.01', 'coverage');
  const kept = of('sample-taken').filter(({ entry }) => entry.body.day === today);
  expect(figure).toMatchObject({ n: kept.length, of: dishes.length });
  const fridge = await listOf('food.officer.01', 'fridge');
  const read = of('fridge-read').filter(
    ({ entry }) => finishedRead(entry) >= Date.parse(`${dayOf(now - 6 * day, zone)}T00:00:00+08:00`),
  );
  expect(fridge.rows.length).toBe(read.length);
  expect(fridge.figure.course?.flatMap(({ points }) => points.map(({ n }) => n))).toEqual(
    read.map(({ entry: { body } }) => body.again ?? body.celsius),
  );
  const those = on('K2', today);
  // There is one canteen, and nobody of the same name twice.
  const looked = new Set(tables(those, 'K2-02').map(([name]) => name));
  const then = on('K2', yesterday).filter((one) => finished(one) <= now - day);
  const lookedThen = new Set(tables(then, 'K2-02').map(([name]) => name));
  expect((await listOf('food.officer.01', 'morning')).figure).toMatchObject({
    n: looked.size,
    before: { n: lookedThen.size, than: 'yesterday' },
  });
  expect((await listOf('food.officer.01', 'deliveries')).figure).toMatchObject({
    n: tables(those, 'K2-05').length,
    before: { n: tables(then, 'K2-05').length, than: 'yesterday' },
  });
  const last = new Map<string, string>();
  for (const one of standing('K2')
    .filter((record) => dayIn(record) >= dayOf(now - 6 * day, zone))
    .sort((a, b) => finished(a) - finished(b)))
    for (const row of tableIn(one, 'K2-02')) last.set(row[0] ?? '', row[9] ?? '');
  const ending = [...last.values()].filter((until) => Date.parse(until) - Date.parse(today) <= 30 * day);
  const { store } = demo.school.parts;
  const register: AssetRecord[] = await store.documents.all((await store.documents.school())!.id, 'asset');
  const soon = register.filter(
    ({ special, due, retired }) =>
      special === 'licence' && !retired && (!due || Date.parse(due) - Date.parse(today) < 60 * day),
  );
  expect((await listOf('food.officer.01', 'papers')).figure.n).toBe(ending.length + soon.length);
  expect(soon.map(({ label }) => label)).toEqual(['食品经营许可证']);
  expect([kept, read, ending, [...looked]].map(({ length }) => length > 0)).toEqual([true, true, true, true]);
});
const finishedRead = ({ at }: EntryOf<'fridge-read'>): number => at.ms + (at.serverOffsetMs ?? 0);

test('the dormitory is told its rounds, its head counts and what was found in rooms, of the own building', async () => {
  const { scope } = people.find(({ username }) => username === 'wang')!;
  const places = await demo.school.parts.store.documents.places((await demo.school.parts.store.documents.school())!.id);
  const here = new Set(
    places
      .filter((one) => scope.includes(one.id) || one.ancestors.some(({ id }) => scope.includes(id)))
      .map(({ id }) => id),
  );
  const isHere = ({ entry }: Record): boolean => here.has(entry.body.placeId);
  const counts = standing('D2').filter(
    (one) => isHere(one) && finished(one) >= evening && finished(one) < evening + 13 * hour,
  );
  const { rows } = await listOf('wang', 'head-count');
  expect(rows.map(({ id, n }) => `${id} ${n}`).sort()).toEqual(
    counts.map((one) => `${one.entry.subject} ${numberIn(one, 'D2-04')}`).sort(),
  );
  const monday = Date.UTC(2026, 10, 22, 16);
  const found = (from: number, to: number) =>
    standing('D1')
      .filter((one) => isHere(one) && finished(one) >= from && finished(one) < to)
      .flatMap((one) => tableIn(one, 'D1-01')).length;
  const { figure } = await listOf('wang', 'appliances');
  expect([figure.n, figure.before?.n]).toEqual([found(monday, now + 1), found(monday - 7 * day, now - 7 * day)]);
  expect(figure.course?.[0]?.points.map(({ n }) => n)).toEqual(
    [3, 2, 1, 0].map((n) => found(monday - n * 7 * day, monday - (n - 1) * 7 * day)),
  );
  const rounds = await ask<Rounds>('gao', `/api/rounds?from=${yesterday}&to=${today}`);
  const night = rounds.rows.filter(
    ({ plannedAt, points }) =>
      plannedAt >= evening && plannedAt < evening + 13 * hour && points.some(({ placeId }) => here.has(placeId)),
  );
  const nightRounds = await listOf('wang', 'night-rounds');
  expect(nightRounds.figure).toMatchObject({
    of: night.length,
    n: night.filter(({ standing: so }) => so === 'done').length,
  });
  const repairs = all.filter((one) => plain.isOpen(one) && one.repair !== undefined && here.has(one.placeId));
  expect((await listOf('wang', 'dorm-repairs')).rows.map(({ id }) => id).sort()).toEqual(
    repairs.map(({ id }) => id).sort(),
  );
  expect(counts.length).toBeGreaterThan(0);
});

/** Last: it changes what the school asks for. */
test('a box that was thrown away before the hours that the school asks for is told with the wrong samples', async () => {
  const { school, sun } = demo;
  const zhao = people.find(({ username }) => username === 'zhao')!;
  const founded = (await school.parts.store.documents.school())!;
  const first = of('sample-taken')[0]!.entry;
  const before = (await listOf('gao', 'samples')).rows.length;
  const say = async (ms: number, who: Person, said: (one: object) => Entry) => {
    school.clock.ms = ms;
    const verdicts = await school.push(who, said({ by: who.id, at: at(ms) }));
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['accepted']);
  };
  const subject = id(991);
  const takenAt = now - 50 * hour;
  await say(now - 60 * hour, sun, (one) =>
    entry('figures-set', { ...lawFigures, keepHours: 72 }, { ...one, subject: founded.id }),
  );
  const body = { ...first.body, day: dayOf(takenAt, zone), dish: '绿豆汤', takenAt: at(takenAt) };
  await say(takenAt, zhao, (one) => entry('sample-taken', body, { ...one, subject }));
  const { canteenId } = first.body;
  const gone = { canteenId, way: 'kitchen-waste' as const, note: '', witness: '周海' };
  await say(now, zhao, (one) => entry('sample-disposed', gone, { ...one, subject }));
  const { rows } = await listOf('gao', 'samples');
  expect(rows.filter(({ why }) => why === 'early').map(({ what }) => what.zh)).toEqual(['绿豆汤']);
  expect(rows.length).toBe(before + 1);
});
