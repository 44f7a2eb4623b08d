import { expect, test } from 'vitest';
import { drawingBox, strokePath } from './strokes.ts';

test('a stroke is a path through its points', () => {
  expect(strokePath([1, 2, 3, 4, 5, 6])).toBe('M1 2L3 4L5 6');
});

test('a dot is still ink', () => {
  expect(strokePath([1, 2])).toBe('M1 2L1 2');
  expect(strokePath([])).toBe('');
});

test('the box goes round the ink, not round the field', () => {
  expect(drawingBox({ strokes: [[10, 20, 30, 40], [50, 10]] })).toEqual({ x: 2, y: 2, width: 56, height: 46 });
  expect(drawingBox({ strokes: [] })).toEqual({ x: 0, y: 0, width: 1, height: 1 });
});
