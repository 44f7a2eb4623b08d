import { expect, test } from 'vitest';
import { canteen, dorm3, floor2, sun } from '../../tests/cast.ts';
import { readyDb } from '../../tests/sync/phone.ts';
import { placeName, type Place } from '../domain/place.ts';
import { placeCode } from '../domain/place-code.ts';
import { place } from './documents.ts';
import { places, placesInUse } from './school-places.ts';
import { changePlace, keepPlaces, newPlace, renewCodes, retirePlace, useAgain } from './places.ts';

const names = (all: readonly Place[]) => all.map(placeName);

test('a building with 6 floors of 20 rooms is one entry, and is there at once', async () => {
  const db = await readyDb(sun);
  const building = newPlace('building', '5号宿舍楼', null);
  const floors = Array.from({ length: 6 }, (_, n) => newPlace('floor', `${n + 1}层`, building));
  const rooms = floors.flatMap((floor, n) =>
    Array.from({ length: 20 }, (_, m) => newPlace('room', String((n + 1) * 100 + m + 1), floor)),
  );
  await keepPlaces(db, [building, ...floors, ...rooms]);
  expect(await db.outbox.count()).toBe(1);
  expect(names(await places(db))).toContain('5号宿舍楼 6层 620');
});

test('thousands become several entries, all of them or none', async () => {
  const db = await readyDb(sun);
  const many = Array.from({ length: 6000 }, (_, n) => newPlace('room', `${'长'.repeat(30)}${n}`, floor2));
  const bad = { ...many[0]!, id: many.at(-1)!.id.replace(/.$/, 'f'), ancestors: [] };
  await expect(keepPlaces(db, [...many, bad])).rejects.toMatchObject({ code: 'place-kind-order' });
  expect([await db.outbox.count(), (await places(db)).length]).toEqual([0, 3]);
  await keepPlaces(db, many);
  expect((await db.outbox.orderBy('opSeq').toArray()).map(({ opSeq }) => opSeq)).toEqual([1, 2, 3]);
  expect(await places(db)).toHaveLength(6003);
});

test('a new name, a move, a new code, and out of use and back show before the school has heard of them', async () => {
  const db = await readyDb(sun);
  const code = placeCode((await place(db, floor2.id))!);
  await changePlace(db, dorm3.id, { name: ' 兰苑 ' });
  expect(placeName((await place(db, floor2.id))!)).toBe('兰苑 2层');
  await changePlace(db, floor2.id, { above: canteen });
  expect(placeName((await place(db, floor2.id))!)).toBe('食堂 2层');
  await renewCodes(db, [floor2.id]);
  const renewed = (await place(db, floor2.id))!;
  expect([placeCode(renewed) === code, renewed.oldCodeIds]).toEqual([false, [floor2.id]]);
  await retirePlace(db, canteen.id, '拆了');
  expect(names(await placesInUse(db))).toEqual(['兰苑']);
  expect(names(await places(db))).toContain('食堂 2层');
  await useAgain(db, canteen.id);
  expect(names(await placesInUse(db))).toEqual(['兰苑', '食堂', '食堂 2层']);
});
