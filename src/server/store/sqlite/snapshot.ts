// A database as one file, and what it says about itself.
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { StoredPhoto } from '../store.ts';
import { toPhoto } from './photos.ts';
import { derived } from './rebuild.ts';

/** Writes a whole and consistent copy into the new file `to`, while others read and write. Refuses a missing `file`. */
export function snapshot(file: string, to: string): void {
  if (!existsSync(file)) throw new Error(`There is no database ${file}.`);
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
}

const counted = ['ledger', ...derived, 'photos', 'photo_senders', 'credentials', 'rejected_inbox'] as const;

/** `schoolId` is null before set-up. `counts`: rows of each table that matters. `photos`: those that have arrived and were not removed since. */
export type Facts = {
  epoch: string;
  schoolId: string | null;
  seq: number;
  chain: string;
  counts: Record<string, number>;
  photos: StoredPhoto[];
};

export function readFacts(file: string): Facts {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return factsOf(db);
  } finally {
    db.close();
  }
}

export function factsOf(db: DatabaseSync): Facts {
  const school = db.prepare('SELECT id, last_seq, last_chain FROM schools').get();
  const count = (table: string) => Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']);
  return {
    epoch: String(db.prepare(`SELECT value FROM meta WHERE key = 'epoch'`).get()?.['value']),
    schoolId: school ? String(school['id']) : null,
    seq: Number(school?.['last_seq'] ?? 0),
    chain: String(school?.['last_chain'] ?? ''),
    counts: Object.fromEntries(counted.map((table) => [table, count(table)])),
    photos: photosIn(db),
  };
}

/** An older database that nobody has opened with this version yet has removed none. */
function photosIn(db: DatabaseSync): StoredPhoto[] {
  const knows = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'removed_photos'`).get();
  const still = `WHERE NOT EXISTS (SELECT 1 FROM removed_photos AS r WHERE r.school_id = p.school_id AND r.sha256 = p.sha256)`;
  return db
    .prepare(`SELECT * FROM photos AS p ${knows ? still : ''} ORDER BY sha256`)
    .all()
    .map(toPhoto);
}
