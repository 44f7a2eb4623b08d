// 食品留样登记表 read as a book: what should stand in it and does not, and what its columns are filled with (`domain.md` 8.5, 12.1).
import { coverage, isLate, type FridgeReading, type Meal, type Menu, type Sample } from './kitchen.ts';

/** A dish that was served, of which nothing was kept and nobody said why. `until`: hh:mm, when its meal ended. */
export type Gap = { canteenId: string; day: string; meal: Meal; dish: string; until: string };

/** Dishes still open half an hour after their meal, on every menu given. `now` UTC ms; `timeZone`: the school's. */
export function gapsIn(
  menus: readonly Menu[],
  samples: readonly Pick<Sample, 'canteenId' | 'day' | 'meal' | 'dish' | 'state'>[],
  now: number,
  timeZone: string,
): Gap[] {
  return menus.flatMap(({ canteenId, day, meals }) =>
    meals
      .filter(({ until }) => isLate(now, day, until, timeZone))
      .flatMap(({ meal, until, dishes }) => {
        const told = samples.filter((one) => one.canteenId === canteenId && one.day === day && one.meal === meal);
        return coverage(dishes, told).open.map((dish): Gap => ({ canteenId, day, meal, dish, until }));
      }),
  );
}

const order: Record<Meal, number> = { breakfast: 1, lunch: 2, extra: 3, dinner: 4, supper: 5 };

/** As the meals of a day follow each other, the oldest day first. */
export const byMeal = (a: Pick<Gap, 'day' | 'meal'>, b: Pick<Gap, 'day' | 'meal'>): number =>
  a.day.localeCompare(b.day) || order[a.meal] - order[b.meal];

/** ℃ of the sample's fridge on its day, read nearest to when the sample went in; null where nobody read it. */
export function fridgeCelsius({ day, canteenId, kept }: Sample, readings: readonly FridgeReading[]): number | null {
  if (!kept) return null;
  const [nearest] = readings
    .filter((one) => one.day === day && one.canteenId === canteenId && one.fridge === kept.fridge)
    .sort((a, b) => Math.abs(a.at - kept.takenAt) - Math.abs(b.at - kept.takenAt));
  return nearest ? (nearest.again ?? nearest.celsius) : null;
}
