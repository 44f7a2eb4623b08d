import { expect, test } from 'vitest';
import type { Mark, Spot } from '../../domain/photo.ts';
import { drawn, handlesOf, markAt, moved, placed, scaled, spot, turned, type Drawn } from './marking.ts';

const loop: Spot[] = [
  [0.5, 0.2],
  [0.7, 0.4],
  [0.5, 0.6],
  [0.3, 0.4],
];
const circle: Drawn = { is: 'circle', from: [0.3, 0.2], to: [0.7, 0.6] };
const arrow: Drawn = { is: 'arrow', from: [0.2, 0.2], to: [0.4, 0.2] };

test('a loop drawn with the finger becomes the circle around it', () => {
  expect(drawn('circle', loop)).toEqual(circle);
});

test('a slip of the finger is a circle one can see, also in a corner', () => {
  expect(drawn('circle', [[1, 1]])).toEqual({ is: 'circle', from: [0.94, 0.94], to: [1, 1] });
});

test('a stroke becomes an arrow from where it began to where it ended', () => {
  expect(drawn('arrow', loop)).toEqual({ is: 'arrow', from: [0.5, 0.2], to: [0.3, 0.4] });
});

test('a tap puts a round circle round the spot and an arrow that points at it', () => {
  expect(placed('circle', [0.5, 0.5], 0.75)).toEqual({ is: 'circle', from: [0.35, 0.3875], to: [0.65, 0.6125] });
  expect(placed('arrow', [0.9, 0.9], 1)).toEqual({ is: 'arrow', from: [0.6, 0.6], to: [0.9, 0.9] });
  expect(placed('circle', [0, 0], 1)).toMatchObject({ from: [0, 0] });
});

test('a mark is moved whole and stops at the edge with its size', () => {
  expect(moved(circle, 'move', [0.6, 0.5])).toEqual({ is: 'circle', from: [0.4, 0.3], to: [0.8, 0.7] });
  expect(moved(circle, 'move', [2, 2])).toEqual({ is: 'circle', from: [0.6, 0.6], to: [1, 1] });
  expect(moved({ is: 'text', at: [0.5, 0.5], text: '这里' }, 'move', [-1, 0.7])).toMatchObject({ at: [0, 0.7] });
});

test('the corner of a circle never passes the other one', () => {
  expect(moved(circle, 'to', [0.1, 0.9])).toEqual({ is: 'circle', from: [0.3, 0.2], to: [0.36, 0.9] });
  expect(moved(arrow, 'from', [0.9, 0.9])).toEqual({ is: 'arrow', from: [0.9, 0.9], to: [0.4, 0.2] });
});

test('larger, smaller and turned, the tip of an arrow stays where it points', () => {
  expect(scaled(circle, 0.5)).toEqual({ is: 'circle', from: [0.4, 0.3], to: [0.6, 0.5] });
  expect(scaled(arrow, 2)).toMatchObject({ from: [0, 0.2], to: [0.4, 0.2] });
  expect(scaled({ ...arrow, from: [0.36, 0.2] }, 0.5)).toMatchObject({ from: [0.36, 0.2] });
  expect(turned(arrow, 1)).toMatchObject({ from: [0.2586, 0.0586], to: [0.4, 0.2] });
});

test('a circle is taken hold of in its middle and at a corner, an arrow at both ends, words where they stand', () => {
  expect(handlesOf(circle).map(({ handle }) => handle)).toEqual(['move', 'to']);
  expect(handlesOf(arrow).map(({ handle }) => handle)).toEqual(['from', 'to']);
  expect(handlesOf({ is: 'text', at: [0.1, 0.1], text: '漏' })).toEqual([{ handle: 'move', at: [0.1, 0.1] }]);
});

test('a tap on a line takes the mark, a tap inside a circle does not', () => {
  const marks: Mark[] = [circle, arrow];
  expect(markAt(marks, [0.5, 0.21], 0.04, 1)).toBe(0);
  expect(markAt(marks, [0.25, 0.22], 0.04, 1)).toBe(1);
  expect(markAt(marks, [0.5, 0.4], 0.04, 1)).toBeNull();
  expect(markAt([], [0.5, 0.4], 0.04, 1)).toBeNull();
});

test('nothing lies outside the picture, whatever the finger does', () => {
  expect(spot(-3, 9)).toEqual([0, 1]);
});
