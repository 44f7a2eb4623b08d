import type { DatabaseSync } from 'node:sqlite';

/** All of what `step` writes, or nothing of it. A disk without room ends the transaction by itself. */
export function together(db: DatabaseSync, step: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    step();
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
