// Which items were abnormal in which inspection, kept beside them in the transaction that writes them.
import type { DatabaseSync } from 'node:sqlite';
import type { InspectionRecord, Read } from '../../../domain/documents.ts';
import { templateId } from '../../../domain/template.ts';
import { inspectionShare, type InspectionShare } from '../../../domain/week-share.ts';
import { together } from './together.ts';

/** Writes what an inspection had wrong, or takes it back (`sign`). Only inside a transaction. */
export function faultyItems(
  db: DatabaseSync,
): (schoolId: string, id: string, share: Pick<InspectionShare, 'templateCode' | 'faults'>, sign: 1 | -1) => void {
  const put = db.prepare(
    'INSERT OR IGNORE INTO faulty_items (school_id, template_code, item_id, inspection_id) VALUES (?, ?, ?, ?)',
  );
  const drop = db.prepare(
    'DELETE FROM faulty_items WHERE school_id = ? AND template_code = ? AND item_id = ? AND inspection_id = ?',
  );
  return (schoolId, id, { templateCode, faults }, sign) => {
    for (const itemId of faults.keys()) (sign > 0 ? put : drop).run(schoolId, templateCode, itemId, id);
  };
}

/** Writes once what was taken in before there were any; does nothing from then on. */
export function faultyItemsEarlier(db: DatabaseSync, reader: (schoolId: string) => Read): void {
  if (!db.prepare(`SELECT 1 FROM meta WHERE key = 'faulty-items-due'`).get()) return;
  const write = faultyItems(db);
  const all = db.prepare('SELECT school_id, id FROM inspection_rows WHERE abnormal > 0');
  together(db, () => {
    db.exec('DELETE FROM faulty_items');
    for (const row of all.all()) {
      const [schoolId, id] = [String(row['school_id']), String(row['id'])];
      const read = reader(schoolId);
      const share = shareOf(read, read('inspection', id));
      if (share) write(schoolId, id, share, 1);
    }
    db.exec(`DELETE FROM meta WHERE key = 'faulty-items-due'`);
  });
}

const shareOf = (read: Read, record: InspectionRecord | undefined): InspectionShare | null =>
  record ? inspectionShare(record, read('template', templateId(record.inspection.template))) : null;
