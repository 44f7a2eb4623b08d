// Months of ledgers as they read when they were closed: written with the entry that says so, never changed.
import type { DatabaseSync } from 'node:sqlite';
import { checkClosing, closingId } from '../../../domain/closing.ts';
import type { ClosingStore } from '../closing-store.ts';
import type { Documents } from './documents.ts';
import type { Write } from './group-commit.ts';
import type { RecordOwn } from './own-entries.ts';

export function sqliteClosings(db: DatabaseSync, write: Write, record: RecordOwn, documents: Documents): ClosingStore {
  const put = db.prepare('INSERT INTO closed_ledgers (school_id, entry_id, lines) VALUES (?, ?, ?)');
  const get = db.prepare('SELECT lines FROM closed_ledgers WHERE school_id = ? AND entry_id = ?');
  const changed = db.prepare(
    `SELECT id, changed_at FROM documents WHERE school_id = ?1 AND type IN (SELECT value FROM json_each(?2))
       AND id IN (SELECT value FROM json_each(?3)) AND seq > ?4`,
  );
  return {
    say: (schoolId, by, lines, make, receivedAt) =>
      write(() => {
        const checked: typeof make = (first) =>
          make(first).map((entry) => {
            if (entry.kind !== 'ledger-closing') return entry;
            const { name, month } = entry.body;
            checkClosing(entry, documents.reader(schoolId)('closing', closingId(name, month)));
            if (lines) put.run(schoolId, entry.id, lines);
            return entry;
          });
        record(schoolId, by, checked, receivedAt);
      }),
    async lines(schoolId, entryId) {
      const row = get.get(schoolId, entryId);
      return row && (row['lines'] as Uint8Array);
    },
    async changed(schoolId, types, ids, seq) {
      const rows = changed.all(schoolId, JSON.stringify(types), JSON.stringify(ids), seq);
      return new Map(rows.map((row) => [String(row['id']), Number(row['changed_at'])]));
    },
  };
}
