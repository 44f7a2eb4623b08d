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

const told = {
  open: 7,
  hazards: [
    { placeId: id(315), grade: 'M', number: '7K3QF8', words: '配电箱（3号）发热' },
    { placeId: id(316), grade: 'G', number: '2A9ZZW', words: 'Door stuck' },
    { placeId: id(317), grade: 'MS', number: '22222A', words: '' },
  ],
} as const;

test('hazards that are open where the colleague goes travel along: which, how bad, and how they begin', () => {
  const text = batonText('https://patrol.example', round, {
    ...baton,
    told: { open: told.open, hazards: [...told.hazards] },
  });
  const said = readBaton(text)!;
  expect(batonOf(said, points)).toEqual({ ...baton, told });
  // What is not on this phone's route says nothing here.
  expect(batonOf(said, points.slice(0, 17)).told).toEqual({ open: 7, hazards: told.hazards.slice(0, 2) });
});

test('a phone of before reads the points of a new baton, and a new one a baton of before', () => {
  const text = batonText('https://patrol.example', round, {
    ...baton,
    told: { open: told.open, hazards: [...told.hazards] },
  });
  // It knew six parts, and marks of four letters, and looked up those of its route among them.
  const parts = decodeURIComponent(text.slice(text.indexOf('b=') + 2)).split('~');
  expect(parts).toHaveLength(6);
  expect(parts[5]).toMatch(/^([0-9A-Z]{4})*$/);
  const before = readBaton(batonText('https://patrol.example', round, baton))!;
  expect(before.told).toBeNull();
  expect(batonOf(before, points)).toEqual(baton);
});

test('what a later version says of hazards is not guessed at, and the points stand', () => {
  const text = batonText('https://patrol.example', round, { ...baton, told: { open: 3, hazards: [] } });
  expect(text.endsWith('U103')).toBe(true);
  for (const later of [text.replace(/U103$/, 'U203'), `${text}UABC`]) {
    const said = readBaton(later)!;
    expect(said.told).toBeNull();
    expect(batonOf(said, points)).toEqual(baton);
  }
});

test('a code stays small enough to be read: letters no camera needs are left out, then hazards, never points', () => {
  const hazards = Array.from({ length: 9 }, (_, n) => ({
    placeId: id(300 + n),
    grade: 'L' as const,
    number: '7K3QF8',
    words: '这一处的隐患写得很长😀很长',
  }));
  const text = (ofDone: number) =>
    batonText('https://patrol.example', round, {
      ...baton,
      done: Array.from({ length: ofDone }, (_, n) => id(300 + n)),
      told: { open: 9, hazards },
    });
  const said = readBaton(text(24))!.told!;
  expect(said).toMatchObject({ open: 9, hazards: { length: 5 } });
  expect(said.hazards[0]?.words).toBe('这一处的隐患写得很长');
  expect(text(150).length).toBeLessThanOrEqual(900);
  expect(readBaton(text(150))).toMatchObject({ marks: { length: 150 }, told: { open: 9 } });
  expect(readBaton(text(200))).toMatchObject({ marks: { length: 200 }, told: { open: 9, hazards: [] } });
});
