// What an older version folded otherwise: the documents of every school are made again, once, so that they are what the ledger adds up to.
import type { DatabaseSync } from 'node:sqlite';

/** Does nothing from the second time on. `rebuild`: of one school, inside a transaction. */
export function rebuildEarlier(db: DatabaseSync, rebuild: (schoolId: string) => void): void {
  if (!db.prepare(`SELECT 1 FROM meta WHERE key = 'rebuild-due'`).get()) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const row of db.prepare('SELECT DISTINCT school_id FROM ledger').all()) rebuild(String(row['school_id']));
    db.exec(`DELETE FROM meta WHERE key = 'rebuild-due'`);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
