import { expect, test } from 'vitest';
import { canteen, dorm3, id } from '../../../tests/cast.ts';
import type { Meal } from '../../domain/kitchen.ts';
import type { KeptSample } from './kitchen-day.ts';
import { labelGroups } from './label-groups.ts';

const box = (n: number, day: string, meal: Meal, takenAt: number, canteenId = canteen.id): KeptSample => ({
  id: id(n),
  canteenId,
  canteenName: '食堂',
  day,
  meal,
  dish: `菜${n}`,
  by: id(15),
  byName: '赵敏',
  entries: [],
  state: 'kept',
  kept: {
    grams: 130,
    box: String(n),
    fridge: '1号柜',
    shelf: '',
    takenAt,
    keepUntil: takenAt + 1,
    late: false,
    sure: true,
  },
  disposed: null,
  missed: null,
});

test('labels come meal by meal, the last meal first, its boxes as they were taken', () => {
  const boxes = [
    box(1, '2026-11-21', 'dinner', 30),
    box(2, '2026-11-22', 'lunch', 60),
    box(3, '2026-11-22', 'lunch', 50),
    box(4, '2026-11-22', 'lunch', 55, dorm3.id),
  ];
  const gone: KeptSample = { ...box(5, '2026-11-22', 'lunch', 40), state: 'disposed' };
  expect(
    labelGroups([...boxes, gone], canteen.id).map(({ key, samples }) => [key, samples.map(({ dish }) => dish)]),
  ).toEqual([
    ['2026-11-22.lunch', ['菜3', '菜2']],
    ['2026-11-21.dinner', ['菜1']],
  ]);
  expect(labelGroups([], canteen.id)).toEqual([]);
});
