// The phone's database: one per person, durable at every commit.
import { Dexie, type Table } from 'dexie';
import type { BytesRow, DeliveredRow, DocumentRow, Draft, EntryRow, OutboxRow, ReportRow } from './rows.ts';
import type { MetaRow } from './meta.ts';

export type { Draft, OutboxRow, DeliveredRow } from './rows.ts';

export class DeviceDb extends Dexie {
  readonly personId: string;
  declare meta: Table<MetaRow, string>;
  declare drafts: Table<Draft, string>;
  declare photoBytes: Table<BytesRow, string>;
  declare thumbs: Table<BytesRow, string>;
  declare entries: Table<EntryRow, string>;
  declare outbox: Table<OutboxRow, string>;
  declare delivered: Table<DeliveredRow, string>;
  declare documents: Table<DocumentRow, [string, string]>;
  declare reports: Table<ReportRow, string>;

  constructor(personId: string) {
    super(`patrol-${personId}`, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.personId = personId;
  }
}

/** The database is newer than this code: reload, or export. */
export class DatabaseNewer extends Error {}
/** There is no database here: no IndexedDB, private mode, or forbidden. */
export class DatabaseMissing extends Error {}

export type Trouble = 'newer' | 'blocked' | 'closed';
/** Tells when a newer version of the app takes the database over, or an old tab keeps it. Returns the way to stop. */
export function watchDeviceDb(_listener: (trouble: Trouble) => void): () => void { throw new Error('soon'); }

/** The person's database, opened once. Throws `DatabaseNewer` or `DatabaseMissing`. */
export async function openDeviceDb(_personId: string): Promise<DeviceDb> { throw new Error('soon'); }

/** Runs a write, again after the system closed the database (three times at most). Never resolves a failed write. */
export async function durably<T>(_db: DeviceDb, _write: () => Promise<T>): Promise<T> { throw new Error('soon'); }
