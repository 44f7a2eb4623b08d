// How much room the data takes on its disk, and how much is left.
import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Room } from '../domain/status.ts';

/** null where the disk cannot be asked. */
export async function roomOf(dataDir: string): Promise<Room | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(dataDir);
    const sizes = await Promise.all(['', '-wal'].map((end) => sizeOf(join(dataDir, `patrol.sqlite${end}`))));
    return {
      databaseBytes: sizes.reduce((sum, one) => sum + one, 0),
      freeBytes: bavail * bsize,
      totalBytes: blocks * bsize,
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** What was written and not yet copied into the database, bytes. */
export const walOf = (dataDir: string): Promise<number> => sizeOf(join(dataDir, 'patrol.sqlite-wal'));

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}
