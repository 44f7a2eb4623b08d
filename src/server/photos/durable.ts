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

/**
 * File first, then its name, then the names of the folders it lies in. `named`: folders whose own names are on the disk;
 * whoever made a folder may have been killed before syncing that, so being there is not enough.
 */
export async function moveDurably(from: string, to: string, steps: DiskSteps, named: Set<string>): Promise<void> {
  const folder = dirname(to);
  await mkdir(folder, { recursive: true });
  await steps.syncFile(from);
  await steps.rename(from, to);
  await steps.syncFolder(folder);
  for (let below = folder; !named.has(below); below = dirname(below)) {
    await steps.syncFolder(dirname(below));
    named.add(below);
  }
}
