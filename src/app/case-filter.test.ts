import { expect, test } from 'vitest';
import {
  bare,
  casesAddress,
  countsPath,
  narrowed,
  openCases,
  readCases,
  rowsPath,
  type CaseFilter,
} from './case-filter.ts';

const asked = (address: string) => readCases(Object.fromEntries(new URL(address, 'http://school').searchParams));
const narrow: CaseFilter = {
  list: 'to-assign',
  place: 'p1',
  category: 'fire',
  grade: 'L',
  state: 'reported',
  dept: 'd1',
  person: 'x',
  days: '30',
  supervised: 'yes',
  words: '3号楼 插座',
  from: '2026-11-01',
  to: '2026-11-22',
  counted: null,
  sort: 'newest',
  view: 'board',
};

test('what is open, by what is due first, is the bare address', () => {
  expect(casesAddress(openCases)).toBe('/hazards');
  expect(readCases({})).toEqual(openCases);
});

test('every filter survives its address, with a case beside it too', () => {
  expect(asked(casesAddress(narrow))).toEqual(narrow);
  expect(casesAddress(narrow, 'h1')).toMatch(/^\/hazards\/h1\?/);
  expect(asked(casesAddress({ ...narrow, list: 'open' })).list).toBe('open');
});

test('what a figure counts is asked for by its name, and no list beside it', () => {
  const counted: CaseFilter = { ...openCases, list: 'all', counted: 'ended', place: 'p1', sort: 'newest' };
  expect(casesAddress(counted)).toBe('/hazards?place=p1&counted=ended');
  expect(asked(casesAddress(counted))).toEqual(counted);
  expect(countsPath(counted)).not.toContain('counted');
  expect(bare(counted)).toEqual(openCases);
});

test('what cannot be read is left out, and days the wrong way round are turned', () => {
  expect(readCases({ list: 'x', grade: 'Q', from: '2026-13-99', sort: '' })).toEqual(openCases);
  expect(readCases({ from: '2026-11-22', to: '2026-11-01' })).toMatchObject({ from: '2026-11-01', to: '2026-11-22' });
});

test('a state by itself is looked for among all, since it may be over', () => {
  expect(readCases({ state: 'closed' }).list).toBe('all');
});

test('the server is asked for the same, and the lengths do not depend on the list', () => {
  expect(rowsPath(openCases)).toBe('/api/hazards?list=open&sort=due');
  expect(rowsPath(narrow)).toContain('list=to-assign&sort=newest&place=p1');
  expect(countsPath(openCases)).toBe('/api/hazards/counts');
  expect(countsPath(narrow)).not.toContain('list');
});

test('clearing keeps the list and its order', () => {
  expect(narrowed(narrow)).toBe(11);
  expect(bare(narrow)).toEqual({ ...openCases, list: 'to-assign', sort: 'newest', view: 'board' });
});
