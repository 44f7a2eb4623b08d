// What stands out about what was taken in before any of this was looked for, and what of it is drawn for a second look.
import type { DatabaseSync } from 'node:sqlite';
import { standsUnder } from '../../../domain/case-evidence.ts';
import type { Document, DocumentType, Read } from '../../../domain/documents.ts';
import type { Entry } from '../../../domain/entry.ts';
import { drawnAt } from './drawn.ts';
import { memoryOf } from './memory.ts';
import { pictures, type Brings } from './pictures.ts';
import { remarkWriter } from './remarks.ts';
import { together } from './together.ts';

const dues = ['remarks-due', 'case-photos-due', 'round-remarks-due'] as const;

/** Each does nothing from the second time on. First the pictures, in the order in which they came; then rounds, records and cases as they stand. */
export function remarkEarlier(db: DatabaseSync, reader: (schoolId: string) => Read): void {
  const due = new Set(dues.filter((key) => isDue(db, key)));
  if (due.size === 0) return;
  together(db, () => {
    const all = due.has('remarks-due');
    if (all || due.has('case-photos-due')) readLedger(db, reader, all);
    const writer = remarkWriter(db, reader, memoryOf(db));
    for (const row of db.prepare(things(due)).all()) {
      const [schoolId, type, id] = [String(row['school_id']), row['type'] as DocumentType, String(row['id'])];
      // As if nothing new had come: the pictures are there.
      writer.save(schoolId, { type, id, body: reader(schoolId)(type, id) } as Document, false, '', 0);
    }
    db.exec(`DELETE FROM meta WHERE key IN (${dues.map((key) => `'${key}'`).join(', ')})`);
  });
}

const isDue = (db: DatabaseSync, key: string): boolean =>
  db.prepare('SELECT 1 FROM meta WHERE key = ?').get(key) !== undefined;

/** Of the rest only cases have photos that were there before, and what shows a photo of a case again. */
function things(due: ReadonlySet<(typeof dues)[number]>): string {
  if (due.has('remarks-due'))
    return `SELECT school_id, type, id FROM documents WHERE type IN ('inspection', 'round', 'hazard')`;
  const parts = [
    due.has('round-remarks-due') && `SELECT school_id, type, id FROM documents WHERE type = 'round'`,
    due.has('case-photos-due') &&
      `SELECT p.school_id, p.about AS type, p.subject AS id FROM pictures AS p
       JOIN pictures AS e ON e.school_id = p.school_id AND e.n = p.earlier WHERE 'hazard' IN (p.about, e.about)`,
  ];
  return parts.filter((part) => part !== false).join(' UNION ');
}

/** `isDrawn`: what is drawn for a second look is written as well. */
function readLedger(db: DatabaseSync, reader: (schoolId: string) => Read, isDrawn: boolean): void {
  const kept = pictures(db);
  const drawn = db.prepare(
    'UPDATE inspection_rows SET drawn_at = ? WHERE school_id = ? AND id = ? AND drawn_at IS NULL',
  );
  // Which came before which is told by their order: they are put there anew.
  db.exec('DELETE FROM pictures');
  // What a manager let count came to its place when that was said.
  const lines = db.prepare(
    `SELECT l.school_id, coalesce(h.raw, l.raw) AS raw FROM ledger AS l
     LEFT JOIN ledger AS h ON l.raw ->> '$.kind' = 'held-settled' AND l.raw ->> '$.body.outcome' = 'released'
       AND h.school_id = l.school_id AND h.receipt_id = l.raw ->> '$.subject' AND h.verdict = 'quarantined'
     -- What was never JSON is kept as it came.
     WHERE CASE WHEN l.verdict = 'accepted' THEN l.raw ->> '$.kind' = 'held-settled' OR l.raw ->> '$.kind' IN
       ('inspection-submitted', 'point-visited', 'hazard-reported', 'hazard-handled') AND (? OR l.raw ->> '$.photos[0]' IS NOT NULL) END
     ORDER BY l.school_id, l.seq`,
  );
  for (const row of lines.iterate(Number(isDrawn))) {
    const entry = JSON.parse(String(row['raw'])) as Entry;
    const schoolId = String(row['school_id']);
    if (bringsPhotos(entry)) kept.keep(schoolId, entry, alikeTo(entry, reader(schoolId)));
    const at = isDrawn && entry.kind === 'inspection-submitted' ? drawnAt(entry.subject, entry.body) : null;
    if (at !== null) drawn.run(at, schoolId, entry.subject);
  }
}

const bringing: ReadonlySet<Entry['kind']> = new Set<Brings['kind']>([
  'inspection-submitted',
  'point-visited',
  'hazard-reported',
  'hazard-handled',
]);
const bringsPhotos = (entry: Entry): entry is Entry & Brings => bringing.has(entry.kind) && entry.photos.length > 0;

function alikeTo({ kind, subject }: Brings, read: Read): string[] {
  const hazard = kind === 'hazard-reported' || kind === 'hazard-handled' ? read('hazard', subject) : undefined;
  return hazard ? standsUnder(hazard, read('merged', hazard.id) ?? []) : [];
}
