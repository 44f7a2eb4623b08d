// What a manager made of an own entry that was held.
import type { Settled } from '../domain/held.ts';
import type { DeviceDb } from './device-db.ts';

/** What the manager made of the entry with this receipt; null while it waits. */
export async function settledAs(db: DeviceDb, receiptId: string): Promise<Settled | null> {
  return ((await db.documents.get(['held', receiptId]))?.body as Settled | undefined) ?? null;
}
