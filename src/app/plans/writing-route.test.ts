import { expect, test } from 'vitest';
import * as cast from '../../../tests/cast.ts';
import { route } from '../../../tests/cast-rounds.ts';
import { placeTree } from '../place-tree.ts';
import { leavesBelow, moved, withPlaces } from './writing-route.ts';

const { points } = route();

test('a point moves one place, and not off the end', () => {
  expect(moved(points, 0, 1).map(({ placeId }) => placeId)).toEqual([cast.canteen.id, cast.floor2.id]);
  expect(moved(points, 1, 2)).toEqual(points);
  expect(moved(points, 0, -1)).toEqual(points);
});

test('a place is added once, with the checklists it is added for', () => {
  const added = withPlaces(points, [cast.floor2.id, cast.dorm3.id], ['F1']);
  expect(added.map(({ placeId }) => placeId)).toEqual([cast.floor2.id, cast.canteen.id, cast.dorm3.id]);
  expect(added[2]?.templates).toEqual(['F1']);
});

test('below a building stand its floors, where they have no rooms', () => {
  expect(leavesBelow(placeTree([cast.dorm3, cast.floor2]), cast.dorm3.id)).toEqual([cast.floor2]);
});
