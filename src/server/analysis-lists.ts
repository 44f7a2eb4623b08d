// The rounds, things and meals that figures of the analysis count, from the same sources.
import { setImmediate } from 'node:timers/promises';
import type { AssetAge, AssetList, MealList, RoundList, UnreachedList } from '../domain/analysis-lists.ts';
import { kindOf, type AssetCategory, type AssetKind } from '../domain/asset.ts';
import { dayOf } from '../domain/inspection.ts';
import type { Meal } from '../domain/kitchen.ts';
import { isWithin, placeName, type Place } from '../domain/place.ts';
import { assetAge, mealsOver } from '../domain/register-analysis.ts';
import type { Outcome, Round } from '../domain/round.ts';
import { mondayOf, mondaysIn, roundShare, sundayOf, type RoundShare } from '../domain/week-share.ts';
import { unreachedPoints } from './analysis.ts';
import type { Parts, SignedIn } from './env.ts';

/** `from` and `to`: days, yyyy-mm-dd, both included. `place`: only what lies there. `at`: now, UTC ms. */
export type ListAsked = {
  who: SignedIn;
  from: string;
  to: string;
  place: string | undefined;
  places: ReadonlyMap<string, Place>;
  at: number;
};
type Rows<T extends { rows: unknown[] }> = Omit<T, 'protocol' | 'next' | 'asOf' | 'total'>;

const isHere = (placeId: string, { who, place, places }: ListAsked): boolean => {
  const there = places.get(placeId);
  return there !== undefined && isWithin(there, who.person.scope) && (place === undefined || isWithin(there, [place]));
};

/** Rounds of plans that have a point there in that week, as the weeks are counted; with a `point` those that were to reach this one. */
export async function roundList(
  { store }: Pick<Parts, 'store'>,
  asked: ListAsked,
  {
    plan,
    route,
    point,
    outcome,
  }: { plan: string | undefined; outcome: Outcome | undefined } & Partial<
    Record<'route' | 'point', string | undefined>
  >,
): Promise<Rows<RoundList>> {
  const { who, from, to, place } = asked;
  const { id } = who.school;
  const weeks = { scope: who.person.scope, place, from: mondayOf(from), to: mondayOf(to) };
  const counted = new Set((await store.weeks.points(id, weeks)).map(({ week, planId }) => `${week} ${planId}`));
  const rows: RoundList['rows'] = [];
  for (const monday of mondaysIn({ from, to })) {
    const days = { from: monday < from ? from : monday, to: sundayOf(monday) > to ? to : sundayOf(monday) };
    for (const round of await store.rounds.ofDays(id, { ...days, plan })) {
      const share = roundShare(round);
      if (!share || (route !== undefined && (share.routeId !== route || share.tookMs === null))) continue;
      const points = share.points.filter(({ placeId }) => (point ?? placeId) === placeId && isHere(placeId, asked));
      if (point !== undefined && points.length === 0) continue;
      const row = rowOf(round, share, points);
      const isCounted = counted.has(`${monday} ${round.planId}`);
      if (isCounted && (outcome === undefined || row.outcome === outcome)) rows.push(row);
    }
    await setImmediate();
  }
  rows.sort((a, b) => b.plannedAt - a.plannedAt || (a.id < b.id ? 1 : -1));
  const sum = (pick: 'due' | 'reached'): number => rows.reduce((all, row) => all + row[pick], 0);
  return { rows, due: sum('due'), reached: sum('reached') };
}

function rowOf(round: Round, share: RoundShare, points: RoundShare['points']): RoundList['rows'][number] {
  const { id, day, plannedAt, planName } = round;
  const reached = points.filter((point) => point.reached).length;
  return { id, day, plannedAt, planName, outcome: share.outcome, due: points.length, reached };
}

export async function unreachedList(
  parts: Pick<Parts, 'store'>,
  { from, to, ...asked }: ListAsked,
): Promise<Rows<UnreachedList>> {
  const points = await unreachedPoints(parts, { ...asked, mondays: mondaysIn({ from, to }) });
  return { rows: points.map(({ placeId: id, placeName, due }) => ({ id, placeName, due })) };
}

export async function assetList(
  { store }: Pick<Parts, 'store'>,
  asked: ListAsked,
  wanted: { category: AssetCategory | undefined; kind: AssetKind | undefined; state: AssetAge | undefined },
): Promise<Rows<AssetList>> {
  const { who, places, at } = asked;
  const today = dayOf(at, who.school.timeZone);
  const rows = (await store.documents.all(who.school.id, 'asset')).flatMap((asset): AssetList['rows'] => {
    const age = assetAge(asset, today);
    const stands = places.get(asset.placeId);
    if (!age || !stands || !isHere(asset.placeId, asked)) return [];
    const { id, label, placeId } = asset;
    return [
      { id, label, category: asset.category, kind: kindOf(asset), placeId, placeName: placeName(stands), ...age },
    ];
  });
  const shown = rows.filter(
    (row) =>
      (wanted.category ?? row.category) === row.category &&
      (wanted.kind ?? row.kind) === row.kind &&
      (wanted.state ?? row.state) === row.state,
  );
  return { rows: shown.sort((a, b) => byUntil(a, b) || (a.id < b.id ? -1 : 1)) };
}

/** What has no day comes last. */
const byUntil = (a: { until: string | null }, b: { until: string | null }): number =>
  (a.until ?? '9').localeCompare(b.until ?? '9');

export async function mealList(
  { store }: Pick<Parts, 'store'>,
  asked: ListAsked,
  wanted: { meal: Meal | undefined; isWhole: boolean | undefined },
): Promise<Rows<MealList>> {
  const { who, from, to, place, places, at } = asked;
  const { id, timeZone } = who.school;
  const pages = await store.register.pages(id, { scope: who.person.scope, from, to });
  const rows = mealsOver(pages, at, timeZone)
    .filter(({ canteenId }) => place === undefined || isHere(canteenId, asked))
    .filter(({ meal, isWhole }) => (wanted.meal ?? meal) === meal && (wanted.isWhole ?? isWhole) === isWhole)
    .map(({ canteenId, day, meal, isWhole: whole }) => {
      const canteen = places.get(canteenId);
      const canteenName = canteen ? placeName(canteen) : '';
      return { id: `${day} ${meal} ${canteenId}`, canteenName, day, meal, isWhole: whole };
    });
  return { rows: rows.sort((a, b) => (a.id < b.id ? 1 : -1)) };
}
