// Puts together what managers read of some weeks: from what is counted week by week, and from the documents where those are few.
import {
  mostFailing,
  mostUnreached,
  type DayAnalysis,
  type HazardAnalysis,
  type InspectionAnalysis,
  type RegisterAnalysis,
  type RoundAnalysis,
} from '../domain/analysis-reports.ts';
import { caseFigures } from '../domain/hazard-figures.ts';
import {
  hazardAges,
  hazardsByBuilding,
  hazardsByCategory,
  hazardWeeks,
  reboundByDepartment,
} from '../domain/hazard-analysis.ts';
import { reportedSets } from '../domain/hazard-sets.ts';
import { isOver } from '../domain/hazard-words.ts';
import { dayOf } from '../domain/inspection.ts';
import { inPlaceOrder, isWithin, placeName, type Place } from '../domain/place.ts';
import { outcomes } from '../domain/round.ts';
import { assetAges, mealStrips, mealWeeks } from '../domain/register-analysis.ts';
import type { Template } from '../domain/template.ts';
import { msOfWall } from '../domain/wall-time.ts';
import { mondayOf, noOutcomes, sundayOf, type OutcomeCounts } from '../domain/week-share.ts';
import type { Parts, SignedIn } from './env.ts';
import { bookOf } from './routes/case-viewer.ts';
import { everyCase } from './routes/every-case.ts';
import { routeFigures } from './route-analysis.ts';
import type { WeekSpan } from './store/week-store.ts';

/** `mondays`: the weeks that were asked for, at least one. `place`: only what lies there. `at`: now, UTC ms. */
export type Asked = {
  who: SignedIn;
  mondays: string[];
  place: string | undefined;
  places: ReadonlyMap<string, Place>;
  at: number;
};
type Part<T> = Omit<T, 'protocol' | 'from' | 'to' | 'asOf'>;

const spanOf = ({ who, mondays, place }: Asked): WeekSpan => ({
  scope: who.person.scope,
  place,
  from: mondays[0] ?? '',
  to: mondays.at(-1) ?? '',
});

/** The buildings of which something is asked, in their order. Whoever answers for a part of one sees it counted for that part. */
function buildingsOf({ who, place, places }: Asked): { placeId: string; placeName: string }[] {
  const asked = [...places.values()].filter((one) => isAsked(one, who.person.scope, place));
  const ids = new Set(asked.map((one) => one.ancestors[0]?.id ?? one.id));
  const buildings = [...ids].flatMap((id) => places.get(id) ?? []).filter(({ kind }) => kind === 'building');
  return inPlaceOrder(buildings).map((one) => ({ placeId: one.id, placeName: placeName(one) }));
}
const isAsked = (one: Place, scope: readonly string[], place: string | undefined): boolean =>
  isWithin(one, scope) && (place === undefined || isWithin(one, [place]));

const byId = <T extends { placeId: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.placeId, row]));

export async function inspectionPart({ store }: Parts, asked: Asked): Promise<Part<InspectionAnalysis>> {
  const { id } = asked.who.school;
  const span = spanOf(asked);
  const buildings = buildingsOf(asked);
  const ids = buildings.map(({ placeId }) => placeId);
  const weeks = new Map((await store.weeks.inspectionWeeks(id, span)).map((row) => [row.week, row]));
  const at = byId(await store.weeks.inspectionsAt(id, span, ids));
  const failing = await store.weeks.failing(id, span, mostFailing);
  const where = await store.weeks.failingAt(id, span, failing, ids);
  const templates =
    failing.length > 0 ? newestOf(await store.documents.all(id, 'template')) : new Map<string, Template>();
  const nameOf = new Map(buildings.map(({ placeId, placeName }) => [placeId, placeName]));
  return {
    weeks: asked.mondays.map((week) => weeks.get(week) ?? Object.assign({ week }, nothing)),
    buildings: buildings.flatMap((building) => {
      const { placeId: _id, ...sums } = at.get(building.placeId) ?? { placeId: '', ...nothing };
      return sums.inspections > 0 ? [{ ...building, ...sums }] : [];
    }),
    items: failing.map((item) => {
      const template = templates.get(item.templateCode);
      const places = where.filter((row) => row.itemId === item.itemId && row.templateCode === item.templateCode);
      return Object.assign({}, item, {
        text: template?.items.find((one) => one.id === item.itemId)?.text ?? null,
        templateName: template?.name ?? null,
        places: places.map(({ placeId, faults, records }) => ({
          placeId,
          placeName: nameOf.get(placeId) ?? '',
          faults,
          records,
        })),
      });
    }),
  };
}
const nothing = { inspections: 0, withFaults: 0, late: 0, answers: 0, bulk: 0 };

