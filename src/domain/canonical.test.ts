import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';

test('keys are sorted by code unit at every depth, and undefined members are left out', () => {
  expect(canonical({ b: [{ d: 1, c: undefined, a: null }], a: '防火', B: true })).toBe(
    '{"B":true,"a":"防火","b":[{"a":null,"d":1}]}',
  );
});

test('numbers are written as RFC 8785 writes them', () => {
  expect(canonical([1e21, 1e-7, 0.1, 100, -0, 4.5])).toBe('[1e+21,1e-7,0.1,100,0,4.5]');
});

test('text is escaped in one way only', () => {
  expect(canonical('€$\u000f\nA\'B"\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\"/"');
});

test.each([
  ['not a number', Number.NaN],
  ['infinity', Infinity],
  ['half a character', '\ud800'],
  ['a function', () => 1],
])('%s cannot be hashed', (_what, value) => {
  expect(() => canonical({ value })).toThrow(TypeError);
});
