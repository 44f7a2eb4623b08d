// Reading the ledger: single lines, what is put aside, and whether anything was touched.
import type { DatabaseSync } from 'node:sqlite';
import type { ProblemCode } from '../../../domain/refusal.ts';
import { chainStart, firstBreak, type ChainRow } from '../chain.ts';
import type { LedgerLine, LedgerStore } from '../store.ts';
import { workDays } from './work-days.ts';

export type Row = Record<string, unknown>;

export const toLine = (row: Row): LedgerLine => ({
  seq: Number(row['seq']),
  id: String(row['id']),
  senderId: String(row['sender_id']),
  device: String(row['device']),
  opSeq: Number(row['op_seq']),
  receivedAt: Number(row['received_at']),
  receiptId: String(row['receipt_id']),
  verdict: row['verdict'] === 'accepted' ? 'accepted' : 'quarantined',
  code: row['code'] === null ? null : (row['code'] as ProblemCode),
  hash: String(row['hash']),
  raw: String(row['raw']),
});

export const toChainRow = (row: Row): ChainRow => ({
  ...toLine(row),
  schoolId: String(row['school_id']),
  chain: String(row['chain']),
});

const toHash = (row: Row) => ({ id: String(row['id']), hash: String(row['hash']) });

function* chainRows(rows: Iterable<Row>): Generator<ChainRow> {
  for (const row of rows) yield toChainRow(row);
}

type Checks = Pick<
  LedgerStore,
  | 'linesOf'
  | 'signaturesOf'
  | 'holds'
  | 'quarantined'
  | 'rejected'
  | 'chainAt'
  | 'seqBefore'
  | 'workDays'
  | 'linesAbout'
  | 'firstBreak'
  | 'certificateOf'
  | 'gapsOf'
>;

