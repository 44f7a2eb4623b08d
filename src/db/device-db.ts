// The phone's database: one per person, durable at every commit, reopened after the system closed it.
import { Dexie, type DexieOptions, type Table } from 'dexie';
import { nameOf } from './full.ts';
import { mendJournal, noteTorn, refuseTorn } from './journal.ts';
import { newId } from './new-id.ts';
import type { MetaRow } from './meta.ts';
import type { BytesRow, DeliveredRow, DocumentRow, Draft, EntryRow, OutboxRow, ReportRow } from './rows.ts';

export type { Draft, OutboxRow, DeliveredRow } from './rows.ts';

/** Additive only: a published version is never edited, and no table that may hold unsent work is ever dropped. */
export const version = 1;
const version1 = {
  meta: 'key',
  drafts: 'id',
  photoBytes: 'sha256',
  thumbs: 'sha256',
  entries: 'id',
  outbox: 'id, &opSeq, state, subject, kind, [spot+opSeq]',
  delivered: 'id, seq, subject, *missing, quarantined, [spot+opSeq]',
  documents: '[type+id], pass, [type+by+at], [by+spot+at]',
  reports: 'key',
};

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

  /** `installId` is taken only if the database does not exist yet; otherwise it keeps the one it was born with. */
  constructor(personId: string, installId: string = newId(), options: DexieOptions = {}) {
    super(nameFor(personId), { chromeTransactionDurability: 'strict', cache: 'disabled', ...options });
    this.personId = personId;
    this.version(version).stores(version1);
    let bornAs = installId;
    // In the transaction that creates the database, so that a wiped phone is a new installation and never reuses a number.
    this.on('populate', (tx) => {
      void tx.table<MetaRow, string>('meta').bulkAdd([
        { key: 'installId', value: bornAs },
        { key: 'opSeq', value: 0 },
      ]);
      // Wiped under an open page and created again by it: that is another installation.
      bornAs = newId();
    });
    this.on('versionchange', ({ newVersion }) => {
      this.close();
      // Without one it is being deleted, as who leaves this phone may have it.
      if (newVersion !== null) tell('newer');
    });
    this.on('blocked', () => tell('blocked'));
    refuseNewer(this, version);
    refuseTorn(this);
  }
}

const nameFor = (personId: string): string => `patrol-${personId}`;

/** The database was made by a newer version of the app: reload, or export. */
export class DatabaseNewer extends Error {
  override readonly name = 'DatabaseNewer';
}
/** There is no database here: IndexedDB is missing, forbidden, or switched off in private mode. */
export class DatabaseMissing extends Error {
  override readonly name = 'DatabaseMissing';
}

export type Trouble = 'newer' | 'blocked';
type Tell = (trouble: Trouble) => void;
const nobody: Tell = () => undefined;
let tell = nobody;

/** `newer`: another tab runs a newer app and took the database over; `blocked`: an old tab is in the way. One listens at a time. Returns the way to stop. */
export function watchDeviceDb(listener: Tell): () => void {
  tell = listener;
  return () => (tell = nobody);
}

const opened = new Map<string, DeviceDb>();

/** The person's database, opened once. `installId` names a new installation. Throws `DatabaseNewer` or `DatabaseMissing`. */
export async function openDeviceDb(personId: string, installId?: string): Promise<DeviceDb> {
  const known = opened.get(personId);
  const isThere = known !== undefined && (installId === undefined || (await hasDeviceDb(personId)));
  const db = isThere ? known : new DeviceDb(personId, installId);
  await openDatabase(db);
  opened.set(personId, db);
  return db;
}

/** Is there a database of this person on this phone? */
export async function hasDeviceDb(personId: string): Promise<boolean> {
  await mendJournal();
  return Dexie.exists(nameFor(personId));
}

/** Opens any database of the product, with what can go wrong told apart by class. */
export async function openDatabase(db: Dexie): Promise<void> {
  try {
    await mendJournal();
    await db.open();
  } catch (error) {
    noteTorn(error);
    if (error instanceof DatabaseNewer) throw error;
    if (missing.has(nameOf(error))) throw new DatabaseMissing('no database', { cause: error });
    throw error;
  }
}

/** Dexie opens a newer database all the same, at each reopening too, and then old code would write into it. */
export function refuseNewer(db: Dexie, known: number): void {
  const atEachOpening = true;
  db.on(
    'ready',
    () => {
      if (db.backendDB().version > known * 10) throw new DatabaseNewer('made by a newer app');
    },
    atEachOpening,
  );
}

const missing = new Set(['MissingAPIError', 'SecurityError', 'InvalidStateError', 'OpenFailedError']);
