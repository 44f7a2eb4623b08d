// What a line of a running book follows from: what is left of a chemical, and what a meter says was used.
import { expect, test } from 'vitest';
import {
  answer,
  canteen,
  checklist,
  dorm3,
  floor2,
  inspection,
  item,
  tonight,
  wang,
  yucai,
} from '../../../tests/cast.ts';
import type { Answer } from '../answer.ts';
import type { Place } from '../place.ts';
import type { Item } from '../template.ts';
import { covered, type LedgerAround, type LedgerCell } from './form.ts';
import type { Inspected } from './inspection-line.ts';
import { ledgerOf } from './ledgers.ts';
import { companionMeals } from './kitchen.ts';
import type { LedgerName } from './names.ts';
import { chemicals } from './record-sheets.ts';

const places = new Map([dorm3, floor2, canteen].map((place) => [place.id, place]));
const around = (shows = false): LedgerAround => ({
  timeZone: yucai.timeZone,
  now: tonight,
  placeOf: (id) => places.get(id),
  shows,
});

const table = (id: string, ...columns: NonNullable<Item['columns']>): Item => item({ id, type: 'TABLE', columns });
const text = (zh: string) => ({ zh, en: zh });
const number = (zh: string) => ({ zh, en: zh, type: 'NUM' as const });
const signature = (name: string, strokes: number[][] = []) => ({
  name,
  signedAt: tonight,
  width: 300,
  height: 150,
  strokes,
});

function recordOf(n: number, day: string, place: Place, items: Item[], answers: Answer[]): Inspected {
  const body = inspection({ placeId: place.id, template: { code: 'R4', version: 1 }, answers, photos: [] });
  return {
    record: {
      id: `r${n}`,
      entries: [`e${n}`],
      state: 'submitted',
      placeName: place.name,
      templateName: checklist.name,
      by: wang.id,
      byName: wang.name,
      day,
      submittedAt: tonight,
      receivedAt: tonight,
      tally: { normal: 0, abnormal: 0, notApplicable: 0, open: 0, bulk: 0 },
      inspection: body,
    },
    template: { ...checklist, items, reasons: [] },
    hazards: [],
    round: null,
  };
}

/** Of the records `of` the book, one after the other. */
function lines(
  name: LedgerName,
  book: readonly Inspected[],
  of = book,
  shows = false,
): Record<string, LedgerCell | undefined>[] {
  const ledger = ledgerOf(name);
  if (ledger?.from !== 'inspections') throw new Error(name);
  const { heads, rowsOf } = ledger.form;
  return of
    .flatMap((source) => rowsOf({ ...source, book }, around(shows)))
    .map(({ cells }) => Object.fromEntries(heads.map(({ head }, n) => [head, cells[n]])));
}

const store = [
  table(
    'R4-01',
    text('品名'),
    text('规格'),
    number('入库'),
    number('领用'),
    number('退回'),
    text('用途'),
    text('日期'),
  ),
  item({ id: 'R4-02', type: 'SIGN' }),
  item({ id: 'R4-03', type: 'SIGN' }),
];
const booked = (n: number, day: string, place: Place, ...rows: string[][]): Inspected =>
  recordOf(n, day, place, store, [
    answer('R4-01', rows),
    answer('R4-02', signature('王秀兰')),
    answer('R4-03', signature('李建国')),
  ]);

test('what is left of a chemical follows from all that was booked in its store, of that name and specification', () => {
  const book = [
    booked(
      1,
      '2026-09-01',
      floor2,
      ['盐酸', '500 mL', '10', '', '', '入库', ''],
      ['盐酸', '2.5 L', '2', '', '', '入库', ''],
    ),
    booked(2, '2026-09-02', canteen, ['盐酸', '500 mL', '3', '', '', '入库', '']),
    booked(
      3,
      '2026-09-03',
      floor2,
      ['盐酸', '500 mL', '', '3', '', '实验', ''],
      ['盐酸', '500 mL', '', '', '0.5', '剩余', ''],
    ),
  ];
  expect(lines('chemicals', book).map(({ 结存 }) => 结存)).toEqual([10, 2, 3, 7, 7.5]);
  // The days that are asked for do not change it.
  const [out] = lines('chemicals', book, [book[2]!]);
  expect(out).toMatchObject({
    品名: '盐酸',
    领用: 3,
    入库: null,
    结存: 7,
    双人签字: '王秀兰、李建国',
    日期: '2026-09-03',
  });
});

const meters = [
  table(
    'R5-01',
    text('月份（选该月任一天）'),
    text('表计编号'),
    text('类别'),
    number('本期读数'),
    number('金额'),
    text('异常说明'),
  ),
];
const read = (n: number, day: string, place: Place, ...rows: string[][]): Inspected =>
  recordOf(n, day, place, meters, [answer('R5-01', rows)]);