export function checkLedger(db: DatabaseSync): Checks {
  const counts = `(verdict = 'accepted'
       OR EXISTS (SELECT 1 FROM documents AS d WHERE d.school_id = l.school_id AND d.type = 'held' AND d.id = l.receipt_id
         AND d.body ->> '$.outcome' = 'released'))`;
  const lines = db.prepare(
    `SELECT * FROM ledger AS l WHERE school_id = ? AND id IN (SELECT value FROM json_each(?)) AND ${counts} ORDER BY seq`,
  );
  const about = db.prepare(
    `SELECT * FROM ledger AS l WHERE school_id = ? AND seq > ? AND seq <= ?
       AND raw ->> '$.subject' IN (SELECT value FROM json_each(?)) AND ${counts} ORDER BY seq`,
  );
  const receivedAt = db.prepare('SELECT received_at AS at FROM ledger WHERE school_id = ? AND seq = ?');
  const lastSeq = db.prepare('SELECT max(seq) AS seq FROM ledger WHERE school_id = ?');
  // Nothing finds a signature by what it signs: it lies between the submission and the last change of the record.
  const signatures = db.prepare(
    `SELECT * FROM ledger AS l WHERE school_id = ?1
       AND seq > (SELECT min(s.seq) FROM ledger AS s WHERE s.school_id = ?1 AND s.id = ?3)
       AND seq <= (SELECT d.seq FROM documents AS d WHERE d.school_id = ?1 AND d.type = 'inspection' AND d.id = ?2)
       AND raw ->> '$.kind' = 'inspection-signed' AND raw ->> '$.body.submission' = ?3 AND ${counts} ORDER BY seq`,
  );
  const aside = db.prepare(
    `SELECT l.* FROM ledger AS l LEFT JOIN documents AS d
       ON d.school_id = l.school_id AND d.type = 'held' AND d.id = l.receipt_id
     WHERE l.school_id = ? AND l.verdict = 'quarantined' ORDER BY d.id IS NOT NULL, l.seq DESC LIMIT ?`,
  );
  const turnedAway = db.prepare(
    'SELECT entry_id, person_id, code, raw FROM rejected_inbox WHERE school_id = ? ORDER BY received_at DESC, rowid DESC LIMIT ?',
  );
  const hashes = db.prepare(
    'SELECT id, hash FROM ledger WHERE school_id = ? AND id IN (SELECT value FROM json_each(?))',
  );
  const all = db.prepare('SELECT * FROM ledger WHERE school_id = ? ORDER BY seq');
  const counter = db.prepare('SELECT last_seq, last_chain FROM schools WHERE id = ?');
  const chainOf = db.prepare('SELECT chain FROM ledger WHERE school_id = ? AND seq = ?');
  const endOf = (schoolId: string) => {
    const row = counter.get(schoolId);
    return row && { seq: Number(row['last_seq']), chain: String(row['last_chain']) };
  };
  const coveredLines = db.prepare('SELECT seq, certificate_seq FROM covered_lines WHERE school_id = ?');
  const certificate = db.prepare(
    `SELECT l.* FROM covered_lines AS c JOIN ledger AS l ON l.school_id = c.school_id AND l.seq = c.certificate_seq
     WHERE c.school_id = ? AND c.seq = ?`,
  );
  const coveredOf = (schoolId: string) =>
    new Map(coveredLines.all(schoolId).map((row) => [Number(row['seq']), Number(row['certificate_seq'])]));
  const opSeqs = db.prepare('SELECT DISTINCT op_seq FROM ledger WHERE school_id = ? AND device = ? ORDER BY op_seq');

  const seqBefore = (schoolId: string, at: number): number => {
    // Lines come in one after the other, so halves are enough.
    let [low, high] = [0, Number(lastSeq.get(schoolId)?.['seq'] ?? 0)];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (Number(receivedAt.get(schoolId, middle)?.['at']) < at) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const countDays = workDays(db, seqBefore);

  return {
    async linesOf(schoolId, entryIds) {
      return lines.all(schoolId, JSON.stringify(entryIds)).map(toLine);
    },
    async signaturesOf(schoolId, inspectionId, submission) {
      return signatures.all(schoolId, inspectionId, submission).map(toLine);
    },
    async holds(schoolId, entryIds) {
      const held = new Map<string, Set<string>>();
      for (const { id, hash } of hashes.all(schoolId, JSON.stringify(entryIds)).map(toHash))
        held.set(id, (held.get(id) ?? new Set<string>()).add(hash));
      return held;
    },
    async quarantined(schoolId, limit) {
      return aside.all(schoolId, limit).map(toLine);
    },
    async rejected(schoolId, limit) {
      return turnedAway.all(schoolId, limit).map((row) => ({
        entryId: String(row['entry_id']),
        personId: String(row['person_id']),
        code: row['code'] as ProblemCode,
        raw: String(row['raw']),
      }));
    },
    async seqBefore(schoolId, at) {
      return seqBefore(schoolId, at);
    },
    async workDays(schoolId, now, days) {
      return countDays(schoolId, now, days);
    },
    async linesAbout(schoolId, subjects, from, to) {
      return about.all(schoolId, from, to, JSON.stringify(subjects)).map(toLine);
    },
    async chainAt(schoolId, seq) {
      if (seq === 0) return chainStart;
      const row = chainOf.get(schoolId, seq);
      return row && String(row['chain']);
    },
    async firstBreak(schoolId, anchors) {
      const covered = coveredOf(schoolId);
      return firstBreak(chainRows(all.iterate(schoolId)), endOf(schoolId), anchors, undefined, covered);
    },
    async certificateOf(schoolId, seq) {
      const row = certificate.get(schoolId, seq);
      return row && toLine(row);
    },
    async gapsOf(schoolId, device) {
      const seen = opSeqs.all(schoolId, device).map((row) => Number(row['op_seq']));
      const has = new Set(seen);
      return Array.from({ length: seen.at(-1) ?? 0 }, (_, i) => i + 1).filter((opSeq) => !has.has(opSeq));
    },
  };
}
