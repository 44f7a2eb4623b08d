// What phones announced, and what of it has not come. Counted from the ledger each time: nothing here can disagree with it.
import type { DatabaseSync } from 'node:sqlite';
import type { PhoneLine, PhoneStore } from '../store.ts';
import type { Row } from './check-ledger.ts';
import type { Write } from './group-commit.ts';
import type { Hearing } from './heard.ts';

const mostAnnounced = 5000;

const inLedger = `EXISTS (SELECT 1 FROM ledger AS l WHERE l.school_id = a.school_id AND l.id = a.entry_id
  AND (l.code IS NULL OR l.code <> 'not-yours') AND l.sender_id = a.person_id)`;
/** Turned away, and kept: the phone asks its owner to act. */
const wasRefused = `EXISTS (SELECT 1 FROM rejected_inbox AS r WHERE r.school_id = a.school_id AND r.person_id = a.person_id
  AND r.entry_id = a.entry_id)`;

const photosMissing = `(SELECT count(*) FROM photo_wants AS w WHERE w.school_id = a.school_id AND w.entry_id = a.entry_id
  AND w.person_id = a.person_id AND w.active = 1 AND NOT EXISTS (SELECT 1 FROM photo_senders AS s
    WHERE s.school_id = w.school_id AND s.sha256 = w.sha256 AND s.person_id = w.person_id)
  AND NOT EXISTS (SELECT 1 FROM removed_photos AS g WHERE g.school_id = w.school_id AND g.sha256 = w.sha256))`;

export function sqliteOwed(
  db: DatabaseSync,
  write: Write,
  heard: Pick<Hearing, 'note'>,
): Pick<PhoneStore, 'announce' | 'list' | 'settle'> {
  const meet = db.prepare(
    `INSERT INTO phones (school_id, person_id, device_id, agent, last_seen_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET last_seen_at = max(last_seen_at, excluded.last_seen_at)`,
  );
  const clear = db.prepare(
    `DELETE FROM announced AS a WHERE school_id = ? AND person_id = ? AND device_id = ? AND ${inLedger} AND ${photosMissing} = 0`,
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
  const phones = db.prepare('SELECT * FROM phones WHERE school_id = ? ORDER BY person_id, device_id');
  const owed = db.prepare(
    `SELECT a.person_id, a.device_id, a.announced_at, a.photos, ${inLedger} AS is_here, ${photosMissing} AS missing
     FROM announced AS a JOIN phones AS p
       ON p.school_id = a.school_id AND p.person_id = a.person_id AND p.device_id = a.device_id
     WHERE a.school_id = ? AND a.announced_at > coalesce(p.settled_at, 0) AND NOT ${wasRefused}`,
  );
  const arrived = db.prepare(
    'SELECT max(op_seq) AS last, count(DISTINCT op_seq) AS n FROM ledger WHERE school_id = ? AND device = ?',
  );
  const clock = db.prepare(
    `SELECT raw ->> '$.at.serverOffsetMs' AS offset FROM ledger WHERE school_id = ? AND device = ?
     ORDER BY op_seq DESC LIMIT 1`,
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
        heard.note(schoolId, 'phone');
      });
    },
    async list(schoolId, since) {
      const owing = Map.groupBy(owed.all(schoolId), phoneOf);
      return phones
        .all(schoolId)
        .filter((row) => !isGivenUp(row))
        .map((row) => {
          const device = String(row['device_id']);
          const clockOffsetMs = orNull(clock.get(schoolId, device)?.['offset']);
          return Object.assign(toLine(row, sumOf(owing.get(phoneOf(row)) ?? [])), {
            gaps: gaps(schoolId, device),
            clockOffsetMs,
          });
        })
        .filter((line) => line.lastSeenAt >= since || line.owed.since !== null || line.lost !== null);
    },
    settle: (schoolId, personId, deviceId, at) => write(() => settle.run(at, schoolId, personId, deviceId).changes > 0),
  };
}

/** Settled, and not heard of since. */
const isGivenUp = (row: Row): boolean => Number(row['settled_at'] ?? -1) >= Number(row['last_seen_at']);

const phoneOf = (row: Row): string => `${String(row['person_id'])} ${String(row['device_id'])}`;
const orNull = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

/** Entries that are not here, their photos, and the photos that those that are here still lack. */
function sumOf(items: readonly Row[]): PhoneLine['owed'] {
  const owed: PhoneLine['owed'] = { entries: 0, photos: 0, since: null };
  for (const item of items) {
    const isHere = Number(item['is_here']) === 1;
    const photos = Number(item[isHere ? 'missing' : 'photos']);
    if (isHere && photos === 0) continue;
    owed.entries += isHere ? 0 : 1;
    owed.photos += photos;
    owed.since = Math.min(owed.since ?? Infinity, Number(item['announced_at']));
  }
  return owed;
}

function toLine(row: Row, owed: PhoneLine['owed']): Omit<PhoneLine, 'gaps' | 'clockOffsetMs'> {
  const lostAt = orNull(row['lost_at']);
  const isSettled = lostAt !== null && lostAt <= (orNull(row['settled_at']) ?? 0);
  return {
    personId: String(row['person_id']),
    device: String(row['device_id']),
    agent: String(row['agent']),
    lastSeenAt: Number(row['last_seen_at']),
    revokedAt: orNull(row['revoked_at']),
    owed,
    build: typeof row['build'] === 'string' ? row['build'] : null,
    lost: lostAt === null || isSettled ? null : { things: Number(row['lost_things']), at: lostAt },
  };
}
