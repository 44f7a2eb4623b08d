// Reading the ledger: single lines, what is put aside, and whether anything was touched.
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { hashedText, type Entry } from '../../../domain/entry.ts';
import type { ProblemCode } from '../../../domain/refusal.ts';
import { chainHash, chainStart } from '../chain.ts';
import type { LedgerLine, LedgerStore } from '../store.ts';

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

export function checkLedger(
  db: DatabaseSync,
): Pick<LedgerStore, 'linesOf' | 'quarantined' | 'rejected' | 'brokenAt' | 'gapsOf'> {
  const lines = db.prepare(
    `SELECT * FROM ledger WHERE school_id = ? AND id IN (SELECT value FROM json_each(?)) AND verdict = 'accepted' ORDER BY seq`,
  );
  const aside = db.prepare(
    `SELECT * FROM ledger WHERE school_id = ? AND verdict = 'quarantined' ORDER BY seq DESC LIMIT ?`,
  );
  const turnedAway = db.prepare(
    'SELECT entry_id, person_id, code, raw FROM rejected_inbox WHERE school_id = ? ORDER BY received_at DESC, rowid DESC LIMIT ?',
  );
  const all = db.prepare('SELECT * FROM ledger WHERE school_id = ? ORDER BY seq');
  const counter = db.prepare('SELECT last_seq, last_chain FROM schools WHERE id = ?');
  const opSeqs = db.prepare('SELECT DISTINCT op_seq FROM ledger WHERE school_id = ? AND device = ? ORDER BY op_seq');

  return {
    async linesOf(schoolId, entryIds) {
      return lines.all(schoolId, JSON.stringify(entryIds)).map(toLine);
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
    async brokenAt(schoolId) {
      return brokenLines(all.iterate(schoolId), counter.get(schoolId), schoolId);
    },
    async gapsOf(schoolId, device) {
      const seen = opSeqs.all(schoolId, device).map((row) => Number(row['op_seq']));
      const has = new Set(seen);
      return Array.from({ length: seen.at(-1) ?? 0 }, (_, i) => i + 1).filter((opSeq) => !has.has(opSeq));
    },
  };
}

function brokenLines(rows: Iterable<Row>, counter: Row | undefined, schoolId: string): number[] {
  const broken: number[] = [];
  let before = chainStart;
  let expected = 1;
  for (const row of rows) {
    const line = toLine(row);
    const chain = chainHash(before, { ...line, schoolId });
    const isWhole = line.seq === expected && row['chain'] === chain && isOwnHash(line);
    if (!isWhole) broken.push(line.seq);
    before = String(row['chain']);
    expected = line.seq + 1;
  }
  // The counter remembers how far the ledger reached: lines cut off at the end show here.
  if (counter && (counter['last_chain'] !== before || counter['last_seq'] !== expected - 1)) broken.push(expected);
  return broken;
}

function isOwnHash(line: LedgerLine): boolean {
  const entry = JSON.parse(line.raw) as Entry;
  return entry.id === line.id && createHash('sha256').update(hashedText(entry)).digest('hex') === line.hash;
}
