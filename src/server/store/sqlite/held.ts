// What is held for a manager, and what the manager's word on it does.
import type { DatabaseSync } from 'node:sqlite';
import type { Document, Read, ReadKey } from '../../../domain/documents.ts';
import { parseEntry, type Entry, type EntryOf } from '../../../domain/entry.ts';
import type { Hazard } from '../../../domain/hazard.ts';
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

/** That it is still there, of this case or in one of these inspections, in which a later word takes the place of the one before it. */
const sawBefore = `
  SELECT 1 FROM ledger WHERE school_id = ?1 AND seq < ?2 AND sender_id = ?3 AND (id IN (SELECT value FROM json_each(?4))
    OR (raw ->> '$.kind' = 'hazard-seen' AND raw ->> '$.body.seen' <> 'gone' AND (raw ->> '$.subject' = ?5
      OR raw ->> '$.body.inspectionId' IN (SELECT value FROM json_each(?6))))) LIMIT 1`;

export function heldLines(db: DatabaseSync, documents: Documents): HeldLines {
  const saidBefore = db.prepare(sawBefore);
  const byReceipt = db.prepare(
    `SELECT * FROM ledger WHERE school_id = ? AND receipt_id = ? AND verdict = 'quarantined'`,
  );

  const line = (schoolId: string, receiptId: string): LedgerLine | undefined => {
    const row = byReceipt.get(schoolId, receiptId);
    return row && toLine(row);
  };

  /** By the order of the ledger: no clock of a phone says what came first. */
  function sawLater(schoolId: string, { seq, senderId }: LedgerLine, hazard: Hazard | undefined): true | undefined {
    const own = (hazard?.sightings ?? []).filter(({ by }) => by === senderId);
    if (!hazard || own.length === 0) return undefined;
    const [ids, inspections] = [own.map(({ id }) => id), own.map(({ inspectionId }) => inspectionId)];
    const asked = [JSON.stringify(ids), hazard.id, JSON.stringify(inspections)] as const;
    return saidBefore.get(schoolId, seq, senderId, ...asked) ? undefined : true;
  }

  function readerFor(schoolId: string, held: LedgerLine): Read {
    const read = documents.reader(schoolId);
    return ((type: ReadKey['type'] | 'saw-later', id: string) =>
      type === 'saw-later' ? sawLater(schoolId, held, read('hazard', id)) : read(type, id)) as Read;
  }

  return {
    line,
    effect(schoolId, { subject, body }, at, fold) {
      if (body.outcome !== 'released') return;
      const held = line(schoolId, subject);
      if (!held) throw new Refusal('not-found');
      const parsed = parseEntry(JSON.parse(held.raw));
      if (parsed.is !== 'known') throw new Refusal('newer-schema');
      for (const document of fold(parsed.entry, readerFor(schoolId, held), schoolId, held.receivedAt))
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
