// What the kitchen's screen shows, made of the register as it stands on this phone.
import { dayPlus } from '../days.ts';
import { dayOf } from '../../domain/inspection.ts';
import { figuresAt, type Figures } from '../../domain/figures.ts';
import type { KitchenBook } from '../../db/kitchen.ts';
import {
  coverage,
  isSealed,
  meals,
  mayDispose,
  type Coverage,
  type FridgeReading,
  type Meal,
  type Menu,
  type Sample,
  type Seal,
} from '../../domain/kitchen.ts';
import { isWithin, type Place } from '../../domain/place.ts';
import { byMeal, gapsIn, type Gap } from '../../domain/register.ts';

export type KeptSample = Exclude<Sample, { state: 'missed' }>;
export type DishLine = { dish: string; sample: Sample | undefined };
export type MealLine = { meal: Meal; until: string; dishes: DishLine[]; coverage: Coverage };

export type KitchenDay = {
  menu: Menu | undefined;
  weekAgo: Menu | undefined;
  meals: MealLine[];
  /** Dishes of days before of which nothing was kept and nobody said why, the oldest first. */
  gaps: Gap[];
  /** Boxes whose 48 hours are over, oldest first; none while they are sealed. */
  due: KeptSample[];
  /** Boxes that stay, the next to be free first. */
  staying: KeptSample[];
  /** How many of them may go before the day is over (今天可以处置). */
  laterToday: number;
  seal: Seal | undefined;
  /** Boxes handed over since the canteen was sealed. */
  gone: number;
  /** The last reading of each fridge, newest first. */
  readings: FridgeReading[];
  /** What the school asks now. */
  figures: Figures;
  /** Where the last box went, and its number. */
  last: KeptSample['kept'] | undefined;
};

/** The day of one canteen. `now` UTC ms, corrected; `timeZone`: the school's. */
export function kitchenDay(
  book: KitchenBook,
  canteenId: string,
  day: string,
  now: number,
  timeZone: string,
): KitchenDay {
  const ofHere = <T extends { canteenId: string }>(list: readonly T[]): T[] =>
    list.filter((one) => one.canteenId === canteenId);
  const menuOf = (wanted: string) => ofHere(book.menus).find((one) => one.day === wanted);
  const menu = menuOf(day);
  const samples = ofHere(book.samples);
  const seal = ofHere(book.seals)[0];
  const kept = samples.flatMap((sample) => (sample.state === 'kept' ? [sample] : []));
  const isFree = ({ kept: box }: KeptSample): boolean => mayDispose(box, now) && !isSealed(box, seal);
  const oldestFirst = kept.sort((a, b) => a.kept.takenAt - b.kept.takenAt);
  const staying = oldestFirst.filter((sample) => !isFree(sample));
  const isForToday = ({ kept: box }: KeptSample): boolean =>
    !isSealed(box, seal) && dayOf(box.keepUntil, timeZone) === dayOf(now, timeZone);
  return {
    menu,
    weekAgo: menuOf(dayPlus(day, -7)),
    meals: mealLines(
      menu,
      samples.filter((sample) => sample.day === day),
    ),
    gaps: gapsIn(
      ofHere(book.menus).filter((one) => one.day < day),
      samples,
      now,
      timeZone,
    ).sort(byMeal),
    due: oldestFirst.filter(isFree),
    staying,
    laterToday: staying.filter(isForToday).length,
    seal,
    gone: samples.filter((one) => one.state === 'handed-over' && one.handedOver.at >= (seal?.sealedAt ?? Infinity))
      .length,
    readings: lastReadings(ofHere(book.readings)),
    figures: figuresAt(book.figures, now),
    last: samples.flatMap(({ kept: box }) => box ?? []).sort((a, b) => b.takenAt - a.takenAt)[0],
  };
}

/** In the order of the day; what was sampled without being on the menu stands behind it. */
function mealLines(menu: Menu | undefined, samples: readonly Sample[]): MealLine[] {
  return meals.flatMap((meal): MealLine[] => {
    const served = menu?.meals.find((one) => one.meal === meal);
    const ofMeal = samples.filter((sample) => sample.meal === meal);
    if (!served && ofMeal.length === 0) return [];
    const dishes = served?.dishes ?? [];
    const all = [...new Set([...dishes, ...ofMeal.map((sample) => sample.dish)])];
    return [
      {
        meal,
        until: served?.until ?? usualUntil[meal],
        dishes: all.map((dish) => ({ dish, sample: ofMeal.find((sample) => sample.dish === dish) })),
        coverage: coverage(dishes, ofMeal),
      },
    ];
  });
}

/** When meals usually end; a menu says it for its day. */
export const usualUntil: Record<Meal, string> = {
  breakfast: '08:00',
  lunch: '12:30',
  dinner: '18:30',
  supper: '21:30',
  extra: '16:00',
};

function lastReadings(readings: readonly FridgeReading[]): FridgeReading[] {
  const last = new Map<string, FridgeReading>();
  for (const one of readings) if (one.at > (last.get(one.fridge)?.at ?? -Infinity)) last.set(one.fridge, one);
  return [...last.values()].sort((a, b) => b.at - a.at);
}

/** The number after the last one, with its letters and zeros: A-09 becomes A-10. */
export function nextBox(last: string | undefined): string {
  const [, letters = '', digits] = /^(.*?)(\d+)$/.exec(last ?? '') ?? [];
  return digits === undefined ? '1' : `${letters}${String(Number(digits) + 1).padStart(digits.length, '0')}`;
}

/** One dish a line, or with the commas a menu is pasted with; each once. */
export const dishesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,，、;；\t]+/)
      .map((dish) => dish.trim())
      .filter((dish) => dish !== ''),
  ),
];

/** Where samples may be kept by this person: buildings of the own scope, those with a register first. */
export function canteensFor(places: readonly Place[], scope: readonly string[], book: KitchenBook): Place[] {
  const used = new Set([...book.menus, ...book.samples, ...book.seals].map((one) => one.canteenId));
  const mine = places.filter(
    (place) =>
      used.has(place.id) ||
      (!place.retired && (scope.length > 0 ? scope.includes(place.id) : place.kind === 'building')),
  );
  const here = mine.filter((place) => isWithin(place, scope));
  return here.sort((a, b) => Number(used.has(b.id)) - Number(used.has(a.id)) || hint(b) - hint(a));
}

/** A building called 食堂 or 餐厅 is likelier than a dormitory. */
const hint = (place: Place): number => Number(/食堂|餐厅|餐饮|canteen|kitchen/i.test(place.name));
