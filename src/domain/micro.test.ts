import { expect, test } from 'vitest';
import { id } from '../../tests/cast.ts';
import { microFor } from './micro.ts';
import { roundId } from './round-id.ts';

const rounds = Array.from({ length: 300 }, (_, n) => roundId(id(82), '2026-11-22', n * 4));
const places = Array.from({ length: 10 }, (_, n) => id(100 + n));
const asked = (micro: number) => rounds.flatMap((round) => places.map((place) => microFor(round, place, micro)));

test('nothing is asked where the plan does not want it', () => {
  expect(asked(0).every((one) => one === null)).toBe(true);
});

test('about one arrival in so many is asked, both kinds alike, and the same again', () => {
  const found = asked(8);
  const count = (ask: string) => found.filter((one) => one === ask).length;
  for (const ask of ['photo', 'digits']) {
    expect(count(ask)).toBeGreaterThan(120);
    expect(count(ask)).toBeLessThan(255);
  }
  expect(asked(8)).toEqual(found);
});

test('one in one asks everywhere', () => {
  expect(asked(1).every((one) => one !== null)).toBe(true);
});
