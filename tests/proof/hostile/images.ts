// Pictures as they should not be: cut short, claiming what they are not, two things at once.
import { drawPicture } from '../../../src/server/demo/picture.ts';
import { chance, type Chance } from '../../../src/server/demo/random.ts';
import { picture } from '../access/picture.ts';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const u32 = (n: number): Buffer => {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(n);
  return four;
};
const little = (n: number): Buffer => u32(n).reverse();
const box = (type: string, ...inside: Uint8Array[]): Buffer => {
  const body = Buffer.concat(inside);
  return Buffer.concat([u32(8 + body.length), latin(type), body]);
};

const png = Buffer.from(drawPicture(chance(4), '2026-11-22'));
const jpeg = Buffer.from(picture(''));
const riff = (...chunks: Uint8Array[]): Buffer => {
  const body = Buffer.concat([latin('WEBP'), ...chunks]);
  return Buffer.concat([latin('RIFF'), little(body.length), body]);
};
const webp = riff(
  latin('VP8X'),
  little(10),
  Buffer.from([0x10, 0, 0, 0, 0x3f, 6, 0, 0xaf, 4, 0]),
  latin('VP8 '),
  little(0),
);
const meta = (width: number, height: number): Buffer =>
  box('meta', u32(0), box('iprp', box('ipco', box('ispe', u32(0), u32(width), u32(height)))));
const heic = Buffer.concat([box('ftyp', latin('heic'), u32(0), latin('mif1heic')), meta(4032, 3024)]);

const claiming = (width: number, height: number): Buffer => {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(width >>> 0, 16);
  bytes.writeUInt32BE(height >>> 0, 20);
  return bytes;
};

const sound = [png, jpeg, webp, heic];
const odd = [
  claiming(50_000, 50_000),
  claiming(0, 0),
  claiming(0xffff_ffff, 0xffff_ffff),
  Buffer.concat([latin('GIF89a'), Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.alloc(2000, 0x2c)]),
  Buffer.concat([jpeg, latin('<script>alert(1)</script>')]),
  Buffer.concat([latin('<!doctype html>'), jpeg]),
  latin('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  latin('%PDF-1.7'),
  latin('MZ\x90\x00'),
  latin('II*\x00\x08\x00\x00\x00\xff\xff'),
  Buffer.concat([box('ftyp', latin('avif'), u32(0)), meta(100, 100)]),
  Buffer.concat([box('ftyp', latin('hevc'), u32(0)), meta(100, 100)]),
  Buffer.concat([box('ftyp', latin('heic'), u32(0)), u32(0), latin('meta')]),
  Buffer.concat([box('ftyp', latin('heic'), u32(0)), u32(1), latin('meta'), Buffer.alloc(8, 0xff)]),
  riff(latin('VP8X'), little(10), Buffer.from([2, 0, 0, 0, 0, 0, 0, 0, 0, 0]), latin('ANIM'), little(6)),
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(64_000, 0xff)]),
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff]), latin('Exif\0\0MM\0*'), Buffer.alloc(70_000, 1)]),
];

/** One picture, spoiled: bytes turned over, cut, lengthened, given another's beginning, or left odd as it is. */
export function spoilPicture(luck: Chance): Uint8Array {
  if (luck.happens(25)) return varied(luck.pick(odd), luck);
  const bytes = Buffer.from(luck.pick(sound));
  const how = luck.whole(0, 4);
  if (how === 0) return bytes.subarray(0, luck.whole(0, Math.min(bytes.length, 400)));
  if (how === 1) return varied(Buffer.concat([luck.pick(sound).subarray(0, luck.whole(1, 40)), bytes]), luck);
  if (how === 2) return varied(Buffer.concat([bytes, Buffer.alloc(luck.whole(0, 60_000), luck.whole(0, 255))]), luck);
  return varied(bytes, luck);
}

/** Most of what a reader trusts stands in the first bytes. */
function varied(given: Uint8Array, luck: Chance): Buffer {
  const bytes = Buffer.from(given);
  for (let n = luck.whole(0, 12); n > 0 && bytes.length > 0; n--)
    bytes[luck.whole(0, Math.min(bytes.length, 200) - 1)] = luck.whole(0, 255);
  return bytes;
}
