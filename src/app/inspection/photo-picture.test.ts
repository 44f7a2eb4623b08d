import { afterEach, expect, test, vi } from 'vitest';
import { drawing } from '../../../tests/drawing.ts';
import { isHeic, makePicture } from './photo-picture.ts';
import type { Stamp } from './stamp.ts';

afterEach(() => vi.unstubAllGlobals());

const file = (head: string) => new TextEncoder().encode(`\0\0\0\x18${head}mif1`).buffer;

test('an iPhone photo is known by its first bytes, whatever its name says', () => {
  expect(isHeic(file('ftypheic'))).toBe(true);
  expect(isHeic(file('ftypmif1'))).toBe(true);
});

test('a film or a text is not taken for a photo', () => {
  expect(isHeic(file('ftypisom'))).toBe(false);
  expect(isHeic(new TextEncoder().encode('灭火器').buffer)).toBe(false);
  expect(isHeic(new ArrayBuffer(0))).toBe(false);
});

/** A browser that draws what `colourAt` says, pixel by pixel, whatever it was given. */
const drawsPixels = (colourAt: (pixel: number) => number): void =>
  drawing((byte) => (byte % 4 === 3 ? 255 : colourAt(byte >> 2)));
const frame = (close = () => undefined) => ({ width: 4000, height: 3000, close }) as unknown as ImageBitmap;
const stamp: Stamp = { place: '3号宿舍楼 2层', time: '21:40', person: '', school: '' };

test.each([
  ['white', () => 255],
  ['black', () => 0],
  ['black, but for rounding', (pixel: number) => pixel % 2],
])('a picture that the browser drew all %s is not kept, and its frame is let go', async (_name, colour) => {
  drawsPixels(colour);
  const close = vi.fn();
  await expect(makePicture({ frame: frame(close) }, stamp)).rejects.toMatchObject({
    name: 'BadPicture',
    fault: 'blank',
  });
  expect(close).toHaveBeenCalledOnce();
});

test('the noise of a dark room is a picture', async () => {
  drawsPixels((pixel) => (pixel * 7) % 5);
  expect((await makePicture({ frame: frame() }, stamp)).picture).toMatchObject({ width: 1600, height: 1200 });
});

test('a file is put away before anything is made of it', async () => {
  drawsPixels((pixel) => pixel * 40);
  const happened: string[] = [];
  vi.stubGlobal('createImageBitmap', async () => {
    happened.push('opened');
    return frame();
  });
  const chosen = new Blob(['a file as it was chosen']);
  const keep = async (copy: ArrayBuffer) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    happened.push(`put away ${copy.byteLength}`);
  };
  await makePicture({ file: chosen }, stamp, keep);
  expect(happened).toEqual([`put away ${chosen.size}`, 'opened']);
});

test('a file is copied when it is chosen, for the browser may have emptied it when its turn comes', async () => {
  drawsPixels((pixel) => pixel * 40);
  vi.stubGlobal('createImageBitmap', async () => frame());
  const before = Promise.withResolvers<void>();
  const made = makePicture({ file: new Blob(['the one before']) }, stamp, () => before.promise);
  let bytes = new TextEncoder().encode('a file as it was chosen').buffer;
  const chosen = Object.assign(new Blob([bytes]), { arrayBuffer: async () => bytes });
  const keep = vi.fn(async (_copy: ArrayBuffer) => undefined);
  const next = makePicture({ file: chosen }, stamp, keep);
  bytes = new ArrayBuffer(0);
  before.resolve();
  await Promise.all([made, next]);
  expect(keep.mock.calls.map(([copy]) => copy.byteLength)).toEqual([chosen.size]);
});
