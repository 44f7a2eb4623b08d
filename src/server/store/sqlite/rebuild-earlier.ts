// What an older version folded otherwise: the documents of every school are made again, once, so that they are what the ledger adds up to.
import type { DatabaseSync } from 'node:sqlite';
import { together } from './together.ts';

/** Does nothing from the second time on. `rebuild`: of one school, inside a transaction. */
export function rebuildEarlier(db: DatabaseSync, rebuild: (schoolId: string) => void): void {
  if (!db.prepare(`SELECT 1 FROM meta WHERE key = 'rebuild-due'`).get()) return;
  together(db, () => {
    for (const row of db.prepare('SELECT DISTINCT school_id FROM ledger').all()) rebuild(String(row['school_id']));
    db.exec(`DELETE FROM meta WHERE key = 'rebuild-due'`);
  });
}
