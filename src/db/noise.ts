// Bytes that no browser can make smaller.
const mostAtOnce = 65_536;

/** `length` random bytes; a browser that compresses would make nothing of zeros. */
export function noise(length: number): ArrayBuffer {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += mostAtOnce) crypto.getRandomValues(bytes.subarray(at, at + mostAtOnce));
  return bytes.buffer;
}
