import { expect, test } from 'vitest';
import { id, li, tonight } from '../../tests/cast.ts';
import { batonOf, batonText, readBaton } from './baton.ts';
import { roundId } from './round-id.ts';

const round = roundId(id(82), '2026-11-22', 1320);
const points = Array.from({ length: 24 }, (_, n) => ({ placeId: id(300 + n) }));
const done = points.slice(0, 11).map(({ placeId }) => placeId);
const baton = { by: li.id, byName: li.name, done, unsent: 12, at: tonight };

test('what one phone shows the other reads, with the same points', () => {
  const text = batonText('https://patrol.example', round, baton);
  expect(text.length).toBeLessThan(330);
  const said = readBaton(text)!;
  expect(said.roundId).toBe(round);
  expect(batonOf(said, points)).toEqual(baton);
});

test('points that are no longer on the route are left out', () => {
  const said = readBaton(batonText('https://patrol.example', round, baton))!;
  expect(batonOf(said, points.slice(5)).done).toEqual(done.slice(5));
});

test('nothing done is a baton too; rubbish is none', () => {
  const fresh = readBaton(batonText('http://x', round, { ...baton, done: [], unsent: 0 }));
  expect(fresh).toMatchObject({ marks: [], unsent: 0 });
  const good = batonText('http://x', round, baton);
  for (const bad of [
    '',
    'https://x/b/4F7K92XM',
    good.replace(id(82), 'no'),
    `${good}%`,
    `${good}~1`,
    good.slice(0, -2),
  ])
    expect(readBaton(bad)).toBeNull();
});
