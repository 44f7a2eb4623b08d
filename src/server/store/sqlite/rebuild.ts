// Folds the whole ledger again. What comes out must be what is there (a contract test holds it).
import type { DatabaseSync } from 'node:sqlite';
import { foldAtSchool } from '../../../domain/school-fold.ts';
import type { Entry } from '../../../domain/entry.ts';
import { readEntry } from '../../read-entry.ts';
import { toLine } from './check-ledger.ts';
import type { Documents } from './documents.ts';
import { heldLines } from './held.ts';
import type { Memory } from './memory.ts';
import type { EntryWriter } from './write-entry.ts';

export const derived = [
  'documents',
  'place_covers',
  'inspection_rows',
  'hazard_rows',
  'hazard_holders',
  'hazard_steps',
  'hazard_sightings',
  'hazard_dues',
  'photo_wants',
  'register_rows',
  'round_rows',
  'place_weeks',
  'place_months',
  'fault_weeks',
  'faulty_items',
  'round_weeks',
  'route_weeks',
  'point_weeks',
  'point_days',
  'pictures',
  'paces',
  'remark_rows',
  'remark_places',
  'last_visits',
  'search_rows',
  'photo_rows',
] as const;

/** Only inside a transaction: readers see the old documents or the new ones, never half. */
export function rebuilder(
  db: DatabaseSync,
  documents: Documents,
  writer: EntryWriter,
  memory: Memory,
): (schoolId: string) => void {
  const clear = derived.map((table) => db.prepare(`DELETE FROM ${table} WHERE school_id = ?`));
  const held = heldLines(db, documents);
  const lines = db.prepare('SELECT * FROM ledger WHERE school_id = ? ORDER BY seq');

  return (schoolId) => {
    documents.forgetWords(schoolId);
    for (const statement of clear) statement.run(schoolId);
    memory.forget();
    const read = documents.reader(schoolId);
    for (const row of lines.iterate(schoolId)) {
      const line = toLine(row);
      const raw: unknown = JSON.parse(line.raw);
      const { photos } = raw as Pick<Entry, 'photos'>;
      writer.want(schoolId, line.id, line.senderId, photos);
      if (line.verdict !== 'accepted') continue;
      const parsed = readEntry(raw);
      if (parsed.is !== 'known') throw new Error(`ledger line ${line.seq} is accepted but can no longer be read`);
      for (const document of foldAtSchool(parsed.entry, read, schoolId, line.receivedAt)) {
        documents.save(schoolId, document, line.seq, line.receivedAt, line.id);
      }
      if (parsed.entry.kind === 'held-settled') held.effect(schoolId, parsed.entry, line, foldAtSchool);
    }
  };
}
