import { expect, test } from 'vitest';
import { readNumber } from './numbers.ts';

test('a number typed with full-width digits is the same number', () => {
  expect(readNumber('１２５')).toBe(125);
  expect(readNumber('０．０７')).toBe(0.07);
});

test('a Chinese full stop or comma stands for the point', () => {
  expect(readNumber('3。5')).toBe(3.5);
  expect(readNumber('3，5')).toBe(3.5);
  expect(readNumber('36,6')).toBe(36.6);
});

test('a comma before three digits groups thousands', () => {
  expect(readNumber('1,500')).toBe(1500);
  expect(readNumber('１，５００')).toBe(1500);
});

test('below zero is said in three ways', () => {
  expect(readNumber('-18')).toBe(-18);
  expect(readNumber('－１８')).toBe(-18);
  expect(readNumber('零下18')).toBe(-18);
});

test('half a number is no number yet', () => {
  for (const text of ['', ' ', '-', '.', '1.2.3', '三', '1e5', 'NaN']) expect(readNumber(text)).toBeNull();
});

test('minus nothing is nothing', () => {
  expect(Object.is(readNumber('-0'), 0)).toBe(true);
});
