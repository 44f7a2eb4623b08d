// The current documents, and the rows managers filter by. Written only while folding, read by everybody.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Document, DocumentKey, DocumentType, Read } from '../../../domain/documents.ts';
import type { Person } from '../../../domain/person.ts';
import type { Place } from '../../../domain/place.ts';
import type { School } from '../../../domain/school.ts';
import type { DocumentStore, VisibleDocument } from '../store.ts';
import { inspectionSummary, ownerOf, placesOf } from './projection.ts';

export type Documents = DocumentStore & {
  /** Reads inside the running transaction. */
  reader(schoolId: string): Read;
  save(schoolId: string, document: Document, seq: number, changedAt: number): void;
  /** Forgets what was read before: the transaction it was read in was undone. */
  forget: () => void;
};

const cacheSize = 2000;
const cached = new Set<DocumentType>(['school', 'person', 'place', 'template']);

export function sqliteDocuments(db: DatabaseSync): Documents {
  const bodyOf = db.prepare('SELECT body FROM documents WHERE school_id = ? AND type = ? AND id = ?');
  const firstSchool = db.prepare(`SELECT body FROM documents WHERE type = 'school' ORDER BY school_id LIMIT 1`);
  const people = db.prepare(`SELECT body FROM documents WHERE school_id = ? AND type = 'person' ORDER BY id`);
  const changed = db.prepare(
    `SELECT type, id, seq, body FROM documents
     WHERE school_id = ? AND owner IN ('', ?) AND seq > ? AND (owner = '' OR changed_at >= ?) ORDER BY seq`,
  );
  const left = db.prepare(
    'SELECT type, id FROM documents WHERE school_id = ? AND owner = ? AND changed_at >= ? AND changed_at < ? ORDER BY seq',
  );
  const otherWriters = db.prepare('PRAGMA data_version');
  const cache = new Map<string, unknown>();
  let version: unknown = null;

  function read(schoolId: string, type: DocumentType, id: string): unknown {
    const key = `${schoolId} ${type} ${id}`;
    if (cache.has(key)) return cache.get(key);
    const row = bodyOf.get(schoolId, type, id);
    if (!row) return undefined;
    const body: unknown = JSON.parse(String(row['body']));
    if (!cached.has(type)) return body;
    if (cache.size >= cacheSize) cache.clear();
    cache.set(key, body);
    return body;
  }

  /** What was read before holds as long as only this process writes; anything else starts afresh. */
  function reader(schoolId: string): Read {
    const now = otherWriters.get()?.['data_version'];
    if (now !== version) cache.clear();
    version = now;
    return ((type: DocumentType, id: string) => read(schoolId, type, id)) as Read;
  }

  const write = documentWriter(db, (schoolId, placeId) => read(schoolId, 'place', placeId) as Place | undefined);
  const save: Documents['save'] = (schoolId, document, seq, changedAt) => {
    cache.delete(`${schoolId} ${document.type} ${document.id}`);
    write(schoolId, document, seq, changedAt);
  };

  return {
    reader,
    save,
    forget: () => cache.clear(),
    async school() {
      const row = firstSchool.get();
      return row && (JSON.parse(String(row['body'])) as School);
    },
    async read(schoolId, type, id) {
      return reader(schoolId)(type, id);
    },
    async people(schoolId) {
      return people.all(schoolId).map((row) => JSON.parse(String(row['body'])) as Person);
    },
    async changes({ schoolId, personId, seq, since, maxDocuments, maxBytes }) {
      return takePage(changed, [schoolId, personId, seq, since], seq, maxDocuments, maxBytes);
    },
    async gone(schoolId, personId, from, to) {
      return left.all(schoolId, personId, from, to).map((row) => ({ type: row['type'], id: row['id'] }) as DocumentKey);
    },
  };
}

/** Documents of one entry share its seq, so a page may only end between two seqs. */
function takePage(
  changed: StatementSync,
  asked: [string, string, number, number],
  after: number,
  maxDocuments: number,
  maxBytes: number,
): { documents: VisibleDocument[]; through: number; more: boolean } {
  const documents: VisibleDocument[] = [];
  let through = after;
  let bytes = 0;
  for (const row of changed.iterate(...asked)) {
    const document = { type: row['type'], id: row['id'], seq: row['seq'], body: row['body'] } as VisibleDocument;
    const isFull = documents.length >= maxDocuments || bytes + document.body.length > maxBytes;
    if (isFull && document.seq !== through && documents.length > 0) return { documents, through, more: true };
    documents.push(document);
    bytes += document.body.length;
    through = document.seq;
  }
  return { documents, through, more: false };
}

function documentWriter(
  db: DatabaseSync,
  readPlace: (schoolId: string, placeId: string) => Place | undefined,
): Documents['save'] {
  const put = db.prepare(
    `INSERT INTO documents (school_id, type, id, seq, owner, changed_at, body) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (school_id, type, id) DO UPDATE SET
       seq = excluded.seq, owner = excluded.owner, changed_at = excluded.changed_at, body = excluded.body`,
  );
  const leavePlaces = db.prepare('DELETE FROM document_places WHERE school_id = ? AND type = ? AND id = ?');
  const putPlace = db.prepare(
    'INSERT OR IGNORE INTO document_places (school_id, type, place_id, id) VALUES (?, ?, ?, ?)',
  );
  const putInspection = db.prepare(
    `INSERT OR REPLACE INTO inspection_rows
       (school_id, id, entry_id, state, template_code, person_id, day, submitted_at, abnormal, summary)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const settleWants = db.prepare(
    `UPDATE photo_wants SET active = (entry_id = ?) WHERE school_id = ? AND entry_id IN (SELECT value FROM json_each(?))`,
  );
  const putHazard = db.prepare(
    `INSERT OR REPLACE INTO hazard_rows (school_id, id, inspection_id, state, grade, person_id, reported_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );

  function savePlaces(schoolId: string, type: 'inspection' | 'hazard', id: string, placeId: string): void {
    for (const covering of placesOf(placeId, readPlace(schoolId, placeId))) putPlace.run(schoolId, type, covering, id);
  }

  return (schoolId, document, seq, changedAt) => {
    put.run(schoolId, document.type, document.id, seq, ownerOf(document), changedAt, JSON.stringify(document.body));
    if (document.type === 'inspection') {
      const { body } = document;
      const isWithdrawn = body.state === 'withdrawn';
      const entryId = body.entries.at(isWithdrawn ? -2 : -1) ?? '';
      const { code } = body.inspection.template;
      putInspection.run(
        schoolId,
        body.id,
        entryId,
        body.state,
        code,
        body.by,
        body.day,
        body.submittedAt,
        body.tally.abnormal,
        inspectionSummary(body),
      );
      if (body.entries.length > 1) leavePlaces.run(schoolId, 'inspection', body.id);
      savePlaces(schoolId, 'inspection', body.id, body.inspection.placeId);
      if (body.entries.length > 1) {
        settleWants.run(isWithdrawn ? '' : entryId, schoolId, JSON.stringify(body.entries));
      }
    }
    if (document.type === 'hazard') {
      const { body } = document;
      putHazard.run(schoolId, body.id, body.inspectionId, body.state, body.grade, body.reportedBy, body.reportedAt);
      leavePlaces.run(schoolId, 'hazard', body.id);
      savePlaces(schoolId, 'hazard', body.id, body.placeId);
    }
  };
}
