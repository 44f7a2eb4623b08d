import { expect, test } from 'vitest';
import { inLines, shapeOf } from './mark-shapes.ts';

const upright = { width: 1200, height: 1600 };

test('a circle is as large as its box, whichever corner was first', () => {
  const shape = { is: 'ellipse', cx: 600, cy: 800, rx: 240, ry: 160 };
  expect(shapeOf({ is: 'circle', from: [0.3, 0.4], to: [0.7, 0.6] }, upright)).toEqual(shape);
  expect(shapeOf({ is: 'circle', from: [0.7, 0.6], to: [0.3, 0.4] }, upright)).toEqual(shape);
});

test('an arrow ends in its tip, with a head no longer than it is', () => {
  expect(shapeOf({ is: 'arrow', from: [0, 0.5], to: [0.5, 0.5] }, upright)).toEqual({
    is: 'path',
    d: 'M0 800L600 800M529.8 761.6L600 800L529.8 838.4',
  });
  expect(shapeOf({ is: 'arrow', from: [0.5, 0.5], to: [0.5, 0.5] }, upright)).toMatchObject({
    d: 'M600 800L600 800M600 800L600 800L600 800',
  });
});

test('words go to the side with more room and stay inside the picture', () => {
  expect(shapeOf({ is: 'text', at: [0.1, 0.5], text: '插座烧黑' }, upright)).toEqual({
    is: 'words',
    x: 120,
    y: 800,
    anchor: 'start',
    lines: ['插座烧黑'],
  });
  expect(shapeOf({ is: 'text', at: [1, 1], text: '配电箱前面堆放着纸箱和旧桌椅挡住了通道' }, upright)).toMatchObject({
    anchor: 'end',
    y: 1468.8,
    lines: ['配电箱前面堆放着纸箱', '和旧桌椅挡住了通道'],
  });
  expect(shapeOf({ is: 'text', at: [0, 0], text: '高' }, upright)).toMatchObject({ y: 83.2 });
});

test('words of Latin letters are kept together where they fit, and broken where they do not', () => {
  expect(inLines('socket burnt black', 7)).toEqual(['socket', 'burnt black']);
  expect(inLines('Elektroinstallateure', 6)).toEqual(['Elektroins', 'tallateure']);
  expect(inLines('  ', 6)).toEqual([]);
});
