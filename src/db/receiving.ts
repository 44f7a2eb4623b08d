// Which photos the server still waits for, and which it has.
import type { DeviceDb } from './device-db.ts';
import type { DeliveredRow } from './rows.ts';

/** Entries whose photos are not complete, in the order in which they were recorded. */
export async function receivingRows(db: DeviceDb): Promise<DeliveredRow[]> {
  const lacking = await db.delivered.where('missing').above('').distinct().toArray();
  const rows = lacking.filter((row) => !row.replaced);
  return rows.sort((a, b) => a.opSeq - b.opSeq);
}

/** Photos of this inspection that the server has from this person: their bytes need not be here. */
export async function photosAtSchool(db: DeviceDb, inspectionId: string): Promise<Set<string>> {
  const rows = await db.delivered.where('subject').equals(inspectionId).toArray();
  const missing = new Set(rows.flatMap((row) => row.missing));
  return new Set(rows.flatMap((row) => row.photos.map(({ sha256 }) => sha256)).filter((name) => !missing.has(name)));
}
