import { expect, test } from 'vitest';
import { spellingsOf } from './pinyin.ts';
import { spaced, tokensOf } from './tokens.ts';
import { allMarks, ready, stands, wordsOf } from './words.ts';

const finds = (question: string, text: string, isName = false): boolean =>
  wordsOf(question).every((word) => stands(ready(text, isName), word));
const cut = (question: string, text: string, isName = false): string[] =>
  allMarks(ready(text, isName), wordsOf(question)).map(([from, to]) => text.slice(from, to));

test('Han characters stand each by itself, letters and digits in runs, whatever their width and case', () => {
  expect(spaced('3号楼B２03，Fire-Door')).toBe('3 号 楼 b 203 fire door');
  expect(spaced('…、 ')).toBe('');
});

test('a token knows where it stands in the text as it was given', () => {
  const text = '𠮷野家㎡x';
  expect(tokensOf(text).map(({ from, to }) => text.slice(from, to))).toEqual(['𠮷', '野', '家', '㎡', '㎡', 'x']);
});

test('any part of a Chinese text is found, from one character on', () => {
  for (const part of ['灯', '急照明', '应急照明灯不亮']) expect(finds(part, '二楼应急照明灯不亮')).toBe(true);
  expect(finds('照急', '二楼应急照明灯不亮')).toBe(false);
});

test('signs within a word are passed over, spaces part words', () => {
  expect(finds('YH20261122-7K3QF8', '编号 YH20261122-7K3QF8')).toBe(true);
  expect(finds('7k3qf8', 'YH20261122-7K3QF8')).toBe(true);
  expect(finds('灯 二楼', '二楼的灯')).toBe(true);
  expect(finds('灯 三楼', '二楼的灯')).toBe(false);
});

test('letters and numbers are found from their beginning, a single one only whole', () => {
  expect(finds('ext', 'Fire extinguisher')).toBe(true);
  expect(finds('ting', 'Fire extinguisher')).toBe(false);
  expect(finds('30', '301室')).toBe(true);
  expect(finds('3', '301室')).toBe(false);
  expect(finds('3', '3号楼')).toBe(true);
});

test('initials find names, by all readings of a character, and nothing else', () => {
  expect(finds('ssl', '3号宿舍楼 2层', true)).toBe(true);
  expect(finds('3hssl2c', '3号宿舍楼 2层', true)).toBe(true);
  expect(finds('ssl', '3号宿舍楼', false)).toBe(false);
  for (const spelt of ['cql', 'zql']) expect(finds(spelt, '重庆路', true)).toBe(true);
  for (const spelt of ['cyj', 'zyj']) expect(finds(spelt, '曾以杰', true)).toBe(true);
  expect(finds('xql', '重庆路', true)).toBe(false);
});

test('what was found is marked where it stands, marks that meet run together', () => {
  expect(cut('ssl', '3号宿舍楼 2层', true)).toEqual(['宿舍楼']);
  expect(cut('宿舍 舍楼', '3号宿舍楼')).toEqual(['宿舍楼']);
  expect(cut('灯', '灯坏了，另一个灯也坏了')).toEqual(['灯', '灯']);
  expect(cut('ex', 'Exit extra')).toEqual(['Ex', 'ex']);
});

test('a name with many readings is spelt in a few ways only', () => {
  expect(spellingsOf('红烧肉')).toContain('h s r');
  expect(spellingsOf('重行长乐单曾').length).toBe(8);
});

test('what is no word at all asks nothing', () => {
  for (const nothing of ['', '   ', '"*"', '（）', '🙂']) expect(wordsOf(nothing)).toEqual([]);
});

test('signs of a query are no more than signs', () => {
  expect(wordsOf('"灯" OR NEAR(a, 2) written:x*').map(({ tokens }) => tokens.join(' '))).toEqual([
    '灯',
    'or',
    'near a',
    '2',
    'written x',
  ]);
});
