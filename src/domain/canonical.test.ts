import { expect, test } from 'vitest';
import { canonical, inOrder } from './canonical.ts';

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

/** A tree of everything JSON has, keys that look like numbers among them; the same for the same seed. */
function tree(next: () => number, depth = 0): unknown {
  const kind = Math.floor(next() * (depth > 4 ? 4 : 6));
  if (kind === 0) return next() < 0.5 ? null : next() < 0.5;
  if (kind === 1) return Math.floor(next() * 1e6) / 8;
  if (kind < 4) return `好${Math.floor(next() * 1000)}"\\`;
  const members = Array.from({ length: Math.floor(next() * 6) }, () => tree(next, depth + 1));
  if (kind === 4) return members;
  const isPlain = next() < 0.7;
  const key = () => (isPlain ? 'k' : '') + Math.floor(next() * 40);
  return Object.fromEntries(members.map((member) => [key(), member]));
}

const reference = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(reference).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${reference(member)}`).join(',')}}`;
};

test('whatever the order it came in, the text is that of the order', () => {
  let state = 7;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let n = 0; n < 2000; n++) {
    const value = tree(next);
    const text = reference(value);
    expect(canonical(value)).toBe(text);
    expect(canonical(JSON.parse(text))).toBe(text);
  }
});

test('what is in order is not copied, and what is not leaves the original as it was', () => {
  const ordered = { a: [{ b: 1, c: { d: 2 } }], e: null };
  expect(inOrder(ordered)).toBe(ordered);
  const mixed = { a: 0, b: [{ d: 1, c: 2 }], e: 3 };
  expect(JSON.stringify(inOrder(mixed))).toBe('{"a":0,"b":[{"c":2,"d":1}],"e":3}');
  expect(JSON.stringify(mixed)).toBe('{"a":0,"b":[{"d":1,"c":2}],"e":3}');
});
