import { expect, test } from 'vitest';
import { strokesOf } from './strokes.ts';

test('a stroke becomes a flat list of tenths of a pixel', () => {
  expect(
    strokesOf([
      {
        points: [
          { x: 1.234, y: 2 },
          { x: 3, y: 4.56 },
        ],
      },
    ]),
  ).toEqual([[1.2, 2, 3, 4.6]]);
});

test('an endless stroke is thinned until the record takes it', () => {
  const points = Array.from({ length: 9000 }, (_, x) => ({ x, y: 0 }));
  const [stroke] = strokesOf([{ points }]);
  expect(stroke?.length).toBeLessThanOrEqual(4000);
  expect(stroke?.at(-2)).toBeGreaterThan(8900);
});

test('no more strokes are kept than the record takes', () => {
  expect(strokesOf(Array.from({ length: 70 }, () => ({ points: [{ x: 1, y: 1 }] })))).toHaveLength(60);
});
