import { afterEach, expect, test, vi } from 'vitest';
import { jpegSize, openPhoto } from './open-photo.ts';

afterEach(() => vi.unstubAllGlobals());

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex')).buffer;

test('the size of a JPEG is read from its frame header, past notes, thumbnails and tables', () => {
  const note = 'ffe1 0008 ffc0ffc0ffc0';
  const table = 'ffc4 0004 0000';
  const frame = 'ffc2 0011 08 0bb8 0fa0 03 000000';
  expect(jpegSize(bytes(`ffd8 ${note} ${table} ${frame}`))).toEqual({ width: 4000, height: 3000 });
});

test('what is no JPEG, or is cut short, has no size', () => {
  expect(jpegSize(bytes('89504e470d0a1a0a'))).toBeNull();
  expect(jpegSize(bytes('ffd8 ffe1 0008 0000'))).toBeNull();
  expect(jpegSize(new ArrayBuffer(0))).toBeNull();
});

test.each([
  ['wide', '0bb8 0fa0', { resizeWidth: 1600 }],
  ['high', '0fa0 0bb8', { resizeHeight: 1600 }],
])('a photo larger than wanted is made small in the step that opens it, when it is %s', async (_name, size, small) => {
  const createImageBitmap = vi.fn(async (_file: Blob, _how: ImageBitmapOptions) => 'opened');
  vi.stubGlobal('createImageBitmap', createImageBitmap);
  await openPhoto(bytes(`ffd8 ffc0 0011 08 ${size} 03 000000`), new Blob([], { type: 'image/jpeg' }), 1600);
  expect(createImageBitmap.mock.calls[0]?.[1]).toMatchObject({ imageOrientation: 'from-image', ...small });
});

test('a file is opened as it was chosen, and from its copy once it cannot be read any more', async () => {
  const [there, gone] = [new Blob(['there']), new Blob(['gone'])];
  const createImageBitmap = vi.fn(async (file: Blob) => {
    if (file === gone) throw new DOMException('gone', 'InvalidStateError');
    return file.text();
  });
  vi.stubGlobal('createImageBitmap', createImageBitmap);
  const copy = new TextEncoder().encode('copy').buffer;
  expect(await openPhoto(copy, there, 1600)).toBe('there');
  expect(await openPhoto(copy, gone, 1600)).toBe('copy');
});
