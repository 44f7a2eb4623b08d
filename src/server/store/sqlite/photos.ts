// Which photos are wanted, which are here, and who sent them. The bytes are elsewhere.
import type { DatabaseSync } from 'node:sqlite';
import type { PhotoRows, StoredPhoto, Upload } from '../store.ts';
import type { Row } from './check-ledger.ts';
import type { Write } from './group-commit.ts';
import type { Hearing } from './heard.ts';
import type { EntryWriter } from './write-entry.ts';

export const toPhoto = (row: Row): StoredPhoto => ({
  sha256: String(row['sha256']),
  bytes: Number(row['bytes']),
  type: String(row['type']),
  width: row['width'] === null ? null : Number(row['width']),
  height: row['height'] === null ? null : Number(row['height']),
});

const toUpload = (row: Row): Upload => ({
  schoolId: String(row['school_id']),
  personId: String(row['person_id']),
  sha256: String(row['sha256']),
  file: String(row['file']),
  length: Number(row['length']),
  startedAt: Number(row['started_at']),
});

export function sqlitePhotos(
  db: DatabaseSync,
  write: Write,
  writer: EntryWriter,
  heard: Pick<Hearing, 'note'>,
): PhotoRows {
  const wanted = db.prepare('SELECT 1 FROM photo_wants WHERE school_id = ? AND sha256 = ? AND person_id = ? LIMIT 1');
  const waiting = db.prepare(
    'SELECT entry_id FROM photo_wants WHERE school_id = ? AND sha256 = ? AND person_id = ? AND active = 1 ORDER BY entry_id',
  );
  const sent = db.prepare(
    `SELECT p.* FROM photo_senders AS s JOIN photos AS p ON p.school_id = s.school_id AND p.sha256 = s.sha256
     WHERE s.school_id = ? AND s.sha256 = ? AND s.person_id = ?
       AND NOT EXISTS (SELECT 1 FROM removed_photos AS r WHERE r.school_id = s.school_id AND r.sha256 = s.sha256)`,
  );
  const removed = db.prepare(
    'SELECT sha256, at FROM removed_photos WHERE school_id = ? AND sha256 IN (SELECT value FROM json_each(?))',
  );
  const insert = db.prepare(
    'INSERT OR IGNORE INTO photos (school_id, sha256, bytes, type, width, height, received_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertSender = db.prepare(
    'INSERT OR IGNORE INTO photo_senders (school_id, sha256, person_id, received_at) VALUES (?, ?, ?, ?)',
  );
  const noteDamaged = db.prepare(
    'INSERT OR REPLACE INTO damaged_photos (school_id, sha256, found_at) VALUES (?, ?, ?)',
  );
  const mend = db.prepare('DELETE FROM damaged_photos WHERE school_id = ? AND sha256 = ?');
  const remove = ['photos', 'photo_senders'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE school_id = ? AND sha256 = ?`),
  );
  const lacking = db.prepare(
    `SELECT DISTINCT w.entry_id FROM damaged_photos AS d JOIN photo_wants AS w ON w.school_id = d.school_id AND w.sha256 = d.sha256
     WHERE d.school_id = ? AND w.person_id = ? AND w.active = 1 ORDER BY w.entry_id`,
  );
  const upload = db.prepare('SELECT * FROM uploads WHERE school_id = ? AND person_id = ? AND sha256 = ?');
  const start = db.prepare(
    'INSERT OR REPLACE INTO uploads (school_id, person_id, sha256, file, length, started_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const end = db.prepare('DELETE FROM uploads WHERE school_id = ? AND person_id = ? AND sha256 = ?');
  const room = db.prepare(
    `SELECT count(*) AS n, coalesce(sum(bytes), 0) AS bytes FROM photos AS p WHERE school_id = ?
       AND NOT EXISTS (SELECT 1 FROM removed_photos AS r WHERE r.school_id = p.school_id AND r.sha256 = p.sha256)`,
  );
  const unfinished = db.prepare('SELECT * FROM uploads ORDER BY started_at');

  return {
    async isWanted(schoolId, personId, sha256) {
      return wanted.get(schoolId, sha256, personId) !== undefined;
    },
    async sentBy(schoolId, personId, sha256) {
      const row = sent.get(schoolId, sha256, personId);
      return row && toPhoto(row);
    },
    keep(schoolId, personId, photo, receivedAt) {
      return write(() => {
        insert.run(schoolId, photo.sha256, photo.bytes, photo.type, photo.width, photo.height, receivedAt);
        insertSender.run(schoolId, photo.sha256, personId, receivedAt);
        end.run(schoolId, personId, photo.sha256);
        mend.run(schoolId, photo.sha256);
        heard.note(schoolId, 'photo');
      });
    },
    async damaged(schoolId, sha256, at) {
      await write(() => {
        // A backup that began before it was removed does not find the file: nobody is asked for it.
        if (removed.get(schoolId, JSON.stringify([sha256]))) return;
        noteDamaged.run(schoolId, sha256, at);
        for (const statement of remove) statement.run(schoolId, sha256);
      });
    },
    async wanted(schoolId, personId) {
      return lacking.all(schoolId, personId).map((row) => {
        const id = String(row['entry_id']);
        return { id, missing: writer.missing(schoolId, id) };
      });
    },
    async waiting(schoolId, personId, sha256) {
      return waiting.all(schoolId, sha256, personId).map((row) => {
        const id = String(row['entry_id']);
        return { id, missing: writer.missing(schoolId, id) };
      });
    },
    async removed(schoolId, hashes) {
      const rows = removed.all(schoolId, JSON.stringify(hashes));
      return new Map(rows.map((row) => [String(row['sha256']), Number(row['at'])]));
    },
    async upload(schoolId, personId, sha256) {
      const row = upload.get(schoolId, personId, sha256);
      return row && toUpload(row);
    },
    async startUpload({ schoolId, personId, sha256, file, length, startedAt }) {
      await write(() => start.run(schoolId, personId, sha256, file, length, startedAt));
    },
    async endUpload(schoolId, personId, sha256) {
      await write(() => end.run(schoolId, personId, sha256));
    },
    async room(schoolId) {
      const row = room.get(schoolId);
      return { n: Number(row?.['n'] ?? 0), bytes: Number(row?.['bytes'] ?? 0) };
    },
    async uploads() {
      return unfinished.all().map(toUpload);
    },
  };
}
