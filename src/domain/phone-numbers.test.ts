import { expect, test } from 'vitest';
import { withoutNumbers } from './phone-numbers.ts';

test.each([
  ['有事打13912345678找我', '有事打＊＊＊找我'],
  ['139 1234 5678', '＊＊＊'],
  ['139-1234-5678。', '＊＊＊。'],
  ['１３９１２３４５６７８', '＊＊＊'],
  ['值班室 0571-88881234', '值班室 ＊＊＊'],
])('a number to call is covered: %s', (text, expected) => {
  expect(withoutNumbers(text)).toBe(expected);
});

test.each([
  '3号楼 305 室',
  '2026-11-22 22:30',
  'YH20261122-7K3QF8',
  '灭火器 20210315 生产',
  '电箱 1391234567',
  '身份 139123456789',
])('what is no number to call stays: %s', (text) => {
  expect(withoutNumbers(text)).toBe(text);
});
