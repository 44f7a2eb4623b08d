import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { chainHash, chainStart } from '../../src/server/store/chain.ts';
import { Checker } from './checker.ts';
import type { ServerMachine } from './server.ts';
import { Truth } from './truth.ts';

/** A school to whose ledger lines are written: behind the last one, or wrongly. */
function school() {
  const db = new DatabaseSync(':memory:');
  db.exec(`CREATE TABLE ledger (school_id, seq, id, hash, sender_id, received_at, receipt_id, verdict, code, device, raw, chain);
    CREATE TABLE photo_senders (person_id, sha256)`);
  const insert = db.prepare('INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  let end: string = chainStart;
  const write = (seq: number, before = end): void => {
    const link = { schoolId: 'school', seq, id: `e${seq}`, hash: `h${seq}`, senderId: 'li', receivedAt: seq * 1000 };
    end = chainHash(before, { ...link, receiptId: `r${seq}`, verdict: 'accepted', code: null });
    const raw = '{"by":"li","kind":"round-closed"}';
    insert.run('school', seq, link.id, link.hash, 'li', link.receivedAt, `r${seq}`, 'accepted', null, 'd', raw, end);
  };
  const server = { db, parts: { store: { epoch: 'first', device: 'd' } } } as unknown as ServerMachine;
  const checker = new Checker(new Truth(server));
  const changes = (): string | undefined => {
    checker.exchanged(
      { method: 'POST', path: '/api/ledger', headers: {}, body: null },
      { status: 200, headers: [], body: new Uint8Array() },
    );
    return checker.violation?.message;
  };
  return { write, checker, changes, starts: () => checker.chained(checker.truth.restart()) };
}

test('I9 each new line is chained onto the last one, over starts of the server too', () => {
  const { write, changes, starts, checker } = school();
  write(1);
  write(2);
  starts();
  write(3);
  expect(changes()).toBeUndefined();
  write(4);
  starts();
  write(5);
  expect(changes()).toBeUndefined();
  expect(checker.truth.lines.size).toBe(5);
});

test.each([
  ['a line that does not follow from the one before', 2, chainStart],
  ['a line that leaves a gap', 3, undefined],
])('I9 %s is noticed with the next answer of the server', (_what, seq, before) => {
  const { write, changes, starts } = school();
  write(1);
  starts();
  expect(changes()).toBeUndefined();
  write(seq, before);
  expect(changes()).toBe(`I9 each line follows from the one before: line ${seq} is e${seq}`);
});

test('I9 a line that does not follow is noticed as the server starts', () => {
  const { write, checker, starts } = school();
  write(1);
  write(2, 'f'.repeat(64));
  starts();
  expect(checker.violation?.message).toBe('I9 each line follows from the one before: line 2 is e2');
});
