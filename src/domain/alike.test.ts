import { expect, test } from 'vitest';
import { bitsApart, mostApart, partsOf } from './alike.ts';

const flip = (dhash: string, bits: readonly number[]): string =>
  bits
    .reduce((value, bit) => value ^ (1n << BigInt(bit)), BigInt(`0x${dhash}`))
    .toString(16)
    .padStart(16, '0');

test('whatever four bits differ, two likes share a part by which they are found', () => {
  const dhash = '0f3c9a5517e2b480';
  for (let n = 0; n < 500; n++) {
    const bits = Array.from({ length: mostApart }, (_, i) => (n * 7 + i * (n % 15) + i * 13) % 64);
    const other = flip(dhash, bits);
    expect(bitsApart(dhash, other)).toBeLessThanOrEqual(mostApart);
    expect(partsOf(other).some((part, i) => part === partsOf(dhash)[i])).toBe(true);
  }
});

test('the same digits in another part are another part', () => {
  expect(new Set(partsOf('0000000000000000')).size).toBe(5);
});
