// Opens the database the way the promises need it, and refuses one that is damaged.
import { DatabaseSync } from 'node:sqlite';
import { CannotStart } from '../../trouble.ts';
import { prepareLate } from './late-statements.ts';
import { migrate } from './migrate.ts';
import { openingTrouble } from './sqlite-trouble.ts';
import { checkVersion } from './sqlite-version.ts';

const busyMs = 5000;

/** Two or three entries fit a page of 8 KB, one would fill a page of 4 KB: less to write and to sync at every commit. */
const pageSize = 8192;

/** The index pages of a few school years stay in memory, and a morning's rush is copied out of the log in few goes. */
const pragmas = `PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000;
  PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF`;

const inMemory = ':memory:';
/** A database that lives in memory is a test's, and each of thousands would go through all migrations for itself. */
let made: Uint8Array | undefined;

/**
 * WAL with FULL is what lost nothing when the power was cut; the built-in default did (`reliability.md` 0.5).
 * Refuses a SQLite that is too old, and a file that is damaged, locked or not ours, with one sentence for the operator.
 */
export function openDatabase(file: string): DatabaseSync {
  try {
    const db = new DatabaseSync(file, { timeout: busyMs });
    checkVersion(db);
    if (file === inMemory && made) db.deserialize(made);
    db.exec(`PRAGMA page_size = ${pageSize}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${pragmas}`);
    db.enableDefensive(true);
    if (file === inMemory && made) return prepareLate(db);
    checkSound(db, file);
    migrate(db);
    if (file === inMemory) made = db.serialize();
    return db;
  } catch (error) {
    throw openingTrouble(file, error);
  }
}

function checkSound(db: DatabaseSync, file: string): void {
  const found = db.prepare('PRAGMA quick_check(1)').get();
  const said = String(found?.['quick_check'] ?? 'no answer');
  if (said !== 'ok')
    throw new CannotStart(`The database ${file} is damaged (${said}). Restore the last verified backup.`);
}
