// Rows of 留样登记 in a checklist, from the food-sample register on this phone: what was written down once is not asked again.
import type { KitchenBook } from '../../db/kitchen.ts';
import { coverage, type Meal, type Sample } from '../../domain/kitchen.ts';
import { byMeal, fridgeCelsius } from '../../domain/register.ts';
import type { Place } from '../../domain/place.ts';
import type { Column } from '../../domain/template.ts';
import { clock, dayKey } from '../format.ts';
import type { KeptSample } from './kitchen-day.ts';

/** As the checklists of the library call them. */
const meals: Record<Meal, string> = {
  breakfast: '早餐',
  lunch: '午餐',
  dinner: '晚餐',
  supper: '夜宵',
  extra: '加餐',
};
const box = '容器/标签码';
const dish = '菜品名称';
const time = (ms: number | undefined): string => (ms === undefined ? '' : `${dayKey(ms).slice(5)} ${clock(ms)}`);

/** A cell of each column the register can fill, by the column's Chinese name. */
const cells: Readonly<Record<string, (sample: KeptSample) => string>> = {
  餐次: ({ meal }) => meals[meal],
  [dish]: (sample) => sample.dish,
  留样量: ({ kept }) => String(kept.grams),
  留样时间: ({ kept }) => clock(kept.takenAt),
  留样人: ({ byName }) => byName,
  留样柜及层位: ({ kept }) => [kept.fridge, kept.shelf].filter(Boolean).join(' '),
  [box]: ({ kept }) => kept.box,
  '到期时间(自动+48h)': ({ kept }) => time(kept.keepUntil),
  处置时间: ({ disposed }) => time(disposed?.at),
  处置人: ({ disposed }) => disposed?.byName ?? '',
  审核人: ({ signed }) => signed?.byName ?? '',
  备注: ({ kept }) => [kept.late && '补留', !kept.sure && '时间待核'].filter(Boolean).join('，'),
};

/** Whether these are the columns of a register of samples, whatever the checklist is called. */
export const isRegister = (columns: readonly Column[]): boolean =>
  [dish, '留样量'].every((name) => columns.some(({ zh }) => zh === name));

/** What the register has of a day at a place: `samples` by meal, and how far they are of the menu. */
export type RegisterDay = {
  samples: KeptSample[];
  dishes: number;
  kept: number;
  /** Grams of the lightest; null without samples. */ least: number | null;
  /** ℃ of the fridges when their boxes went in, the coldest and the warmest. */ celsius: [number, number] | null;
};

/** Of the canteen that the place is or lies in. */
export function registerDay(book: KitchenBook, place: Pick<Place, 'id' | 'ancestors'>, day: string): RegisterDay {
  const around = new Set([place.id, ...place.ancestors.map(({ id }) => id)]);
  const here = <T extends { canteenId: string; day: string }>(list: readonly T[]): T[] =>
    list.filter((one) => around.has(one.canteenId) && one.day === day);
  const all = here(book.samples);
  const samples = all.filter((sample): sample is KeptSample => sample.state !== 'missed').sort(byMeal);
  const served = here(book.menus).flatMap((menu) => menu.meals);
  const of = served.map((meal) =>
    coverage(
      meal.dishes,
      all.filter((sample: Sample) => sample.meal === meal.meal),
    ),
  );
  const sum = (what: 'dishes' | 'kept'): number => of.reduce((all, one) => all + one[what], 0);
  const read = samples.flatMap((sample) => fridgeCelsius(sample, book.readings) ?? []);
  return {
    samples,
    dishes: sum('dishes'),
    kept: sum('kept'),
    least: samples.length > 0 ? Math.min(...samples.map(({ kept }) => kept.grams)) : null,
    celsius: read.length > 0 ? [Math.min(...read), Math.max(...read)] : null,
  };
}

/** A row of each sample that has none yet; a row is of a sample when meal, dish and box are the same. */
export function missingRows(
  samples: readonly KeptSample[],
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string[][] {
  const name = (row: readonly string[]): string =>
    JSON.stringify(columns.map(({ zh }, at) => (['餐次', dish, box].includes(zh) ? (row[at] ?? '').trim() : '')));
  const there = new Set(rows.map(name));
  return samples
    .map((sample) => columns.map((column) => cellOf(column, sample)))
    .filter((row) => !there.has(name(row)));
}

/** What a choice of the school's own does not know is left to the person. */
function cellOf({ zh, type, options }: Column, sample: KeptSample): string {
  const cell = cells[zh]?.(sample) ?? '';
  return type !== 'CH' || options?.some((option) => option.zh === cell) ? cell : '';
}
