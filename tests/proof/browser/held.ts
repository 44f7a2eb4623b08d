// What a phone really holds, read past the product's own code.
import type { Page } from '@playwright/test';
import type { Entry } from '../../../src/domain/entry.ts';
import type { DeliveredRow, Draft, OutboxRow } from '../../../src/db/rows.ts';

/** `photos`: the hash under which bytes lie, and the one they have. `files`: how many are chosen and no picture yet. */
export type Held = {
  drafts: Draft[];
  outbox: OutboxRow[];
  delivered: DeliveredRow[];
  entries: Entry[];
  photos: { name: string; hash: string }[];
  files: number;
};

/** Without `photos` their bytes are left unread: thousands of answers are read at once, photos are not. */
export const held = (page: Page, personId: string, photos: boolean): Promise<Held> =>
  page.evaluate(readAll, { name: `patrol-${personId}`, photos });

/** Runs in the page; it has only itself. */
async function readAll({ name, photos }: { name: string; photos: boolean }): Promise<Held> {
  const heard = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const asked = indexedDB.open(name);
  // Only what is there is looked at: an empty database of this name would be the trial's own doing.
  asked.onupgradeneeded = () => asked.transaction!.abort();
  const db = await heard(asked).catch((error: unknown) => {
    throw new Error(`the phone has no database that opens (${String(error)})`);
  });
  const stores = ['drafts', 'outbox', 'delivered', 'entries', ...(photos ? ['photoBytes'] : [])];
  const transaction = db.transaction([...stores, 'meta'], 'readonly');
  const keys = heard(transaction.objectStore('meta').getAllKeys());
  const all = await Promise.all(stores.map((store) => heard(transaction.objectStore(store).getAll())));
  db.close();
  const [drafts, outbox, delivered, entries, bytes] = all as [
    Draft[],
    OutboxRow[],
    DeliveredRow[],
    { entry: Entry }[],
    { sha256: string; bytes: ArrayBuffer }[]?,
  ];
  const hex = (digest: ArrayBuffer) =>
    [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const hashed = await Promise.all(
    (bytes ?? []).map(async (row) => ({
      name: row.sha256,
      hash: hex(await crypto.subtle.digest('SHA-256', row.bytes)),
    })),
  );
  const files = (await keys).filter((key) => typeof key === 'string' && /^unnamed:.*:raw-/.test(key)).length;
  return { drafts, outbox, delivered, entries: entries.map(({ entry }) => entry), photos: hashed, files };
}