/** Of each checklist the version with the highest number. */
function newestOf(templates: readonly Template[]): Map<string, Template> {
  const newest = new Map<string, Template>();
  for (const one of templates) if (one.version > (newest.get(one.code)?.version ?? 0)) newest.set(one.code, one);
  return newest;
}

type Sums = ReturnType<typeof noOutcomes> & { due: number; reached: number };
const noSums = (): Sums => ({ ...noOutcomes(), due: 0, reached: 0 });

function add(sums: Sums, more: Partial<Sums>): void {
  for (const key of Object.keys(more) as (keyof Sums)[]) if (key in sums) sums[key] += more[key] ?? 0;
}

export async function roundPart(parts: Parts, asked: Asked): Promise<Part<RoundAnalysis>> {
  const { store } = parts;
  const { id } = asked.who.school;
  const span = spanOf(asked);
  const [rounds, points] = [await store.weeks.roundWeeks(id, span), await store.weeks.points(id, span)];
  const weeks = new Map(asked.mondays.map((week) => [week, Object.assign(noSums(), { week })]));
  const plans = new Map<string, Sums>();
  const sumOf = (planId: string): Sums => plans.get(planId) ?? plans.set(planId, noSums()).get(planId) ?? noSums();
  for (const { week, planId, ...came } of rounds) {
    add(weeks.get(week) ?? noSums(), came);
    add(sumOf(planId), came);
  }
  for (const { week, planId, due, reached } of points) {
    add(weeks.get(week) ?? noSums(), { due, reached });
    add(sumOf(planId), { due, reached });
  }
  const at = sumsAt(points);
  const names = new Map((await store.documents.timetable(id)).plans.map((plan) => [plan.id, plan.name]));
  const unreached = unreachedOf(at, asked.places);
  return {
    weeks: [...weeks.values()],
    plans: [...plans].map(([planId, sums]) => Object.assign(sums, { planId, planName: names.get(planId) ?? '' })),
    buildings: coverageOf(at, roundsAt(rounds, points, asked.places), asked),
    unreached: unreached.slice(0, mostUnreached),
    unreachedAll: unreached.length,
    ...(await routeFigures(parts, asked)),
  };
}

/** Buildings in which nothing was due are left out. */
export async function dayPart({ store }: Parts, asked: Asked): Promise<Part<DayAnalysis>> {
  const [from, to] = [asked.mondays[0] ?? '', sundayOf(asked.mondays.at(-1) ?? '')];
  const buildings = buildingsOf(asked);
  const ids = buildings.map(({ placeId }) => placeId);
  const rows = await store.weeks.pointDays(asked.who.school.id, { ...spanOf(asked), from, to }, ids);
  const byBuilding = Map.groupBy(rows, ({ placeId }) => placeId);
  const place = (day: string): number => (Date.parse(day) - Date.parse(from)) / dayMs;
  const none = (): number[] => Array.from({ length: place(to) + 1 }, () => 0);
  return {
    buildings: buildings.flatMap((building) => {
      const [due, reached] = [none(), none()];
      for (const row of byBuilding.get(building.placeId) ?? []) {
        due[place(row.day)] = row.due;
        reached[place(row.day)] = row.reached;
      }
      return due.some((n) => n > 0) ? [{ ...building, due, reached }] : [];
    }),
  };
}
const dayMs = 86_400_000;

type RoundWeeks = Awaited<ReturnType<Parts['store']['weeks']['roundWeeks']>>;
type Points = Awaited<ReturnType<Parts['store']['weeks']['points']>>;

/** What the rounds came to that have a point in each building. */
function roundsAt(rounds: RoundWeeks, points: Points, places: ReadonlyMap<string, Place>): Map<string, OutcomeCounts> {
  const buildings = new Map<string, Set<string>>();
  for (const { week, planId, placeId } of points) {
    const building = buildingIdOf(places, placeId);
    if (building === undefined) continue;
    const key = `${week} ${planId}`;
    buildings.set(key, (buildings.get(key) ?? new Set()).add(building));
  }
  const sums = new Map<string, OutcomeCounts>();
  for (const { week, planId, ...came } of rounds)
    for (const building of buildings.get(`${week} ${planId}`) ?? []) {
      const before = sums.get(building) ?? noOutcomes();
      for (const one of outcomes) before[one] += came[one];
      sums.set(building, before);
    }
  return sums;
}

