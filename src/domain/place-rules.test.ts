import { expect, test } from 'vitest';
import { canteen, dorm3, entry, floor2, id, li, readFrom, sun, yucai } from '../../tests/cast.ts';
import type { Document } from './documents.ts';
import { checkEntry } from './permission.ts';
import type { Place } from './place.ts';
import { checkPlaces } from './place-rules.ts';

const below = (above: Place, over: Partial<Place>): Place => ({
  id: id(81),
  kind: 'room',
  name: '201',
  ancestors: [...above.ancestors, { id: above.id, name: above.name }],
  ...over,
});
const room = below(floor2, {});
const known = [dorm3, floor2, room, canteen];
const book = new Map(known.map((place) => [place.id, place]));
const keeping =
  (...places: Place[]) =>
  () =>
    checkPlaces(places, book);

test('places are kept by managers and whoever keeps the accounts, and are about the first of them', () => {
  const documents: Document[] = [{ type: 'school', id: yucai.id, body: yucai }];
  const said = (places: Place[], subject = places[0]!.id) => entry('places-kept', { places }, { subject });
  const check = (one: ReturnType<typeof said>, who = sun) => checkEntry(one, who, readFrom(documents), yucai.id);
  expect(() => check(said([canteen]))).not.toThrow();
  expect(() => check(said([canteen]), li)).toThrow('forbidden');
  expect(() => check(said([canteen], id(9)))).toThrow('bad-id');
});

test('a building with floors, rooms and points is one step', () => {
  const building: Place = { id: id(90), kind: 'building', name: '新楼', ancestors: [] };
  const floor = below(building, { id: id(91), kind: 'floor', name: '1层' });
  const here = below(floor, { id: id(92) });
  expect(keeping(building, floor, here, below(here, { id: id(93), kind: 'point', name: '门' }))).not.toThrow();
});

test('the order is building, floor, room or point', () => {
  for (const wrong of [
    { ...room, ancestors: [] },
    { ...dorm3, ancestors: [{ id: canteen.id, name: '食堂' }] },
    below(room, { id: id(94) }),
    below(room, { id: id(94), kind: 'floor' }),
    { ...floor2, kind: 'point' as const },
  ])
    expect(keeping(wrong)).toThrow('place-kind-order');
  expect(keeping(below(dorm3, { id: id(94) }), below(room, { id: id(95), kind: 'point' }))).not.toThrow();
});

test('what was added before there was an order can still be renamed', () => {
  const hut: Place = { id: id(96), kind: 'room', name: '岗亭', ancestors: [] };
  expect(() => checkPlaces([{ ...hut, name: '东岗亭' }], new Map([[hut.id, hut]]))).not.toThrow();
});

test('nothing lies in what is not there, in itself, or in what is retired', () => {
  expect(keeping(below({ ...dorm3, id: id(97) }, {}))).toThrow('place-unknown');
  expect(keeping({ ...dorm3, ancestors: [{ id: floor2.id, name: '2层' }] })).toThrow('place-in-itself');
  expect(keeping({ ...dorm3, ancestors: [{ id: dorm3.id, name: '3号宿舍楼' }] })).toThrow('place-in-itself');
  const shut = { ...floor2, retired: { reason: '装修' } };
  expect(keeping(shut, below(floor2, { id: id(98) }))).toThrow('place-parent-retired');
  expect(keeping(shut, { ...room, retired: { reason: '装修' } })).not.toThrow();
  expect(() => checkPlaces([room], new Map([...book, [shut.id, shut]]))).toThrow('place-parent-retired');
});

test('a code that another point has or had is not given again', () => {
  expect(keeping({ ...room, codeId: canteen.id })).toThrow('place-code-used');
  expect(keeping({ ...room, codeId: id(99) })).not.toThrow();
  expect(keeping({ ...room, codeId: id(99) }, { ...floor2, codeId: id(99) })).toThrow('place-code-used');
  const before = { ...canteen, codeId: id(200), oldCodeIds: [id(201)] };
  const later = new Map([...book, [before.id, before]]);
  expect(() => checkPlaces([{ ...room, codeId: id(201) }], later)).toThrow('place-code-used');
  expect(() => checkPlaces([{ ...canteen, name: '一食堂' }], later)).not.toThrow();
});
