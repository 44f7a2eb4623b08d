// Brings a database to the schema of this version, one numbered file at a time.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CannotStart } from '../../trouble.ts';
import { isWithoutRoom } from './sqlite-trouble.ts';
import { together } from './together.ts';

const folder = join(import.meta.dirname, '..', 'migrations');

export type Migration = { number: number; name: string; sql: string };

export function migrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sqlite.sql'))
    .sort()
    .map((name) => ({
      number: Number(name.slice(0, 4)),
      name,
      // Read when it is run, which most starts need of none.
      get sql() {
        return readFileSync(join(folder, name), 'utf8');
      },
    }));
}

/** Whether opening the database in `file` would bring it to another schema; false where there is none. Changes nothing. */
export function isOfAnOlderVersion(file: string): boolean {
  if (!existsSync(file)) return false;
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  try {
    return versionOf(db) < (migrations().at(-1)?.number ?? 0);
  } finally {
    db.close();
  }
}

const versionOf = (db: DatabaseSync): number => Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);

/**
 * Each file runs in a transaction of its own, and all of them in one where the database is new: it has nothing to fall back
 * to, and each commit waits for the disk. Refuses a database that a newer version of the product has written.
 */
export function migrate(db: DatabaseSync, steps: readonly Migration[] = migrations()): void {
  const at = versionOf(db);
  const newest = steps.at(-1)?.number ?? 0;
  if (at > newest) {
    throw new CannotStart(
      `The database has schema ${at}, this version knows ${newest}. Start the version that wrote it, or a newer one.`,
    );
  }
  const due = steps.filter(({ number }) => number > at);
  for (const together of at === 0 ? [due] : due.map((step) => [step])) run(db, together);
}

function run(db: DatabaseSync, steps: readonly Migration[]): void {
  let now: Migration | undefined;
  try {
    together(db, () => {
      for (const step of steps) {
        now = step;
        db.exec(step.sql);
        db.exec(`PRAGMA user_version = ${step.number}`);
      }
    });
  } catch (error) {
    if (isWithoutRoom(error)) throw error;
    throw new CannotStart(`Migration ${now?.name} failed; the database is as it was before.`, error);
  }
}
