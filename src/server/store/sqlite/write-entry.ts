// Puts one line at the end of the ledger: the next seq, the chain, and the photos it waits for.
import type { DatabaseSync } from 'node:sqlite';
import type { ProblemCode } from '../../../domain/refusal.ts';
import { newId } from '../../new-id.ts';
import { chainHash } from '../chain.ts';
import type { Held } from '../store.ts';

export type Line = {
  entry: {
    id: string;
    kind: string;
    schema: number;
    subject: string;
    by: string;
    device: string;
    opSeq: number;
    photos: readonly string[];
    hash: string;
  };
  raw: string;
  senderId: string;
  verdict: 'accepted' | 'quarantined';
  code: ProblemCode | null;
  receivedAt: number;
};

export type EntryWriter = {
  /** Only inside a transaction. */
  write(schoolId: string, line: Line): Held;
  want(schoolId: string, entryId: string, personId: string, photos: readonly string[]): void;
  missing(schoolId: string, entryId: string): string[];
};

export function entryWriter(db: DatabaseSync): EntryWriter {
  const counter = db.prepare('SELECT last_seq, last_chain FROM schools WHERE id = ?');
  const count = db.prepare('UPDATE schools SET last_seq = ?, last_chain = ? WHERE id = ?');
  const insert = db.prepare(
    `INSERT INTO ledger (school_id, seq, id, kind, schema, subject, person_id, sender_id, device, op_seq, received_at,
       receipt_id, verdict, code, raw, hash, prev_hash, chain)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const want = db.prepare(
    'INSERT OR IGNORE INTO photo_wants (school_id, entry_id, sha256, person_id, active) VALUES (?, ?, ?, ?, 1)',
  );
  const missing = db.prepare(
    `SELECT sha256 FROM photo_wants AS w WHERE school_id = ? AND entry_id = ? AND active = 1 AND NOT EXISTS (
       SELECT 1 FROM photo_senders AS s WHERE s.school_id = w.school_id AND s.sha256 = w.sha256 AND s.person_id = w.person_id)
     ORDER BY sha256`,
  );

  const writer: EntryWriter = {
    write(schoolId, line) {
      const { entry } = line;
      const at = counter.get(schoolId);
      if (!at) throw new Error('an entry for a school that is not set up');
      const seq = Number(at['last_seq']) + 1;
      const prevHash = String(at['last_chain']);
      const receiptId = newId(line.receivedAt);
      const chain = chainHash(prevHash, { ...line, schoolId, seq, id: entry.id, receiptId, hash: entry.hash });
      count.run(seq, chain, schoolId);
      insert.run(
        schoolId,
        seq,
        entry.id,
        entry.kind,
        entry.schema,
        entry.subject,
        entry.by,
        line.senderId,
        entry.device,
        entry.opSeq,
        line.receivedAt,
        receiptId,
        line.verdict,
        line.code,
        line.raw,
        entry.hash,
        prevHash,
        chain,
      );
      writer.want(schoolId, entry.id, line.senderId, entry.photos);
      return { receiptId, id: entry.id, hash: entry.hash, seq, missing: [] };
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
