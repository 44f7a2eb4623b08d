// Copying files so that a power cut leaves them whole or absent, and knowing what was copied.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { diskSteps, moveDurably } from '../photos/durable.ts';

/** Only the owner may read a backup: it holds passwords' hashes and photos of dormitories. */
export const fileMode = 0o600;
export const folderMode = 0o700;

export const databaseFile = (dataDir: string): string => join(dataDir, 'patrol.sqlite');

export const blobOf = (root: string, sha256: string): string =>
  join(root, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256);

export type Sum = { bytes: number; sha256: string };

/** Null when there is no such file. */
export async function sumOf(file: string): Promise<Sum | null> {
  if ((await sizeOf(file)) === null) return null;
  const sum = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(file) as AsyncIterable<Uint8Array>) {
    sum.update(piece);
    bytes += piece.byteLength;
  }
  return { bytes, sha256: sum.digest('hex') };
}

export async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Copies through `part` to a place in or below `top`; what arrives is summed on the way. Null when there is no such file;
 * nothing is moved then.
 */
export async function copyDurably(
  from: string,
  part: string,
  top: string,
  to: (sum: Sum) => string | null,
): Promise<Sum | null> {
  if ((await sizeOf(from)) === null) return null;
  const sum = createHash('sha256');
  let bytes = 0;
  const handle = await open(part, 'w', fileMode);
  try {
    for await (const piece of createReadStream(from) as AsyncIterable<Uint8Array>) {
      sum.update(piece);
      bytes += piece.byteLength;
      await handle.appendFile(piece);
    }
  } finally {
    await handle.close();
  }
  const copied = { bytes, sha256: sum.digest('hex') };
  const place = to(copied);
  if (place !== null) await moveDurably(part, place, top, diskSteps);
  return copied;
}
