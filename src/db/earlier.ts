// What was submitted of an own record before what stands, as far as its text is still on the phone.
import type { InspectionRecord } from '../domain/documents.ts';
import type { DeviceDb } from './device-db.ts';

/** `record`: as it stood then; null where only the school has it. Signatures that others gave later are not in it. */
export type EarlierHere = { entryId: string; record: InspectionRecord | null };

/** Oldest first, without what stands. Withdrawals are none. */
export async function earlierHere(
  db: DeviceDb,
  { entries }: Pick<InspectionRecord, 'entries'>,
): Promise<EarlierHere[]> {
  const ids = entries.slice(0, -1);
  const rows = await db.entries.bulkGet(ids);
  return ids.flatMap((entryId, at): EarlierHere[] => {
    const row = rows[at];
    if (!row) return [{ entryId, record: null }];
    if (row.entry.kind !== 'inspection-submitted' || !row.record) return [];
    return [{ entryId, record: { ...row.record, inspection: row.entry.body } }];
  });
}
