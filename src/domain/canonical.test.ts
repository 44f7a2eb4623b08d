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

test('keys that look like numbers are ordered as text, and every own key counts', () => {
  expect(canonical({ b: 1, '9': 2, '10': { z: [{ '2': 1, '11': 2 }], a: 0 }, ' ': 3 })).toBe(
    '{" ":3,"10":{"a":0,"z":[{"11":2,"2":1}]},"9":2,"b":1}',
  );
  expect(canonical(JSON.parse('{"b":{"__proto__":{"y":1}},"a":1}'))).toBe('{"a":1,"b":{"__proto__":{"y":1}}}');
});

test('many keys are ordered like few', () => {
  const names = Array.from({ length: 30 }, (_, n) => `k${(n * 7) % 30}`);
  const text = canonical(Object.fromEntries(names.map((name) => [name, 0])));
  expect(Object.keys(JSON.parse(text) as object)).toEqual(names.toSorted());
});
