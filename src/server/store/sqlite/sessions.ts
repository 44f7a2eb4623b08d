// Who is signed in, on which phone. Only the hash of a token is kept.
import type { DatabaseSync } from 'node:sqlite';
import type { KnownSession, NewSession, SessionStore } from '../store.ts';
import type { AuditWriter } from './audit.ts';
import type { Row } from './check-ledger.ts';
import type { Write } from './group-commit.ts';
import type { Memory } from './memory.ts';
import type { PhoneWriter } from './phones.ts';
import type { PinRows } from './pins.ts';

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

const dayMs = 86_400_000;
const forgetAfterMs = 90 * dayMs;
const remembered = 2000;

/** All of it only inside a transaction. Whoever changes sessions empties what is remembered of them. */
export type SessionRows = {
  /** By the hash of the token. Revoked ones too. */
  known: Map<string, KnownSession>;
  /** A phone that signs in again does not leave its old session behind. */
  open(schoolId: string, personId: string, session: NewSession): void;
  /** Ends every session of a person but one, and the PINs of other phones than its own. */
  endOthers(schoolId: string, personId: string, keepId: string | null): void;
};

export function sessionRows(
  db: DatabaseSync,
  memory: Memory,
  phones: PhoneWriter,
  pins: PinRows,
  audit: AuditWriter,
): SessionRows {
  const known = memory.keep<KnownSession>();
  const forgetBefore = db.prepare('DELETE FROM sessions WHERE created_at < ?');
  const replace = db.prepare(
    'DELETE FROM sessions WHERE school_id = ? AND person_id = ? AND device_id = ? AND revoked_at IS NULL',
  );
  const insert = db.prepare(
    `INSERT INTO sessions (school_id, id, token_hash, person_id, device_id, agent, created_at, last_seen_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const endOthers = db.prepare('DELETE FROM sessions WHERE school_id = ? AND person_id = ? AND id IS NOT ?');
  let forgotAt = -Infinity;
  /** All sessions are gone through for it: once a day, by whatever day the clock shows. */
  function forget(now: number): void {
    if (Math.abs(now - forgotAt) < dayMs) return;
    forgotAt = now;
    forgetBefore.run(now - forgetAfterMs);
  }
  return {
    known,
    open(schoolId, personId, session) {
      const { id, tokenHash, deviceId, agent, createdAt, address = '' } = session;
      known.clear();
      forget(createdAt);
      if (deviceId !== null) replace.run(schoolId, personId, deviceId);
      insert.run(schoolId, id, tokenHash, personId, deviceId, agent, createdAt, createdAt);
      phones.signedIn(schoolId, personId, session);
      const said = { agent, ...(address && { address }) };
      audit.note(schoolId, { kind: 'signed-in', by: personId, about: personId, said, at: createdAt });
    },
    endOthers(schoolId, personId, keepId) {
      known.clear();
      pins.endOthers(schoolId, personId, keepId);
      endOthers.run(schoolId, personId, keepId);
    },
  };
}

export function sqliteSessions(
  db: DatabaseSync,
  write: Write,
  rows: SessionRows,
  phones: PhoneWriter,
  memory: Memory,
  audit: AuditWriter,
): SessionStore {
  const byToken = db.prepare('SELECT * FROM sessions WHERE token_hash = ?');
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
  const change = <T>(step: () => T): Promise<T> =>
    write(() => {
      rows.known.clear();
      return step();
    });

  function find(tokenHash: string): KnownSession | undefined {
    const row = byToken.get(tokenHash);
    const session = row && toSession(row);
    if (rows.known.size >= remembered) rows.known.clear();
    if (session) rows.known.set(tokenHash, session);
    return session;
  }

  return {
    open: (schoolId, personId, session) => write(() => rows.open(schoolId, personId, session)),
    async find(tokenHash) {
      memory.look();
      return rows.known.get(tokenHash) ?? find(tokenHash);
    },
    async seen(schoolId, id, at) {
      await change(() => {
        const row = touch.get(at, schoolId, id);
        if (isOnPhone(row)) phones.seen(schoolId, row.person_id, row.device_id, at);
      });
    },
    async end(schoolId, id) {
      await change(() => end.run(schoolId, id));
    },
    revoke: (schoolId, id, personId, at, by) =>
      change(() => {
        const row = revoke.get(at, schoolId, id, personId);
        if (isOnPhone(row)) phones.revoked(schoolId, row.person_id, row.device_id, at);
        if (row && by !== undefined)
          audit.note(schoolId, { kind: 'device-revoked', by, about: String(row['person_id']), said: {}, at });
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
