// Invites: a code, once, for a first password or for a PIN on one phone.
import type { DatabaseSync } from 'node:sqlite';
import { Refusal } from '../../../domain/refusal.ts';
import { isGood, type InviteStore, type KnownInvite, type NewInvite } from '../invite-store.ts';
import type { AuditWriter } from './audit.ts';
import type { Row } from './check-ledger.ts';
import type { Documents } from './documents.ts';
import type { Write } from './group-commit.ts';
import type { Hearing } from './heard.ts';
import type { RecordOwn } from './own-entries.ts';
import type { PinRows } from './pins.ts';
import type { SessionRows } from './sessions.ts';

const inviteOf = (row: Row): KnownInvite => ({
  id: String(row['id']),
  personId: String(row['person_id']),
  madeBy: String(row['made_by']),
  madeAt: Number(row['made_at']),
  until: Number(row['until']),
  isOver: row['over_at'] !== null,
  usedOn: typeof row['used_on'] === 'string' ? { deviceId: row['used_on'], at: Number(row['over_at']) } : null,
});

/** All of it only inside a transaction. */
export type InviteRows = {
  put(schoolId: string, invite: NewInvite): void;
  /** Every open invite of this person is over: another took its place, a password was given, or the person left. */
  end(schoolId: string, personId: string, at: number): void;
};

export function inviteRows(db: DatabaseSync): InviteRows {
  const insert = db.prepare(
    `INSERT INTO invites (school_id, id, person_id, code_hash, made_by, made_at, until) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const end = db.prepare('UPDATE invites SET over_at = ? WHERE school_id = ? AND person_id = ? AND over_at IS NULL');
  return {
    put(schoolId, { id, personId, codeHash, madeBy, madeAt, until }) {
      end.run(madeAt, schoolId, personId);
      insert.run(schoolId, id, personId, codeHash, madeBy, madeAt, until);
    },
    end: (schoolId, personId, at) => void end.run(at, schoolId, personId),
  };
}

type InviteParts = {
  documents: Documents;
  record: RecordOwn;
  sessions: SessionRows;
  pins: PinRows;
  audit: AuditWriter;
  rows: InviteRows;
  heard: Pick<Hearing, 'note'>;
};

export function sqliteInvites(
  db: DatabaseSync,
  write: Write,
  { documents, record, sessions, pins, audit, rows, heard }: InviteParts,
): InviteStore {
  const open = db.prepare(
    'SELECT * FROM invites WHERE school_id = ? AND over_at IS NULL AND until > ? ORDER BY made_at DESC, id DESC',
  );
  const byCode = db.prepare('SELECT * FROM invites WHERE school_id = ? AND code_hash = ?');
  const byId = db.prepare('SELECT * FROM invites WHERE school_id = ? AND id = ? AND over_at IS NULL');
  const secretOf = db.prepare('SELECT secret FROM credentials WHERE school_id = ? AND person_id = ?');
  const choose = db.prepare(`UPDATE credentials SET secret = ? WHERE school_id = ? AND person_id = ? AND secret = ''`);

  const useOn = db.prepare('UPDATE invites SET used_on = ? WHERE school_id = ? AND id = ?');

  function mustBeNew(schoolId: string, personId: string): void {
    const person = documents.reader(schoolId)('person', personId);
    const credential = secretOf.get(schoolId, personId);
    if (!person || person.left || !credential) throw new Refusal('not-found');
    if (credential['secret'] !== '') throw new Refusal('conflict');
  }

  return {
    async open(schoolId, now) {
      return open.all(schoolId, now).map((row) => {
        const { isOver: _isOver, usedOn: _usedOn, ...invite } = inviteOf(row);
        return invite;
      });
    },
    make: (schoolId, by, invites, make, at) =>
      write(() => {
        for (const { personId } of invites) mustBeNew(schoolId, personId);
        record(schoolId, by.id, make, at);
        for (const invite of invites) rows.put(schoolId, invite);
      }),
    async find(schoolId, codeHash) {
      const row = byCode.get(schoolId, codeHash);
      return row && inviteOf(row);
    },
    revoke: (schoolId, id, by, at) =>
      write(() => {
        const row = byId.get(schoolId, id);
        if (!row) return false;
        const { personId } = inviteOf(row);
        rows.end(schoolId, personId, at);
        audit.note(schoolId, { kind: 'invite-revoked', by, about: personId, said: {}, at });
        return true;
      }),
    use: (schoolId, codeHash, chosen, session, at) =>
      write(() => {
        const row = byCode.get(schoolId, codeHash);
        if (!row) throw new Refusal('invite-unknown');
        const invite = inviteOf(row);
        const { id, personId } = invite;
        const person = documents.reader(schoolId)('person', personId);
        if (!isGood(invite, at, session.deviceId) || !person || person.left) throw new Refusal('invite-over');
        if ('pin' in chosen) {
          const { deviceId } = session;
          if (deviceId === null) throw new Error('a PIN is of an installation');
          if (secretOf.get(schoolId, personId)?.['secret'] !== '') throw new Refusal('invite-over');
          pins.keep(schoolId, personId, deviceId, chosen.pin, at);
          useOn.run(deviceId, schoolId, id);
        } else if (invite.isOver || choose.run(chosen.secret, schoolId, personId).changes === 0)
          throw new Refusal('invite-over');
        rows.end(schoolId, personId, at);
        audit.note(schoolId, { kind: 'invite-used', by: personId, about: personId, said: {}, at });
        sessions.open(schoolId, personId, session);
        heard.note(schoolId, 'person');
        return personId;
      }),
  };
}
