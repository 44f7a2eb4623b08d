import { expect, test } from 'vitest';
import { canteen, dorm3, floor2, id, tonight } from '../../tests/cast.ts';
import { placeName, type Place } from './place.ts';
import { placesAfter, type PlaceBook } from './place-book.ts';

const room: Place = {
  id: id(81),
  kind: 'room',
  name: '201',
  ancestors: [...floor2.ancestors, { id: floor2.id, name: floor2.name }],
};
const bookOf = (...places: Place[]): PlaceBook => new Map(places.map((place) => [place.id, place]));
const book = bookOf(dorm3, floor2, room, canteen);
const names = (places: readonly Place[]) => places.map(placeName);
const kept = (...places: Place[]) => placesAfter(places, book, tonight);

test('a building with a new name brings its floors and rooms along', () => {
  expect(names(kept({ ...dorm3, name: '兰苑' }))).toEqual(['兰苑', '兰苑 2层', '兰苑 2层 201']);
});

test('a floor that moves brings its rooms along, and nothing else is touched', () => {
  const moved = { ...floor2, ancestors: [{ id: canteen.id, name: canteen.name }] };
  expect(names(kept(moved))).toEqual(['食堂 2层', '食堂 2层 201']);
});

test('what somebody added under an older name lies under the name of now', () => {
  const late: Place = { ...room, id: id(82), name: '202', ancestors: [{ id: floor2.id, name: '旧二层' }] };
  expect(names(kept(late))).toEqual(['3号宿舍楼 2层 202']);
});

test('what came before the place it lies in is put right when that comes', () => {
  const orphan: Place = { ...room, id: id(83), ancestors: [{ id: id(84), name: '旧楼' }] };
  const before = bookOf(...placesAfter([orphan], new Map(), tonight));
  expect(names([...before.values()])).toEqual(['旧楼 201']);
  const after = placesAfter([{ id: id(84), kind: 'building', name: '新楼', ancestors: [] }], before, tonight);
  expect(names(after)).toEqual(['新楼', '新楼 201']);
});

test('several at once hang together, in whatever order they are said', () => {
  const building: Place = { id: id(85), kind: 'building', name: '新楼', ancestors: [] };
  const floor: Place = { id: id(86), kind: 'floor', name: '1层', ancestors: [{ id: building.id, name: '?' }] };
  expect(names(kept(floor, building))).toEqual(['新楼 1层', '新楼']);
});

test('what lies in a retired place is retired with it, for the same reason or its own', () => {
  const shut = kept({ ...dorm3, retired: { reason: '拆了' } });
  expect(shut.map(({ retired }) => retired?.reason)).toEqual(['拆了', '拆了', '拆了']);
  const before = bookOf(dorm3, { ...floor2, retired: { reason: '装修' } }, room);
  const after = placesAfter([{ ...dorm3, retired: { reason: '拆了' } }], before, tonight);
  expect(after.map(({ name, retired }) => [name, retired?.reason])).toEqual([
    ['3号宿舍楼', '拆了'],
    ['201', '装修'],
  ]);
});

test('a new code takes the old one back for good', () => {
  const [first] = kept({ ...room, codeId: id(90) });
  expect(first).toMatchObject({ codeId: id(90), oldCodeIds: [room.id], codeSince: tonight });
  const [second] = placesAfter([{ ...first!, codeId: id(91), oldCodeIds: [] }], bookOf(first!), tonight + 1);
  expect(second).toMatchObject({ codeId: id(91), oldCodeIds: [room.id, id(90)], codeSince: tonight + 1 });
  for (const older of [room, first!]) {
    const [renamed] = placesAfter([{ ...older, name: '201A' }], bookOf(second!), tonight + 2);
    expect(renamed).toMatchObject({ name: '201A', codeId: id(91), oldCodeIds: [room.id, id(90)] });
    expect(renamed!.codeSince).toBe(tonight + 1);
  }
});

test('when a place was out of use is what the ledger tells, for what lies in it too', () => {
  const times = (places: readonly Place[]) => places.map(({ out }) => out);
  const shut = kept({ ...dorm3, retired: { reason: '装修' }, out: [{ from: 5 }] });
  expect(times(shut)).toEqual([[{ from: tonight }], [{ from: tonight }], [{ from: tonight }]]);
  const still = placesAfter([{ ...dorm3, retired: { reason: '还没修好' } }], bookOf(...shut), tonight + 1);
  expect(times(still)).toEqual([[{ from: tonight }]]);
  const [again] = placesAfter([dorm3], bookOf(...shut), tonight + 2);
  expect(again).toMatchObject({ out: [{ from: tonight, to: tonight + 2 }] });
  expect(again!.retired).toBeUndefined();
  const [twice] = placesAfter([{ ...dorm3, retired: { reason: '拆了' } }], bookOf(again!), tonight + 3);
  expect(twice!.out).toEqual([{ from: tonight, to: tonight + 2 }, { from: tonight + 3 }]);
});

test('nothing goes round for ever where something lies in itself', () => {
  const [a, b] = [id(87), id(88)];
  const round: Place[] = [
    { id: a, kind: 'room', name: 'a', ancestors: [{ id: b, name: 'b' }] },
    { id: b, kind: 'room', name: 'b', ancestors: [{ id: a, name: 'a' }] },
  ];
  expect(placesAfter(round, new Map(), tonight)).toHaveLength(2);
});
