import { expect, test } from 'vitest';
import { desk as en } from './en/desk.ts';
import { desk as zh } from './zh/desk.ts';

test('how many wait for my signature is said as a least where there are more than are listed', () => {
  const said = ([n, late, more]: [number, number, boolean]) => [
    zh.signing.count(n, late, more),
    en.signing.count(n, late, more),
  ];
  expect(said([3, 0, false])).toEqual(['待我签字 3 份', '3 to sign']);
  expect(said([100, 7, true])).toEqual([
    '待我签字 100 份以上，其中 7 份已超过 24 小时',
    'Over 100 to sign, 7 of them over 24 hours',
  ]);
  expect(said([100, 100, true])).toEqual([
    '待我签字 100 份以上，其中 100 份以上已超过 24 小时',
    'Over 100 to sign, 100 or more of them over 24 hours',
  ]);
});
