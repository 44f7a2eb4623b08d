// Accounts: the first one with the school, the others one by one. The person is in the ledger, the password is not.
import type { DatabaseSync } from 'node:sqlite';
import type { Person } from '../../../domain/person.ts';
import { mostWrongPins } from '../../../domain/pin.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { chainStart } from '../chain.ts';
import type { PeopleStore } from '../people-store.ts';
import type { AuditWriter } from './audit.ts';
import type { Documents } from './documents.ts';
import type { Write } from './group-commit.ts';
import type { InviteRows } from './invites.ts';
import type { RecordOwn } from './own-entries.ts';
import type { PhoneWriter } from './phones.ts';
import type { SessionRows } from './sessions.ts';

/** What stands for a secret until somebody has chosen one. */
const noSecret = '';

type PeopleParts = {
  documents: Documents;
  sessions: SessionRows;
  phones: PhoneWriter;
  audit: AuditWriter;
  invites: InviteRows;
};

export function sqlitePeople(
  db: DatabaseSync,
  write: Write,
  record: RecordOwn,
  { documents, sessions, phones, audit, invites }: PeopleParts,
): PeopleStore {
  const anySchool = db.prepare('SELECT 1 FROM schools LIMIT 1');
  const putSchool = db.prepare('INSERT INTO schools (id, last_seq, last_chain) VALUES (?, 0, ?)');
  const putCredential = db.prepare(
    'INSERT INTO credentials (school_id, person_id, username, secret) VALUES (?, ?, ?, ?)',
  );
  const getCredential = db.prepare(
    'SELECT person_id, username, secret FROM credentials WHERE school_id = ? AND username = ?',
  );
  const people = db.prepare(`SELECT body FROM documents WHERE school_id = ? AND type = 'person' ORDER BY id`);
  const peopleOf = (schoolId: string): Person[] =>
    people.all(schoolId).map((row) => JSON.parse(String(row['body'])) as Person);
  const putCard = db.prepare(
    `INSERT INTO staff_cards (school_id, person_id, dept_id, phone) VALUES (?1, ?2, ?3, ?4)
     ON CONFLICT DO UPDATE SET dept_id = ?3, phone = ?4`,
  );
  const getCards = db.prepare('SELECT person_id, dept_id, phone FROM staff_cards WHERE school_id = ?');
  const unchosen = db.prepare(
    `SELECT person_id FROM credentials AS c WHERE school_id = ? AND secret = '${noSecret}'
       AND NOT EXISTS (SELECT 1 FROM pins WHERE school_id = c.school_id AND person_id = c.person_id AND wrong < ${mostWrongPins})`,
  );
  const setSecret = db.prepare('UPDATE credentials SET secret = ? WHERE school_id = ? AND person_id = ?');

  return {
    found(school, manager, make, secret, session, receivedAt) {
      return write(() => {
        if (anySchool.get()) throw new Refusal('already-set-up');
        putSchool.run(school.id, chainStart);
        record(school.id, manager.id, make, receivedAt);
        putCredential.run(school.id, manager.id, manager.username, secret);
        sessions.open(school.id, manager.id, session);
      });
    },
    add(schoolId, by, person, make, secret, receivedAt, invite) {
      return write(() => {
        if (getCredential.get(schoolId, person.username)) throw new Refusal('username-taken');
        record(schoolId, by.id, make, receivedAt);
        putCredential.run(schoolId, person.id, person.username, secret ?? noSecret);
        if (invite) invites.put(schoolId, invite);
      });
    },
    change(schoolId, by, check, make, receivedAt) {
      return write(() => {
        check(peopleOf(schoolId));
        record(schoolId, by.id, make, receivedAt);
      });
    },
    keepSchool(schoolId, by, basis, { make, accounts, invites: made, cards }, receivedAt) {
      return write(() => {
        if (documents.setUpNow(schoolId) !== basis) throw new Refusal('conflict');
        for (const { username } of accounts)
          if (getCredential.get(schoolId, username)) throw new Refusal('username-taken');
        record(schoolId, by.id, make, receivedAt);
        for (const { id, username } of accounts) putCredential.run(schoolId, id, username, noSecret);
        for (const invite of made) invites.put(schoolId, invite);
        for (const { personId, deptId, phone } of cards) putCard.run(schoolId, personId, deptId, phone);
      });
    },
    async cards(schoolId) {
      return new Map(
        getCards
          .all(schoolId)
          .map((row) => [
            String(row['person_id']),
            { deptId: typeof row['dept_id'] === 'string' ? row['dept_id'] : null, phone: String(row['phone']) },
          ]),
      );
    },
    async withoutPassword(schoolId) {
      return unchosen.all(schoolId).map((row) => String(row['person_id']));
    },
    leave(schoolId, by, personId, check, make, receivedAt) {
      return write(() => {
        check(peopleOf(schoolId));
        record(schoolId, by.id, make, receivedAt);
        sessions.endOthers(schoolId, personId, null);
        invites.end(schoolId, personId, receivedAt);
        phones.allRevoked(schoolId, personId, receivedAt);
      });
    },
    comeBack(schoolId, by, check, make, receivedAt) {
      return write(() => {
        check(peopleOf(schoolId));
        record(schoolId, by.id, make, receivedAt);
      });
    },
    async credential(schoolId, username) {
      const row = getCredential.get(schoolId, username);
      if (!row) return undefined;
      const secret = String(row['secret']);
      return {
        personId: String(row['person_id']),
        username: String(row['username']),
        secret: secret === noSecret ? null : secret,
      };
    },
    setPassword(schoolId, personId, secret, keepSessionId, noted) {
      return write(() => {
        if (setSecret.run(secret, schoolId, personId).changes === 0) return false;
        sessions.endOthers(schoolId, personId, keepSessionId);
        if (noted) {
          const { by, at } = noted;
          invites.end(schoolId, personId, at);
          audit.note(schoolId, { kind: 'password-set', by, about: personId, said: {}, at });
        }
        return true;
      });
    },
  };
}
