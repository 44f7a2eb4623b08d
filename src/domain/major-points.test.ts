import { expect, test } from 'vitest';
import { majorPointsEn as en } from './major-points-en.ts';
import { majorPointsZh as zh } from './major-points-zh.ts';
import { pointsInWords } from './major-points.ts';

test('points of the guide are told in words, in the language of whoever reads, and nothing that was written beside them is lost', () => {
  expect(pointsInWords('M6', zh)).toBe(zh.M6);
  expect(pointsInWords('M10；M1', en)).toBe(`${en.M10}；${en.M1}`);
  expect(pointsInWords(`M6 ${zh.M6}；充电器过热`, zh)).toBe(`${zh.M6}；充电器过热`);
  expect(pointsInWords(`M6 ${zh.M6}; charger hot`, en)).toBe(`${en.M6}（${zh.M6}）; charger hot`);
  expect(pointsInWords('M6，有 3 辆', zh)).toBe(`${zh.M6}，有 3 辆`);
  expect(pointsInWords('GB 35181 第 5 章', zh)).toBe('GB 35181 第 5 章');
});
