import { expect, test } from 'vitest';
import { answer, item } from '../../tests/cast.ts';
import { ofLibrary } from '../server/library/library.ts';
import { filledAtStart, reckonedFrom } from './by-itself.ts';
import { answersById } from './inspection.ts';

/** 08:15 in China. */
const at = { ms: Date.UTC(2026, 10, 22, 0, 15), offsetMin: 480 };

test('the time a checklist says comes by itself is there when it begins: when the point was reached, or else now', () => {
  const { items } = ofLibrary('F2')!;
  expect(filledAtStart(items, at)).toEqual([answer('F2-01', '08:15', { at: at.ms })]);
  expect(filledAtStart(items, at, at.ms - 4 * 60_000)).toMatchObject([{ itemId: 'F2-01', value: '08:11' }]);
});

test('a time that somebody has to look up is asked for', () => {
  expect(filledAtStart([item({ id: 'K6-03', type: 'TIME' })], at)).toEqual([]);
});

test('who is missing is reckoned once the three numbers before it are said, and never below nobody', () => {
  const said = (...values: number[]) => answersById(values.map((value, n) => answer(`D2-0${n + 1}`, value)));
  expect(reckonedFrom('D2-03', said(48, 45, 2))).toEqual({ itemId: 'D2-04', value: 1 });
  expect(reckonedFrom('D2-03', said(48, 45))).toBeNull();
  expect(reckonedFrom('D2-01', said(40, 45, 2))).toBeNull();
  expect(reckonedFrom('D2-04', said(48, 45, 2, 0))).toBeNull();
});
