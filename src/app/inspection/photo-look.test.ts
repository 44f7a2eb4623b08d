// Pictures made for the purpose: the thresholds are those that tell these apart.
import { expect, test } from 'vitest';
import { bitsApart } from '../../domain/alike.ts';
import { copySide, dhashOf, greyOf, isBlurred, isDark, lookOf, sharpnessOf, type Grey } from './photo-look.ts';

const width = copySide;
const height = (copySide * 3) / 4;
type Light = (x: number, y: number) => number;

const picture = (light: Light): Grey => {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data[y * width + x] = Math.min(255, Math.max(0, light(x, y)));
  return { width, height, data };
};

/** A corridor with doors, a bright window and lines on the floor. */
const corridor: Light = (x, y) => {
  const isDoor = x % 110 > 30 && x % 110 < 80 && y > 90 && y < 290;
  const isWindow = x > 200 && x < 280 && y > 40 && y < 85;
  if (isWindow) return 240;
  if (isDoor) return 60 + (x / 110) * 12;
  return y > 290 ? (Math.floor(x / 24) % 2 ? 120 : 95) : 190 - y / 6 + (x > 240 ? -30 : 0);
};
/** A label with small print, on paper. */
const label: Light = (x, y) =>
  x > 90 && x < 390 && y > 60 && y < 300 ? (y % 16 < 8 && (x * 7 + Math.floor(y / 16) * 13) % 9 < 4 ? 30 : 245) : 150;
/** One socket on a pale wall. */
const socket: Light = (x, y) => (x > 210 && x < 270 && y > 180 && y < 240 ? 236 - (x % 20 < 3 ? 140 : 0) : 205 - y / 8);

/** Three running means come close to the blur of a lens; `radius` in pixels of the copy. */
function blurred(grey: Grey, radius: number): Grey {
  let data = Float64Array.from(grey.data);
  const along = (from: Float64Array, at: (line: number, step: number) => number, lines: number, steps: number) => {
    const next = new Float64Array(from.length);
    for (let line = 0; line < lines; line++) {
      for (let step = 0; step < steps; step++) {
        let sum = 0;
        for (let by = -radius; by <= radius; by++) sum += from[at(line, Math.min(steps - 1, Math.max(0, step + by)))]!;
        next[at(line, step)] = sum / (2 * radius + 1);
      }
    }
    return next;
  };
  for (let round = 0; round < 3; round++) {
    data = along(data, (y, x) => y * width + x, height, width);
    data = along(data, (x, y) => y * width + x, width, height);
  }
  return { width, height, data: Uint8Array.from(data) };
}

const noise = (size: number): Light => {
  let seed = 7;
  return () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (seed / 2_147_483_648 - 0.5) * 2 * size;
  };
};
const grainy = (light: Light, size: number): Light => {
  const grain = noise(size);
  return (x, y) => light(x, y) + grain(x, y);
};

const scenes = { corridor, label, socket };
const each = Object.entries(scenes);

test.each(each)('a sharp picture of a %s is neither dark nor blurred', (_name, light) => {
  expect(lookOf(picture(light)).faults).toEqual([]);
  expect(sharpnessOf(picture(light))).toBeGreaterThan(0.3);
});

test.each(each.flatMap(([name, light]) => [2, 4, 8].map((radius) => [name, radius, light] as const)))(
  'a %s blurred by a radius of %i in the copy is blurred',
  (_name, radius, light) => {
    expect(isBlurred(blurred(picture(light), radius))).toBe(true);
  },
);

test.each(each)('a %s with the grain of a dim room is not called blurred', (_name, light) => {
  expect(isBlurred(picture(grainy(light, 12)))).toBe(false);
});

test('a sharp thing before a blurred background is sharp', () => {
  const background = blurred(picture(corridor), 8);
  const thing: Light = (x, y) => (x > 160 && x < 330 && y > 100 ? (label(x, y) ?? 0) : background.data[y * width + x]!);
  expect(isBlurred(picture(thing))).toBe(false);
});

test('a bare wall shows nothing to judge by, and is not called blurred', () => {
  const wall = picture((_x, y) => 200 - y / 10);
  expect(sharpnessOf(wall)).toBeNull();
  expect(lookOf(wall)).toEqual({ faults: [] });
});

test.each([
  ['a room without light', (x: number, y: number) => corridor(x, y) * 0.06, true],
  ['the same with grain', grainy((x, y) => corridor(x, y) * 0.08, 8), true],
  ['dusk', (x: number, y: number) => corridor(x, y) * 0.3, false],
  [
    'the spot of a torch at night',
    (x: number, y: number) => corridor(x, y) * (Math.hypot(x - 240, y - 180) < 60 ? 0.9 : 0.04),
    false,
  ],
] as const)('%s', (_what, light, dark) => {
  expect(isDark(picture(light))).toBe(dark);
  expect(lookOf(picture(light)).faults.includes('dark')).toBe(dark);
});

const apart = (one: Light, other: Light): number => bitsApart(dhashOf(picture(one))!, dhashOf(picture(other))!);

test('the same scene has the same hash, a little darker, grainier or softer; another scene has not', () => {
  expect(dhashOf(picture(corridor))).toMatch(/^[0-9a-f]{16}$/);
  expect(apart(corridor, (x, y) => corridor(x, y) * 0.8)).toBeLessThanOrEqual(4);
  expect(apart(corridor, grainy(corridor, 10))).toBeLessThanOrEqual(4);
  expect(apart(corridor, (x, y) => corridor(x + 3, y))).toBeLessThanOrEqual(4);
  expect(apart(corridor, (x, y) => corridor(x + 40, y))).toBeGreaterThan(4);
  expect(apart(corridor, label)).toBeGreaterThan(12);
});

test('what has no face has no hash: a wall, a socket on it', () => {
  expect(dhashOf(picture(() => 128))).toBeNull();
  expect(dhashOf(picture(socket))).toBeNull();
});

test('colours weigh as they do to the eye', () => {
  const pixels = new Uint8ClampedArray([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255]);
  expect([...greyOf(pixels, 2, 2).data]).toEqual([76, 149, 28, 255]);
});

test('an upright picture is judged like a lying one', () => {
  const lying = picture(corridor);
  const upright: Grey = { width: height, height: width, data: new Uint8Array(width * height) };
  for (let y = 0; y < width; y++)
    for (let x = 0; x < height; x++) upright.data[y * height + x] = lying.data[x * width + y]!;
  expect(isBlurred(upright)).toBe(false);
});
