// Where Chromium keeps IndexedDB: in LevelDB, or in SQLite, as versions to come are about to for new stores.
import { closeSync, globSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

export type Backing = 'leveldb' | 'sqlite';

export const argsOf = (backing: Backing): string[] =>
  backing === 'sqlite' ? ['--enable-features=IdbSqliteBackingStore'] : [];

const mark = 'SQLite format 3\0';

function isSqlite(file: string): boolean {
  const head = Buffer.alloc(mark.length);
  const opened = openSync(file, 'r');
  readSync(opened, head);
  closeSync(opened);
  return head.toString('latin1') === mark;
}

/** Throws when what lies in the folder of a profile is kept otherwise: a browser passes over a name it does not know in silence. */
export function mustBe(backing: Backing, profile: string): void {
  const files = globSync(join(profile, '*/IndexedDB/**'), { withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));
  const found = files.some(isSqlite)
    ? 'sqlite'
    : files.some((file) => file.includes('.leveldb/'))
      ? 'leveldb'
      : 'nowhere';
  if (found !== backing) throw new Error(`IndexedDB is kept in ${found} and not in ${backing}: ${files.join(', ')}`);
}
