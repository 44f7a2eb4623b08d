import { expect, test } from 'vitest';
import { boxCode, boxCodeIn, readShortCode, shortCode } from './short-code.ts';

const id = '0199c2a4-7d1e-7abc-8f00-0123456789ab';

test('a code is the end of the id in letters nobody mistakes', () => {
  expect(shortCode(id, 6)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/);
  expect(boxCode(id)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(boxCode('0199c2a4-7d1e-7abc-8f00-000000000001')).toBe('0000-0001');
  expect(boxCode('0199c2a4-7d1e-7abc-8f00-00ffffffffff')).toBe('ZZZZ-ZZZZ');
  expect(boxCode('0199c2a4-7d1e-7abc-8f00-ff0000000020')).toBe('0000-0010');
});

test('a code is read however it was typed', () => {
  const code = boxCode(id);
  for (const typed of [
    code,
    code.toLowerCase(),
    code.replace('-', ''),
    ` ${code.replace('-', ' ')} `,
    code.replace('-', '－'),
  ])
    expect(boxCodeIn(typed)).toBe(code);
  expect(readShortCode('oil1-0000', 8)).toBe('0111-0000');
});

test('a code is read out of the address on its label, of whatever school', () => {
  const code = boxCode(id);
  expect(boxCodeIn(`https://patrol.school.example/b/${code.replace('-', '')}`)).toBe(code);
  expect(boxCodeIn(`HTTPS://PATROL.SCHOOL.EXAMPLE/B/${code}/`)).toBe(code);
});

test('anything else is no code', () => {
  for (const text of [
    '',
    '4F7K-92X',
    '4F7K-92XMM',
    'UUUU-UUUU',
    'https://patrol.school.example/',
    '微信支付',
    '中'.repeat(8),
  ])
    expect(boxCodeIn(text)).toBeNull();
});
