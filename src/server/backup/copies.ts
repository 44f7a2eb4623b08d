// Photos whose time is over lie among the backups for as long as one of those names them, and no longer.
import { rmSync } from 'node:fs';
import { backupsIn, madeAt } from './backups.ts';
import { openBeside } from './beside.ts';
import { blobOf } from './files.ts';

const atOnce = 500;

/** Tells how many went from `dir`. A photo goes when the oldest backup that is kept was begun after it was removed. `now` in UTC ms. */
export async function letCopiesGo(dataDir: string, dir: string, now: number): Promise<number> {
  const oldest = Math.min(...backupsIn(dir).map(madeAt));
  if (!Number.isFinite(oldest)) return 0;
  const store = openBeside(dataDir);
  const remove = (sha256: string) => rmSync(blobOf(dir, sha256), { force: true });
  let n = 0;
  try {
    for (;;) {
      const some = await store.retention.filesToGo('backups', oldest, atOnce);
      for (const sha256 of some) await store.retention.letFileGo('backups', sha256, now, remove);
      n += some.length;
      if (some.length < atOnce) return n;
    }
  } finally {
    await store.close();
  }
}
