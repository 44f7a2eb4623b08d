// A photo that lies on its side: the pixels as the sensor has them, and a tag that says how the phone was held.
const turnedRight = 6;

/** The same JPEG with an EXIF segment of one tag, the orientation, behind its first marker. */
export function turned(jpeg: Buffer): Buffer {
  const tag = [0x01, 0x12, 0x00, 0x03, 0, 0, 0, 1, 0, turnedRight, 0, 0];
  const tiff = [0x4d, 0x4d, 0x00, 0x2a, 0, 0, 0, 8, 0, 1, ...tag, 0, 0, 0, 0];
  const exif = [...Buffer.from('Exif'), 0, 0, ...tiff];
  const segment = Buffer.from([0xff, 0xe1, 0, exif.length + 2, ...exif]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}
