// Puts one line at the end of the ledger: the next seq, the chain, and the photos it waits for.
import type { DatabaseSync } from 'node:sqlite';
import type { ProblemCode } from '../../../domain/refusal.ts';
import { newId } from '../../new-id.ts';
import { chainHash, type Reached } from '../chain.ts';
import type { Held } from '../store.ts';
import type { AuditWriter } from './audit.ts';
import type { Memory } from './memory.ts';

export type Line = {
  entry: {
    id: string;
    kind: string;
    subject: string;
    by: string;
    device: string;
    opSeq: number;
    photos: readonly string[];
    supersedes: string | null;
    hash: string;
  };
  raw: string;
  senderId: string;
  verdict: 'accepted' | 'quarantined';
  code: ProblemCode | null;
  receivedAt: number;
};

/** Where a school's ledger ends while a step writes to it. */
export type Tail = { schoolId: string; seq: number; chain: string };

/** All of it only inside a transaction. */
export type EntryWriter = {
  /** The last line; undefined where no school is set up. Outside a transaction too, for whoever has looked (`memory.look`). */
  end(schoolId: string): Reached | undefined;
  /** Where the ledger ends. Whoever writes after it says so with `close`, once, when the step is done. */
  tail(schoolId: string): Tail;
  close(tail: Tail): void;
  write(tail: Tail, line: Line): Held;
  want(schoolId: string, entryId: string, personId: string, photos: readonly string[]): void;
  missing(schoolId: string, entryId: string): string[];
};

export function entryWriter(db: DatabaseSync, audit: AuditWriter, memory: Memory): EntryWriter {
  const counter = db.prepare('SELECT last_seq, last_chain FROM schools WHERE id = ?');
  const count = db.prepare('UPDATE schools SET last_seq = ?, last_chain = ? WHERE id = ?');
  const insert = db.prepare(
    `INSERT INTO ledger (school_id, seq, id, sender_id, device, op_seq, received_at, receipt_id, verdict, code, hash,
       chain, raw)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const want = db.prepare(
    'INSERT OR IGNORE INTO photo_wants (school_id, entry_id, sha256, person_id, active) VALUES (?, ?, ?, ?, 1)',
  );
  const missing = db.prepare(
    `SELECT sha256 FROM photo_wants AS w WHERE school_id = ? AND entry_id = ? AND active = 1 AND NOT EXISTS (
       SELECT 1 FROM photo_senders AS s WHERE s.school_id = w.school_id AND s.sha256 = w.sha256 AND s.person_id = w.person_id)
       AND NOT EXISTS (SELECT 1 FROM removed_photos AS r WHERE r.school_id = w.school_id AND r.sha256 = w.sha256)
     ORDER BY sha256`,
  );
  const again = db.prepare('DELETE FROM removed_photos WHERE school_id = ? AND sha256 = ?');
  const anew = ['photos', 'photo_senders'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE school_id = ? AND sha256 = ?`),
  );

  const named = db.prepare('SELECT 1 FROM photo_wants WHERE school_id = ? AND entry_id = ? AND sha256 = ?');

  /** What was removed and is handed in anew is wanted anew. A correction only goes on naming what the entry before it had, and has no more. */
  function wantAnew(schoolId: string, { photos, supersedes }: Line['entry']): void {
    for (const sha256 of photos) {
      if (supersedes !== null && named.get(schoolId, supersedes, sha256)) continue;
      if (again.run(schoolId, sha256).changes === 0) continue;
      for (const statement of anew) statement.run(schoolId, sha256);
    }
  }

  const ends = memory.keep<Reached>();
  function end(schoolId: string): Reached | undefined {
    const known = ends.get(schoolId);
    if (known) return known;
    const row = counter.get(schoolId);
    if (!row) return undefined;
    const read = { seq: Number(row['last_seq']), chain: String(row['last_chain']) };
    ends.set(schoolId, read);
    return read;
  }

  const writer: EntryWriter = {
    end,
    tail(schoolId) {
      const at = end(schoolId);
      if (!at) throw new Error('an entry for a school that is not set up');
      return { schoolId, ...at };
    },
    close({ schoolId, seq, chain }) {
      count.run(seq, chain, schoolId);
      ends.set(schoolId, { seq, chain });
    },
    write(tail, line) {
      const { schoolId } = tail;
      const { id, device, opSeq, photos, hash } = line.entry;
      const { senderId, receivedAt, verdict, code, raw } = line;
      const seq = tail.seq + 1;
      const receiptId = newId(receivedAt);
      const chain = chainHash(tail.chain, { schoolId, seq, id, senderId, receivedAt, receiptId, verdict, code, hash });
      insert.run(schoolId, seq, id, senderId, device, opSeq, receivedAt, receiptId, verdict, code, hash, chain, raw);
      tail.seq = seq;
      tail.chain = chain;
      if (verdict === 'accepted') audit.line(schoolId, line.entry, seq, receivedAt);
      wantAnew(schoolId, line.entry);
      writer.want(schoolId, id, senderId, photos);
      return { receiptId, id, hash, seq, missing: [] };
    },
    want(schoolId, entryId, personId, photos) {
      for (const sha256 of photos) want.run(schoolId, entryId, sha256, personId);
    },
    missing(schoolId, entryId) {
      return missing.all(schoolId, entryId).map((row) => String(row['sha256']));
    },
  };
  return writer;
}
