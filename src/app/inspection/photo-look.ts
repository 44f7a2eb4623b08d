// How a photo has turned out, told from a small grey copy of it: too dark, blurred, and a hash by which its like is known again.
import type { Look } from '../../domain/photo.ts';

/** One byte a pixel, row by row. */
export type Grey = { width: number; height: number; data: Uint8Array };
/** The facts a picture tells by itself; what it is like, only the phone's memory knows. */
export type OwnLook = Omit<Look, 'like'>;

/** The long side of the copy, in pixels: small enough to be read in a few milliseconds, large enough to show a shaken hand. */
export const copySide = 480;

/** Luminance of 0 to 255 as the eye weighs the colours. */
export function greyOf(rgba: Uint8ClampedArray, width: number, height: number): Grey {
  const data = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < data.length; i++, at += 4)
    data[i] = (77 * rgba[at]! + 150 * rgba[at + 1]! + 29 * rgba[at + 2]!) >> 8;
  return { width, height, data };
}

export function lookOf(grey: Grey): OwnLook {
  if (isDark(grey)) return { faults: ['dark'] };
  const dhash = dhashOf(grey);
  return { faults: isBlurred(grey) ? ['blurred'] : [], ...(dhash && { dhash }) };
}

const darkMean = 30;
const lit = 90;
const litShare = 0.03;

/** Nothing to be seen: dark on the whole, and not even a torch's spot in it. */
export function isDark({ data }: Grey): boolean {
  let sum = 0;
  let bright = 0;
  for (const value of data) {
    sum += value;
    if (value >= lit) bright++;
  }
  return sum / data.length < darkMean && bright / data.length < litShare;
}

const tilesAcross = 8;
const tilesDown = 6;
/** Below this spread of its pixels, or when noise makes most of it, a tile shows nothing that could be sharp. */
const leastSpread = 100;
const leastOverNoise = 3;
/** Found with pictures blurred on purpose, see the tests: those one can still read lie above it. */
const leastSharpness = 0.06;

/** Hands shook, or the lens was not ready. What shows nothing to judge by is never called blurred. */
export const isBlurred = (grey: Grey): boolean => {
  const sharpness = sharpnessOf(grey);
  return sharpness !== null && sharpness < leastSharpness;
};

/**
 * The variance of the Laplacian, against the contrast there is, so that a pale wall is judged like a chessboard. The second
 * sharpest tile counts: a blurred background is no fault. What even the calmest tiles show is noise of a dark room and is
 * taken off. Null: nothing to judge by.
 */
export function sharpnessOf(grey: Grey): number | null {
  const tiles = tilesOf(grey);
  const calm = tiles.map(({ edges }) => edges).sort((a, b) => a - b);
  const noise = calm[Math.floor(calm.length / 10)] ?? 0;
  const found = tiles
    .filter(({ spread }) => spread >= Math.max(leastSpread, leastOverNoise * noise))
    .map(({ spread, edges }) => Math.max(0, edges - noise) / spread)
    .sort((a, b) => b - a);
  return found[1] ?? null;
}

function tilesOf(grey: Grey): { spread: number; edges: number }[] {
  const [across, down] = grey.width >= grey.height ? [tilesAcross, tilesDown] : [tilesDown, tilesAcross];
  const [width, height] = [Math.floor(grey.width / across), Math.floor(grey.height / down)];
  if (width < 8 || height < 8) return [];
  return Array.from({ length: across * down }, (_, i) =>
    tileOf(grey, (i % across) * width, Math.floor(i / across) * height, width, height),
  );
}

/** Variances of the pixels and of their Laplacian, in one tile. */
function tileOf({ width: row, data }: Grey, left: number, top: number, width: number, height: number) {
  let [n, sum, squares, lap, lapSquares] = [0, 0, 0, 0, 0];
  for (let y = top + 1; y < top + height - 1; y++) {
    for (let at = y * row + left + 1; at < y * row + left + width - 1; at++) {
      const value = data[at]!;
      const bend = data[at - 1]! + data[at + 1]! + data[at - row]! + data[at + row]! - 4 * value;
      n++;
      sum += value;
      squares += value * value;
      lap += bend;
      lapSquares += bend * bend;
    }
  }
  return { spread: squares / n - (sum / n) ** 2, edges: lapSquares / n - (lap / n) ** 2 };
}

const hashWidth = 9;
const hashHeight = 8;
/** So much brighter is brighter, whatever the noise; with fewer steps than this a picture has no face to know it by. */
const leastStep = 3;
const leastSteps = 20;

/** 64 bits in hex: in each of eight rows, whether it gets brighter from one of nine fields to the next. Null: too plain. */
export function dhashOf(grey: Grey): string | null {
  const fields = fieldsOf(grey);
  let [hex, steps] = ['', 0];
  for (let row = 0; row < hashHeight; row++) {
    let bits = 0;
    for (let column = 0; column < hashWidth - 1; column++) {
      const at = row * hashWidth + column;
      const step = fields[at + 1]! - fields[at]!;
      if (Math.abs(step) >= leastStep) steps++;
      bits = bits * 2 + (step >= leastStep ? 1 : 0);
    }
    hex += bits.toString(16).padStart(2, '0');
  }
  return steps >= leastSteps ? hex : null;
}

function fieldsOf({ width, height, data }: Grey): number[] {
  return Array.from({ length: hashWidth * hashHeight }, (_, i) => {
    const [column, row] = [i % hashWidth, Math.floor(i / hashWidth)];
    const [left, right] = [Math.floor((column * width) / hashWidth), Math.floor(((column + 1) * width) / hashWidth)];
    const [top, bottom] = [Math.floor((row * height) / hashHeight), Math.floor(((row + 1) * height) / hashHeight)];
    let sum = 0;
    for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += data[y * width + x]!;
    return sum / Math.max(1, (right - left) * (bottom - top));
  });
}
