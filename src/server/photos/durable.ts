// Moving a file to its place so that a power cut at any moment leaves it whole there or not there (`reliability.md` 0.6).
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The steps that reach the disk, apart so that a test can see their order. */
export type DiskSteps = {
  syncFile(file: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  syncFolder(folder: string): Promise<void>;
};

export const diskSteps: DiskSteps = {
  async syncFile(file) {
    const handle = await open(file, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename,
  async syncFolder(folder) {
    // Windows has no way to sync a folder and journals the rename itself.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

/** For a folder that goes when its server ends, as that of a demo: nothing in it outlives a power cut. */
export const passingSteps: DiskSteps = { syncFile: async () => undefined, rename, syncFolder: async () => undefined };

/**
 * File first, then its name, then every folder up to `top`: one that was there already may have been made a moment ago
 * by another photo, which has not synced it yet. `to` lies below `top`.
 */
export async function moveDurably(from: string, to: string, top: string, steps: DiskSteps): Promise<void> {
  const folder = dirname(to);
  await mkdir(folder, { recursive: true });
  await steps.syncFile(from);
  await steps.rename(from, to);
  await steps.syncFolder(folder);
  for (let above = folder; above !== top;) {
    above = dirname(above);
    await steps.syncFolder(above);
  }
}
