import { expect, test } from 'vitest';
import { dorm3, floor2, id } from '../../tests/cast.ts';
import type { Place } from './place.ts';
import type { Point, Visit } from './round.ts';
import { fastLegs, floorNumber, type Leg } from './round-legs.ts';

/** Metres north of the gate; a hundredth of a degree is 1112 m. */
const north = (name: string, metres: number, accuracyM = 5): Place => ({
  id: name,
  kind: 'point',
  name,
  ancestors: [],
  coordinates: { latitude: 30 + metres / 111_195, longitude: 104, accuracyM },
});
const floor = (n: number, name: string): Place => ({ ...floor2, id: `floor ${n}`, name });
const room = (name: string, of: Place): Place => ({
  id: name,
  kind: 'room',
  name,
  ancestors: [...of.ancestors, { id: of.id, name: of.name }],
});
const known: Place[] = [
  dorm3,
  north('gate', 0),
  north('library', 610),
  north('near', 8),
  floor(-1, 'B1'),
  floor(1, '1层'),
  floor(6, '6层'),
  floor(9, '天台'),
  room('101', floor(1, '1层')),
  room('601', floor(6, '6层')),
  room('cellar', floor(-1, 'B1')),
];
const placeOf = (wanted: string) => known.find((place) => place.id === wanted);

const visit = (seconds: number, over: Partial<Visit> = {}): Visit => ({
  id: id(1),
  by: 'li',
  byName: '李建国',
  at: seconds * 1000,
  sure: true,
  how: 'scan',
  ...over,
});
const point = (placeId: string, visits: Visit[], minutes: number | null = null): Point => ({
  placeId,
  templates: [],
  minutes,
  visits,
  skips: [],
});
const legs = (...points: Point[]): Leg[] => fastLegs({ points, proof: 'scan' }, placeOf);

test('six hundred metres in sixteen seconds is told with the way and the time it takes', () => {
  expect(legs(point('gate', [visit(0)]), point('library', [visit(16)]))).toEqual([
    { from: 'gate', to: 'library', seconds: 16, least: 300, by: 'way', metres: 600 },
  ]);
});

test('whoever walked it briskly is not told, nor what may lie within what the phones were sure of', () => {
  expect(legs(point('gate', [visit(0)]), point('library', [visit(300)]))).toEqual([]);
  expect(legs(point('gate', [visit(0)]), point('library', [visit(299)]))).toHaveLength(1);
  expect(legs(point('gate', [visit(0)]), point('near', [visit(0)]))).toEqual([]);
});

test('five floors take their time, in rooms of them too, and an unreadable floor counts as one', () => {
  const up = (seconds: number) => legs(point('101', [visit(0)]), point('601', [visit(seconds)]));
  expect(up(49)).toMatchObject([{ by: 'floors', floors: 5, least: 50, seconds: 49 }]);
  expect(up(50)).toEqual([]);
  expect(legs(point('floor 6', [visit(0)]), point('floor 9', [visit(4)]))).toMatchObject([{ floors: 1, least: 10 }]);
});

test('the cellar is one floor under the first', () => {
  expect(legs(point('101', [visit(0)]), point('cellar', [visit(12)]))).toEqual([]);
  expect(legs(point('601', [visit(0)]), point('cellar', [visit(1)]))).toMatchObject([{ floors: 6, least: 60 }]);
});

test('without coordinates and floors the minutes of the route say something, from a point to the next only', () => {
  const [a, b] = [point('A', [visit(0)]), point('B', [visit(74)], 5)];
  expect(legs(a, b)).toEqual([{ from: 'A', to: 'B', seconds: 74, least: 75, by: 'minutes', minutes: 5 }]);
  expect(legs(a, point('B', [visit(75)], 5))).toEqual([]);
  expect(legs(a, point('between', [], 2), b)).toEqual([]);
  expect(legs(point('A', [visit(0)]), point('B', [visit(1)]))).toEqual([]);
});

test('two people are two ways, and a clock that nobody had set says nothing', () => {
  const other = visit(16, { by: 'wang' });
  expect(legs(point('gate', [visit(0)]), point('library', [other]))).toEqual([]);
  expect(legs(point('gate', [visit(0)]), point('library', [visit(16, { sure: false })]))).toEqual([]);
  expect(legs(point('gate', [visit(0)]), { ...point('library', [visit(16)]), extra: true })).toEqual([]);
});

test('nobody ran to a point that nobody pressed, because the plan asks for no proof', () => {
  const without = (...points: Point[]) => fastLegs({ points, proof: 'none' }, placeOf);
  const atTheEnd = (placeId: string) => point(placeId, [visit(16, { how: 'tap' })]);
  expect(without(point('gate', [visit(0)]), atTheEnd('library'), atTheEnd('601'))).toEqual([]);
  const scannedToo = point('library', [visit(16, { how: 'tap' }), visit(17)]);
  expect(without(point('gate', [visit(0)]), scannedToo)).toMatchObject([{ to: 'library', seconds: 17 }]);
});

test('the order of time counts and not that of the route, and what falls short the most comes first', () => {
  const told = legs(
    point('library', [visit(16)]),
    point('gate', [visit(0)]),
    point('101', [visit(1000)]),
    point('601', [visit(1010)]),
  );
  expect(told.map(({ from, to }) => [from, to])).toEqual([
    ['gate', 'library'],
    ['101', '601'],
  ]);
});

test.each([
  ['2层', 2],
  ['二楼', 2],
  ['12F', 12],
  ['十二层', 12],
  ['二十层', 20],
  ['B1', -1],
  ['地下一层', -1],
  ['负2楼', -2],
  ['天台', null],
  ['2号实验室', null],
  ['3', null],
])('the floor %s is %s', (name, n) => {
  expect(floorNumber(name)).toBe(n);
});
