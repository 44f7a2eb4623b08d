// Choices of a school, a line each.
import type { DatabaseSync } from 'node:sqlite';
import type { SettingsStore } from '../settings-store.ts';
import type { AuditWriter } from './audit.ts';
import type { Write } from './group-commit.ts';

export function sqliteSettings(db: DatabaseSync, write: Write, audit: AuditWriter): SettingsStore {
  const get = db.prepare('SELECT body FROM school_settings WHERE school_id = ? AND key = ?');
  const put = db.prepare(
    `INSERT INTO school_settings (school_id, key, body, at) VALUES (?1, ?2, ?3, ?4)
     ON CONFLICT DO UPDATE SET body = ?3, at = ?4`,
  );
  return {
    async read(schoolId, key) {
      const row = get.get(schoolId, key);
      return row && (JSON.parse(String(row['body'])) as unknown);
    },
    keep: (schoolId, key, body, by, at) =>
      write(() => {
        put.run(schoolId, key, JSON.stringify(body), at);
        audit.note(schoolId, { kind: 'settings-kept', by, about: null, said: { what: key }, at });
      }),
  };
}
