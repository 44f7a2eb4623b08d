// The measure: JSON.parse and plain rows in SQLite, one transaction a push. No rules, no hash, no network.
import { DatabaseSync } from 'node:sqlite';
import type { EntryOf } from '../../../src/domain/entry.ts';
import type { Push } from '../../../src/domain/protocol.ts';
import { makeBodies } from './bodies.ts';
import { pragmas } from './pragmas.ts';
import { contestant } from './talk.ts';

const db = new DatabaseSync(process.argv[2] ?? ':memory:');
db.exec(`${pragmas};
  CREATE TABLE inspections (
    id TEXT PRIMARY KEY, place_id TEXT NOT NULL, template TEXT NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL,
    started_at INTEGER NOT NULL, finished_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE answers (
    inspection_id TEXT NOT NULL, item_id TEXT NOT NULL, value TEXT NOT NULL, via TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (inspection_id, item_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE changes (seq INTEGER PRIMARY KEY, inspection_id TEXT NOT NULL, at INTEGER NOT NULL) STRICT;`);
const begin = db.prepare('BEGIN IMMEDIATE');
const commit = db.prepare('COMMIT');
const inspection = db.prepare('INSERT INTO inspections VALUES (?, ?, ?, ?, ?, ?, ?)');
const answer = db.prepare('INSERT INTO answers VALUES (?, ?, ?, ?, ?)');
const change = db.prepare('INSERT INTO changes (inspection_id, at) VALUES (?, ?)');

contestant((load) => {
  // The server rests before its round as well.
  db.exec('PRAGMA wal_checkpoint(PASSIVE)');
  const bodies = makeBodies(load);
  return () => bodies.reduce((kept, body) => kept + write(body), 0);
});

function write(bytes: Buffer): number {
  const { entries } = JSON.parse(bytes.toString()) as Push & { entries: EntryOf<'inspection-submitted'>[] };
  begin.run();
  for (const { subject, by, body } of entries) {
    const { placeId, template, startedAt, finishedAt, answers } = body;
    inspection.run(subject, placeId, template.code, template.version, by, startedAt.ms, finishedAt.ms);
    for (const { itemId, value, via, at } of answers) answer.run(subject, itemId, JSON.stringify(value), via, at);
    change.run(subject, finishedAt.ms);
  }
  commit.run();
  return entries.length;
}
