// What hangs on the walls of the demo school: most of it good for years, some to be replaced soon, one too old, one that nobody can read.
import type { Agent, Asset } from '../../domain/asset.ts';
import type { Places } from './cast.ts';
import { chance, type Chance } from './random.ts';

const seed = 50505;
const floors = ['3号宿舍楼 1层', '3号宿舍楼 2层', '教学楼 1层', '教学楼 2层'];
/** Months before the school was founded here, for each extinguisher of a floor in turn. */
const ages: readonly (readonly [Agent | null, number | null])[] = [
  ['powder', 31],
  ['powder', 118],
  ['powder', 66],
  ['water', 14],
  ['powder', 122],
  ['co2', 40],
  ['powder', 8],
  [null, null],
  ['powder', 54],
  ['water', 69],
  ['powder', 31],
  ['co2', 102],
];
const perFloor = 3;
/** Months since the instrument test of each. */
const testedMonths = [
  ['照明箱漏保', 3],
  ['插座箱漏保', 11],
] as const;

/** `foundedAt`: UTC ms. */
export function demoAssets(places: Places, foundedAt: number): Asset[] {
  const luck = chance(seed);
  const extinguishers = floors.flatMap((floor, at) =>
    ages.slice(at * perFloor, (at + 1) * perFloor).map(([agent, months], n) =>
      asset(luck, foundedAt, places.named(floor).id, {
        category: 'extinguisher',
        agent,
        label: `灭火器 ${n + 1}`,
        made: months === null ? null : monthsBefore(foundedAt, months),
        note: months === null ? '铭牌看不清' : '',
      }),
    ),
  );
  const rcds = testedMonths.map(([label, months]) =>
    asset(luck, foundedAt, places.named('3号宿舍楼').id, {
      category: 'rcd',
      label,
      checked: `${monthsBefore(foundedAt, months)}-15`,
    }),
  );
  const machines = special(luck, places.named('食堂').id, foundedAt);
  return [
    ...extinguishers,
    ...rcds,
    ...machines,
    ...panels(luck, places, foundedAt),
    ...cold(luck, places, foundedAt),
    licence(luck, places, foundedAt),
  ];
}

/** What the electrician goes past: two in the low-voltage room, one on each floor of a dormitory. */
function panels(luck: Chance, places: Places, foundedAt: number): Asset[] {
  const one = (place: string, label: string, months: number): Asset =>
    asset(luck, foundedAt, places.named(place).id, {
      special: 'panel',
      label,
      made: monthsBefore(foundedAt, months),
    });
  return [
    one('配电室 低压柜', '1号动力箱', 100),
    one('配电室 低压柜', '2号照明箱', 100),
    ...['1层', '2层'].map((floor) => one(`3号宿舍楼 ${floor}`, `${floor}配电箱`, 64)),
  ];
}

/** Where the kitchen keeps what must stay cold; the next calibration of a thermometer so many months after. */
function cold(luck: Chance, places: Places, foundedAt: number): Asset[] {
  const one = (place: string, special: 'fridge' | 'freezer' | 'sample-fridge', label: string, next: number): Asset =>
    asset(luck, foundedAt, places.named(place).id, {
      special,
      label,
      made: monthsBefore(foundedAt, 30),
      due: `${monthsBefore(foundedAt, -next)}-10`,
    });
  return [
    one('食堂 留样间', 'sample-fridge', '1号柜', 9),
    one('食堂 粗加工间', 'fridge', '蔬菜冷藏柜', 9),
    one('食堂 烹饪间', 'fridge', '熟食冷藏柜', 1),
    one('食堂 粗加工间', 'freezer', '肉类冷冻柜', 9),
  ];
}

/** 食品经营许可证, which ends within two months. */
const licence = (luck: Chance, places: Places, foundedAt: number): Asset =>
  asset(luck, foundedAt, places.named('食堂').id, {
    special: 'licence',
    label: '食品经营许可证',
    due: `${monthsBefore(foundedAt, -2)}-05`,
  });

/** Made so many months before; the next inspection so many months after the school was founded here. */
function special(luck: Chance, placeId: string, foundedAt: number): Asset[] {
  const one = (about: Partial<Asset>, months: number, next: number): Asset =>
    asset(luck, foundedAt, placeId, {
      made: monthsBefore(foundedAt, months),
      due: `${monthsBefore(foundedAt, -next)}-20`,
      ...about,
    });
  return [
    one({ category: 'lift', label: '杂物电梯', note: 'TWJ200/0.4' }, 70, 5),
    one({ special: 'boiler', label: '蒸汽锅炉', note: 'LSS0.5-0.7-Q' }, 100, 8),
    one({ special: 'pressure-vessel', label: '分汽缸', note: 'DN300' }, 100, 20),
  ];
}

const asset = (luck: Chance, at: number, placeId: string, about: Partial<Asset>): Asset => ({
  id: luck.id(at),
  placeId,
  category: 'other',
  agent: null,
  label: '',
  made: null,
  serviced: null,
  note: '',
  ...about,
});

function monthsBefore(ms: number, months: number): string {
  const day = new Date(ms);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months, 1)).toISOString().slice(0, 7);
}
