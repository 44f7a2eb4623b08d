// Own entries that the server's documents do not show yet: everything without a receipt, and what came after the last pull.
import type { EntryOf } from '../domain/entry.ts';
import type { Place } from '../domain/place.ts';
import type { DeviceDb } from './device-db.ts';
import { pullState } from './changes.ts';
import type { DeliveredRow, OutboxRow } from './rows.ts';

export type OwnRow = OutboxRow | DeliveredRow;

export const isDelivered = (row: OwnRow): row is DeliveredRow => 'receipt' in row;

/** In the order in which they were recorded. */
export async function unseenRows(db: DeviceDb): Promise<OwnRow[]> {
  const { seq } = await pullState(db);
  const [waiting, delivered, kept] = await Promise.all([
    db.outbox.toArray(),
    db.delivered.where('seq').above(seq).toArray(),
    // No document comes of what is held for a manager, and it must not drop out of sight.
    db.delivered.where('quarantined').above('').toArray(),
  ]);
  const rows = new Map<string, OwnRow>([...kept, ...delivered, ...waiting].map((row) => [row.id, row]));
  return [...rows.values()].sort((a, b) => a.opSeq - b.opSeq);
}

/** Places added here that the server has not shown yet. */
export async function ownPlaces(db: DeviceDb): Promise<Place[]> {
  const ids = (await unseenRows(db)).filter((row) => row.kind === 'place-added').map((row) => row.id);
  if (ids.length === 0) return [];
  const rows = await db.entries.bulkGet(ids);
  return rows.flatMap((row) => (row ? [(row.entry as EntryOf<'place-added'>).body] : []));
}
