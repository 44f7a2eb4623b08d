// A phone in one hand while another page, or the worker, takes in what the school says: between any two reads of a question.
import { Dexie, type DBCore, type DBCoreTable } from 'dexie';
import type { DeviceDb } from '../../src/db/device-db.ts';

const tables = ['meta', 'documents', 'entries', 'outbox', 'delivered'] as const;

/** All that is on the disk about what was said and shown. */
export type Disk = Record<(typeof tables)[number], unknown[]>;

export async function diskOf(db: DeviceDb): Promise<Disk> {
  const rows = await Promise.all(tables.map((name) => db.table(name).toArray()));
  return Object.fromEntries(tables.map((name, i) => [name, rows[i]])) as Disk;
}

/** In one commit, as `takeWords` and `applyChanges` write what they hear. */
export const putDisk = (db: DeviceDb, disk: Disk): Promise<void> =>
  db.transaction('rw', [...tables], async () => {
    for (const name of tables) {
      await db.table(name).clear();
      await db.table(name).bulkAdd(disk[name]);
    }
  });

/** `reader`: a connection of its own, not yet open. `after` each of its reads; what it answers is waited for. */
export function watchReads(reader: DeviceDb, after: () => Promise<void> | undefined): void {
  // An await of the language's own in here would end the transactions of Dexie.
  const following =
    <A, R>(ask: (asked: A) => Promise<R>) =>
    (asked: A): Promise<R> =>
      ask(asked).then((answer) => after()?.then(() => answer) ?? answer);
  const watched = (table: DBCoreTable): DBCoreTable => ({
    ...table,
    get: following((asked) => table.get(asked)),
    getMany: following((asked) => table.getMany(asked)),
    query: following((asked) => table.query(asked)),
    openCursor: following((asked) => table.openCursor(asked)),
    count: following((asked) => table.count(asked)),
  });
  reader.use({
    stack: 'dbcore',
    name: 'between reads',
    create: (core: DBCore): DBCore => ({ ...core, table: (name) => watched(core.table(name)) }),
  });
}

/** A question that is one transaction cannot be interrupted: what lands meanwhile waits for its end. */
export const isInOne = (): boolean => (Dexie.currentTransaction as { explicit?: boolean } | null)?.explicit === true;
