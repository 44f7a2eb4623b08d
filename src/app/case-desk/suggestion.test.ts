import { expect, test } from 'vitest';
import * as cases from '../../../tests/cast-cases.ts';
import * as cast from '../../../tests/cast.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { nobodyYet } from '../../domain/responsibility.ts';
import { assigningOf, givenTo, leaderFor, whoFor, type World } from './suggestion.ts';

const { dian, shui, zong, fen, xiao, an } = cases;
const day = '2026-11-23';
const world = (over: Partial<World> = {}): World => ({
  people: new Map(cases.everybody.map((one) => [one.id, one])),
  book: cases.responsibility,
  day,
  ...over,
});
const without = (...ids: string[]) =>
  new Map(cases.everybody.filter(({ id }) => !ids.includes(id)).map((one) => [one.id, one]));
const found: Hazard = {
  id: cast.id(700),
  inspectionId: cast.id(700),
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
};

test('the rule of the school says who has it, and whoever reported it checks it', () => {
  const { assigning, via } = assigningOf(found, cast.floor2, world(), an.id);
  expect(via).toBe('rule');
  expect(assigning).toMatchObject({
    personId: dian.id,
    deptId: cases.logistics,
    checkerId: cast.wang.id,
    due: 'D7',
    leader: '',
  });
});

test('nobody checks the own work: then it is whoever gives it out', () => {
  expect(assigningOf({ ...found, reportedBy: dian.id }, cast.floor2, world(), an.id).assigning.checkerId).toBe(an.id);
  const { assigning } = assigningOf(found, cast.floor2, world(), an.id);
  expect(givenTo(assigning, { deptId: null, personId: cast.wang.id })).toMatchObject({
    personId: cast.wang.id,
    checkerId: null,
  });
});

test('where no rule fits, the post that usually does it, unless that person is away or left', () => {
  const bare = world({ book: nobodyYet });
  expect(whoFor(cast.floor2, 'electricity', bare)).toMatchObject({ personId: dian.id, via: 'post' });
  const away = { ...nobodyYet, absences: [{ personId: dian.id, from: day, to: day, deputyId: null }] };
  expect(whoFor(cast.floor2, 'electricity', world({ book: away })).personId).toBe(shui.id);
  expect(whoFor(cast.floor2, 'electricity', world({ book: nobodyYet, people: without(dian.id) })).personId).toBe(
    shui.id,
  );
  expect(whoFor(cast.floor2, 'other', bare)).toMatchObject({ personId: null, via: 'office' });
});

test('whoever looks after the building comes before whoever looks after all', () => {
  expect(whoFor(cast.floor2, 'dormitory', world({ book: nobodyYet })).personId).toBe(cast.wang.id);
});

test('a case that somebody has stays with that person until somebody else is chosen', () => {
  const handling = { person: { id: zong.id, name: zong.name }, deptId: null, leader: '', measure: '先断电' };
  const held = {
    ...found,
    state: 'assigned',
    handling: { ...handling, steps: [], checker: null, on: null },
  } as unknown as Hazard;
  const { assigning, via } = assigningOf(held, cast.floor2, world(), an.id);
  expect(via).toBe('held');
  expect(assigning).toMatchObject({ personId: zong.id, measure: '先断电' });
});

test('whoever decides about a graver one watches over it', () => {
  expect(leaderFor('G', world())).toBe('');
  expect(leaderFor('L', world())).toBe(fen.name);
  expect(leaderFor('MS', world())).toBe(xiao.name);
});
