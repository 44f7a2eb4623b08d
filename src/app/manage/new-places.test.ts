import { expect, test } from 'vitest';
import { floorNames, wrongName, kindsBelow, namesIn } from './new-places.ts';

test('floors are named as the signs in the stairwell say', () => {
  expect(floorNames('3')).toEqual(['1层', '2层', '3层']);
  expect(floorNames(' 0 ')).toEqual([]);
});

test.each(['', '-1', '2.5', '61', '六'])('%s is no number of floors', (text) => {
  expect(floorNames(text)).toBeNull();
});

test('the first name that cannot be used is named', () => {
  expect(wrongName([], [])).toEqual({ why: 'empty', name: '' });
  expect(wrongName([''], [])).toEqual({ why: 'empty', name: '' });
  expect(wrongName(['201', '202'], [{ name: '202' }])).toEqual({ why: 'taken', name: '202' });
  expect(wrongName(['楼'.repeat(41)], [])?.why).toBe('long');
  expect(wrongName(['楼'.repeat(40)], [{ name: '201' }])).toBeNull();
});

test('several names at once, each once', () => {
  expect(namesIn(' 201 \n\n202\r\n201\n')).toEqual(['201', '202']);
});

test('nothing but points below a room', () => {
  expect(kindsBelow('building')).toEqual(['floor', 'room', 'point']);
  expect(kindsBelow('room')).toEqual(['point']);
});
