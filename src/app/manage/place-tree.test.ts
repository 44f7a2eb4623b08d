import { expect, test } from 'vitest';
import type { Place } from '../../domain/place.ts';
import { findPlaces, kindsBelow, namesIn, placeTree } from './place-tree.ts';

const place = (id: string, kind: Place['kind'], name: string, ...ancestors: Place[]): Place => ({
  id,
  kind,
  name,
  ancestors: ancestors.map((above) => ({ id: above.id, name: above.name })),
});
const ten = place('b10', 'building', '10号楼');
const three = place('b3', 'building', '3号楼');
const second = place('f2', 'floor', '2层', three);
const room = place('r1', 'room', '201', three, second);
const all = [ten, second, three, room];
const names = (places: readonly Place[]) => places.map((each) => each.name);

test('buildings stand at the top, counted as people count', () => {
  expect(names(placeTree(all).below(null))).toEqual(['3号楼', '10号楼']);
});

test('a floor is below its building and a room below its floor', () => {
  const tree = placeTree(all);
  expect(names(tree.below('b3'))).toEqual(['2层']);
  expect(names(tree.below('f2'))).toEqual(['201']);
  expect(tree.below('r1')).toEqual([]);
});

test('a place whose building is not visible can still be reached', () => {
  expect(names(placeTree([second, room]).below(null))).toEqual(['2层']);
});

test('places are found by words of their whole name, in any order', () => {
  expect(names(findPlaces(all, '201 3号', 10).found)).toEqual(['201']);
  expect(findPlaces(all, '号楼', 1)).toMatchObject({ found: [ten], total: 4 });
  expect(findPlaces(all, '9号', 10).total).toBe(0);
});

test('several names at once, each once', () => {
  expect(namesIn(' 201 \n\n202\r\n201\n')).toEqual(['201', '202']);
});

test('only buildings stand on the school, and nothing but points below a room', () => {
  expect(kindsBelow(null)).toEqual(['building']);
  expect(kindsBelow('room')).toEqual(['point']);
});

test('five thousand places are sorted in the time of a blink', () => {
  const buildings = Array.from({ length: 50 }, (_, b) => place(`b${b}`, 'building', `${b}号楼`));
  const rooms = buildings.flatMap((building) =>
    Array.from({ length: 99 }, (_, r) => place(`${building.id}r${r}`, 'room', `${r}`, building)),
  );
  const many = [...buildings, ...rooms];
  const start = performance.now();
  expect(placeTree(many).below('b7')).toHaveLength(99);
  expect(performance.now() - start).toBeLessThan(1500);
});
