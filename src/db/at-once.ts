// Reads that belong together, as everything stood at one moment: meanwhile a page or the worker takes in what the school says.
import { Dexie } from 'dexie';
import type { DeviceDb } from './device-db.ts';

/**
 * What was said here lies in the outbox, then under its receipt, then in the school's documents. Read one after another, it can be gone
 * from the first already and not yet be in the last. `read` waits for nothing but this database.
 */
export const atOnce = <T>(db: DeviceDb, read: () => Promise<T>): Promise<T> =>
  Dexie.currentTransaction
    ? read()
    : // Dexie follows what comes behind an await only in a function that is itself declared async.
      db.transaction('r', [db.meta, db.documents, db.entries, db.outbox, db.delivered], async () => read());
