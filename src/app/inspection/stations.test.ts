import { expect, test } from 'vitest';
import type { Answer } from '../../domain/answer.ts';
import { answersById } from '../../domain/inspection.ts';
import type { Item } from '../../domain/template.ts';
import { answeredCount, lackOf, nextOpen, stationState } from './stations.ts';

const on = '2026-11-22';
const item = (id: string, about: Partial<Item> = {}) => ({ id, type: 'PF', photo: 'on-fail', ...about }) as Item;
const railing = item('F1-01');
const temperature = item('F1-02', { type: 'NUM', limit: { max: 40 } });
const remarks = item('F1-03', { type: 'TXT', optional: true, photo: 'none' });
const exit = item('F1-04');
const asked = [railing, temperature, remarks, exit];
const answer = (itemId: string, value: Answer['value'], more: Partial<Answer> = {}): Answer => ({
  itemId,
  value,
  via: 'tap',
  at: 1,
  photos: [],
  ...more,
});

test('a station says what its answer means', () => {
  expect(stationState(railing, undefined, on, false)).toBe('todo');
  expect(stationState(railing, undefined, on, true)).toBe('here');
  expect(stationState(railing, answer('F1-01', 'pass'), on, true)).toBe('done');
  expect(stationState(railing, answer('F1-01', 'fail'), on, false)).toBe('abnormal');
  expect(stationState(railing, answer('F1-01', null, { na: { reason: 'locked' } }), on, false)).toBe('skipped');
});

test('a number out of its limits makes its station abnormal by itself', () => {
  expect(stationState(temperature, answer('F1-02', 42), on, false)).toBe('abnormal');
  expect(stationState(temperature, answer('F1-02', 40), on, false)).toBe('done');
});

test('a note or a photo alone leaves the item open', () => {
  expect(stationState(railing, answer('F1-01', null, { note: '看一下' }), on, false)).toBe('todo');
});

test('after an item comes the next open one, and at the end the ones left out before', () => {
  const given = answersById([answer('F1-02', 20), answer('F1-04', 'pass')]);
  expect(nextOpen(asked, given, on, 'F1-01')).toBe('F1-03');
  expect(nextOpen(asked, given, on, 'F1-04')).toBe('F1-01');
});

test('when everything is answered there is no next item', () => {
  const all = [answer('F1-01', 'pass'), answer('F1-02', 20), answer('F1-03', '好'), answer('F1-04', 'pass')];
  expect(nextOpen(asked, answersById(all), on, 'F1-04')).toBeNull();
  expect(nextOpen(asked, answersById(all), on)).toBeNull();
  expect(answeredCount(asked, answersById(all), on)).toBe(4);
});

test('an abnormal answer lacks its photo until there is one', () => {
  const lacks = (one: Item, ...given: Answer[]) => lackOf({ asked, answers: answersById(given) }, one, on);
  expect(lacks(railing, answer('F1-01', 'fail'))).toBe('photo-required');
  expect(lacks(railing, answer('F1-01', 'fail', { photos: ['a'.repeat(64)] }))).toBeNull();
  expect(lacks(remarks)).toBeNull();
});
