// A folder for what is looked at and thrown away: copies of the database, photos brought back on trial.
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hold, isHeld } from '../store/sqlite/hold.ts';

const prefix = 'patrol-scratch-';
/** One that was made just now may not be held yet. */
const youngMs = 3_600_000;

/** Gone when `use` is done. What processes left that were killed, such as with their server, goes first: it is as large as the school. */
export async function inScratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  clearLeft();
  const held = mkdtempSync(join(tmpdir(), prefix));
  const release = hold(held);
  const folder = join(held, 'work');
  try {
    mkdirSync(folder);
    return await use(folder);
  } finally {
    release();
    rmSync(held, { recursive: true, force: true });
  }
}

function clearLeft(): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    if (isOld(folder) && !isHeld(folder)) rmSync(folder, { recursive: true, force: true });
  }
}

/** And one's own: in a folder that everybody may write to others may lay out anything under this name. */
function isOld(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory() || found.uid !== (process.getuid?.() ?? found.uid)) return false;
  return Math.abs(Date.now() - found.mtimeMs) > youngMs;
}
