// A zip file, unpacked no further than it may go: what it claims is added up first, and what it claims is all that is unpacked.
import { inflateRawSync } from 'node:zlib';

/** More than the largest checklist as a workbook, by far. */
const maxParts = 200;
const maxUnpackedBytes = 16 * 1024 * 1024;

const endSignature = 0x06054b50;
const endBytes = 22;
const longestComment = 0xffff;
const partSignature = 0x02014b50;
const partBytes = 46;
const localBytes = 30;
const stored = 0;
const deflated = 8;
const encrypted = 1;

/** What is no zip file, or one that would unpack to too much (`too-large`). */
export class BadZip extends Error {
  readonly why: 'not-xlsx' | 'too-large';

  constructor(why: 'not-xlsx' | 'too-large', options?: ErrorOptions) {
    super(why, options);
    this.why = why;
  }
}

type Part = { name: string; method: number; packed: number; unpacked: number; at: number };

/**
 * The parts by name. Refuses (`BadZip`) more than 16 MiB unpacked before anything is, by what the list of parts claims;
 * a part that holds more or less than it claims; encrypted, split and 64-bit archives.
 */
export function unpack(zip: Buffer): Map<string, Buffer> {
  try {
    const parts = listParts(zip);
    if (parts.length > maxParts) throw new BadZip('too-large');
    if (parts.reduce((sum, { unpacked }) => sum + unpacked, 0) > maxUnpackedBytes) throw new BadZip('too-large');
    return new Map(parts.map((part) => [part.name, unpackPart(zip, part)]));
  } catch (error) {
    // Reading outside of the file, and what zlib cannot read or would grow beyond its claim.
    if (error instanceof RangeError || isZlibTrouble(error)) throw new BadZip('not-xlsx', { cause: error });
    throw error;
  }
}

const isZlibTrouble = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(Z_|ERR_BUFFER_TOO_LARGE)/.test(String(error.code));

function listParts(zip: Buffer): Part[] {
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const parts: Part[] = [];
  for (let n = 0; n < count; n++) {
    if (zip.readUInt32LE(at) !== partSignature || zip.readUInt16LE(at + 8) & encrypted) throw new BadZip('not-xlsx');
    const nameEnd = at + partBytes + zip.readUInt16LE(at + 28);
    parts.push({
      name: zip.toString('utf8', at + partBytes, nameEnd),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      unpacked: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
    });
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

function findEnd(zip: Buffer): number {
  const first = Math.max(0, zip.length - endBytes - longestComment);
  for (let at = zip.length - endBytes; at >= first; at--) if (zip.readUInt32LE(at) === endSignature) return at;
  throw new BadZip('not-xlsx');
}

function unpackPart(zip: Buffer, { method, packed, unpacked, at }: Part): Buffer {
  const from = at + localBytes + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const bytes = zip.subarray(from, from + packed);
  if (method !== stored && method !== deflated) throw new BadZip('not-xlsx');
  // zlib refuses to be given no room at all.
  const whole = method === stored ? bytes : inflateRawSync(bytes, { maxOutputLength: Math.max(unpacked, 1) });
  if (whole.length !== unpacked) throw new BadZip('not-xlsx');
  return whole;
}
