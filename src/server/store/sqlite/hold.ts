// One process a folder: a lock that the system itself lets go when the process ends, however it ends.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CannotStart } from '../../trouble.ts';
import { sqliteCode } from './sqlite-trouble.ts';

const busy = 5;

/**
 * Holds `folder` until the returned function is called. Refuses (`CannotStart`) one that another process holds, and one
 * that cannot be written.
 */
export function hold(folder: string): () => void {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
    db.exec('BEGIN EXCLUSIVE');
    return () => db?.close();
  } catch (error) {
    db?.close();
    const code = sqliteCode(error);
    if (code === null) throw error;
    if (code !== busy) throw new CannotStart(`${folder} cannot be written: ${(error as Error).message}.`, error);
    throw new CannotStart(
      `${folder} is in use by another process: a server, a backup, a restore or a rebuild. Stop it, or wait until it is done.`,
      error,
    );
  }
}

/** Whether `folder` is out of reach: another process holds it, or it cannot be written. */
export function isHeld(folder: string): boolean {
  try {
    hold(folder)();
    return false;
  } catch (error) {
    if (error instanceof CannotStart) return true;
    throw error;
  }
}
