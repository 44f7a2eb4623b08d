// Who is signed in, on which phone. Only the hash of a token is kept.
import type { DatabaseSync } from 'node:sqlite';
import type { KnownSession, NewSession, SessionStore } from '../store.ts';
import type { Row } from './check-ledger.ts';
import type { Write } from './group-commit.ts';
import type { PhoneWriter } from './phones.ts';

const toSession = (row: Row): KnownSession => ({
  id: String(row['id']),
  schoolId: String(row['school_id']),
  personId: String(row['person_id']),
  deviceId: typeof row['device_id'] === 'string' ? row['device_id'] : null,
  createdAt: Number(row['created_at']),
  lastSeenAt: Number(row['last_seen_at']),
  revokedAt: row['revoked_at'] === null ? null : Number(row['revoked_at']),
});

type OnPhone = { person_id: string; device_id: string };
const isOnPhone = (row: Row | undefined): row is Row & OnPhone => typeof row?.['device_id'] === 'string';

export type OpenSession = (schoolId: string, personId: string, session: NewSession) => void;

const forgetAfterMs = 90 * 86_400_000;

/** Only inside a transaction. A phone that signs in again does not leave its old session behind. */
export function sessionOpener(db: DatabaseSync, phones: PhoneWriter): OpenSession {
  const forget = db.prepare('DELETE FROM sessions WHERE created_at < ?');
  const replace = db.prepare(
    'DELETE FROM sessions WHERE school_id = ? AND person_id = ? AND device_id = ? AND revoked_at IS NULL',
  );
  const insert = db.prepare(
    `INSERT INTO sessions (school_id, id, token_hash, person_id, device_id, agent, created_at, last_seen_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (schoolId, personId, session) => {
    const { id, tokenHash, deviceId, agent, createdAt } = session;
    forget.run(createdAt - forgetAfterMs);
    if (deviceId !== null) replace.run(schoolId, personId, deviceId);
    insert.run(schoolId, id, tokenHash, personId, deviceId, agent, createdAt, createdAt);
    phones.signedIn(schoolId, personId, session);
  };
}

export function sqliteSessions(
  db: DatabaseSync,
  write: Write,
  openSession: OpenSession,
  phones: PhoneWriter,
): SessionStore {
  const find = db.prepare('SELECT * FROM sessions WHERE token_hash = ?');
  const touch = db.prepare(
    'UPDATE sessions SET last_seen_at = max(last_seen_at, ?) WHERE school_id = ? AND id = ? RETURNING person_id, device_id',
  );
  const end = db.prepare('DELETE FROM sessions WHERE school_id = ? AND id = ?');
  const revoke = db.prepare(
    'UPDATE sessions SET revoked_at = ?1 WHERE school_id = ?2 AND id = ?3 AND revoked_at IS NULL AND (?4 IS NULL OR person_id = ?4) RETURNING person_id, device_id',
  );
  const list = db.prepare(
    `SELECT * FROM sessions WHERE school_id = ?1 AND (?2 IS NULL OR person_id = ?2) AND revoked_at IS NULL AND last_seen_at >= ?3
     ORDER BY created_at DESC, id DESC`,
  );
  return {
    open: (schoolId, personId, session) => write(() => openSession(schoolId, personId, session)),
    async find(tokenHash) {
      const row = find.get(tokenHash);
      return row && toSession(row);
    },
    async seen(schoolId, id, at) {
      await write(() => {
        const row = touch.get(at, schoolId, id);
        if (isOnPhone(row)) phones.seen(schoolId, row.person_id, row.device_id, at);
      });
    },
    async end(schoolId, id) {
      await write(() => end.run(schoolId, id));
    },
    revoke: (schoolId, id, personId, at) =>
      write(() => {
        const row = revoke.get(at, schoolId, id, personId);
        if (isOnPhone(row)) phones.revoked(schoolId, row.person_id, row.device_id, at);
        return row !== undefined;
      }),
    async list(schoolId, personId, seenSince) {
      return list.all(schoolId, personId, seenSince).map((row) => {
        const { id, personId: owner, createdAt, lastSeenAt } = toSession(row);
        return { id, personId: owner, agent: String(row['agent']), signedInAt: createdAt, lastSeenAt };
      });
    },
  };
}
