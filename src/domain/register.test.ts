import { expect, test } from 'vitest';
import { canteen, id } from '../../tests/cast.ts';
import type { FridgeReading, Sample } from './kitchen.ts';
import { byMeal, fridgeCelsius, gapsIn } from './register.ts';

const day = '2026-11-22';
const menu = {
  canteenId: canteen.id,
  day,
  meals: [
    { meal: 'lunch' as const, until: '12:30', dishes: ['米饭', '青菜'] },
    { meal: 'dinner' as const, until: '18:30', dishes: ['面条'] },
  ],
};
const told = (dish: string, over = {}) => ({
  canteenId: canteen.id,
  day,
  meal: 'lunch' as const,
  dish,
  state: 'kept' as const,
  ...over,
});
const at = (hours: number, minutes: number) => Date.UTC(2026, 10, 22, hours - 8, minutes);
const open = (samples: Parameters<typeof gapsIn>[1], now: number) =>
  gapsIn([menu], samples, now, 'Asia/Shanghai').map(({ meal, dish }) => `${meal} ${dish}`);

test('a dish is a gap half an hour after its meal, and stays one on every later day until somebody says something', () => {
  expect(open([], at(13, 0))).toEqual([]);
  expect(open([], at(13, 1))).toEqual(['lunch 米饭', 'lunch 青菜']);
  expect(open([told('米饭')], at(13, 1))).toEqual(['lunch 青菜']);
  expect(open([told('米饭')], at(13, 1) + 20 * 86_400_000)).toEqual(['lunch 青菜', 'dinner 面条']);
});

test('the same dish of another meal, day or canteen closes no gap', () => {
  const elsewhere = [{ meal: 'dinner' as const }, { day: '2026-11-21' }, { canteenId: id(99) }];
  expect(open([told('青菜'), ...elsewhere.map((over) => told('米饭', over))], at(13, 1))).toEqual(['lunch 米饭']);
});

test('meals stand in the order of the day', () => {
  const meals = ['supper', 'lunch', 'extra', 'breakfast', 'dinner'] as const;
  const sorted = meals.map((meal) => ({ day, meal })).sort(byMeal);
  expect(sorted.map(({ meal }) => meal)).toEqual(['breakfast', 'lunch', 'extra', 'dinner', 'supper']);
});

test('the fridge of a sample is as it was read nearest to when the sample went in, measured again included', () => {
  const sample = { day, canteenId: canteen.id, kept: { fridge: '1号柜', takenAt: at(12, 0) } } as Sample;
  const read = (celsius: number, ms: number, over: Partial<FridgeReading> = {}) =>
    ({ day, canteenId: canteen.id, fridge: '1号柜', celsius, again: null, at: ms, ...over }) as FridgeReading;
  expect(
    fridgeCelsius(sample, [
      read(3, at(7, 0)),
      read(9, at(13, 0), { again: 5 }),
      read(1, at(12, 0), { fridge: '2号柜' }),
    ]),
  ).toBe(5);
  expect(fridgeCelsius(sample, [read(3, at(12, 0), { day: '2026-11-21' })])).toBe(null);
});
