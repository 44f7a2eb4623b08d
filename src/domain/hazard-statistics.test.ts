import { expect, test } from 'vitest';
import { sun, tonight, wang, yucai } from '../../tests/cast.ts';
import { an, commitments, dian, fen, Ledger, sayings, xiao, type Bare } from '../../tests/cast-cases.ts';
import { ledgerTable } from './hazard-ledger.ts';
import type { HazardDo } from './hazard-handling.ts';
import { dayMs } from './hazard-times.ts';
import type { Hazard } from './hazard.ts';

const table = (per: 'quarter' | 'year', hazards: Hazard[], now: number) => {
  const around = { timeZone: yucai.timeZone, now, placeOf: () => undefined };
  const { columns, rows, signs } = ledgerTable(per, hazards, { from: 0, to: Infinity }, around);
  const lines = rows.map(({ cells }) => Object.fromEntries(columns.map(({ head }, n) => [head, cells[n]])));
  return { heads: columns.map(({ head }) => head), lines, signs };
};

/** What the rule of 2008 asks for of both grades, and the five commitments of the major ones that are not put right. */
const form =
  '统计时段｜隐患类别｜一般隐患排查数｜一般隐患整改数｜一般隐患整改率｜重大隐患排查数｜重大隐患整改数｜重大隐患整改率｜未整改重大隐患数｜其中落实目标任务｜其中落实经费物资｜其中落实机构人员｜其中落实整改期限｜其中落实应急措施｜当场整改数｜未销号数｜逾期数｜挂牌督办数｜反复隐患数｜落实整改资金（元）';

test('the statistics have the columns of their form, by quarter and by year, and are signed', () => {
  for (const per of ['quarter', 'year'] as const) {
    const { heads, signs, lines } = table(per, [], tonight);
    expect(heads).toEqual(form.split('｜'));
    expect([signs, lines]).toEqual([['主要负责人（签字）', '填表人', '填表日期'], []]);
  }
});

test('each line is the plain count of a field in a time, the sum beneath; 较大 is 一般, and what was turned down is none', () => {
  const ledger = new Ledger();
  const ids: string[] = [];
  const report = (over = {}): string => {
    const { id } = ledger.report(wang, over);
    ids.push(id);
    return id;
  };
  const take = (id: string, by: typeof wang, step: HazardDo, over: object = {}) =>
    expect(ledger.take(id, by, { ...sayings[step](ledger.hazard(id)), ...over } as Bare)).toBeNull();
  const done = report();
  take(done, sun, 'assign');
  take(done, dian, 'accept');
  take(done, dian, 'rectify');
  take(done, sun, 'pass');
  take(done, an, 'close');
  take(report(), sun, 'reject');
  // The like was closed at the same place a moment ago.
  const major = report({ suspectedMajor: true });
  take(major, fen, 'judge', { grade: 'M' });
  take(major, sun, 'assign');
  take(major, dian, 'accept');
  take(major, dian, 'plan', { plan: commitments({ yuan: 800, inPlace: false }) });
  take(major, xiao, 'supervise');
  report({ category: 'kitchen' });
  // Two months on it is another quarter and another year.
  ledger.now += 60 * dayMs;
  report({ category: 'kitchen' });
  const hazards = ids.map((id) => ledger.hazard(id));
  const { lines } = table('quarter', hazards, ledger.now);
  const fourth = '2026年第4季度';
  expect(lines.map((line) => [line['统计时段'], line['隐患类别']])).toEqual([
    [fourth, '用电'],
    [fourth, '食堂'],
    [fourth, '合计'],
    // The major one is not put right.
    ['2027年第1季度', '用电'],
    ['2027年第1季度', '食堂'],
    ['2027年第1季度', '合计'],
  ]);
  expect(lines[2]).toEqual({
    统计时段: fourth,
    隐患类别: '合计',
    一般隐患排查数: 2,
    一般隐患整改数: 1,
    一般隐患整改率: '50%',
    重大隐患排查数: 1,
    重大隐患整改数: 0,
    重大隐患整改率: '0%',
    未整改重大隐患数: 1,
    其中落实目标任务: 1,
    其中落实经费物资: 0,
    其中落实机构人员: 1,
    其中落实整改期限: 1,
    其中落实应急措施: 1,
    当场整改数: 0,
    未销号数: 2,
    逾期数: 2,
    挂牌督办数: 1,
    反复隐患数: 1,
    '落实整改资金（元）': 800,
  });
  expect(lines[5]).toMatchObject({
    未整改重大隐患数: 1,
    一般隐患排查数: 1,
    一般隐患整改率: '0%',
    重大隐患整改率: '',
    逾期数: 0,
  });
  expect(table('year', hazards, ledger.now).lines.map((line) => line['统计时段'])).toEqual([
    '2026年',
    '2026年',
    '2026年',
    '2027年',
    '2027年',
    '2027年',
  ]);
});

test('what is major and not put right is counted in each later time too, as long as it is not', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang, { suspectedMajor: true });
  expect(ledger.take(id, fen, { ...sayings.judge(ledger.hazard(id)), grade: 'M' } as Bare)).toBeNull();
  ledger.now += 60 * dayMs;
  const later = ledger.report(wang, { category: 'fire' });
  const lines = (hazards: Hazard[]) =>
    table('quarter', hazards, ledger.now).lines.map((line) => [
      line['统计时段'],
      line['隐患类别'],
      line['重大隐患排查数'],
      line['未整改重大隐患数'],
    ]);
  expect(lines([ledger.hazard(id), later])).toEqual([
    ['2026年第4季度', '用电', 1, 1],
    ['2026年第4季度', '合计', 1, 1],
    ['2027年第1季度', '消防', 0, 0],
    ['2027年第1季度', '用电', 0, 1],
    ['2027年第1季度', '合计', 0, 1],
  ]);
});
