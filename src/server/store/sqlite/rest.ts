// What can wait is done while nobody waits.
import type { DatabaseSync } from 'node:sqlite';
import { sqliteCode } from './sqlite-trouble.ts';

const quietMs = 250;

/**
 * Copies the write-ahead log into the database once nothing was written for a quarter of a second, so that no commit has
 * to; under a load that never rests SQLite still does it itself, every `wal_autocheckpoint` pages.
 */
export function checkpointAtRest(db: DatabaseSync): { wrote: () => void; stop: () => void } {
  const copy = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  const checkpoint = (): void => {
    try {
      copy.get();
    } catch (error) {
      // The log keeps everything, and the next one tries again.
      if (sqliteCode(error) === null) throw error;
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => clearTimeout(timer);
  const wrote = (): void => {
    stop();
    timer = setTimeout(checkpoint, quietMs);
  };
  return { wrote, stop };
}
