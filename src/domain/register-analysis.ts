// The two registers over some weeks: what stands in the school and grows old, and whether each meal left its samples as the law asks.
import type { AssetAge } from './analysis-lists.ts';
import type { RegisterAnalysis } from './analysis-reports.ts';
import { assetKinds, kindOf, type AssetRecord } from './asset.ts';
import { dueOn, walkedOf } from './asset-facts.ts';
import {
  coverage,
  fridgeLimits,
  isLate,
  keepMs,
  leastGrams,
  meals,
  type FridgeReading,
  type Menu,
  type Sample,
} from './kitchen.ts';
import { fridgeCelsius } from './register.ts';
import { mondayOf } from './week-share.ts';

const dayMs = 86_400_000;

/** How a thing in use stands on `today` (yyyy-mm-dd), and until which day it may be used or has to be inspected; null of what is out of use. */
export function assetAge(asset: AssetRecord, today: string): { state: AssetAge; until: string | null } | null {
  if (asset.retired) return null;
  const { state, day } = dueOn(walkedOf(asset), today);
  return { state: state === 'over' ? 'past' : state === 'none' ? 'ahead' : state, until: day };
}

/** Of things in use, by kind; kinds of which there are none are left out. `today`: yyyy-mm-dd. */
export function assetAges(assets: readonly AssetRecord[], today: string): RegisterAnalysis['assets'] {
  return assetKinds.flatMap((kind) => {
    const those = assets.filter((asset) => kindOf(asset) === kind);
    const states = those.flatMap((asset) => assetAge(asset, today)?.state ?? []);
    const [first] = those;
    if (!first || states.length === 0) return [];
    const count = (wanted: AssetAge) => states.filter((state) => state === wanted).length;
    return [
      {
        category: first.category,
        kind,
        total: states.length,
        past: count('past'),
        soon: count('soon'),
        unknown: count('unknown'),
      },
    ];
  });
}

type Pages = { menus: readonly Menu[]; samples: readonly Sample[]; readings: readonly FridgeReading[] };

/** Meals of the menus, by week in the order of `mondays`, as `mealSums` counts. */
export const mealWeeks = (
  pages: Pages,
  mondays: readonly string[],
  now: number,
  timeZone: string,
): RegisterAnalysis['weeks'] =>
  mealSums(pages, mondays, mondayOf, now, timeZone).map(({ key, meals, whole }) => ({ week: key, meals, whole }));

/**
 * Meals of the menus, a line a time in the order of `keys`; `keyOf`: which of them a day belongs to. Those whose time for samples is over at `now` (UTC ms), and of
 * these the whole ones: every dish kept, 125 g or more, not thrown away before 48 hours, in a fridge that was read at 0–8 ℃ that day (留样合格率, `domain.md` 11).
 */
export function mealSums(
  pages: Pages,
  keys: readonly string[],
  keyOf: (day: string) => string,
  now: number,
  timeZone: string,
): { key: string; meals: number; whole: number }[] {
  const lines = new Map(keys.map((key) => [key, { key, meals: 0, whole: 0 }]));
  for (const { day, isWhole: whole } of mealsOver(pages, now, timeZone)) {
    const sums = lines.get(keyOf(day));
    if (!sums) continue;
    sums.meals++;
    if (whole) sums.whole++;
  }
  return [...lines.values()];
}

/**
 * Of each canteen in the order of `canteens` and each of its meals a letter a day from `from` to `to`: `y` whole, `n` not, `-` none was due (as `mealSums` says). A
 * meal that was never due has no line.
 */
export function mealStrips(
  pages: Pages,
  canteens: readonly { placeId: string; placeName: string }[],
  { from, to }: { from: string; to: string },
  now: number,
  timeZone: string,
): NonNullable<RegisterAnalysis['strips']> {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
  const over = Map.groupBy(mealsOver(pages, now, timeZone), ({ canteenId, meal }) => `${canteenId} ${meal}`);
  return canteens.flatMap((canteen) =>
    meals.flatMap((meal) => {
      const those = over.get(`${canteen.placeId} ${meal}`);
      if (!those) return [];
      const letters = Array.from({ length: days }, () => '-');
      for (const one of those)
        letters[Math.round((Date.parse(one.day) - Date.parse(from)) / dayMs)] = one.isWhole ? 'y' : 'n';
      return [Object.assign({}, canteen, { meal, days: letters.slice(0, days).join('') })];
    }),
  );
}

/** Each meal of the menus whose time for samples is over at `now` (UTC ms), and whether it is whole as `mealSums` says. */
export function mealsOver(
  { menus, samples, readings }: Pages,
  now: number,
  timeZone: string,
): { canteenId: string; day: string; meal: Sample['meal']; isWhole: boolean }[] {
  const byMeal = Map.groupBy(samples, mealOf);
  const byDay = Map.groupBy(readings, ({ canteenId, day }) => `${canteenId} ${day}`);
  return menus.flatMap(({ canteenId, day, meals }) =>
    meals
      .filter(({ dishes, until }) => dishes.length > 0 && isLate(now, day, until, timeZone))
      .map(({ meal, dishes }) => {
        const kept = byMeal.get(mealOf({ canteenId, day, meal })) ?? [];
        return { canteenId, day, meal, isWhole: isWhole(dishes, kept, byDay.get(`${canteenId} ${day}`) ?? []) };
      }),
  );
}

const mealOf = ({ canteenId, day, meal }: Pick<Sample, 'canteenId' | 'day' | 'meal'>): string =>
  `${canteenId} ${day} ${meal}`;

function isWhole(dishes: readonly string[], samples: readonly Sample[], readings: readonly FridgeReading[]): boolean {
  const { kept } = coverage(dishes, samples);
  if (kept < dishes.length) return false;
  return samples.filter(({ dish }) => dishes.includes(dish)).every((sample) => isGood(sample, readings));
}

function isGood(sample: Sample, readings: readonly FridgeReading[]): boolean {
  if (!sample.kept || sample.kept.grams < leastGrams) return false;
  if (sample.disposed && sample.disposed.at - sample.kept.takenAt < keepMs) return false;
  const celsius = fridgeCelsius(sample, readings);
  return celsius !== null && celsius >= fridgeLimits.min && celsius <= fridgeLimits.max;
}
