// Each person on each installation, and the tokens that hand in for them. Only the hash of a token is kept.
import type { DatabaseSync } from 'node:sqlite';
import type { NewSession, PhoneStore } from '../store.ts';
import { sqliteOwed } from './owed.ts';
import type { Write } from './group-commit.ts';
import type { PinRows } from './pins.ts';
import type { Hearing } from './heard.ts';
import type { Memory } from './memory.ts';

/** The newest may never have reached the phone: the ones before it are what the phone still has. */
const tokensKept = 3;

const remembered = 2000;

/** All of it only inside a transaction. Who ends a phone ends the PIN on it. */
export type PhoneWriter = {
  signedIn(schoolId: string, personId: string, session: NewSession): void;
  seen(schoolId: string, personId: string, deviceId: string, at: number): void;
  revoked(schoolId: string, personId: string, deviceId: string, at: number): void;
  allRevoked(schoolId: string, personId: string, at: number): void;
};

export function phoneWriter(db: DatabaseSync, pins: PinRows): PhoneWriter {
  const open = db.prepare(
    `INSERT INTO phones (school_id, person_id, device_id, agent, last_seen_at) VALUES (?1, ?2, ?3, ?4, ?5)
     ON CONFLICT DO UPDATE SET agent = ?4, last_seen_at = max(last_seen_at, ?5), revoked_at = NULL`,
  );
  const issue = db.prepare(
    'INSERT INTO delivery_tokens (token_hash, school_id, person_id, device_id, issued_at) VALUES (?, ?, ?, ?, ?)',
  );
  const forget = db.prepare(
    `DELETE FROM delivery_tokens WHERE token_hash IN (
       SELECT token_hash FROM delivery_tokens WHERE school_id = ? AND person_id = ? AND device_id = ?
       ORDER BY issued_at DESC LIMIT -1 OFFSET ?)`,
  );
  const touch = db.prepare(
    'UPDATE phones SET last_seen_at = max(last_seen_at, ?) WHERE school_id = ? AND person_id = ? AND device_id = ?',
  );
  const revoke = db.prepare(
    'UPDATE phones SET revoked_at = ? WHERE school_id = ? AND person_id = ? AND device_id = ? AND revoked_at IS NULL',
  );
  const revokeAll = db.prepare(
    'UPDATE phones SET revoked_at = ? WHERE school_id = ? AND person_id = ? AND revoked_at IS NULL',
  );
  return {
    signedIn(schoolId, personId, { deviceId, deliveryHash, agent, createdAt }) {
      if (deviceId === null || deliveryHash === null) return;
      open.run(schoolId, personId, deviceId, agent, createdAt);
      issue.run(deliveryHash, schoolId, personId, deviceId, createdAt);
      forget.run(schoolId, personId, deviceId, tokensKept);
    },
    seen: (schoolId, personId, deviceId, at) => void touch.run(at, schoolId, personId, deviceId),
    revoked(schoolId, personId, deviceId, at) {
      revoke.run(at, schoolId, personId, deviceId);
      pins.end(schoolId, personId, deviceId);
    },
    allRevoked(schoolId, personId, at) {
      revokeAll.run(at, schoolId, personId);
      pins.endAll(schoolId, personId);
    },
  };
}

export function sqlitePhones(
  db: DatabaseSync,
  write: Write,
  writer: PhoneWriter,
  memory: Memory,
  heard: Pick<Hearing, 'note'>,
): PhoneStore {
  const find = db.prepare(
    `SELECT p.* FROM delivery_tokens AS t JOIN phones AS p
       ON p.school_id = t.school_id AND p.person_id = t.person_id AND p.device_id = t.device_id
     WHERE t.token_hash = ?`,
  );
  const buildOf = db.prepare('SELECT build FROM phones WHERE school_id = ? AND person_id = ? AND device_id = ?');
  const builds = memory.keep<string>();
  const heardAt = db.prepare(
    'SELECT person_id, max(last_seen_at) AS at FROM phones WHERE school_id = ? AND revoked_at IS NULL GROUP BY person_id',
  );
  const holders = db.prepare(
    'SELECT person_id FROM phones WHERE school_id = ? AND coalesce(settled_at, -1) < last_seen_at',
  );
  const runs = db.prepare('UPDATE phones SET build = ? WHERE school_id = ? AND person_id = ? AND device_id = ?');
  return {
    async find(tokenHash) {
      const row = find.get(tokenHash);
      return (
        row && {
          schoolId: String(row['school_id']),
          personId: String(row['person_id']),
          deviceId: String(row['device_id']),
          lastSeenAt: Number(row['last_seen_at']),
          revokedAt: row['revoked_at'] === null ? null : Number(row['revoked_at']),
        }
      );
    },
    ...sqliteOwed(db, write, heard),
    // Most pushes come from the version that is known already, and cost no commit.
    async runs({ schoolId, personId, deviceId }, build) {
      memory.look();
      const key = `${schoolId} ${personId} ${deviceId}`;
      if (builds.get(key) === build) return;
      const row = buildOf.get(schoolId, personId, deviceId);
      if (!row) return;
      if (builds.size >= remembered) builds.clear();
      if (row['build'] === build) builds.set(key, build);
      else
        await write(() => {
          runs.run(build, schoolId, personId, deviceId);
          builds.set(key, build);
        });
    },
    async holders(schoolId) {
      return holders.all(schoolId).map((row) => String(row['person_id']));
    },
    async heardAt(schoolId) {
      return new Map(heardAt.all(schoolId).map((row) => [String(row['person_id']), Number(row['at'])]));
    },
    async seen({ schoolId, personId, deviceId }, at) {
      await write(() => writer.seen(schoolId, personId, deviceId, at));
    },
  };
}
