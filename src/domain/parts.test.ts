import { expect, test } from 'vitest';
import { checklist } from '../../tests/cast.ts';
import { isOneTap } from './inspection.ts';
import { underHeading } from './parts.ts';

/** `parts`: how many plain items stand under each heading; the first is the part before all of them. */
const divided = (...parts: number[]) =>
  parts.flatMap((count, part) =>
    Array.from({ length: count }, (_, n) => {
      const [item] = checklist.items;
      return { ...item!, id: `X${part}-${n}`, ...(part > 0 && n === 0 && { section: { zh: '区', en: 'Part' } }) };
    }),
  );

test('a part of a checklist is what stands under its heading, or before the first', () => {
  const items = divided(2, 3, 1);
  const part = (itemId: string) => underHeading(items, itemId).map(({ id }) => id);
  expect(part('X1-1')).toEqual(['X1-0', 'X1-1', 'X1-2']);
  expect(part('X0-0')).toEqual(['X0-0', 'X0-1']);
  expect(part('X2-0')).toEqual(['X2-0']);
  expect(underHeading(divided(4), 'X0-3')).toHaveLength(4);
});

test('a checklist of more than twenty plain items that headings divide is not one tap', () => {
  expect(isOneTap(divided(8, 12))).toBe(true);
  expect(isOneTap(divided(8, 13))).toBe(false);
  expect(isOneTap(divided(40))).toBe(true);
});
