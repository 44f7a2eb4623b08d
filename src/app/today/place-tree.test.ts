import { expect, test } from 'vitest';
import { canteen, dorm3, floor2 } from '../../../tests/cast.ts';
import { placeTree } from './place-tree.ts';

const all = [canteen, dorm3, floor2];
const names = (places: readonly { name: string }[]) => places.map((place) => place.name);

test('buildings are on top, floors inside them', () => {
  const tree = placeTree(all, []);
  expect([names(tree.roots), names(tree.inside(dorm3.id))]).toEqual([['食堂', '3号宿舍楼'], ['2层']]);
});

test('who looks after one floor starts at that floor', () => {
  const tree = placeTree(all, [floor2.id]);
  expect([names(tree.all), names(tree.roots)]).toEqual([['2层'], ['2层']]);
});

test('a place is found by any part of its whole name, in any order', () => {
  const tree = placeTree(all, []);
  expect(names(tree.search('2层 3号'))).toEqual(['2层']);
  expect(names(tree.search('３号'))).toEqual(['3号宿舍楼', '2层']);
  expect(names(tree.search('锅炉房'))).toEqual([]);
});
