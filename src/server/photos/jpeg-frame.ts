// How large a JPEG would unpack to, from its frame header: hopped to, one look a byte at most, so that a large file without one holds nobody up.

/** SOF0 to SOF15, without the tables (DHT, DAC) and the extension (JPG) that lie between them. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** TEM, RST0 to RST7, SOI and EOI, and what is no marker: nothing follows that has a length. */
const isBare = (marker: number): boolean => marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd9);

const startOfScan = 0xda;

/** Bytes between two segments are passed over, as browsers do. Null where the picture begins, or the file ends, without a frame header. */
export function jpegFrame(bytes: Uint8Array): { width: number; height: number } | null {
  const word = (at: number): number => bytes[at]! * 256 + bytes[at + 1]!;
  for (let at = 2; at + 8 < bytes.length;) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff || marker === 0xff) at += 1;
    else if (isFrame(marker)) return { height: word(at + 5), width: word(at + 7) };
    else if (marker === startOfScan) return null;
    else at += isBare(marker) ? 2 : 2 + word(at + 2);
  }
  return null;
}
