// Reads every photo that is said to be here, and notes those that are not, or not as they were.
import { readFacts } from '../store/sqlite/snapshot.ts';
import { openBeside } from './beside.ts';
import { noteDamaged } from './damaged.ts';
import { blobOf, databaseFile, sumOf } from './files.ts';

/** Hashes of the photos found missing or changed; phones that still hold them are asked for them from now on. */
export async function scrub(dataDir: string, now: number): Promise<{ read: number; damaged: string[] }> {
  const store = openBeside(dataDir);
  try {
    const { photos, schoolId } = readFacts(databaseFile(dataDir));
    const damaged: string[] = [];
    for (const { sha256 } of schoolId === null ? [] : photos) {
      if ((await sumOf(blobOf(dataDir, sha256)))?.sha256 === sha256) continue;
      damaged.push(sha256);
    }
    if (schoolId !== null) await noteDamaged(store, schoolId, damaged, photos.length, now);
    return { read: photos.length, damaged };
  } finally {
    await store.close();
  }
}
