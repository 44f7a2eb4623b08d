// What phones announced, and what of it has not come. Counted from the ledger each time: nothing here can disagree with it.
import type { DatabaseSync } from 'node:sqlite';
import type { PhoneLine, PhoneStore } from '../store.ts';
import type { Row } from './check-ledger.ts';
import type { Write } from './group-commit.ts';

const mostAnnounced = 5000;
/** Photos of older records are found in the list of records; looking through years of them here would take too long. */
const entriesLookedThrough = 20_000;

const inLedger = `EXISTS (SELECT 1 FROM ledger AS l WHERE l.school_id = a.school_id AND l.id = a.entry_id
  AND (l.code IS NULL OR l.code <> 'not-yours') AND l.sender_id = a.person_id)`;
/** Turned away, and kept: the phone asks its owner to act. */
const wasRefused = `EXISTS (SELECT 1 FROM rejected_inbox AS r WHERE r.school_id = a.school_id AND r.person_id = a.person_id
  AND r.entry_id = a.entry_id)`;

export function sqliteOwed(db: DatabaseSync, write: Write): Pick<PhoneStore, 'announce' | 'list' | 'settle'> {
  const meet = db.prepare(
    `INSERT INTO phones (school_id, person_id, device_id, agent, last_seen_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET last_seen_at = max(last_seen_at, excluded.last_seen_at)`,
  );
  const clear = db.prepare(
    `DELETE FROM announced AS a WHERE school_id = ? AND person_id = ? AND device_id = ? AND ${inLedger}`,
  );
  const count = db.prepare(
    'SELECT count(*) AS n FROM announced WHERE school_id = ? AND person_id = ? AND device_id = ?',
  );
  const add = db.prepare(
    `INSERT OR IGNORE INTO announced
       (school_id, person_id, device_id, entry_id, kind, subject, op_seq, recorded_at, photos, bytes, hash, announced_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const lose = db.prepare(
    'UPDATE phones SET lost_at = ?, lost_things = ? WHERE school_id = ? AND person_id = ? AND device_id = ? AND lost_at IS NULL',
  );
  const settle = db.prepare('UPDATE phones SET settled_at = ? WHERE school_id = ? AND person_id = ? AND device_id = ?');
  const owed = db.prepare(
    `SELECT p.*, count(a.entry_id) AS entries, coalesce(sum(a.photos), 0) AS photos, min(a.announced_at) AS since
     FROM phones AS p LEFT JOIN announced AS a
       ON a.school_id = p.school_id AND a.person_id = p.person_id AND a.device_id = p.device_id
       AND a.announced_at > coalesce(p.settled_at, 0) AND NOT ${inLedger} AND NOT ${wasRefused}
     WHERE p.school_id = ? GROUP BY p.person_id, p.device_id`,
  );
  const photosOwed = db.prepare(
    `SELECT l.sender_id, l.device, count(DISTINCT w.sha256) AS photos, min(l.received_at) AS since
     FROM ledger AS l JOIN photo_wants AS w ON w.school_id = l.school_id AND w.entry_id = l.id AND w.person_id = l.sender_id
     LEFT JOIN phones AS p ON p.school_id = l.school_id AND p.person_id = l.sender_id AND p.device_id = l.device
     WHERE l.school_id = ?1 AND l.seq > (SELECT last_seq FROM schools WHERE id = ?1) - ${entriesLookedThrough} AND w.active = 1 AND l.received_at > coalesce(p.settled_at, 0)
       AND NOT EXISTS (SELECT 1 FROM photo_senders AS s
         WHERE s.school_id = w.school_id AND s.sha256 = w.sha256 AND s.person_id = w.person_id)
     GROUP BY l.sender_id, l.device`,
  );
  const arrived = db.prepare(
    'SELECT max(op_seq) AS last, count(DISTINCT op_seq) AS n FROM ledger WHERE school_id = ? AND device = ?',
  );
  const accounted = db.prepare(
    `SELECT max(op_seq) AS last, count(DISTINCT op_seq) AS n FROM (
       SELECT op_seq FROM ledger WHERE school_id = ?1 AND device = ?2
       UNION SELECT op_seq FROM announced WHERE school_id = ?1 AND device_id = ?2
       UNION SELECT raw ->> '$.opSeq' FROM rejected_inbox
         WHERE school_id = ?1 AND json_valid(raw) AND raw ->> '$.device' = ?2)`,
  );

  function gaps(schoolId: string, device: string): number {
    const whole = arrived.get(schoolId, device);
    if (Number(whole?.['last'] ?? 0) === Number(whole?.['n'])) return 0;
    const known = accounted.get(schoolId, device);
    return Math.max(0, Number(known?.['last'] ?? 0) - Number(known?.['n'] ?? 0));
  }

  return {
    async announce({ schoolId, personId, deviceId, agent, items, lost, at }) {
      await write(() => {
        meet.run(schoolId, personId, deviceId, agent, at);
        clear.run(schoolId, personId, deviceId);
        const room = mostAnnounced - Number(count.get(schoolId, personId, deviceId)?.['n'] ?? 0);
        for (const { id, kind, subject, opSeq, at: recordedAt, photos, bytes, hash } of items.slice(
          0,
          Math.max(0, room),
        ))
          add.run(schoolId, personId, deviceId, id, kind, subject, opSeq, recordedAt, photos, bytes, hash, at);
        if (lost) lose.run(at, lost.things, schoolId, personId, lost.device);
      });
    },
    async list(schoolId, since) {
      const photos = new Map(photosOwed.all(schoolId).map((row) => [keyOf(row['sender_id'], row['device']), row]));
      return owed
        .all(schoolId)
        .map((row) =>
          toLine(row, photos.get(keyOf(row['person_id'], row['device_id'])), gaps(schoolId, String(row['device_id']))),
        )
        .filter((line) => line.lastSeenAt >= since || line.owed.since !== null || line.lost !== null);
    },
    settle: (schoolId, personId, deviceId, at) => write(() => settle.run(at, schoolId, personId, deviceId).changes > 0),
  };
}

const keyOf = (personId: unknown, deviceId: unknown): string => `${String(personId)} ${String(deviceId)}`;
const orNull = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

function toLine(row: Row, photos: Row | undefined, gaps: number): PhoneLine {
  const since = [orNull(row['since']), orNull(photos?.['since'])].filter((at) => at !== null);
  const lostAt = orNull(row['lost_at']);
  const isSettled = lostAt !== null && lostAt <= (orNull(row['settled_at']) ?? 0);
  return {
    personId: String(row['person_id']),
    device: String(row['device_id']),
    agent: String(row['agent']),
    lastSeenAt: Number(row['last_seen_at']),
    revokedAt: orNull(row['revoked_at']),
    owed: {
      entries: Number(row['entries']),
      photos: Number(row['photos']) + Number(photos?.['photos'] ?? 0),
      since: since.length > 0 ? Math.min(...since) : null,
    },
    gaps,
    lost: lostAt === null || isSettled ? null : { things: Number(row['lost_things']), at: lostAt },
  };
}
