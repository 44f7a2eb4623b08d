import { expect, test } from 'vitest';
import { dian, logistics, responsibility, zong } from '../../../../tests/cast-cases.ts';
import { canteen, dorm3, floor2 } from '../../../../tests/cast.ts';
import { hazardCategories } from '../../../domain/hazard-words.ts';
import { gapsOf } from './gaps.ts';

const places = [dorm3, floor2, canteen];
const day = '2026-11-23';

test('what nobody answers for is named by category, with the buildings unless it is all of them', () => {
  const gaps = gapsOf(responsibility, places, day, () => true);
  expect(gaps.map(({ category }) => category)).toEqual(hazardCategories.filter((one) => one !== 'electricity'));
  expect(gaps.every((gap) => gap.places === null)).toBe(true);
  const rules = [...responsibility.rules, { placeId: dorm3.id, category: null, deptId: logistics, personId: null }];
  const fire = gapsOf({ ...responsibility, rules }, places, day, () => true).find(
    ({ category }) => category === 'fire',
  );
  expect(fire?.places).toEqual([canteen]);
});

test('a rule whose people are all gone finds nobody', () => {
  const gone = new Set([dian.id, zong.id]);
  const gaps = gapsOf(responsibility, places, day, (id) => !gone.has(id));
  expect(gaps.map(({ category }) => category)).toContain('electricity');
});
