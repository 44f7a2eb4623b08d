// Copies of unfinished inspections: rows that come and go, no part of the ledger.
import type { DatabaseSync } from 'node:sqlite';
import type { DraftCopyStore } from '../draft-copy-store.ts';
import type { Write } from './group-commit.ts';

export function sqliteDraftCopies(db: DatabaseSync, write: Write): DraftCopyStore {
  const put = db.prepare(
    `INSERT INTO draft_copies (school_id, person_id, id, changed_at, kept_at, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
     ON CONFLICT DO UPDATE SET changed_at = ?4, kept_at = ?5, text = ?6 WHERE changed_at <= ?4`,
  );
  const trim = db.prepare(
    `DELETE FROM draft_copies WHERE school_id = ?1 AND person_id = ?2 AND id NOT IN (
       SELECT id FROM draft_copies WHERE school_id = ?1 AND person_id = ?2 ORDER BY kept_at DESC, id LIMIT ?3)`,
  );
  const find = db.prepare(
    `SELECT id, changed_at AS changedAt, kept_at AS keptAt, text FROM draft_copies
     WHERE school_id = ? AND person_id = ? AND kept_at >= ? ORDER BY changed_at DESC, id`,
  );
  const remove = db.prepare('DELETE FROM draft_copies WHERE school_id = ? AND person_id = ? AND id = ?');
  const forget = db.prepare('DELETE FROM draft_copies WHERE school_id = ? AND kept_at < ?');
  return {
    keep: (schoolId, personId, { id, changedAt, keptAt, text }, most) =>
      write(() => {
        put.run(schoolId, personId, id, changedAt, keptAt, text);
        trim.run(schoolId, personId, most);
      }),
    of: async (schoolId, personId, since) =>
      find.all(schoolId, personId, since).map((row) => ({
        id: String(row['id']),
        changedAt: Number(row['changedAt']),
        keptAt: Number(row['keptAt']),
        text: String(row['text']),
      })),
    async remove(schoolId, personId, id) {
      await write(() => remove.run(schoolId, personId, id));
    },
    forget: (schoolId, since) => write(() => Number(forget.run(schoolId, since).changes)),
  };
}
