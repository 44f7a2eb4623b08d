// What stands out about what was taken in before any of this was looked for, and what of it is drawn for a second look.
import type { DatabaseSync } from 'node:sqlite';
import type { Document, DocumentType, Read } from '../../../domain/documents.ts';
import type { Entry } from '../../../domain/entry.ts';
import { drawnAt } from './drawn.ts';
import { pictures } from './pictures.ts';
import { remarkWriter } from './remarks.ts';

/** Each does nothing from the second time on. First the pictures, in the order in which they came; then rounds and records as they stand. */
export function remarkEarlier(db: DatabaseSync, reader: (schoolId: string) => Read): void {
  const [all, rounds] = [isDue(db, 'remarks-due'), isDue(db, 'round-remarks-due')];
  if (!all && !rounds) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    if (all) readLedger(db);
    const writer = remarkWriter(db, reader);
    const types = all ? ['inspection', 'round'] : ['round'];
    const things = db.prepare('SELECT school_id, type, id FROM documents WHERE type = ?');
    for (const row of types.flatMap((type) => things.all(type))) {
      const [schoolId, type, id] = [String(row['school_id']), row['type'] as DocumentType, String(row['id'])];
      // As if nothing new had come: the pictures are there.
      writer.save(schoolId, { type, id, body: reader(schoolId)(type, id) } as Document, '', 0);
    }
    db.exec(`DELETE FROM meta WHERE key IN ('remarks-due', 'round-remarks-due')`);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

const isDue = (db: DatabaseSync, key: string): boolean =>
  db.prepare('SELECT 1 FROM meta WHERE key = ?').get(key) !== undefined;

function readLedger(db: DatabaseSync): void {
  const kept = pictures(db);
  const drawn = db.prepare(
    'UPDATE inspection_rows SET drawn_at = ? WHERE school_id = ? AND id = ? AND drawn_at IS NULL',
  );
  // What a manager let count came to its place when that was said.
  const lines = db.prepare(
    `SELECT l.school_id, coalesce(h.raw, l.raw) AS raw FROM ledger AS l
     LEFT JOIN ledger AS h ON l.raw ->> '$.kind' = 'held-settled' AND l.raw ->> '$.body.outcome' = 'released'
       AND h.school_id = l.school_id AND h.receipt_id = l.raw ->> '$.subject' AND h.verdict = 'quarantined'
     WHERE l.verdict = 'accepted' AND l.raw ->> '$.kind' IN ('inspection-submitted', 'point-visited', 'held-settled')
     ORDER BY l.school_id, l.seq`,
  );
  for (const row of lines.all()) {
    const entry = JSON.parse(String(row['raw'])) as Entry;
    const schoolId = String(row['school_id']);
    if (entry.kind === 'inspection-submitted' || entry.kind === 'point-visited') kept.keep(schoolId, entry);
    const at = entry.kind === 'inspection-submitted' ? drawnAt(entry.subject, entry.body) : null;
    if (at !== null) drawn.run(at, schoolId, entry.subject);
  }
}
