// The database of a server that goes on running meanwhile.
import { openSqlite } from '../store/sqlite.ts';
import { isHeld } from '../store/sqlite/hold.ts';
import { isOfAnOlderVersion } from '../store/sqlite/migrate.ts';
import type { Store } from '../store/store.ts';
import { CannotStart } from '../trouble.ts';
import { databaseFile } from './files.ts';

/**
 * Refuses (`CannotStart`) while a server of an older version has it: opening brings the database to this version's schema, and
 * what the older one writes from then on would lack what this version adds up.
 */
export function openBeside(dataDir: string): Store {
  const file = databaseFile(dataDir);
  if (isOfAnOlderVersion(file) && isHeld(dataDir))
    throw new CannotStart(
      `The server that runs on ${dataDir} is of an older version than this command. Start it again first: it is then of this version, too.`,
    );
  return openSqlite(file, () => undefined);
}
