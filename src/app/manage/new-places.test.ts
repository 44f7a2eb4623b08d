import { expect, test } from 'vitest';
import { placeName } from '../../domain/place.ts';
import { floorNames, namesIn, newBuilding, roomCount, wrongName } from './new-places.ts';

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

test('a line may stand for a range of numbers', () => {
  expect(namesIn('201-204\nA08 ~ A10\n走廊')).toEqual(['201', '202', '203', '204', 'A08', 'A09', 'A10', '走廊']);
  expect(namesIn('2-1\n1-999\n8-10')).toEqual(['2-1', '1-999', '8-10']);
});

test('six floors of twenty rooms are one building with 126 places below it', () => {
  const all = newBuilding('5号楼', floorNames('6')!, roomCount('20')!);
  expect(all).toHaveLength(127);
  expect([all[0], all[2], all.at(-1)].map((place) => placeName(place!))).toEqual([
    '5号楼',
    '5号楼 1层 101',
    '5号楼 6层 620',
  ]);
  expect(['', '61', '-1', '1.5'].map(roomCount)).toEqual([null, null, null, null]);
});
