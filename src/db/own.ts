// Own entries that the server's documents do not show yet: everything without a receipt, and what came after the last pull.
import type { InspectionRecord } from '../domain/documents.ts';
import type { EntryOf } from '../domain/entry.ts';
import type { Inspection } from '../domain/inspection.ts';
import type { Place } from '../domain/place.ts';
import { pullState } from './changes.ts';
import type { DeviceDb } from './device-db.ts';
import type { DeliveredRow, OutboxRow, RecordSummary } from './rows.ts';

export type OwnRow = OutboxRow | DeliveredRow;

export const isDelivered = (row: OwnRow): row is DeliveredRow => 'receipt' in row;

/** In the order in which they were recorded. */
export async function unseenRows(db: DeviceDb): Promise<OwnRow[]> {
  const { seq } = await pullState(db);
  const [waiting, delivered, kept] = await Promise.all([
    // What was set aside never reached the server and is a draft again: it says nothing about what stands.
    db.outbox.where('state').notEqual('set-aside').toArray(),
    db.delivered.where('seq').above(seq).toArray(),
    // No document comes of what is held for a manager, and it must not drop out of sight.
    db.delivered.where('quarantined').above('').toArray(),
  ]);
  const held = await Promise.all(kept.map(async (row) => ((await isShown(db, row)) ? [] : [row])));
  const rows = new Map<string, OwnRow>([...held.flat(), ...delivered, ...waiting].map((row) => [row.id, row]));
  return [...rows.values()].sort((a, b) => a.opSeq - b.opSeq);
}

async function isShown(db: DeviceDb, row: OwnRow): Promise<boolean> {
  const document = await db.documents.get(['inspection', row.subject]);
  return (document?.body as InspectionRecord | undefined)?.entries.includes(row.id) ?? false;
}

/** Places added here that the server has not shown yet. */
export async function ownPlaces(db: DeviceDb): Promise<Place[]> {
  const ids = (await unseenRows(db)).filter((row) => row.kind === 'place-added').map((row) => row.id);
  if (ids.length === 0) return [];
  const rows = await db.entries.bulkGet(ids);
  return rows.flatMap((row) => (row ? [(row.entry as EntryOf<'place-added'>).body] : []));
}

/** Everything recorded here about one thing, in order, delivered or not. */
export async function rowsOf(db: DeviceDb, subject: string): Promise<OwnRow[]> {
  const [waiting, delivered] = await Promise.all([
    db.outbox.where('subject').equals(subject).toArray(),
    db.delivered.where('subject').equals(subject).toArray(),
  ]);
  return [...delivered, ...waiting].sort((a, b) => a.opSeq - b.opSeq);
}

/** An inspection as it stands on this phone: what the server said, with what was recorded here since. */
export async function standing(db: DeviceDb, inspectionId: string): Promise<InspectionRecord | undefined> {
  const document = (await db.documents.get(['inspection', inspectionId]))?.body as InspectionRecord | undefined;
  const last = (await rowsOf(db, inspectionId)).at(-1);
  if (!last?.record || document?.entries.includes(last.id)) return document;
  const inspection = (await inspectionOf(db, last.record)) ?? document?.inspection;
  return inspection && { ...withReceipt(last.record, last), inspection };
}

/** The record with the server's time once there is a receipt. */
export const withReceipt = (record: RecordSummary, row: OwnRow): RecordSummary =>
  isDelivered(row) ? { ...record, receivedAt: row.receipt.serverTime } : record;

/** The inspection that the last submission among the record's entries says. */
export async function inspectionOf(db: DeviceDb, record: RecordSummary): Promise<Inspection | undefined> {
  const rows = await db.entries.bulkGet(record.entries);
  const submitted = rows.flatMap((row) => (row?.entry.kind === 'inspection-submitted' ? [row.entry] : []));
  return submitted.at(-1)?.body;
}
