import { expect, test } from 'vitest';
import * as cases from '../../../tests/cast-cases.ts';
import * as cast from '../../../tests/cast.ts';
import { rowOf } from '../../domain/hazard-reports.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { Person } from '../../domain/person.ts';
import { closedByAnother, eachItsOwn, isReady, prepare, tally, type ForAll } from './bulk.ts';
import type { World } from './suggestion.ts';

const { dian, an } = cases;
const world: World = {
  people: new Map(cases.everybody.map((one) => [one.id, one])),
  book: cases.responsibility,
  day: '2026-11-23',
};
const byId = (one: Person) => [one.id, one] as const;
const found = (n: number, over: Partial<Hazard> = {}): Hazard => ({
  id: cast.id(900 + n),
  inspectionId: cast.id(900 + n),
  itemId: 'report',
  placeId: cast.floor2.id,
  placeName: '3号宿舍楼 2层',
  text: { zh: '插座发黑', en: 'Black socket' },
  grade: 'G',
  majorRefs: [],
  dept: null,
  due: 'D7',
  dueAt: null,
  reasons: [],
  note: '',
  photos: [],
  reportedBy: cast.wang.id,
  reportedByName: '王秀兰',
  reportedAt: cast.tonight,
  state: 'reported',
  category: 'electricity',
  ...over,
});
const ready = (hazard: Hazard, all: ForAll = eachItsOwn, seen = hazard) =>
  prepare(rowOf(seen), hazard, cast.floor2, all, world, an.id);

test('each goes to whom the rules name, and those for whom there is nobody are counted apart', () => {
  const all = [ready(found(1)), ready(found(2)), ready(found(3, { category: 'other' }))];
  expect(tally(all)).toEqual([
    { personId: dian.id, n: 2 },
    { personId: null, n: 1 },
  ]);
});

test('one person for all, and nobody checks the own work', () => {
  const who = { personId: cast.wang.id, deptId: cases.logistics };
  const all = { ...eachItsOwn, who, due: 'D1' as const, measure: ' 换新 ' };
  const one = ready(found(4, { category: 'other' }), all);
  expect(isReady(one) && one.assigning).toMatchObject({
    personId: cast.wang.id,
    checkerId: null,
    due: 'D1',
    measure: '换新',
  });
});

test('7.2 what would go to somebody of no department is left alone until one is chosen, where the school has any', () => {
  const nobodys = { ...eachItsOwn, who: { personId: cast.wang.id, deptId: null } };
  expect(ready(found(8), nobodys)).toMatchObject({ why: 'department-required' });
  const bare = { ...world, book: { ...world.book, departments: [] } };
  expect(isReady(prepare(rowOf(found(8)), found(8), cast.floor2, nobodys, bare, an.id))).toBe(true);
});

test('what is not what the list showed any more is left alone, and so is what cannot be read', () => {
  expect(ready(found(5, { state: 'assigned' }), eachItsOwn, found(5))).toMatchObject({ why: 'moved' });
  expect(prepare(rowOf(found(6)), undefined, undefined, eachItsOwn, world, an.id)).toMatchObject({ why: 'unknown' });
});

test('where whoever checks is who would have closed, it is said how many, and who closes them instead', () => {
  const places = new Map([[cast.floor2.id, cast.floor2]]);
  const after = (...gone: Person[]) => {
    const here = { ...world, people: new Map(cases.everybody.filter((one) => !gone.includes(one)).map(byId)) };
    const checked = [1, 2].map((n) => {
      const one = prepare(rowOf(found(n)), found(n), cast.floor2, eachItsOwn, here, an.id);
      if (isReady(one)) one.assigning.checkerId = cast.sun.id;
      return one;
    });
    return closedByAnother(checked, places, here);
  };
  expect(after()).toEqual([]);
  expect(after(an)).toEqual([{ closer: cases.fen, n: 2 }]);
  expect(after(an, cases.fen, cases.xiao)).toEqual([{ closer: null, n: 2 }]);
});