function coverageOf(
  at: ReadonlyMap<string, { due: number; reached: number }>,
  rounds: ReadonlyMap<string, OutcomeCounts>,
  asked: Asked,
) {
  const sums = new Map<string, { due: number; reached: number }>();
  for (const [placeId, { due, reached }] of at) {
    const building = buildingIdOf(asked.places, placeId);
    if (building === undefined) continue;
    const before = sums.get(building) ?? { due: 0, reached: 0 };
    sums.set(building, { due: before.due + due, reached: before.reached + reached });
  }
  return buildingsOf(asked).flatMap((building) => {
    const sum = sums.get(building.placeId);
    return sum ? [{ ...building, ...sum, ...(rounds.get(building.placeId) ?? noOutcomes()) }] : [];
  });
}

function buildingIdOf(places: ReadonlyMap<string, Place>, placeId: string): string | undefined {
  const place = places.get(placeId);
  return place && (place.ancestors[0]?.id ?? place.id);
}

/** Points that were due and never reached, all of them. */
export async function unreachedPoints({ store }: Pick<Parts, 'store'>, asked: Asked) {
  const points = await store.weeks.points(asked.who.school.id, spanOf(asked));
  return unreachedOf(sumsAt(points), asked.places);
}

function sumsAt(points: Points): Map<string, { due: number; reached: number }> {
  const at = new Map<string, { due: number; reached: number }>();
  for (const { placeId, due, reached } of points) {
    const before = at.get(placeId) ?? { due: 0, reached: 0 };
    at.set(placeId, { due: before.due + due, reached: before.reached + reached });
  }
  return at;
}

function unreachedOf(at: ReadonlyMap<string, { due: number; reached: number }>, places: ReadonlyMap<string, Place>) {
  const ids = [...at].filter(([, { reached }]) => reached === 0).map(([id]) => id);
  return inPlaceOrder(ids.flatMap((id) => places.get(id) ?? [])).map((place) => ({
    placeId: place.id,
    placeName: placeName(place),
    due: at.get(place.id)?.due ?? 0,
  }));
}

export async function hazardPart(parts: Parts, asked: Asked): Promise<Part<HazardAnalysis>> {
  const { who, mondays, place, places, at } = asked;
  const { timeZone } = who.school;
  const from = msOfWall(mondays[0] ?? '', 0, timeZone);
  const to = msOfWall(sundayOf(mondays.at(-1) ?? ''), 24 * 60, timeZone);
  const all = await everyCase(parts, who, 'all', { since: from, place }, at);
  const found = all.filter(({ reportedAt }) => from <= reportedAt && reportedAt < to);
  const open = all.filter(({ state }) => !isOver(state));
  const weeks = { mondays, weekOf: (ms: number) => mondayOf(dayOf(ms, timeZone)) };
  const { departments } = await bookOf(parts, who.school.id);
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  return {
    weeks: hazardWeeks(all, mondays, timeZone, at),
    buildings: hazardsByBuilding(found, open, buildingsOf(asked), {
      ...weeks,
      buildingOf: (id) => buildingIdOf(places, id),
    }),
    categories: hazardsByCategory(found, open, weeks),
    ages: hazardAges(open, at),
    figures: caseFigures(found, at, all),
    departments: reboundByDepartment(found, at, all, (id) => names.get(id) ?? ''),
    handedOnCases: reportedSets(found, at, all).handedOn.length,
  };
}

export async function registerPart({ store }: Parts, asked: Asked): Promise<Part<RegisterAnalysis>> {
  const { who, mondays, place, places, at } = asked;
  const { id, timeZone } = who.school;
  const { scope } = who.person;
  const assets = (await store.documents.all(id, 'asset')).filter((asset) => {
    const stands = places.get(asset.placeId);
    return stands !== undefined && isAsked(stands, scope, place);
  });
  const [from, to] = [mondays[0] ?? '', sundayOf(mondays.at(-1) ?? '')];
  const pages = await store.register.pages(id, { scope, from, to });
  const here = <T extends { canteenId: string }>(rows: readonly T[]): T[] =>
    rows.filter(({ canteenId }) => {
      const canteen = places.get(canteenId);
      return place === undefined || (canteen !== undefined && isWithin(canteen, [place]));
    });
  const asIs = { menus: here(pages.menus), samples: here(pages.samples), readings: here(pages.readings) };
  const canteens = inPlaceOrder(
    [...new Set(asIs.menus.map((one) => one.canteenId))].flatMap((one) => places.get(one) ?? []),
  );
  return {
    assets: assetAges(assets, dayOf(at, timeZone)),
    weeks: mealWeeks(asIs, mondays, at, timeZone),
    strips: mealStrips(
      asIs,
      canteens.map((one) => ({ placeId: one.id, placeName: placeName(one) })),
      { from, to },
      at,
      timeZone,
    ),
  };
}
