// Links to outside firms: known by the hash of their secret, given and taken back in one step with the entry that says so.
import type { DatabaseSync } from 'node:sqlite';
import type { FirmLink, FirmLinkStore } from '../firm-link-store.ts';
import type { Row } from './check-ledger.ts';
import type { Write } from './group-commit.ts';
import type { RecordOwn } from './own-entries.ts';

export function sqliteFirmLinks(db: DatabaseSync, write: Write, record: RecordOwn): FirmLinkStore {
  const put = db.prepare(
    `INSERT INTO firm_links (school_id, id, hazard_id, number, secret_hash, firm, phone, made_by, made_at, until)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const open = db.prepare(
    `SELECT count(*) AS n FROM firm_links WHERE school_id = ? AND hazard_id = ? AND taken_back_at IS NULL
       AND until > ? AND made_at >= ?`,
  );
  const bySecret = db.prepare('SELECT * FROM firm_links WHERE school_id = ? AND secret_hash = ?');
  const ofCase = db.prepare(
    'SELECT * FROM firm_links WHERE school_id = ? AND hazard_id = ? ORDER BY made_at DESC, id DESC',
  );
  const live = db.prepare(
    'SELECT * FROM firm_links WHERE school_id = ? AND taken_back_at IS NULL AND until > ? ORDER BY made_at, id',
  );
  const takeBack = db.prepare(
    'UPDATE firm_links SET taken_back_at = ? WHERE school_id = ? AND id = ? AND hazard_id = ? AND taken_back_at IS NULL',
  );
  const anyOver = db.prepare('SELECT id FROM firm_links WHERE school_id = ? AND until < ? LIMIT 1');
  const forget = db.prepare('DELETE FROM firm_links WHERE school_id = ? AND until < ?');

  return {
    add: (schoolId, link, { most, since }, make) =>
      write(() => {
        const { id, hazardId, number, secretHash, firm, phone, madeBy, madeAt, until } = link;
        if (Number(open.get(schoolId, hazardId, madeAt, since)?.['n']) >= most) return false;
        record(schoolId, madeBy, make, madeAt);
        put.run(schoolId, id, hazardId, number, secretHash, firm, phone, madeBy, madeAt, until);
        return true;
      }),
    async find(schoolId, secretHash) {
      const row = bySecret.get(schoolId, secretHash);
      return row && toLink(row);
    },
    async list(schoolId, hazardId) {
      return ofCase.all(schoolId, hazardId).map(toLink);
    },
    async open(schoolId, at) {
      return live.all(schoolId, at).map(toLink);
    },
    takeBack: (schoolId, { id, hazardId }, by, make, at) =>
      write(() => {
        if (Number(takeBack.run(at, schoolId, id, hazardId).changes) === 0) return false;
        record(schoolId, by, make, at);
        return true;
      }),
    async forget(schoolId, at) {
      if (!anyOver.get(schoolId, at)) return 0;
      return write(() => Number(forget.run(schoolId, at).changes));
    },
  };
}

const toLink = (row: Row): FirmLink => ({
  id: String(row['id']),
  hazardId: String(row['hazard_id']),
  number: String(row['number']),
  firm: String(row['firm']),
  phone: String(row['phone']),
  madeBy: String(row['made_by']),
  madeAt: Number(row['made_at']),
  until: Number(row['until']),
  takenBackAt: row['taken_back_at'] === null ? null : Number(row['taken_back_at']),
});
