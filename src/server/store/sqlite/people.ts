// Accounts: the first one with the school, the others one by one. The person is in the ledger, the password is not.
import type { DatabaseSync } from 'node:sqlite';
import type { Person } from '../../../domain/person.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { chainStart } from '../chain.ts';
import type { PeopleStore } from '../store.ts';
import type { Write } from './group-commit.ts';
import type { RecordOwn } from './own-entries.ts';
import type { PhoneWriter } from './phones.ts';
import type { SessionRows } from './sessions.ts';

export function sqlitePeople(
  db: DatabaseSync,
  write: Write,
  record: RecordOwn,
  sessions: SessionRows,
  phones: PhoneWriter,
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
    add(schoolId, by, person, make, secret, receivedAt) {
      return write(() => {
        if (getCredential.get(schoolId, person.username)) throw new Refusal('username-taken');
        record(schoolId, by.id, make, receivedAt);
        putCredential.run(schoolId, person.id, person.username, secret);
      });
    },
    leave(schoolId, by, personId, check, make, receivedAt) {
      return write(() => {
        check(peopleOf(schoolId));
        record(schoolId, by.id, make, receivedAt);
        sessions.endOthers(schoolId, personId, null);
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
      return (
        row && { personId: String(row['person_id']), username: String(row['username']), secret: String(row['secret']) }
      );
    },
    setPassword(schoolId, personId, secret, keepSessionId) {
      return write(() => {
        if (setSecret.run(secret, schoolId, personId).changes === 0) return false;
        sessions.endOthers(schoolId, personId, keepSessionId);
        return true;
      });
    },
  };
}
