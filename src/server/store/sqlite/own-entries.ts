// Entries that the server makes itself, with the numbers that follow its own last one.
import type { DatabaseSync } from 'node:sqlite';
import { canonical } from '../../../domain/canonical.ts';
import { foldAtSchool } from '../../../domain/school-fold.ts';
import { parseEntry, type Entry } from '../../../domain/entry.ts';
import type { MakeEntries } from '../store.ts';
import type { Documents } from './documents.ts';
import type { EntryWriter } from './write-entry.ts';

/** Only inside a transaction. Tells under which seq each entry lies. */
export type RecordOwn = (
  schoolId: string,
  senderId: string,
  make: MakeEntries,
  receivedAt: number,
) => { entry: Entry; seq: number }[];

export function recordOwn(db: DatabaseSync, documents: Documents, writer: EntryWriter, device: string): RecordOwn {
  const lastOpSeq = db.prepare(
    'SELECT coalesce(max(op_seq), 0) AS last FROM ledger WHERE school_id = ? AND device = ?',
  );

  return (schoolId, senderId, make, receivedAt) => {
    const read = documents.reader(schoolId);
    const tail = writer.tail(schoolId);
    const made = make(Number(lastOpSeq.get(schoolId, device)?.['last']) + 1).map((one) => {
      // Read like one off the wire: what is folded now must be what is folded again from the ledger.
      const parsed = parseEntry(one);
      if (parsed.is !== 'known') throw new Error(`the server made an entry it cannot read: ${one.kind}`);
      const { entry } = parsed;
      const line = { entry, raw: canonical(entry), senderId, verdict: 'accepted' as const, code: null, receivedAt };
      const { seq } = writer.write(tail, line);
      for (const document of foldAtSchool(entry, read, schoolId, receivedAt))
        documents.save(schoolId, document, seq, receivedAt, entry.id);
      return { entry, seq };
    });
    writer.close(tail);
    return made;
  };
}
