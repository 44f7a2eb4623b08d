import { expect, test } from 'vitest';
import {
  allHazards,
  hazardAddress,
  hazardPath,
  matches,
  readHazardFilter,
  type HazardFilter,
} from './hazard-filter.ts';

const read = (address: string) =>
  readHazardFilter(Object.fromEntries(new URL(address, 'https://school.test').searchParams));

test.each<HazardFilter>([
  allHazards,
  { grade: 'MS', state: null },
  { grade: null, state: 'fixed-on-spot' },
  { grade: 'L', state: 'reported' },
])('a filter comes back from its address: %o', (filter) => {
  expect(read(hazardAddress(filter))).toEqual(filter);
});

test('words that mean nothing are left out', () => {
  expect(read('/hazards?grade=X&state=closed')).toEqual(allHazards);
  expect(hazardPath(allHazards)).toBe('/api/hazards');
});

test('a hazard is shown when every filter agrees', () => {
  const hazard = { grade: 'MS', state: 'reported' } as const;
  expect(matches(hazard, allHazards)).toBe(true);
  expect(matches(hazard, { grade: 'MS', state: 'reported' })).toBe(true);
  expect(matches(hazard, { grade: 'MS', state: 'withdrawn' })).toBe(false);
});
