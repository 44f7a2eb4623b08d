// The lists of cases that 今日 counts for each role, and the figures of the analysis, are plain recounts of the demo school.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  HazardAnalysis,
  InspectionAnalysis,
  RegisterAnalysis,
  RoundAnalysis,
} from '../../domain/analysis-reports.ts';
import type { AssetRecord } from '../../domain/asset.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { HazardCounts } from '../../domain/hazard-reports.ts';
import type { Person } from '../../domain/person.ts';
import { demoPassword } from './found.ts';
import { ageOf } from './plain-assets.contract.ts';
import * as plain from './plain-lists.contract.ts';
import { cameOf } from './plain-rounds.contract.ts';
import { answersIn, secondLooks, standing } from './plain-routes.contract.ts';
import { busyDays, watchDemo, type Demo } from './watch-demo.contract.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** A Friday evening in Shanghai, eight hours ahead of UTC all year. */
const now = Date.UTC(2026, 10, 27, 12);
const span = '?from=2026-11-02&to=2026-11-29';
const begin = Date.UTC(2026, 10, 1, 16);
const mondays = [0, 1, 2, 3].map((n) => begin + n * 7 * day);

let demo: Demo;
let all: Hazard[];
let people: Person[];

beforeAll(async () => {
  demo = await watchDemo(now, busyDays(10));
  const { store } = demo.school.parts;
  const { id } = (await store.documents.school())!;
  all = (await store.reports.hazards(id, { scope: [], limit: 10_000 })).rows;
  people = await store.documents.people(id);
});
afterAll(async () => {
  await demo.school.parts.store.close();
  rmSync(demo.school.dataDir, { recursive: true, force: true });
});

const ask = <T>(path: string): Promise<T> => demo.school.json<T>(demo.sun, 'GET', path);

