// A phone's database as plain text, so that a phone of a released version can be kept in the tree and woken up later.
import { IDBFactory } from 'fake-indexeddb';

type Store = {
  name: string;
  keyPath: string | string[] | null;
  indexes: { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean }[];
  rows: unknown[];
};
/** `version`: IndexedDB's own number. Bytes are base64 under `$bytes`. */
export type Frozen = { name: string; version: number; stores: Store[] };

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no reason was given'));
  });

export async function freeze(disk: IDBFactory, name: string): Promise<Frozen> {
  const db = await done(disk.open(name) as unknown as IDBOpenDBRequest);
  const stores: Store[] = [];
  for (const storeName of db.objectStoreNames) {
    const store = db.transaction(storeName).objectStore(storeName);
    const indexes = [...store.indexNames].map((indexName) => {
      const { keyPath, unique, multiEntry } = store.index(indexName);
      return { name: indexName, keyPath, unique, multiEntry };
    });
    stores.push({
      name: storeName,
      keyPath: store.keyPath,
      indexes,
      rows: asText(await done(store.getAll())) as unknown[],
    });
  }
  const frozen = { name, version: db.version, stores };
  db.close();
  return frozen;
}

/** A disk with that database on it, as the old version left it. */
export async function thaw({ name, version, stores }: Frozen): Promise<IDBFactory> {
  const disk = new IDBFactory();
  const opening = disk.open(name, version) as unknown as IDBOpenDBRequest;
  opening.onupgradeneeded = () => {
    for (const { name: storeName, keyPath, indexes, rows } of stores) {
      const store = opening.result.createObjectStore(storeName, { keyPath });
      for (const index of indexes) store.createIndex(index.name, index.keyPath, index);
      for (const row of rows) store.put(fromText(row));
    }
  };
  (await done(opening)).close();
  return disk;
}

function asText(value: unknown): unknown {
  if (value instanceof ArrayBuffer) return { $bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asText(member)]));
}

function fromText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromText);
  if (typeof value !== 'object' || value === null) return value;
  if ('$bytes' in value) return Uint8Array.from(Buffer.from(String(value.$bytes), 'base64')).buffer;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fromText(member)]));
}
