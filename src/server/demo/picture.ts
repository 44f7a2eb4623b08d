// Pictures for the demo, drawn: a wall, a floor, something in the way, and the time in the corner.
import { png } from './png.ts';
import type { Chance } from './random.ts';

export const pictureWidth = 640;
export const pictureHeight = 480;

type Colour = readonly [number, number, number];
const wallShades = 32;
const floorShades = 16;
const things: readonly Colour[] = [
  [196, 54, 44],
  [150, 111, 72],
  [70, 110, 160],
  [222, 184, 64],
  [96, 128, 84],
  [92, 92, 100],
];
const dark = 60;
const light = 61;
const firstThing = 50;

/** Indexed colours keep a picture at a few kilobytes and its drawing at a few milliseconds. */
function palette(luck: Chance): Uint8Array {
  const wall = luck.whole(150, 205);
  const floor = luck.whole(80, 130);
  const colours = new Uint8Array(64 * 3);
  const put = (index: number, colour: Colour) => colours.set(colour, index * 3);
  for (let i = 0; i < wallShades; i++) put(i, [wall + i, wall + i - 4, wall + i - 14]);
  for (let i = 0; i < floorShades; i++) put(wallShades + i, [floor + i * 2, floor + i * 2 - 6, floor + i * 2 - 16]);
  for (const [i, colour] of things.entries()) put(firstThing + i, colour);
  put(dark, [28, 32, 38]);
  put(light, [245, 245, 240]);
  return colours;
}

export type Box = { x: number; y: number; width: number; height: number };

/** A PNG that no other call draws again. `stamp`: digits, spaces, hyphens and colons. */
export const drawPicture = (luck: Chance, stamp: string): Uint8Array => drawScene(luck, stamp).bytes;

/** The same, and where the last thing stands in it. */
export function drawScene(luck: Chance, stamp: string): { bytes: Uint8Array; thing: Box } {
  const pixels = new Uint8Array(pictureWidth * pictureHeight);
  const horizon = luck.whole(280, 340);
  for (let y = 0; y < pictureHeight; y++) {
    const isWall = y < horizon;
    const depth = isWall ? (y / horizon) * wallShades : ((y - horizon) / (pictureHeight - horizon)) * floorShades;
    pixels.fill(isWall ? Math.floor(depth) : wallShades + Math.floor(depth), y * pictureWidth, (y + 1) * pictureWidth);
  }
  const fill = ({ x, y, width, height }: Box, colour: number) => {
    for (let row = Math.max(0, y); row < Math.min(pictureHeight, y + height); row++) {
      const from = row * pictureWidth;
      pixels.fill(colour, from + Math.max(0, x), from + Math.min(pictureWidth, x + width));
    }
  };
  fill({ x: luck.whole(60, 380), y: horizon - 210, width: 110, height: 210 }, dark);
  let thing: Box = { x: 0, y: 0, width: 1, height: 1 };
  for (let i = luck.whole(2, 5); i > 0; i--) {
    const width = luck.whole(40, 130);
    const height = luck.whole(40, 120);
    const box = { x: luck.whole(30, 520), y: horizon - height + luck.whole(10, 70), width, height };
    fill(box, firstThing + luck.whole(0, things.length - 1));
    fill({ ...box, y: box.y + height - 6, height: 6 }, dark);
    thing = box;
  }
  fill({ x: 0, y: pictureHeight - 34, width: pictureWidth, height: 34 }, dark);
  writeStamp(stamp, fill);
  return { bytes: png({ width: pictureWidth, height: pictureHeight, pixels, colours: palette(luck) }), thing };
}

/** Each sign is five rows of three dots, the highest bit at the left. */
const signs: Record<string, readonly number[]> = {
  0: [7, 5, 5, 5, 7],
  1: [2, 6, 2, 2, 7],
  2: [7, 1, 7, 4, 7],
  3: [7, 1, 7, 1, 7],
  4: [5, 5, 7, 1, 1],
  5: [7, 4, 7, 1, 7],
  6: [7, 4, 7, 5, 7],
  7: [7, 1, 1, 1, 1],
  8: [7, 5, 7, 5, 7],
  9: [7, 5, 7, 1, 7],
  '-': [0, 0, 7, 0, 0],
  ':': [0, 2, 0, 2, 0],
};
const dot = 4;

function writeStamp(stamp: string, fill: (box: Box, colour: number) => void): void {
  for (const [place, sign] of stamp.split('').entries()) {
    for (const [row, bits] of (signs[sign] ?? []).entries()) {
      for (let column = 0; column < 3; column++) {
        if (((bits >> (2 - column)) & 1) === 0) continue;
        fill({ x: 14 + (place * 4 + column) * dot, y: pictureHeight - 27 + row * dot, width: dot, height: dot }, light);
      }
    }
  }
}
