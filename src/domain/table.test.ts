import { expect, test } from 'vitest';
import { answer, checklist, item } from '../../tests/cast.ts';
import { checkAnswer, judge } from './answer.ts';
import { gaps } from './inspection.ts';
import { columnTotal, emptyCell } from './table.ts';
import type { Column } from './template.ts';

const day = '2026-11-22';
const dish: Column = { zh: '菜品', en: 'Dish', required: true };
const grams: Column = { zh: '留样量', en: 'Weight', type: 'NUM', limit: { min: 125 }, total: true };
const until: Column = { zh: '有效期', en: 'Valid until', type: 'DATE', date: { mustBeAhead: true } };
const fever: Column = {
  zh: '发热',
  en: 'Fever',
  type: 'CH',
  options: [
    { zh: '否', en: 'No', abnormal: false },
    { zh: '是', en: 'Yes', abnormal: true },
  ],
};
const at: Column = { zh: '时间', en: 'Time', type: 'TIME' };
const columns = [dish, grams, until, fever, at];
const table = item({ id: 'Z4-01', type: 'TABLE', photo: 'none', columns });
const judged = (...rows: string[][]) => judge(table, answer('Z4-01', rows), day);
const check = (...rows: string[][]) => checkAnswer(table, answer('Z4-01', rows));

test('a cell out of the limits of its column makes the whole answer abnormal', () => {
  expect(judged(['红烧肉', '130', '2027-01-01', '否', '11:20'])).toBe('normal');
  expect(judged(['红烧肉', '130'], ['番茄炒蛋', '120'])).toBe('abnormal');
  expect(judged(['红烧肉', '', '2026-11-21'])).toBe('abnormal');
  expect(judged(['红烧肉', '', '', '是'])).toBe('abnormal');
});

test('no rows are an answer, and a normal one', () => {
  expect(judged()).toBe('normal');
});

test.each([
  ['words in a number', ['x', '半斤'], 'answer-wrong-type'],
  ['a number not yet finished', ['x', '12.'], 'answer-wrong-type'],
  ['a day no calendar has', ['x', '', '2026-02-30'], 'answer-wrong-type'],
  ['a choice nobody offered', ['x', '', '', '也许'], 'answer-not-an-option'],
  ['an hour no clock has', ['x', '', '', '', '25:00'], 'answer-wrong-type'],
  ['more cells than columns', ['1', '2', '', '', '', '6'], 'answer-wrong-type'],
])('%s is refused', (_what, row, code) => {
  expect(() => check(row)).toThrow(expect.objectContaining({ code, detail: { itemId: 'Z4-01' } }));
});

test('an empty cell is of every type, and a column without a type takes any words', () => {
  expect(() => check(['', '', '', '', ''], ['甲 乙', '-1.5', '2027-06-30', '是', '00:00'])).not.toThrow();
});

test('a cell that must be filled is missed by its row and column', () => {
  expect(emptyCell(table, [['红烧肉'], ['', '130']])).toEqual({ row: 1, column: 0 });
  expect(emptyCell(table, [['红烧肉']])).toBeNull();
  const whole = { ...checklist, items: [table] };
  expect(gaps(whole, [answer('Z4-01', [['', '130']])], day)).toEqual([{ itemId: 'Z4-01', code: 'row-incomplete' }]);
  expect(gaps(whole, [answer('Z4-01', [])], day)).toEqual([]);
});

test('numbers of a column are added up to the gram', () => {
  expect(columnTotal(grams, 1, [['a', '0.1'], ['b', '0.2'], ['c', ''], ['d', 'x'], []])).toBe(0.3);
});

test('rows that were judged before are judged again by what is new among them', () => {
  const limited: Column[] = [{ zh: '读数', en: 'Reading', type: 'NUM', limit: { max: 8 } }];
  const table = item({ id: 'Z1-11', type: 'TABLE', columns: limited });
  const said = (rows: string[][], columns = limited) =>
    judge({ ...table, columns }, answer('Z1-11', rows), '2026-11-22');
  const rows = [['3'], ['4']];
  expect(said(rows)).toBe('normal');
  expect(said(rows.with(1, ['9']))).toBe('abnormal');
  expect(said(rows.with(1, ['8']))).toBe('normal');
  // The same rows under another version's limits.
  expect(said(rows, [{ ...limited[0]!, limit: { max: 3 } }])).toBe('abnormal');
});