async function countsOf(username: string): Promise<{ who: Person } & Pick<HazardCounts, 'counts' | 'grades'>> {
  const who = people.find((one) => one.username === username)!;
  const answer = await demo.school.ask(null, 'POST', '/api/session', { username, password: demoPassword });
  demo.school.useCookie(who, (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '');
  const { counts, grades } = await demo.school.json<HazardCounts>(who, 'GET', '/api/hazards/counts');
  return { who, counts, grades };
}

const offices = {
  sun: ['safety_office'],
  xu: ['safety_office', 'vice_principal'],
  gao: ['safety_office', 'vice_principal', 'principal'],
} as const;

test('重大, 逾期, 反复 and 回头看 are the cases of which the facts say so', async () => {
  const { counts, grades } = await countsOf('sun');
  const count = (is: (one: Hazard) => boolean): number => all.filter(is).length;
  const facts = {
    major: count((one) => plain.isOpen(one) && ['M', 'MS'].includes(one.grade)),
    overdue: count((one) => plain.dueBy(one) < now),
    repeat: count(plain.cameAgain),
    // No term begins near the end of November.
    'look-back': count((one) => plain.lookBackAt(one) <= now),
  };
  expect(counts).toMatchObject(facts);
  const ofGrade = (grade: Hazard['grade']): number => count((one) => plain.isOpen(one) && one.grade === grade);
  expect(grades).toEqual({ G: ofGrade('G'), L: ofGrade('L'), MS: ofGrade('MS'), M: ofGrade('M') });
  expect(Math.min(facts.major, facts.overdue, facts.repeat)).toBeGreaterThan(0);
});

test.each(Object.entries(offices))(
  '等我办 and 待审批 of %s wait for the office or the person, and are not the own work',
  async (name, held) => {
    const { who, counts } = await countsOf(name);
    const isMine = (one: Hazard): boolean => {
      const turn = plain.turnOf(one);
      // A look-back whose time has come is the office's, but not of whoever put it right or checked it.
      if (plain.lookBackAt(one) <= now) {
        const { person, rectified, checked } = plain.known(one);
        return ![person?.id, rectified?.by.id, checked?.by.id].includes(who.id);
      }
      if (turn === who.id) return one.state !== 'to-verify' || !plain.ownWork(one).includes(who.id);
      if (!held.some((office) => office === turn)) return false;
      const mayApproveOwn = name === 'gao' && ['plan-review', 'extension-review'].includes(one.state);
      if (plain.ownWork(one).includes(who.id) && !mayApproveOwn) return false;
      // Whoever checked it does not close it.
      return one.state !== 'verified' || plain.known(one).checked?.by.id !== who.id;
    };
    const approvals: ReadonlySet<string> = new Set(['transfer', 'extension-review', 'verified']);
    // To judge what may be major is the vice principal's and above, whoever has it meanwhile; of the own report the principal's.
    const toJudge = (one: Hazard): boolean =>
      name !== 'sun' && plain.isOpen(one) && one.grade === 'MS' && (name === 'gao' || one.reportedBy !== who.id);
    const toApprove = all.filter(
      (one) =>
        toJudge(one) ||
        (held.some((office) => office === plain.turnOf(one)) &&
          isMine(one) &&
          (approvals.has(one.state) || (one.state === 'plan-review' && plain.turnOf(one) !== 'safety_office'))),
    );
    expect({ mine: counts.mine, approve: counts['to-approve'] }).toEqual({
      mine: all.filter(isMine).length,
      approve: toApprove.length,
    });
    expect(counts.mine).toBeGreaterThan(0);
  },
);

test('本部门 is what is open of the departments somebody leads', async () => {
  const { who, counts } = await countsOf('zhou');
  const { id } = (await demo.school.parts.store.documents.school())!;
  const book = (await demo.school.parts.store.documents.read(id, 'responsibility', id))!;
  const led = book.departments.filter(({ headId, deputies }) => headId === who.id || deputies.includes(who.id));
  const ids = new Set(led.map((one) => one.id));
  expect(counts.department).toBe(
    all.filter((one) => plain.isOpen(one) && ids.has(plain.known(one).deptId ?? '')).length,
  );
  expect(counts.department).toBeGreaterThan(0);
});

const inWeek = (at: number | null | undefined, n: number): boolean =>
  at != null && mondays[n]! <= at && at < mondays[n]! + 7 * day;
/** To five digits: a median may be half of two. */
const near = (n: number | null) => (n === null ? null : expect.closeTo(n, 5));

test('hazards by week: found, closed, medians, repeats, and what of them was in time and came back', async () => {
  const { weeks, figures } = await ask<HazardAnalysis>(`/api/analysis/hazards${span}`);
  const found = all.filter(plain.wasFound);
  const again = new Set(
    all.filter(({ state }) => !['withdrawn', 'rejected'].includes(state)).flatMap(({ repeatOf }) => repeatOf ?? []),
  );
  const isRipe = (one: Hazard): boolean =>
    !!plain.known(one).answers?.taken && (!!plain.known(one).checked || (one.dueAt ?? Infinity) <= now);
  const isInTime = (one: Hazard): boolean =>
    (plain.known(one).checked?.at ?? Infinity) <= (one.dueAt ?? Infinity) && !!plain.known(one).checked;
  const everClosed = (one: Hazard): boolean => (plain.known(one).reopened ?? 0) > 0 || plain.isClosed(one);
  const isBack = (one: Hazard): boolean => (plain.known(one).reopened ?? 0) > 0 || again.has(one.id);
  // A room's count where somebody lacks is the fourth item of the head count.
  const missing = found.filter(({ id }) => id.endsWith('.D2-04'));
  for (const [n, week] of weeks.entries()) {
    const reported = found.filter(({ reportedAt }) => inWeek(reportedAt, n));
    const repaired = found.filter((one) => inWeek(plain.known(one).checked?.at, n) && plain.known(one).answers?.taken);
    const accepted = found.filter((one) => inWeek(plain.known(one).acceptedAt, n));
    const known = missing.filter((one) => plain.isClosed(one) && inWeek(plain.known(one).closed?.at, n));
    expect(week).toMatchObject({
      found: reported.length,
      ended: found.filter((one) => plain.isClosed(one) && inWeek(plain.known(one).closed?.at, n)).length,
      repairs: repaired.length,
      repairDays: near(
        plain.middle(repaired.map((one) => (plain.known(one).checked!.at - plain.known(one).answers!.taken!) / day)),
      ),
      responses: accepted.length,
      responseMs: near(plain.middle(accepted.map((one) => plain.known(one).acceptedAt! - one.reportedAt))),
      absences: known.length,
      absentMs: near(plain.middle(known.map((one) => plain.known(one).closed!.at - one.reportedAt))),
      repeats: reported.filter(({ repeatOf }) => repeatOf !== undefined).length,
      inTime: { n: reported.filter((one) => isRipe(one) && isInTime(one)).length, of: reported.filter(isRipe).length },
      rebound: {
        n: reported.filter((one) => everClosed(one) && isBack(one)).length,
        of: reported.filter(everClosed).length,
      },
    });
  }
  const reported = all.filter(({ state, reportedAt }) => state !== 'withdrawn' && reportedAt >= begin);
  const stood = reported.filter(plain.wasFound);
  const answerBy = (one: Hazard): number => one.reportedAt + { G: 24, L: 4, MS: 1, M: 1 }[one.grade] * hour;
  const taken = (one: Hazard): number | null => plain.known(one).answers?.taken ?? null;
  const owed = reported.filter((one) => taken(one) !== null || answerBy(one) <= now);
  const endBy = (one: Hazard): number =>
    one.dueAt === null ? Infinity : one.dueAt + { G: 48, L: 24, MS: 24, M: 24 }[one.grade] * hour + day;
  const toldOf = stood.filter((one) => taken(one) !== null && (plain.isClosed(one) || endBy(one) <= now));
  const told = toldOf.filter(
    (one) => plain.isClosed(one) && (plain.known(one).answers?.ended ?? Infinity) <= endBy(one),
  );
  const answered = owed.filter((one) => (taken(one) ?? Infinity) <= answerBy(one));
  const times = (...which: string[]): number =>
    reported
      .flatMap((one) => plain.known(one).steps ?? [])
      .filter((step) => step.without === undefined && which.includes(step.said.do)).length;
  const isOnSpot = (one: Hazard): boolean =>
    one.state === 'fixed-on-spot' || (plain.isClosed(one) && !plain.known(one).assignedAt);
  const ends = missing.flatMap((one) =>
    one.reportedAt >= begin && plain.isClosed(one) ? plain.known(one).closed!.at - one.reportedAt : [],
  );
  expect(figures).toMatchObject({
    absentMs: near(plain.middle(ends)),
    found: stood.length,
    onSpot: { n: stood.filter(isOnSpot).length, of: stood.length },
    closed: { n: stood.filter(plain.isClosed).length, of: stood.filter((one) => taken(one) !== null).length },
    answered: { n: answered.length + told.length, of: owed.length + toldOf.length },
    answers: {
      taken: { n: answered.length, of: owed.length },
      ended: { n: told.length, of: toldOf.length },
    },
    handedOn: { n: times('hand-on'), of: times('assign', 'grant-hand-on') },
  });
  expect(figures.rebound.n).toBeGreaterThan(0);
  expect(weeks.filter(({ absences }) => absences > 0).length).toBe(2);
  expect(ends).toHaveLength(2);
});

test('反弹率 counts for the department that had put it right, and not for the one that does it anew', async () => {
  const { departments } = await ask<HazardAnalysis>(`/api/analysis/hazards${span}`);
  const again = new Set(
    all.filter(({ state }) => !['withdrawn', 'rejected'].includes(state)).flatMap(({ repeatOf }) => repeatOf ?? []),
  );
  const lines = new Map<string, { n: number; of: number }>();
  for (const one of all) {
    const { reopened = 0, steps = [] } = plain.known(one);
    if (one.state === 'withdrawn' || one.reportedAt < begin || !(reopened > 0 || plain.isClosed(one))) continue;
    let has: string | null = null;
    let had: string | null = null;
    for (const { said, state, without } of steps) {
      if (!without && (said.do === 'assign' || said.do === 'grant-hand-on')) has = said.deptId;
      if (state === 'closed') had = has;
    }
    if (had === null) continue;
    const { n, of } = lines.get(had) ?? { n: 0, of: 0 };
    lines.set(had, { n: n + (reopened > 0 || again.has(one.id) ? 1 : 0), of: of + 1 });
  }
  expect(new Map(departments.map(({ deptId, rebound }) => [deptId, rebound]))).toEqual(lines);
  expect(departments.reduce((sum, { rebound }) => sum + rebound.n, 0)).toBeGreaterThan(0);
  expect(departments.map(({ deptName }) => deptName)).not.toContain('');
});

test('hazards by category and building, found and open, week by week', async () => {
  const { categories, buildings } = await ask<HazardAnalysis>(`/api/analysis/hazards${span}`);
  const { store } = demo.school.parts;
  const places = await store.documents.places((await store.documents.school())!.id);
  const buildingOf = new Map(places.map(({ id, ancestors }) => [id, ancestors[0]?.id ?? id]));
  const found = all.filter((one) => plain.wasFound(one) && one.reportedAt >= begin);
  const line = (is: (one: Hazard) => boolean) => ({
    found: found.filter(is).length,
    open: all.filter((one) => plain.isOpen(one) && is(one)).length,
    foundWeeks: mondays.map((_at, n) => found.filter((one) => is(one) && inWeek(one.reportedAt, n)).length),
  });
  expect(buildings.length).toBeGreaterThan(3);
  for (const { placeId, placeName: _name, ...counted } of buildings)
    expect(counted).toEqual(line((one) => buildingOf.get(one.placeId) === placeId));
  expect(buildings.reduce((sum, one) => sum + one.found, 0)).toBe(found.length);
  expect(categories.reduce((sum, one) => sum + one.found, 0)).toBe(found.length);
  // What does not say it itself is of the field that the letter of its checklist stands for.
  const letters = { fire: 'F', dormitory: 'D', kitchen: 'K', electricity: 'E', perimeter: 'P' } as const;
  for (const [category, letter] of Object.entries(letters)) {
    const { category: _category, ...counted } = categories.find((one) => one.category === category)!;
    const isOf = (one: Hazard): boolean =>
      one.category === undefined ? one.itemId.startsWith(letter) : one.category === category;
    expect({ category, ...counted }).toEqual({ category, ...line(isOf) });
  }
});

test('有异常 by building, answers and those given by one tap', async () => {
  const { weeks, buildings } = await ask<InspectionAnalysis>(`/api/analysis/inspections${span}`);
  const { store } = demo.school.parts;
  const places = await store.documents.places((await store.documents.school())!.id);
  const buildingOf = new Map(places.map(({ id, ancestors }) => [id, ancestors[0]?.id ?? id]));
  const sums = new Map<string, { withFaults: number; answers: number; bulk: number }>();
  let [faulty, answers, bulk] = [0, 0, 0];
  for (const { last: body } of standing(demo).values()) {
    const one = answersIn(body, demo.templates);
    if (one.day < '2026-11-02') continue;
    const building = buildingOf.get(body.placeId) ?? '';
    const before = sums.get(building) ?? { withFaults: 0, answers: 0, bulk: 0 };
    sums.set(building, {
      withFaults: before.withFaults + one.withFaults,
      answers: before.answers + one.answers,
      bulk: before.bulk + one.bulk,
    });
    [faulty, answers, bulk] = [faulty + one.withFaults, answers + one.answers, bulk + one.bulk];
  }
  for (const { placeId, withFaults, answers: n, bulk: some } of buildings)
    expect({ withFaults, answers: n, bulk: some }).toEqual(sums.get(placeId));
  const sum = (pick: 'withFaults' | 'answers' | 'bulk') => weeks.reduce((whole, one) => whole + one[pick], 0);
  expect([sum('withFaults'), sum('answers'), sum('bulk')]).toEqual([faulty, answers, bulk]);
  expect(bulk).toBeGreaterThan(100);
});

test('completion by building, and the points that nobody came to', async () => {
  const { buildings, unreached, routes } = await ask<RoundAnalysis>(`/api/analysis/rounds${span}`);
  const { store } = demo.school.parts;
  const { id } = (await store.documents.school())!;
  const rounds = await store.rounds.ofDays(id, { from: '2026-11-02', to: '2026-11-29' });
  const places = await store.documents.places(id);
  const buildingOf = new Map(places.map((place) => [place.id, place.ancestors[0]?.id ?? place.id]));
  const closed = rounds.filter((round) => round.closed);
  for (const { placeId, done, late, partly, missed } of buildings) {
    const those = closed.filter(({ points }) => points.some((point) => buildingOf.get(point.placeId) === placeId));
    expect(done + late + partly + missed).toBe(those.length);
  }
  const reached = new Set<string>();
  for (const { points, closesAt } of closed)
    for (const { placeId, visits } of points) if (visits.some(({ at }) => at <= closesAt)) reached.add(placeId);
  const due = new Map<string, number>();
  for (const { points } of closed) for (const { placeId } of points) due.set(placeId, (due.get(placeId) ?? 0) + 1);
  for (const { routeId, rounds: n, tookMs } of routes) {
    const took = closed.flatMap(({ routeId: of, points, walks, closesAt }) => {
      if (of !== routeId || points.length < 2) return [];
      const seen = points
        .filter((point) => !point.extra)
        .map(({ visits }) => visits.map(({ at }) => at).filter((at) => at <= closesAt));
      if (seen.some((times) => times.length === 0)) return [];
      const first = Math.min(...walks.map(({ startedAt }) => startedAt), ...seen.flat());
      return [Math.max(...seen.map((times) => Math.min(...times))) - first];
    });
    expect({ n, tookMs }).toEqual({ n: took.length, tookMs: took.reduce((sum, ms) => sum + ms, 0) });
  }
  expect(routes.some(({ rounds: n }) => n > 4)).toBe(true);
  const never = [...due].filter(([placeId]) => !reached.has(placeId));
  expect(new Map(unreached.map((point) => [point.placeId, point.due]))).toEqual(new Map(never));
});

test('what was answered at the points of a route, in the school and in one building of it, and how far second looks there agree', async () => {
  const { store } = demo.school.parts;
  const places = await store.documents.places((await store.documents.school())!.id);
  const buildingOf = new Map(places.map(({ id, ancestors }) => [id, ancestors[0]?.id ?? id]));
  const looks = standing(demo);
  const inspected = [...looks.values()]
    .map(({ last }) => Object.assign(answersIn(last, demo.templates), { at: `${last.placeId} ${last.template.code}` }))
    .filter(({ day: on }) => on >= '2026-11-02');
  const pairs = secondLooks(looks, demo.templates, begin);
  const sumOf = <T>(those: readonly T[], of: (one: T) => number) => those.reduce((sum, one) => sum + of(one), 0);
  const wanted = (routeId: string, building: string | null) => {
    const { points } = cameOf(demo.came, 'route-kept').findLast(({ entry }) => entry.subject === routeId)!.entry.body;
    const here = points.filter(({ placeId }) => building === null || buildingOf.get(placeId) === building);
    const spots = new Set(here.flatMap(({ placeId, templates }) => templates.map((code) => `${placeId} ${code}`)));
    const [said, both] = [inspected, pairs].map((all) => all.filter(({ at }) => spots.has(at))) as [
      typeof inspected,
      typeof pairs,
    ];
    const answers = { answers: sumOf(said, (one) => one.answers), bulk: sumOf(said, ({ bulk }) => bulk) };
    const alike = { compared: sumOf(both, (one) => one.compared), agreed: sumOf(both, ({ agreed }) => agreed) };
    return { routeId, ...answers, pairs: both.length, ...alike };
  };
  const told = async (building: string | null) => {
    const asked = `${span}${building === null ? '' : `&place=${building}`}`;
    const { routes, agreedSince } = await ask<RoundAnalysis>(`/api/analysis/rounds${asked}`);
    expect(agreedSince).toBe(null);
    return routes.map(({ routeId, answers, bulk, pairs: n, compared, agreed }) => ({
      routeId,
      answers,
      bulk,
      pairs: n,
      compared,
      agreed,
    }));
  };
  const whole = await told(null);
  expect(whole).toEqual(whole.map(({ routeId }) => wanted(routeId, null)));
  for (const [building] of Map.groupBy(buildingOf.values(), (one) => one)) {
    const part = await told(building);
    expect(part).toEqual(part.map(({ routeId }) => wanted(routeId, building)));
  }
  expect(sumOf(whole, ({ bulk }) => bulk)).toBeGreaterThan(100);
  expect(sumOf(whole, ({ compared }) => compared)).toBeGreaterThan(0);
});

test('equipment in use, and what of it is past its date', async () => {
  const { assets } = await ask<RegisterAnalysis>(`/api/analysis/registers${span}`);
  const { store } = demo.school.parts;
  const register = (await store.documents.all((await store.documents.school())!.id, 'asset')) as AssetRecord[];
  const inUse = register.filter(({ retired }) => !retired);
  expect(assets.map(({ kind, total }) => [kind, total])).toEqual(
    assets.map(({ kind }) => [kind, inUse.filter((one) => (one.special ?? one.category) === kind).length]),
  );
  expect(assets.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['panel', 'fridge', 'freezer', 'sample-fridge']),
  );
  expect(assets.reduce((sum, { total }) => sum + total, 0)).toBe(inUse.length);
  const stands = (age: string) => inUse.filter((one) => ageOf(one, '2026-11-27') === age);
  for (const age of ['past', 'soon', 'unknown'] as const) {
    expect(new Map(assets.map((told) => [told.kind, told[age]])), age).toEqual(
      new Map(
        assets.map(({ kind }) => [kind, stands(age).filter((one) => (one.special ?? one.category) === kind).length]),
      ),
    );
    expect(stands(age).length, age).toBeGreaterThan(0);
  }
});
