// What stands on a phone's disk, committed, table by table; and what a commit changed.
import { isDeepStrictEqual } from 'node:util';
import type { DeliveredRow, DocumentRow, Draft, EntryRow, OutboxRow } from '../../src/db/rows.ts';
import type { Factory } from './engine.ts';

export type Rows = {
  drafts: Draft;
  entries: EntryRow;
  outbox: OutboxRow;
  delivered: DeliveredRow;
  photoBytes: { sha256: string; bytes: ArrayBuffer };
  documents: DocumentRow;
  meta: { key: string; value: unknown };
};
export type Table = keyof Rows;
export const tables: readonly Table[] = ['drafts', 'entries', 'outbox', 'delivered', 'photoBytes', 'documents', 'meta'];

export type Standing = { [T in Table]: ReadonlyMap<string, Rows[T]> };
export type Change<T extends Table> = {
  added: Rows[T][];
  removed: Rows[T][];
  changed: { before: Rows[T]; after: Rows[T] }[];
};
export type Changes = { [T in Table]: Change<T> };

const nothing: Standing = {
  drafts: new Map(),
  entries: new Map(),
  outbox: new Map(),
  delivered: new Map(),
  photoBytes: new Map(),
  documents: new Map(),
  meta: new Map(),
};

const prefix = 'patrol-';
export const isPersonal = (name: string): boolean => name.startsWith(prefix) && name !== 'patrol-device';
export const personOf = (name: string): string => name.slice(prefix.length);

/** The committed rows of one database, known by their identity: a row that was written again is another object. */
export class Shadow {
  standing: Standing = nothing;
  /** Rows that are another one now, or gone, by table and key. */
  readonly #overwritten = new Map<string, unknown[]>();

  /** Reads the touched tables anew and says what is different. */
  take(disk: Factory, name: string, touched: ReadonlySet<string>): Changes {
    const before = this.standing;
    const raw = disk._databases.get(name)!;
    const now = { ...before } as Record<Table, ReadonlyMap<string, unknown>>;
    for (const table of tables) {
      if (!touched.has(table)) continue;
      const rows = new Map<string, unknown>();
      for (const { key, value } of raw.rawObjectStores.get(table)!.records.values()) rows.set(String(key), value);
      now[table] = rows;
      this.#noteOverwritten(table, before[table], rows);
    }
    this.standing = now as Standing;
    return Object.fromEntries(tables.map((table) => [table, changeOf(before[table], now[table])])) as Changes;
  }

  /** Is this row on the disk, or was it before? */
  hasStood(table: Table, key: string, row: unknown): boolean {
    const all = [this.standing[table].get(key), ...(this.#overwritten.get(`${table} ${key}`) ?? [])];
    return all.some((one) => isDeepStrictEqual(one, row));
  }

  #noteOverwritten(table: Table, before: ReadonlyMap<string, unknown>, now: ReadonlyMap<string, unknown>): void {
    for (const [key, row] of before) {
      if (now.get(key) === row) continue;
      const of = this.#overwritten.get(`${table} ${key}`);
      if (of) of.push(row);
      else this.#overwritten.set(`${table} ${key}`, [row]);
    }
  }
}

function changeOf(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>) {
  const change = { added: [] as unknown[], removed: [] as unknown[], changed: [] as unknown[] };
  if (before === after) return change;
  for (const [key, value] of after) {
    const known = before.get(key);
    if (known === undefined) change.added.push(value);
    else if (known !== value) change.changed.push({ before: known, after: value });
  }
  for (const [key, value] of before) if (!after.has(key)) change.removed.push(value);
  return change;
}
