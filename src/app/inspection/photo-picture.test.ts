import { expect, test } from 'vitest';
import { isHeic } from './photo-picture.ts';

const file = (head: string) => new TextEncoder().encode(`\0\0\0\x18${head}mif1`).buffer;

test('an iPhone photo is known by its first bytes, whatever its name says', () => {
  expect(isHeic(file('ftypheic'))).toBe(true);
  expect(isHeic(file('ftypmif1'))).toBe(true);
});

test('a film or a text is not taken for a photo', () => {
  expect(isHeic(file('ftypisom'))).toBe(false);
  expect(isHeic(new TextEncoder().encode('灭火器').buffer)).toBe(false);
  expect(isHeic(new ArrayBuffer(0))).toBe(false);
});
