import { expect, test } from 'vitest';
import { dorm3, floor2, canteen, checklist } from '../../../tests/cast.ts';
import { habits, offered, suggestions, type Habit } from './suggest.ts';

const today = '2026-11-22';
const did = (placeId: string, day: string, code = checklist.code): Habit => ({ placeId, code, day });
const known = { templates: [checklist], places: [dorm3, floor2, canteen], scope: [] };
const names = (done: Habit[], over: Partial<Omit<typeof known, 'scope'>> & { scope?: string[] } = {}) =>
  suggestions(done, today, { ...known, ...over }).map(({ place, day }) => `${place.name} ${day}`);

test('what was done yesterday suggests itself today', () => {
  expect(names([did(floor2.id, '2026-11-21')])).toEqual(['2层 2026-11-21']);
});

test('what was done today already does not', () => {
  expect(names([did(floor2.id, today), did(floor2.id, '2026-11-21')])).toEqual([]);
});

test('the newest habit comes first, each pair once', () => {
  const done = [did(canteen.id, '2026-11-21'), did(floor2.id, '2026-11-20'), did(canteen.id, '2026-11-19')];
  expect(names(done)).toEqual(['食堂 2026-11-21', '2层 2026-11-20']);
});

test('after a fortnight a habit is forgotten', () => {
  expect(habits([did(floor2.id, '2026-11-08'), did(canteen.id, '2026-11-07')], today)).toHaveLength(1);
});

test('a place that is no longer this person’s is not suggested', () => {
  expect(names([did(canteen.id, '2026-11-21'), did(floor2.id, '2026-11-20')], { scope: [dorm3.id] })).toEqual([
    '2层 2026-11-20',
  ]);
});

test('a checklist that is gone is not suggested', () => {
  expect(names([did(floor2.id, '2026-11-21', 'Z9')])).toEqual([]);
});

test('checklists of the role are offered until a habit brings them up', () => {
  const [role] = checklist.roles;
  expect(offered([checklist], role!, new Set())).toEqual([checklist]);
  expect(offered([checklist], role!, new Set([checklist.code]))).toEqual([]);
  expect(offered([checklist], 'lab_admin', new Set())).toEqual([]);
});
