// The ledger in SQLite: appended to, read, checked, and folded again.
import type { DatabaseSync } from 'node:sqlite';
import type { Read } from '../../../domain/documents.ts';
import type { Person } from '../../../domain/person.ts';
import type { ProblemCode } from '../../../domain/refusal.ts';
import { judge, type Judged } from '../../judge.ts';
import { Trouble } from '../../trouble.ts';
import { chainStart } from '../chain.ts';
import type { Held, LedgerStore, Offer, Outcome } from '../store.ts';
import type { AuditWriter } from './audit.ts';
import { checkLedger } from './check-ledger.ts';
import type { Documents } from './documents.ts';
import type { Write } from './group-commit.ts';
import { hashOfRaw } from './hash-of-raw.ts';
import type { Memory } from './memory.ts';
import { sqliteCode } from './sqlite-trouble.ts';
import { rebuilder } from './rebuild.ts';
import type { EntryWriter, Tail } from './write-entry.ts';

type Around = { writer: EntryWriter; memory: Memory; audit: AuditWriter; onFault: (fault: unknown) => void };

export function sqliteLedger(
  db: DatabaseSync,
  write: Write,
  documents: Documents,
  { writer, memory, audit, onFault }: Around,
): LedgerStore {
  // A person's own entry, unless somebody else sent it in his name; what is not his is looked for only among his own.
  const findOwn = db.prepare(
    `SELECT seq, receipt_id, hash, verdict, code FROM ledger WHERE school_id = ? AND id = ? AND (code IS NULL OR code <> 'not-yours')`,
  );
  const findForeign = db.prepare(
    `SELECT seq, receipt_id, hash, verdict, code FROM ledger WHERE school_id = ? AND id = ? AND sender_id = ? AND code = 'not-yours'`,
  );
  const reject = db.prepare(
    `INSERT OR IGNORE INTO rejected_inbox (school_id, person_id, raw_hash, entry_id, code, path, raw, received_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const mark = db.prepare('SAVEPOINT entry');
  const release = db.prepare('RELEASE entry');
  const undo = db.prepare('ROLLBACK TO entry');

  function refuse(
    schoolId: string,
    sender: Person,
    offer: Offer,
    judged: Judged & { verdict: 'refused' },
    at: number,
    isSecond = false,
  ): Outcome {
    const { verdict: _verdict, ...why } = judged;
    const id = offer.is === 'bad' ? offer.id : offer.entry.id;
    const { changes } = reject.run(
      schoolId,
      sender.id,
      hashOfRaw(offer.raw),
      id,
      why.code,
      why.path ?? null,
      offer.raw,
      at,
    );
    // The phone sends it again until somebody acts: it is noted once. Of another's id nothing is told but that it is taken.
    if (isSecond && changes > 0 && offer.is !== 'bad' && offer.entry.by === sender.id)
      audit.note(schoolId, { kind: 'same-entry', by: sender.id, about: null, said: {}, at });
    return { verdict: 'refused', id, ...why };
  }

  function known(
    schoolId: string,
    sender: Person,
    offer: Offer & { is: 'known' | 'newer' },
  ): Outcome | 'conflict' | null {
    const { id, by, hash } = offer.entry;
    const row = by === sender.id ? findOwn.get(schoolId, id) : findForeign.get(schoolId, id, sender.id);
    if (!row) return null;
    if (row['hash'] !== hash) return 'conflict';
    const missing = writer.missing(schoolId, id);
    const held: Held = { receiptId: String(row['receipt_id']), id, hash, seq: Number(row['seq']), missing };
    // Said again as it was said first: the phone must know that it is held for a manager.
    if (row['verdict'] === 'quarantined') return { verdict: 'quarantined', id, code: row['code'] as ProblemCode, held };
    return { verdict: 'known', id, held };
  }

  function keep(
    tail: Tail,
    sender: Person,
    offer: Offer & { is: 'known' | 'newer' },
    judged: Judged,
    at: number,
  ): Outcome {
    const { schoolId } = tail;
    if (judged.verdict === 'refused') return refuse(schoolId, sender, offer, judged, at);
    const { verdict } = judged;
    const code = verdict === 'quarantined' ? judged.code : null;
    const { entry, raw } = offer;
    const held = writer.write(tail, { entry, raw, senderId: sender.id, verdict, code, receivedAt: at });
    if (verdict === 'accepted') {
      for (const document of judged.documents) documents.save(schoolId, document, held.seq, at, entry.id);
    }
    if (entry.photos.length > 0) held.missing = writer.missing(schoolId, entry.id);
    if (verdict === 'quarantined') return { verdict, id: held.id, code: judged.code, held };
    return { verdict, id: held.id, held, cases: judged.documents.some(({ type }) => type === 'hazard') };
  }

  function take(tail: Tail, sender: Person, offer: Offer, read: Read, at: number, aside: ProblemCode | null): Outcome {
    const { schoolId } = tail;
    if (offer.is === 'bad') return refuse(schoolId, sender, offer, { verdict: 'refused', ...offer }, at);
    const before = known(schoolId, sender, offer);
    if (before === 'conflict')
      return refuse(schoolId, sender, offer, { verdict: 'refused', code: 'conflict' }, at, true);
    if (before) return before;
    const judged = besideWhatItTakesBack(judge(offer, sender, read, schoolId, at, aside), schoolId, offer);
    return keep(tail, sender, offer, judged, at);
  }

  /** What takes back an entry that is kept aside is kept aside with it: a manager must see both. */
  function besideWhatItTakesBack(judged: Judged, schoolId: string, offer: Offer): Judged {
    if (judged.verdict !== 'refused' || judged.code !== 'not-submitted' || offer.is !== 'known') return judged;
    const before = findOwn.get(schoolId, offer.entry.supersedes);
    if (before?.['verdict'] !== 'quarantined') return judged;
    return { verdict: 'quarantined', code: before['code'] as ProblemCode };
  }

  /** A fault while judging is ours, not the inspector's: the entry is put aside, not lost. */
  function takeSafely(
    tail: Tail,
    sender: Person,
    offer: Offer,
    read: Read,
    at: number,
    aside: ProblemCode | null,
  ): Outcome {
    const before = { ...tail };
    mark.run();
    try {
      return take(tail, sender, offer, read, at, aside);
    } catch (error) {
      if (offer.is === 'bad' || error instanceof Trouble || sqliteCode(error) !== null) throw error;
      undo.run();
      Object.assign(tail, before);
      memory.forget();
      onFault(error);
      return keep(tail, sender, offer, { verdict: 'quarantined', code: 'fault' }, at);
    } finally {
      if (db.isTransaction) release.run();
    }
  }

  function takeAll(
    schoolId: string,
    sender: Person,
    offers: readonly Offer[],
    at: number,
    aside: ProblemCode | null,
    careful: boolean,
  ): Outcome[] {
    const tail = writer.tail(schoolId);
    const read = documents.reader(schoolId);
    const takeOne = careful ? takeSafely : take;
    const outcomes = offers.map((offer) => takeOne(tail, sender, offer, read, at, aside));
    writer.close(tail);
    return outcomes;
  }

  const checks = checkLedger(db);
  const rebuild = rebuilder(db, documents, writer, memory);
  return {
    append: (schoolId, sender, offers, at, aside = null) =>
      write((careful) => takeAll(schoolId, sender, offers, at, aside, careful)),
    rebuild: (schoolId) => write(() => rebuild(schoolId)),
    ...checks,
    // Every answer to a push is signed with it.
    async end(schoolId) {
      memory.look();
      return writer.end(schoolId) ?? { seq: 0, chain: chainStart };
    },
  };
}
