// The kitchen's day: what is open, what may go, what stays.
import { expect, test } from 'vitest';
import { canteen, dorm3, floor2, id, tonight, wang } from '../../../tests/cast.ts';
import type { KitchenBook } from '../../db/kitchen.ts';
import { keepMs, type Sample, type Seal } from '../../domain/kitchen.ts';
import { canteensFor, dishesIn, kitchenDay, nextBox } from './kitchen-day.ts';

const day = '2026-11-22';
const sample = (n: number, dish: string, takenAt: number, over: Partial<Sample> = {}): Sample =>
  ({
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
      grams: 130,
      box: `A-0${n}`,
      fridge: '1号柜',
      shelf: '',
      takenAt,
      keepUntil: takenAt + keepMs,
      late: false,
      sure: true,
    },
    disposed: null,
    missed: null,
    ...over,
  }) as Sample;
const menu = {
  canteenId: canteen.id,
  day,
  meals: [{ meal: 'lunch' as const, until: '12:40', dishes: ['米饭', '青菜', '例汤'] }],
};
const book = (over: Partial<KitchenBook>): KitchenBook => ({
  menus: [menu],
  samples: [],
  readings: [],
  figures: undefined,
  seals: [],
  ...over,
});

test('what was forgotten on a day before is asked for until somebody says something, and today’s is not among it', () => {
  const yesterday = { ...menu, day: '2026-11-21' };
  const asked = (samples: Sample[]) =>
    kitchenDay(book({ menus: [menu, yesterday], samples }), canteen.id, day, tonight, 'Asia/Shanghai').gaps;
  expect(asked([]).map((gap) => `${gap.day} ${gap.dish}`)).toEqual([
    '2026-11-21 米饭',
    '2026-11-21 青菜',
    '2026-11-21 例汤',
  ]);
  expect(asked(['米饭', '青菜', '例汤'].map((dish, n) => sample(n, dish, tonight, { day: '2026-11-21' })))).toEqual([]);
});

test('the menu of a week ago is at hand, that of another day or canteen is not', () => {
  const menus = [
    { ...menu, day: '2026-11-15' },
    { ...menu, day: '2026-11-14' },
    { ...menu, canteenId: id(99), day: '2026-11-15' },
  ];
  const of = (list: typeof menus) =>
    kitchenDay(book({ menus: list }), canteen.id, day, tonight, 'Asia/Shanghai').weekAgo;
  expect(of(menus)).toBe(menus[0]);
  expect(of(menus.slice(1))).toBeUndefined();
});

test('each dish of the menu stands there, and what was sampled besides stands behind', () => {
  const samples = [sample(1, '青菜', tonight), sample(2, '水果', tonight)];
  const [lunch] = kitchenDay(book({ samples }), canteen.id, day, tonight, 'Asia/Shanghai').meals;
  expect(lunch?.dishes.map(({ dish, sample: of }) => `${dish} ${of?.state ?? 'open'}`)).toEqual([
    '米饭 open',
    '青菜 kept',
    '例汤 open',
    '水果 kept',
  ]);
  expect(lunch).toMatchObject({ until: '12:40', coverage: { kept: 1, open: ['米饭', '例汤'] } });
});

test('boxes whose 48 hours are over may go, oldest first; a seal keeps those it covers', () => {
  const samples = [
    sample(1, '新', tonight - 1000),
    sample(2, '旧', tonight - keepMs),
    sample(3, '更旧', tonight - 2 * keepMs),
  ];
  const open = kitchenDay(book({ samples }), canteen.id, day, tonight, 'Asia/Shanghai');
  expect([open.due.map((one) => one.dish), open.staying.map((one) => one.dish)]).toEqual([['更旧', '旧'], ['新']]);
  const seal: Seal = {
    canteenId: canteen.id,
    from: tonight - keepMs,
    sealedAt: tonight,
    reason: 'x',
    by: wang.id,
    byName: 'x',
    lifted: null,
    entries: [],
  };
  const sealed = kitchenDay(book({ samples, seals: [seal] }), canteen.id, day, tonight, 'Asia/Shanghai');
  expect([sealed.due.map((one) => one.dish), sealed.staying.map((one) => one.dish)]).toEqual([['更旧'], ['旧', '新']]);
});

test('what may go later today is counted, what may go tomorrow or lies under a seal is not', () => {
  const hour = 3_600_000;
  const at = Date.parse('2026-11-22T21:00:00+08:00');
  const samples = [sample(1, '今晚', at - keepMs + hour), sample(2, '明早', at - keepMs + 4 * hour)];
  const dayIn = (timeZone: string) => kitchenDay(book({ samples }), canteen.id, day, at, timeZone).laterToday;
  expect([dayIn('Asia/Shanghai'), dayIn('UTC')]).toEqual([1, 2]);
  const sealed = { canteenId: canteen.id, from: at - keepMs, lifted: null } as Seal;
  expect(kitchenDay(book({ samples, seals: [sealed] }), canteen.id, day, at, 'UTC').laterToday).toBe(0);
});

test('another canteen, another day and what is disposed of already are not shown as boxes of here', () => {
  const samples = [
    sample(1, '别处', tonight, { canteenId: dorm3.id }),
    sample(2, '昨天', tonight - 3 * keepMs, { state: 'disposed' }),
  ];
  const shown = kitchenDay(book({ menus: [], samples }), canteen.id, '2026-11-23', tonight, 'Asia/Shanghai');
  expect([shown.meals, shown.due, shown.staying]).toEqual([[], [], []]);
});

test('the next box has the next number', () => {
  expect(['A-09', '12', undefined, '红盒', '099'].map(nextBox)).toEqual(['A-10', '13', '1', '1', '100']);
});

test('a menu is typed line by line or pasted with commas', () => {
  expect(dishesIn(' 米饭、青菜，红烧肉\n例汤\n\n米饭')).toEqual(['米饭', '青菜', '红烧肉', '例汤']);
});

test('one’s own canteen is found; who covers the school is shown what is called so first', () => {
  const places = [dorm3, floor2, canteen];
  expect(canteensFor(places, [canteen.id], book({ menus: [] }))).toEqual([canteen]);
  expect(canteensFor(places, [], book({ menus: [] }))).toEqual([canteen, dorm3]);
});