test('use and comparisons follow from the readings of the same meter in the same building', () => {
  const book = [
    read(1, '2026-09-01', dorm3, ['2026-08-31', 'D-1', '电', '1000', '', '']),
    read(2, '2026-09-30', floor2, ['', 'D-1', '电', '1100', '80', ''], ['', 'D-1', '水', '7', '', '']),
    read(3, '2026-10-31', floor2, ['', 'D-1', '电', '1250.5', '120.4', '天冷']),
    read(4, '2026-10-31', canteen, ['', 'D-1', '电', '90', '', '']),
    read(5, '2026-11-30', dorm3, ['', 'D-1', '电', '1250.5', '', ''], ['', 'D-1', '水', '3', '', '换表']),
  ];
  const short = lines('energy', book).map((line) =>
    ['月份', '类别', '上期', '用量', '环比', '同比'].map((head) => line[head] ?? '—').join(' '),
  );
  expect(short).toEqual([
    '2026-08 电 — — — —',
    '2026-09 电 1000 100 — —',
    '2026-09 水 — — — —',
    '2026-10 电 1100 150.5 增 50.5% —',
    '2026-10 电 — — — —',
    '2026-11 电 1250.5 0 降 100% —',
    '2026-11 水 7 — — —',
  ]);
  expect(lines('energy', book, [book[2]!])[0]).toMatchObject({ 表计编号: 'D-1', 金额: 120.4, 抄表人: wang.name });
});

test('a book is read once, however many of its records are told', () => {
  const months = 40;
  let looks = 0;
  const book = Array.from({ length: months }, (_, n) => {
    const day = new Date(Date.UTC(2023, n, 15)).toISOString().slice(0, 10);
    const source = read(n, day, dorm3, [day, 'D-1', '电', String(100 * n), '', '']);
    const { answers } = source.record.inspection;
    Object.defineProperty(source.record.inspection, 'answers', { get: () => (looks++, answers) });
    return source;
  });
  expect(lines('energy', book).map((line) => line['用量'])).toEqual([
    null,
    ...Array.from({ length: months - 1 }, () => 100),
  ]);
  expect(looks).toBeLessThan(months * 4);
});

const visits = [
  table(
    'R3-01',
    ...['日期', '进入时间', '姓名', '证件核验', '事由', '被访人', '批准人', '离开时间'].map((head) => text(head)),
  ),
];

test('who came to whom is covered unless it is asked for; when, and that identity was checked, is not', () => {
  const row = ['', '18:10', '赵大明', '是', '送药', '赵小明', '王秀兰', '18:25'];
  const book = [recordOf(1, '2026-11-20', dorm3, visits, [answer('R3-01', [row])])];
  const seen = { 日期: '2026-11-20', 进入时间: '18:10', '证件核验（是/否，不留存号码全文）': '是', 批准人: '王秀兰' };
  expect(lines('visitors', book)[0]).toMatchObject({ ...seen, 姓名: covered, 事由: covered, 被访人: covered });
  expect(lines('visitors', book, book, true)[0]).toMatchObject({ ...seen, 姓名: '赵大明', 被访人: '赵小明' });
});

test('both who signed for a chemical stand in its cell as they drew, side by side', () => {
  const source = recordOf(1, '2026-09-01', floor2, store, [
    answer('R4-01', [['盐酸', '500 mL', '10', '', '', '入库', '']]),
    answer('R4-02', signature('王秀兰', [[1, 2, 3, 4]])),
    answer('R4-03', signature('李建国', [[5, 6, 7, 8]])),
  ]);
  const [row] = chemicals.rowsOf(source, around());
  const strokes = [
    [1, 2, 3, 4],
    [305, 6, 307, 8],
  ];
  expect(row?.pictures).toEqual([{ column: 6, picture: { drawing: { strokes, width: 600, height: 150 } } }]);
});

test('the signature of a shared meal stands with whoever gave it', () => {
  const items = [table('K2-31', text('餐次'), text('陪餐人')), item({ id: 'K2-37', type: 'SIGN' })];
  const meal = (...names: string[]) =>
    recordOf(1, '2026-11-20', canteen, items, [
      answer(
        'K2-31',
        names.map((name) => ['午餐', name]),
      ),
      answer('K2-37', signature('高远', [[1, 2, 3, 4]])),
    ]);
  const signed = (...names: string[]) => lines('companion-meals', [meal(...names)]).map(({ 签名 }) => 签名 ?? null);
  expect(signed('高校长')).toEqual(['高远']);
  expect(signed('徐明', '高远')).toEqual([null, '高远']);
  const drawings = companionMeals.rowsOf(meal('徐明', '高远'), around());
  expect(drawings.map(({ pictures }) => pictures?.map(({ column }) => column))).toEqual([undefined, [8]]);
});
