import { expect, test } from 'vitest';
import { answer, checklist, item } from '../../tests/cast.ts';
import { mayAnswerInBulk, type Item, type Template } from './template.ts';
import { score } from './score.ts';

const day = '2026-11-22';
const points = { min: 0, max: 20, unit: { zh: '分', en: 'points' } };
const floor = item({ id: 'Z3-01', type: 'NUM', range: points, weight: 20 });
const beds = item({ id: 'Z3-02', type: 'NUM', range: points, weight: 20 });
const exits = item({ id: 'Z3-03', type: 'PF', weight: 60, critical: true });
const withItems = (items: Item[], passMark?: number): Template => ({
  ...checklist,
  code: 'Z3',
  items,
  ...(passMark !== undefined && { passMark }),
});

test('a checklist without weights has no score', () => {
  expect(score(checklist, [answer('Z1-01', 'pass')], day)).toBeNull();
});

test('tidiness points add up, and below the mark it is not passed', () => {
  const tidy = withItems([floor, beds], 60);
  expect(score(tidy, [answer('Z3-01', 15), answer('Z3-02', 12)], day)).toEqual({
    points: 27,
    of: 40,
    percent: 67.5,
    passed: true,
  });
  expect(score(tidy, [answer('Z3-01', 3), answer('Z3-02', 12)], day)).toMatchObject({ percent: 37.5, passed: false });
});

test('normal counts whole, abnormal nothing, and what does not apply on neither side', () => {
  const all = withItems([floor, exits]);
  expect(score(all, [answer('Z3-01', 20), answer('Z3-03', 'fail')], day)).toMatchObject({ points: 20, of: 80 });
  const na = answer('Z3-01', null, { na: { reason: 'absent' } });
  expect(score(all, [na, answer('Z3-03', 'pass')], day)).toEqual({ points: 60, of: 60, percent: 100, passed: null });
});

test('nothing answered is no score, rather than nought', () => {
  expect(score(withItems([floor]), [], day)).toBeNull();
});

test('a critical item that is abnormal fails the whole, whatever the points', () => {
  const most = withItems([{ ...floor, weight: 1000 }, exits], 60);
  const given = [answer('Z3-01', 20), answer('Z3-03', 'fail')];
  expect(score(most, given, day)).toMatchObject({ percent: 94.3, passed: false });
});

test('a hidden item weighs nothing', () => {
  const follow = withItems([floor, { ...exits, showIf: [{ item: 'Z3-01', max: 5 }] }]);
  expect(score(follow, [answer('Z3-01', 20)], day)).toMatchObject({ of: 20 });
});

test('a critical item is never answered in bulk and is no suspected major hazard by that', () => {
  expect(mayAnswerInBulk(exits)).toBe(false);
  expect(mayAnswerInBulk(item({ id: 'Z3-04', type: 'PF' }))).toBe(true);
  expect(exits.grade).toBe('G');
});
