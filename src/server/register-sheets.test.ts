import { expect, test } from 'vitest';
import { canteen, id } from '../../tests/cast.ts';
import type { FridgeReading, Sample } from '../domain/kitchen.ts';
import { registerSheets } from './register-sheets.ts';
import { readWorkbook } from './sheets/read-workbook.ts';
import { writeWorkbook } from './sheets/write-workbook.ts';

const hour = 3_600_000;
/** 2026-11-22 11:30 in Shanghai. */
const takenAt = Date.UTC(2026, 10, 22, 3, 30);
const common = {
  canteenId: canteen.id,
  canteenName: '食堂',
  day: '2026-11-22',
  by: id(15),
  byName: '赵敏',
  entries: [],
};
const box: Sample = {
  ...common,
  id: id(1),
  meal: 'lunch',
  dish: '=红烧肉',
  state: 'disposed',
  kept: {
    grams: 130,
    box: 'A-07',
    fridge: '1号柜',
    shelf: '上层',
    takenAt,
    keepUntil: takenAt + 48 * hour,
    late: true,
    sure: true,
  },
  disposed: {
    by: id(16),
    byName: '钱芳',
    at: takenAt + 49 * hour,
    way: 'kitchen-waste',
    note: '已称重',
    witness: '周敏',
  },
  missed: null,
};
const gap: Sample = {
  ...common,
  id: id(2),
  meal: 'breakfast',
  dish: '小米粥',
  state: 'missed',
  kept: null,
  disposed: null,
  missed: { reason: '忘了', at: takenAt },
};
const reading = (at: number, celsius: number, again: number | null = null): FridgeReading => ({
  id: id(at % 100),
  canteenId: canteen.id,
  fridge: '1号柜',
  celsius,
  again,
  at,
  day: '2026-11-22',
  by: id(15),
  byName: '赵敏',
});
const readings = [
  reading(takenAt + 6 * hour, 3),
  reading(takenAt + hour, 9.5, 4.2),
  reading(takenAt - hour * 4, 12, 11),
];

/** How Excel counts: days since 1899-12-30 on the wall. */
const excel = (wall: string): string => String(Date.parse(`${wall}Z`) / 86_400_000 + 25_569);
const forgotten = { canteenId: canteen.id, day: '2026-11-22', meal: 'lunch' as const, dish: '例汤', until: '12:30' };
const table = async (n: number, timeZone = 'Asia/Shanghai') => {
  const sheets = registerSheets([{ name: '食堂', samples: [box, gap], readings, gaps: [forgotten] }], timeZone);
  const { name, rows } = readWorkbook(await writeWorkbook(sheets))[n]!;
  return { name, rows: rows.map(({ cells }) => Array.from({ length: 16 }, (_, at) => cells.get(at) ?? '')) };
};

test('the register has exactly the columns of the form, with dates that are dates on the wall of the school', async () => {
  const { name, rows } = await table(0);
  expect(name).toBe('食品留样登记表');
  expect(rows).toEqual([
    '日期｜餐次｜菜品（食品）名称｜留样量（g）｜留样时间（月日时分）｜留样人｜留样柜编号／层位｜容器或标签编号｜冷藏温度（℃）｜照片｜应保存至｜处置时间｜处置方式｜处置人｜审核人｜备注'.split(
      '｜',
    ),
    [excel('2026-11-22T00:00'), '早', '小米粥', '', '', '赵敏', '', '', '', '', '', '', '', '', '', '缺样：忘了'],
    [
      excel('2026-11-22T00:00'),
      '中',
      '=红烧肉',
      '130',
      excel('2026-11-22T11:30'),
      '赵敏',
      '1号柜／上层',
      'A-07',
      '4.2',
      '',
      excel('2026-11-24T11:30'),
      excel('2026-11-24T12:30'),
      '作餐厨垃圾处理',
      '钱芳',
      '',
      '补留；处置见证人：周敏；已称重',
    ],
    [excel('2026-11-22T00:00'), '中', '例汤', ...Array.from({ length: 12 }, () => ''), '没有留样，也没有写原因'],
  ]);
});

test('a school elsewhere reads its own clock', async () => {
  const { rows } = await table(0, 'Asia/Urumqi');
  expect(rows[2]?.[4]).toBe(excel('2026-11-22T09:30'));
});

test('the temperatures have the columns of their form', async () => {
  const { name, rows } = await table(1);
  expect([name, ...rows.map((row) => row.slice(2, 7))]).toEqual([
    '留样柜温度记录',
    ['柜号', '温度（℃）', '是否正常（0–8）', '处理', '记录人'],
    ['1号柜', '11', '否', '第一次 12 ℃，再量 11 ℃，已报隐患', '赵敏'],
    ['1号柜', '4.2', '是', '第一次 9.5 ℃，再量 4.2 ℃', '赵敏'],
    ['1号柜', '3', '是', '', '赵敏'],
  ]);
});

test('several canteens have sheets of their own, whatever they are called', async () => {
  const pages = (name: string) => ({ name, samples: [], readings: [], gaps: [] });
  const written = await writeWorkbook(registerSheets([pages('东/食堂'), pages('一'.repeat(40))], 'Asia/Shanghai'));
  const names = readWorkbook(written).map(({ name }) => name);
  expect(names).toEqual([
    '食品留样登记表 1 东 食堂',
    '留样柜温度记录 1 东 食堂',
    `食品留样登记表 2 ${'一'.repeat(18)}`,
    `留样柜温度记录 2 ${'一'.repeat(18)}`,
  ]);
  for (const name of names) expect(name.length).toBeLessThanOrEqual(31);
});

test('boxes under a seal and boxes that were handed over have a list of their own, each list numbered by itself', async () => {
  const kept: Sample = { ...box, id: id(3), dish: '米饭', state: 'kept', disposed: null };
  const gone = (n: number, dish: string, at: number): Sample => ({
    ...box,
    id: id(n),
    dish,
    state: 'handed-over',
    disposed: null,
    handedOver: {
      by: id(16),
      byName: '钱芳',
      at,
      entry: id(at % 50),
      seal: id(40),
      unit: '市场监管局',
      taker: '吴磊',
      signatures: null,
    },
  });
  const seal = { canteenId: canteen.id, from: takenAt, sealedAt: takenAt + hour, reason: '腹痛', lifted: null };
  const pages = {
    name: '食堂',
    samples: [box, kept, gone(4, '例汤', takenAt + 3 * hour), gone(5, '豆腐', takenAt + 3 * hour)],
    readings: [],
    gaps: [],
    seal: { ...seal, by: id(16), byName: '钱芳', entries: [id(40)] },
  };
  const { name, rows } = readWorkbook(await writeWorkbook(registerSheets([pages], 'Asia/Shanghai')))[2]!;
  expect(name).toBe('移交清单');
  expect(rows.slice(1).map(({ cells }) => [0, 1, 4, 10, 11, 12, 13, 14].map((at) => cells.get(at) ?? ''))).toEqual([
    ['1', '例汤', excel('2026-11-22T11:30'), '已移交', excel('2026-11-22T14:30'), '钱芳', '市场监管局', '吴磊'],
    ['2', '豆腐', excel('2026-11-22T11:30'), '已移交', excel('2026-11-22T14:30'), '钱芳', '市场监管局', '吴磊'],
    ['1', '米饭', excel('2026-11-22T11:30'), '封存中', '', '', '', ''],
  ]);
  expect(registerSheets([{ ...pages, samples: [box] }], 'Asia/Shanghai')).toHaveLength(2);
});
