import { expect, test } from 'vitest';
import { append, renew } from './pages.ts';

const page = (ids: string, next: string | null) => ({ rows: Array.from(ids, (id) => ({ id })), next });
const ids = (paged: { rows: { id: string }[] }) => paged.rows.map((row) => row.id).join('');

test('a following page goes under, and a row that moved is not shown twice', () => {
  const all = append(page('abc', 'c'), page('cde', null));
  expect([ids(all), all.next]).toEqual(['abcde', null]);
});

test('a refresh keeps the rows that were opened further down', () => {
  const all = renew(page('abcdef', 'f'), page('xabc', 'c'));
  expect([ids(all), all.next]).toEqual(['xabcdef', 'f']);
});

test('a row that moved to the top is not shown again below', () => {
  expect(ids(renew(page('abcdef', 'f'), page('eabc', 'c')))).toBe('eabcdf');
});

test('a refresh that has nothing in common takes the place of everything', () => {
  expect(renew(page('def', 'f'), page('abc', 'c'))).toEqual(page('abc', 'c'));
});

test('a refresh that is the whole list is the whole list', () => {
  expect(renew(page('abcdef', 'f'), page('ab', null))).toEqual(page('ab', null));
});
