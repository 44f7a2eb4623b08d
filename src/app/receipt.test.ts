import { expect, test } from 'vitest';
import { id } from '../../tests/cast.ts';
import { shortReceipt } from './receipt.ts';

test('a receipt is six letters and digits that nobody mishears', () => {
  for (const n of [0, 1, 255, 4096])
    expect(shortReceipt(id(n))).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/);
});

test('the same receipt always reads the same, another one differently', () => {
  expect(shortReceipt('018f0000-0000-7000-8000-00003fffffff')).toBe('ZZZZ-ZZ');
  expect(shortReceipt('018f0000-0000-7000-8000-000000000021')).toBe('0000-11');
  expect(shortReceipt(id(1))).not.toBe(shortReceipt(id(2)));
});
