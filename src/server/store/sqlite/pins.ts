// PINs: each of one person on one installation. Wrong tries are counted here, so that a restart forgives nothing.
import type { DatabaseSync } from 'node:sqlite';
import { longestPinWaitMs, mostWrongPins, pinWaitMs } from '../../../domain/pin.ts';
import type { NewPin, PinStore, PinTry } from '../pin-store.ts';
import type { Write } from './group-commit.ts';
import type { SessionRows } from './sessions.ts';

/** All of it only inside a transaction. */
export type PinRows = {
  keep(schoolId: string, personId: string, deviceId: string, pin: NewPin, at: number): void;
  end(schoolId: string, personId: string, deviceId: string): void;
  endAll(schoolId: string, personId: string): void;
  /** Those of every other installation than the one of the session named. */
  endOthers(schoolId: string, personId: string, sessionId: string | null): void;
};

export function pinRows(db: DatabaseSync): PinRows {
  const put = db.prepare(
    `INSERT INTO pins (school_id, person_id, device_id, mark_hash, secret, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
     ON CONFLICT DO UPDATE SET mark_hash = ?4, secret = ?5, wrong = 0, next_at = 0, made_at = ?6`,
  );
  const end = db.prepare('DELETE FROM pins WHERE school_id = ? AND person_id = ? AND device_id = ?');
  const endAll = db.prepare('DELETE FROM pins WHERE school_id = ? AND person_id = ?');
  const endOthers = db.prepare(
    `DELETE FROM pins WHERE school_id = ?1 AND person_id = ?2
       AND device_id IS NOT (SELECT device_id FROM sessions WHERE school_id = ?1 AND id = ?3)`,
  );
  return {
    keep: (schoolId, personId, deviceId, { markHash, secret }, at) =>
      void put.run(schoolId, personId, deviceId, markHash, secret, at),
    end: (schoolId, personId, deviceId) => void end.run(schoolId, personId, deviceId),
    endAll: (schoolId, personId) => void endAll.run(schoolId, personId),
    endOthers: (schoolId, personId, sessionId) => void endOthers.run(schoolId, personId, sessionId),
  };
}

export function sqlitePins(db: DatabaseSync, write: Write, rows: PinRows, sessions: SessionRows): PinStore {
  const find = db.prepare('SELECT * FROM pins WHERE school_id = ? AND person_id = ? AND device_id = ?');
  const count = db.prepare(
    'UPDATE pins SET wrong = ?, next_at = ? WHERE school_id = ? AND person_id = ? AND device_id = ?',
  );

  function begin(schoolId: string, personId: string, deviceId: string, markHash: string, at: number): PinTry {
    const row = find.get(schoolId, personId, deviceId);
    if (!row || row['mark_hash'] !== markHash || Number(row['wrong']) >= mostWrongPins) return { is: 'over' };
    const waitMs = Number(row['next_at']) - at;
    // Further ahead than anybody is ever made to wait: the server's clock was set back.
    if (waitMs > 0 && waitMs <= longestPinWaitMs) return { is: 'wait', waitMs };
    const wrong = Number(row['wrong']) + 1;
    count.run(wrong, at + pinWaitMs(wrong), schoolId, personId, deviceId);
    return { is: 'try', secret: String(row['secret']) };
  }

  return {
    async has(schoolId, personId, deviceId) {
      const row = find.get(schoolId, personId, deviceId);
      return row !== undefined && Number(row['wrong']) < mostWrongPins;
    },
    async keep(schoolId, personId, deviceId, pin, at) {
      await write(() => rows.keep(schoolId, personId, deviceId, pin, at));
    },
    begin: (schoolId, personId, deviceId, markHash, at) =>
      write(() => begin(schoolId, personId, deviceId, markHash, at)),
    right: (schoolId, personId, deviceId, session) =>
      write(() => {
        if (count.run(0, 0, schoolId, personId, deviceId).changes === 0) return false;
        if (session) sessions.open(schoolId, personId, session);
        return true;
      }),
    async forget(schoolId, personId, deviceId) {
      await write(() => rows.end(schoolId, personId, deviceId));
    },
  };
}
