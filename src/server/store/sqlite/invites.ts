// Invites: a code, once, for a first password.
import type { DatabaseSync } from 'node:sqlite';
import { Refusal } from '../../../domain/refusal.ts';
import type { InviteStore, KnownInvite, NewInvite } from '../invite-store.ts';
import type { AuditWriter } from './audit.ts';
import type { Row } from './check-ledger.ts';
import type { Documents } from './documents.ts';
import type { Write } from './group-commit.ts';
import type { RecordOwn } from './own-entries.ts';
import type { SessionRows } from './sessions.ts';

const inviteOf = (row: Row): KnownInvite => ({
  id: String(row['id']),
  personId: String(row['person_id']),
  madeBy: String(row['made_by']),
  madeAt: Number(row['made_at']),
  until: Number(row['until']),
  isOver: row['over_at'] !== null,
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
  audit: AuditWriter;
  rows: InviteRows;
};

export function sqliteInvites(
  db: DatabaseSync,
  write: Write,
  { documents, record, sessions, audit, rows }: InviteParts,
): InviteStore {
  const open = db.prepare(
    'SELECT * FROM invites WHERE school_id = ? AND over_at IS NULL AND until > ? ORDER BY made_at DESC, id DESC',
  );
  const byCode = db.prepare('SELECT * FROM invites WHERE school_id = ? AND code_hash = ?');
  const byId = db.prepare('SELECT * FROM invites WHERE school_id = ? AND id = ? AND over_at IS NULL');
  const secretOf = db.prepare('SELECT secret FROM credentials WHERE school_id = ? AND person_id = ?');
  const choose = db.prepare(`UPDATE credentials SET secret = ? WHERE school_id = ? AND person_id = ? AND secret = ''`);

  function mustBeNew(schoolId: string, personId: string): void {
    const person = documents.reader(schoolId)('person', personId);
    const credential = secretOf.get(schoolId, personId);
    if (!person || person.left || !credential) throw new Refusal('not-found');
    if (credential['secret'] !== '') throw new Refusal('conflict');
  }

  return {
    async open(schoolId, now) {
      return open.all(schoolId, now).map((row) => {
        const { isOver: _isOver, ...invite } = inviteOf(row);
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
    use: (schoolId, codeHash, secret, session, at) =>
      write(() => {
        const row = byCode.get(schoolId, codeHash);
        if (!row) throw new Refusal('invite-unknown');
        const { personId, until, isOver } = inviteOf(row);
        const person = documents.reader(schoolId)('person', personId);
        if (isOver || until <= at || !person || person.left) throw new Refusal('invite-over');
        if (choose.run(secret, schoolId, personId).changes === 0) throw new Refusal('invite-over');
        rows.end(schoolId, personId, at);
        audit.note(schoolId, { kind: 'invite-used', by: personId, about: personId, said: {}, at });
        sessions.open(schoolId, personId, session);
        return personId;
      }),
  };
}
