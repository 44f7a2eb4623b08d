// What one person sent under the id of an entry of the own that says something else: kept beside the ledger, and looked at.
import type { DatabaseSync } from 'node:sqlite';
import { Refusal } from '../../../domain/refusal.ts';
import type { SameEntry, SameEntryStore } from '../same-entry-store.ts';
import type { AuditWriter } from './audit.ts';
import type { Row } from './check-ledger.ts';
import { hashOfRaw } from './hash-of-raw.ts';
import type { Write } from './group-commit.ts';

export function sqliteSameEntry(db: DatabaseSync, write: Write, audit: AuditWriter): SameEntryStore {
  // What the second is of is an own entry: said so, that its index is used.
  const asked = `SELECT r.*, l.raw AS first FROM rejected_inbox AS r
       JOIN ledger AS l ON l.school_id = r.school_id AND l.id = r.entry_id AND l.sender_id = r.person_id
         AND (l.code IS NULL OR l.code <> 'not-yours')
     WHERE r.school_id = ? AND r.code = 'conflict'`;
  const one = db.prepare(`${asked} AND r.person_id = ? AND r.raw_hash = ? AND r.closed_at IS NULL`);
  const pairs = db.prepare(
    `${asked}
     ORDER BY r.closed_at IS NOT NULL, r.received_at DESC, r.rowid DESC LIMIT ?`,
  );
  const close = db.prepare(
    `UPDATE rejected_inbox SET closed_by = ?, closed_at = ?, closed_why = ?
     WHERE school_id = ? AND person_id = ? AND raw_hash = ? AND code = 'conflict'`,
  );
  const most = 1000;
  const find = (schoolId: string, id: string): Pair | undefined =>
    pairs
      .all(schoolId, most)
      .map(pairOf)
      .find((pair) => pair?.id === id) ?? undefined;
  return {
    list: async (schoolId, limit) =>
      pairs
        .all(schoolId, limit)
        .map(pairOf)
        .filter((pair) => pair !== null),
    find: async (schoolId, id) => find(schoolId, id),
    async waiting(schoolId, senderId, raw) {
      const row = one.get(schoolId, senderId, hashOfRaw(raw));
      return (row && pairOf(row)) ?? undefined;
    },
    close: (schoolId, { id, by, reason, at }) =>
      write(() => {
        const found = find(schoolId, id);
        if (!found) throw new Refusal('not-found');
        if (found.closed) throw new Refusal('already-settled');
        close.run(by, at, reason, schoolId, found.senderId, found.hash);
        audit.note(schoolId, { kind: 'same-entry', by, about: found.senderId, said: { what: 'rejected' }, at });
      }),
  };
}

type Pair = SameEntry & { hash: string };
type Said = { by: unknown; device: unknown };

/** Null for the id of somebody else: of that nothing is told but that it is taken. */
function pairOf(row: Row): Pair | null {
  const [raw, first, hash] = [String(row['raw']), String(row['first']), String(row['raw_hash'])];
  const senderId = String(row['person_id']);
  const [after, before] = [JSON.parse(raw) as Said, JSON.parse(first) as Said];
  if (after.by !== senderId || before.by !== senderId) return null;
  const at = row['closed_at'];
  return {
    id: idOf(hash),
    hash,
    entryId: String(row['entry_id']),
    senderId,
    receivedAt: Number(row['received_at']),
    raw,
    first,
    isSamePhone: after.device === before.device,
    closed: at === null ? null : { by: String(row['closed_by']), at: Number(at), reason: String(row['closed_why']) },
  };
}

/** In the form of the ids of what is kept aside, beside which it is listed. */
const idOf = (hash: string): string =>
  [hash.slice(0, 8), hash.slice(8, 12), `7${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join(
    '-',
  );
