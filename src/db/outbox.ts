// Entries the server has not acknowledged. A row leaves only with a receipt in its hand.
import type { Receipt } from '../domain/protocol.ts';
import type { ProblemCode } from '../domain/refusal.ts';
import type { DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import type { DeliveredRow, EntryRow, OutboxRow } from './rows.ts';

export type Unsent = { row: OutboxRow } & EntryRow;

const isWaiting = (row: OutboxRow): boolean => row.state === 'waiting' || row.state === 'sending';

/**
 * The oldest waiting entries, as they stand in the database now: at most `limit` and, after the first, `maxBytes`.
 * `passedOver` are left out.
 */
export async function nextUnsent(
  db: DeviceDb,
  limit: number,
  maxBytes: number,
  passedOver: ReadonlySet<string>,
): Promise<Unsent[]> {
  const rows = await db.outbox
    .orderBy('opSeq')
    .filter((row) => isWaiting(row) && !passedOver.has(row.id))
    .limit(limit)
    .toArray();
  let bytes = 0;
  const fitting = rows.filter((row, i) => (bytes += row.bytes) <= maxBytes || i === 0);
  // What did not get through before goes alone.
  const alone = fitting.findIndex((row) => row.stuck);
  const together = alone < 0 ? fitting : fitting.slice(0, alone || 1);
  const entries = await db.entries.bulkGet(together.map((row) => row.id));
  return together.flatMap((row, i) => (entries[i] ? [{ row, ...entries[i] }] : []));
}

/** How many entries a round would send. */
export async function countWaiting(db: DeviceDb): Promise<number> {
  return db.outbox.where('state').anyOf('waiting', 'sending').count();
}

/** Durably, before the request leaves: after a crash it is known that the server may have it. */
export async function markSending(db: DeviceDb, ids: readonly string[]): Promise<void> {
  await setState(db, ids, 'sending');
}

/** `stuck`: with this status something on the way sent it back, when it was alone. */
export async function markWaiting(db: DeviceDb, ids: readonly string[], stuck?: number): Promise<void> {
  await setState(db, ids, 'waiting', stuck);
}

async function setState(
  db: DeviceDb,
  ids: readonly string[],
  state: 'sending' | 'waiting',
  stuck?: number,
): Promise<void> {
  await durably(db, () =>
    db.transaction('rw', db.outbox, async () => {
      const rows = (await db.outbox.bulkGet([...ids])).flatMap((row) =>
        row && isWaiting(row) && row.state !== state ? [row] : [],
      );
      await db.outbox.bulkPut(rows.map((row) => Object.assign(row, { state }, stuck && { stuck })));
    }),
  );
}

/** What the server said of one entry. */
export type Word = { id: string } & (
  | { receipt: Receipt; quarantined: ProblemCode | null }
  | { refused: ProblemCode; path: string | null }
);

/**
 * Takes the words of one answer, signed with `anchor`, in one transaction. Words on entries that are not in the outbox are
 * passed over.
 */
export async function takeWords(db: DeviceDb, words: readonly Word[], now: number, anchor?: string): Promise<void> {
  await durably(db, () =>
    db.transaction('rw', db.outbox, db.delivered, async () => {
      const rows = await db.outbox.bulkGet(words.map((word) => word.id));
      const known = words.flatMap((word, i) => (rows[i] ? [{ word, row: rows[i] }] : []));
      const received = known.flatMap(({ word, row }) =>
        'receipt' in word
          ? [{ ...delivered(row, word.receipt, word.quarantined, now), ...(anchor && { anchor }) }]
          : [],
      );
      const refused = known.flatMap(({ word, row }) =>
        'refused' in word ? [afterRefusal(row, word.refused, word.path)] : [],
      );
      await db.delivered.bulkPut(received);
      await db.outbox.bulkDelete(received.map((row) => row.id));
      for (const row of received) if (row.kind === 'inspection-submitted') await takePlace(db, row);
      await db.outbox.bulkPut(refused);
      for (const subject of new Set(refused.map((row) => row.subject))) await setAside(db, subject);
    }),
  );
}

/** Nothing waits any more for photos that only an earlier submission of the same inspection names (F7). */
async function takePlace(db: DeviceDb, { subject, opSeq }: DeliveredRow): Promise<void> {
  const rows = await db.delivered.where('subject').equals(subject).toArray();
  const before = rows.filter((row) => row.opSeq < opSeq && row.missing.length > 0);
  await db.delivered.bulkPut(before.map((row) => Object.assign(row, { replaced: true as const })));
}

function delivered(row: OutboxRow, receipt: Receipt, quarantined: ProblemCode | null, now: number): DeliveredRow {
  const { state: _state, strikes: _strikes, code: _code, path: _path, stuck: _stuck, ...own } = row;
  return { ...own, seq: receipt.seq, receipt, receivedAt: now, missing: receipt.missing, troubles: [], quarantined };
}

/** Once more with a freshly read body; refused twice it needs a person. It stays either way. */
function afterRefusal(row: OutboxRow, code: ProblemCode, path: string | null): OutboxRow {
  if (row.state === 'set-aside') return row;
  const strikes = row.strikes + 1;
  return { ...row, strikes, code, path, state: strikes > 1 ? 'attention' : 'waiting' };
}

/**
 * A refused submission that was taken back lives on as a draft, and taking back what the server never took in is
 * refused rightly: nobody has to act on either.
 */
async function setAside(db: DeviceDb, subject: string): Promise<void> {
  const rows = await db.outbox.where('subject').equals(subject).sortBy('opSeq');
  const needless = rows.filter((row, i) => {
    if (row.state !== 'attention') return false;
    if (row.kind === 'inspection-submitted')
      return rows.slice(i + 1).some((later) => later.kind === 'inspection-withdrawn');
    return row.code === 'not-submitted' && rows.slice(0, i).some((earlier) => earlier.kind === 'inspection-submitted');
  });
  await db.outbox.bulkPut(needless.map((row) => Object.assign(row, { state: 'set-aside' as const })));
}

/** Lets everything about one thing that needs attention, entries and photos, try again: a person asked for it. */
export async function tryAgain(db: DeviceDb, subject: string): Promise<void> {
  await durably(db, () =>
    db.transaction('rw', db.outbox, db.delivered, async () => {
      const [refused, delivered] = await Promise.all([
        db.outbox.where('subject').equals(subject).toArray(),
        db.delivered.where('subject').equals(subject).toArray(),
      ]);
      const stuck = refused.filter((row) => row.state === 'attention');
      const fresh = { state: 'waiting', strikes: 0, code: null, path: null } as const;
      await db.outbox.bulkPut(stuck.map((row) => Object.assign(row, fresh)));
      const troubled = delivered.filter((row) => row.troubles.length > 0);
      await db.delivered.bulkPut(troubled.map((row) => Object.assign(row, { troubles: [] })));
    }),
  );
}
