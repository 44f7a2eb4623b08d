// What a checklist takes from the register: each box once, into the columns it knows.
import { expect, test } from 'vitest';
import { canteen, id, wang } from '../../../tests/cast.ts';
import { builtInTemplates } from '../../server/library/library.ts';
import { facilities } from '../../domain/school.ts';
import { keepMs } from '../../domain/kitchen.ts';
import type { Item } from '../../domain/template.ts';
import type { KeptSample } from './kitchen-day.ts';
import { isRegister, missingRows, registerDay } from './register-rows.ts';

const library = builtInTemplates({ kind: 'secondary', facilities: [...facilities] });
const asked = (itemId: string): Item => library.flatMap(({ items }) => items).find((one) => one.id === itemId)!;
const columns = asked('K1-01').columns!;
const day = '2026-11-22';
const takenAt = Date.UTC(2026, 10, 22, 3, 30);
const box = (n: number, dish: string, grams: number): KeptSample => ({
  id: id(n),
  canteenId: canteen.id,
  canteenName: '食堂',
  day,
  meal: 'lunch',
  dish,
  by: wang.id,
  byName: '王秀兰',
  entries: [],
  state: 'kept',
  kept: {
    grams,
    box: `A-0${n}`,
    fridge: '1号柜',
    shelf: '上层',
    takenAt,
    keepUntil: takenAt + keepMs,
    late: n === 2,
    sure: true,
  },
  disposed: null,
  missed: null,
});
const samples = [box(1, '米饭', 130), box(2, '例汤', 126)];
const menu = {
  canteenId: canteen.id,
  day,
  meals: [{ meal: 'lunch' as const, until: '12:40', dishes: ['米饭', '青菜'] }],
};
const reading = { id: id(9), canteenId: canteen.id, fridge: '1号柜', celsius: 3.5, again: null, at: takenAt, day };
const book = {
  menus: [menu],
  samples: [...samples, { ...box(3, '粥', 140), day: '2026-11-21' }, { ...box(4, '面', 140), canteenId: id(77) }],
  readings: [{ ...reading, by: wang.id, byName: '王秀兰' }],
  seals: [],
  figures: undefined,
};

test('the day of the canteen that the place is or lies in', () => {
  const of = (place: Parameters<typeof registerDay>[1]) => registerDay(book, place, day);
  expect(of(canteen)).toEqual({ samples, dishes: 2, kept: 1, least: 126, celsius: [3.5, 3.5] });
  expect(of({ id: id(50), ancestors: [{ id: canteen.id, name: '食堂' }] }).samples).toEqual(samples);
  expect(of({ id: id(51), ancestors: [] })).toEqual({ samples: [], dishes: 0, kept: 0, least: null, celsius: null });
});

test('each box becomes a row with what the register knows, and none becomes two', () => {
  const rows = missingRows(samples, columns, []);
  const named = rows.map((row) =>
    Object.fromEntries(row.flatMap((cell, at) => (cell ? [[columns[at]!.zh, cell]] : []))),
  );
  expect(named[1]).toMatchObject({ 餐次: '午餐', 菜品名称: '例汤', 留样量: '126', 留样人: '王秀兰', 备注: '补留' });
  expect(named[1]?.['留样时间']).toMatch(/^\d\d:\d\d$/);
  expect(missingRows(samples, columns, rows)).toEqual([]);
  expect(missingRows(samples, columns, [rows[0]!]).map((row) => row[1])).toEqual(['例汤']);
});

test('a meal that the school’s own choice does not know is left open', () => {
  const own = columns.map((column) => Object.assign({}, column, column.options && { options: [] }));
  expect(missingRows(samples, own, [])[0]?.[0]).toBe('');
});

test('both checklists of the library that ask for samples are known, and no other table is', () => {
  const tables = library.flatMap(({ items }) => items).filter((one) => isRegister(one.columns ?? []));
  expect(tables.map((one) => one.id)).toEqual(['K1-01', 'K6-07']);
});
