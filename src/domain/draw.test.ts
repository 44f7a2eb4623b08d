import { expect, test } from 'vitest';
import { id } from '../../tests/cast.ts';
import { draw } from './draw.ts';

const ids = Array.from({ length: 20_000 }, (_, n) => id(n));

test('what is drawn from ids that differ at their end only is spread evenly', () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const one of ids) tenths[Math.floor(draw(one) * 10)]! += 1;
  for (const n of tenths) expect(n / ids.length).toBeCloseTo(0.1, 1.9);
  expect(draw(ids[7] ?? '')).toBe(draw(ids[7] ?? ''));
});
