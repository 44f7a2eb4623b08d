// What moves by itself moves nothing under the finger.
import { expect, test } from 'vitest';
import { inFirstOrder } from './first-order.ts';

const named = (...ids: string[]) => ids.map((id) => ({ id }));
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).join('');

test('a building that falls behind stays where it stood, one that was not there comes last', () => {
  const first: string[] = [];
  expect(ids(inFirstOrder(first, named('b', 'a', 'c')))).toBe('bac');
  expect(ids(inFirstOrder(first, named('a', 'd', 'b', 'c')))).toBe('bacd');
});

test('one that is gone for a moment comes back to its place', () => {
  const first: string[] = [];
  inFirstOrder(first, named('a', 'b', 'c'));
  expect(ids(inFirstOrder(first, named('c', 'a')))).toBe('ac');
  expect(ids(inFirstOrder(first, named('c', 'b', 'a')))).toBe('abc');
});
