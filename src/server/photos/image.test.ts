import { expect, test } from 'vitest';
import { drawPicture } from '../demo/picture.ts';
import { chance } from '../demo/random.ts';
import { readAttachment, readImage } from './image.ts';

const png = drawPicture(chance(4), '2026-11-22');

/** The same picture, claiming another size. */
function claiming(width: number, height: number): Uint8Array {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

const sof = [0xff, 0xc0, 0, 17, 8, 0x04, 0xb0, 0x06, 0x40, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
const app0 = [0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0];

test('type and size are read from the header', () => {
  expect(readImage(png)).toEqual({ type: 'image/png', width: 640, height: 480 });
  expect(readImage(bytes([0xff, 0xd8], app0, sof, [0xff, 0xd9]))).toEqual({
    type: 'image/jpeg',
    width: 1600,
    height: 1200,
  });
});

test('27 a photo cut short keeps its place, its size unknown', () => {
  expect(readImage(bytes([0xff, 0xd8, 0xff, 0xe0, 0, 16]))).toEqual({ type: 'image/jpeg', width: null, height: null });
});

test('a JPEG is as large as its frame says, however much a phone put before it', () => {
  const depth = Array.from({ length: 40 }, () => bytes([0xff, 0xe1, 0xff, 0xff], '\xff\xc0'.repeat(32_766), 'x'));
  const tables = [0xff, 0xc4, 0, 6, 1, 2, 3, 4];
  const known = { type: 'image/jpeg', width: 1600, height: 1200 };
  expect(readImage(Buffer.concat([bytes([0xff, 0xd8], app0), ...depth, bytes(tables, sof)]))).toEqual(known);
  const progressive = [0xff, 0xc2, ...sof.slice(2)];
  expect(readImage(bytes([0xff, 0xd8, 0xff, 0xff, 0xff], app0.slice(1), [7, 7], progressive))).toEqual(known);
  const bomb = [...sof.slice(0, 5), 0xff, 0xff, 0xff, 0xff, ...sof.slice(9)];
  expect(() => readImage(Buffer.concat([bytes([0xff, 0xd8], app0), ...depth, bytes(bomb)]))).toThrow('too-many-pixels');
});

test('a JPEG without a frame keeps its place, its size unknown', () => {
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0];
  for (const rest of [
    bytes(scan, sof),
    Buffer.alloc(1024 * 1024),
    Buffer.alloc(1024 * 1024, '\xff\xe1\0\x02', 'latin1'),
  ])
    expect(readImage(Buffer.concat([bytes([0xff, 0xd8], app0), rest]))).toMatchObject({ width: null, height: null });
});

test.each([
  ['50,000 x 50,000', claiming(50_000, 50_000)],
  ['a side of 12,001', claiming(12_001, 10)],
  ['51 megapixels', claiming(8500, 6000)],
])('29 %s is refused from the header', (_name, bomb) => {
  expect(() => readImage(bomb)).toThrow('too-many-pixels');
});

test.each([
  ['28 a page', bytes('<!doctype html><script>')],
  ['28 a drawing in SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
  ['28 a PDF', bytes('%PDF-1.7')],
  ['28 a program', bytes('MZ', [0x90, 0])],
  ['29 a GIF', bytes('GIF89a', [1, 0, 1, 0])],
  ['29 a moving PNG', bytes([...png.subarray(0, 33)], [0, 0, 0, 8], 'acTL', [0, 0, 0, 2, 0, 0, 0, 0])],
  ['29 a moving WebP', bytes('RIFF', [9, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 2, 0, 0, 0], 'ANIM')],
  ['30 AVIF', bytes([0, 0, 0, 28], 'ftypavif')],
  ['30 a HEIC sequence', bytes([0, 0, 0, 28], 'ftyphevc')],
  ['nothing much', bytes('x')],
])('%s is no photo', (_name, file) => {
  expect(() => readImage(file)).toThrow('not-image');
});

test('30 a single HEIC is accepted', () => {
  expect(readImage(bytes([0, 0, 0, 28], 'ftypheic', [0, 0, 0, 0], 'mif1heic')).type).toBe('image/heic');
});

const webm = bytes([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 1], 'B\x82\x84webmB\x87\x81\x04');
const ogg = bytes(
  'OggS',
  Array.from({ length: 24 }, () => 0),
  'OpusHead',
  [1, 1],
);
const m4a = bytes([0, 0, 0, 24], 'ftypM4A ', [0, 0, 0, 0]);

test.each([
  ['audio/webm', webm],
  ['audio/ogg', ogg],
  ['audio/mp4', m4a],
])('a spoken note is known by its first bytes as %s', (type, note) => {
  expect(readAttachment(note)).toEqual({ type, width: null, height: null });
});

test('a picture stays a picture', () => {
  expect(readAttachment(png)).toEqual(readImage(png));
});

test.each([
  ['Matroska that is not WebM', bytes([0x1a, 0x45, 0xdf, 0xa3], 'B\x82\x88matroska')],
  [
    'Vorbis or a film in Ogg',
    bytes(
      'OggS',
      Array.from({ length: 24 }, () => 0),
      '\x01vorbis',
    ),
  ],
  ['QuickTime', bytes([0, 0, 0, 24], 'ftypqt  ')],
  ['an MP3', bytes('ID3\x04')],
  ['a WAV', bytes('RIFF', [0, 0, 0, 0], 'WAVE')],
  ['a page that says it is sound', bytes('<script>webm</script>')],
  ['WebM after a page', bytes('<html>', [0x1a, 0x45, 0xdf, 0xa3], 'webm')],
])('%s is neither a photo nor a note', (_what, hostile) => {
  expect(() => readAttachment(hostile)).toThrow('not-image');
});

test('a note of more than a megabyte is refused', () => {
  expect(() => readAttachment(Buffer.concat([webm, Buffer.alloc(1024 * 1024)]))).toThrow('too-large');
});
