import { expect, test } from 'vitest';
import { canteen, dorm3, floor2 } from '../../tests/cast.ts';
import type { Place } from '../domain/place.ts';
import { placeTree } from './place-tree.ts';

const all = [canteen, dorm3, floor2];
const names = (places: readonly Place[]) => places.map((place) => place.name);

test('buildings are on top, in the order they came, floors inside them', () => {
  const tree = placeTree(all);
  expect([tree.inside(null), tree.inside(dorm3.id), tree.inside(floor2.id)].map(names)).toEqual([
    ['食堂', '3号宿舍楼'],
    ['2层'],
    [],
  ]);
});

test('who looks after one floor starts at that floor', () => {
  const tree = placeTree(all, [floor2.id]);
  expect([names(tree.all), names(tree.inside(null))]).toEqual([['2层'], ['2层']]);
});

test('a place whose building is not there can still be reached', () => {
  expect(names(placeTree([floor2]).inside(null))).toEqual(['2层']);
});

test('a place is found by any part of its whole name, in any order and width', () => {
  const tree = placeTree(all);
  expect(names(tree.search('2层 3号'))).toEqual(['2层']);
  expect(names(tree.search(' ３号 '))).toEqual(['3号宿舍楼', '2层']);
  expect(names(tree.search('锅炉房'))).toEqual([]);
});

test('49 what is typed to find a place is taken letter by letter', () => {
  const odd = { ...dorm3, id: floor2.id, name: `5%_'"号楼 OR *` };
  const tree = placeTree([canteen, dorm3, odd]);
  for (const typed of ['%', '_', `'"`, 'OR', '*', '5%_']) expect(names(tree.search(typed))).toEqual([odd.name]);
  for (const typed of ['5%号', '.*', '[', '号%楼', '长'.repeat(10_000)]) expect(names(tree.search(typed))).toEqual([]);
});
