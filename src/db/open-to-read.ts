// A database as it lies there, for whoever only takes out what is in it.
import { Dexie } from 'dexie';
import { DatabaseMissing, DeviceDb, hasDeviceDb, openDatabase } from './device-db.ts';
import { refuseTorn } from './journal.ts';

/**
 * What is stored, of whatever version, to be read and closed: tables are only added, so what an older app knows of a newer one's is there.
 * Throws `DatabaseMissing`.
 */
export async function openToRead(personId: string): Promise<DeviceDb> {
  if (!(await hasDeviceDb(personId))) throw new DatabaseMissing('no database');
  const db = new Dexie(new DeviceDb(personId).name, { cache: 'disabled' });
  refuseTorn(db);
  await openDatabase(db);
  return Object.assign(db, Object.fromEntries(db.tables.map((table) => [table.name, table]))) as unknown as DeviceDb;
}
