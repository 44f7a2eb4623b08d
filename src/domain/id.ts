// Ids are made on the device, so sending twice is harmless.

/**
 * A UUIDv7 from a time and ten random bytes. The time part only keeps neighbours together on disk;
 * it is never trusted as a time.
 */
export function makeId(ms: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  let rest = Math.max(0, Math.trunc(ms));
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  let text = '';
  for (let i = 0; i < 16; i++) text += (dashBefore.has(i) ? '-' : '') + hex[bytes[i]!];
  return text;
}

const dashBefore = new Set([4, 6, 8, 10]);
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
