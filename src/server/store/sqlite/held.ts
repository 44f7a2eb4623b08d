// What is held for a manager, and what the manager's word on it does.
import type { DatabaseSync } from 'node:sqlite';
import type { Document, Read } from '../../../domain/documents.ts';
import { parseEntry, type Entry, type EntryOf } from '../../../domain/entry.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { release } from '../../judge.ts';
import type { HeldStore, LedgerLine } from '../store.ts';
import { toLine } from './check-ledger.ts';
import type { Documents } from './documents.ts';
import type { Write } from './group-commit.ts';
import type { RecordOwn } from './own-entries.ts';

/** The documents of a held entry, received at that time. */
type FoldHeld = (entry: Entry, read: Read, schoolId: string, receivedAt: number) => Document[];

export type HeldLines = {
  line(schoolId: string, receiptId: string): LedgerLine | undefined;
  /** What a released entry does, at the place of the line that releases it. Only inside a transaction. */
  effect(
    schoolId: string,
    settling: EntryOf<'held-settled'>,
    at: Pick<LedgerLine, 'seq' | 'receivedAt'>,
    fold: FoldHeld,
  ): void;
};

export function heldLines(db: DatabaseSync, documents: Documents): HeldLines {
  const byReceipt = db.prepare(
    `SELECT * FROM ledger WHERE school_id = ? AND receipt_id = ? AND verdict = 'quarantined'`,
  );

  const line = (schoolId: string, receiptId: string): LedgerLine | undefined => {
    const row = byReceipt.get(schoolId, receiptId);
    return row && toLine(row);
  };
  return {
    line,
    effect(schoolId, { subject, body }, at, fold) {
      if (body.outcome !== 'released') return;
      const held = line(schoolId, subject);
      if (!held) throw new Refusal('not-found');
      const parsed = parseEntry(JSON.parse(held.raw));
      if (parsed.is !== 'known') throw new Refusal('newer-schema');
      for (const document of fold(parsed.entry, documents.reader(schoolId), schoolId, held.receivedAt))
        documents.save(schoolId, document, at.seq, at.receivedAt, held.id, held.seq);
    },
  };
}

export function sqliteHeld(db: DatabaseSync, write: Write, documents: Documents, record: RecordOwn): HeldStore {
  const held = heldLines(db, documents);

  function settle(...[schoolId, by, receiptId, make, receivedAt]: Parameters<HeldStore['settle']>): void {
    const line = held.line(schoolId, receiptId);
    const read = documents.reader(schoolId);
    if (!line) throw new Refusal('not-found');
    if (read('held', receiptId)) throw new Refusal('already-settled');
    const allowed: FoldHeld = (entry, ...rest) => {
      // Whoever has something to say says it in the own name: the author's phone or file brings it.
      if (entry.by !== line.senderId) throw new Refusal('not-yours');
      const author = read('person', entry.by);
      if (!author) throw new Refusal('person-unknown');
      return release(entry, author, by, ...rest);
    };
    for (const { entry, seq } of record(schoolId, by.id, make, receivedAt))
      if (entry.kind === 'held-settled') held.effect(schoolId, entry, { seq, receivedAt }, allowed);
  }

  return {
    line: async (schoolId, receiptId) => held.line(schoolId, receiptId),
    settle: (...asked) => write(() => settle(...asked)),
  };
}
