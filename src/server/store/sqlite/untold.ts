// Which lines of the ledger people have been told of: up to one of them all, behind it those that are remembered.
import type { DatabaseSync } from 'node:sqlite';
import type { MessageStore } from '../message-store.ts';
import { toLine } from './check-ledger.ts';
import type { Write } from './group-commit.ts';

const atOnce = 500;

export function sqliteUntold(db: DatabaseSync, write: Write): Pick<MessageStore, 'noteTold' | 'untold'> {
  const get = db.prepare('SELECT value FROM meta WHERE key = ?');
  const put = db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
  const end = db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM ledger WHERE school_id = ?');
  const next = db.prepare(
    `SELECT seq, id, received_at, verdict FROM ledger WHERE school_id = ? AND seq > ? ORDER BY seq LIMIT ${atOnce}`,
  );
  const line = db.prepare('SELECT * FROM ledger WHERE school_id = ? AND seq = ?');
  const told = new Set<string>();
  const keyOf = (schoolId: string): string => `told ${schoolId}`;

  /** -1 where nobody has looked yet: what is in the ledger by then is no news to anybody. */
  function toldThrough(schoolId: string): number {
    const row = get.get(keyOf(schoolId));
    return row ? Number(row['value']) : -1;
  }

  return {
    noteTold(entryIds) {
      for (const id of entryIds) told.add(id);
    },
    async untold(schoolId, { from, to }) {
      const known = toldThrough(schoolId);
      if (known < 0) {
        const now = Number(end.get(schoolId)?.['seq']);
        await write(() => void put.run(keyOf(schoolId), String(now)));
        told.clear();
        return { line: null, more: false };
      }
      const rows = next.all(schoolId, known);
      const isSaid = ({ id, verdict }: (typeof rows)[number]): boolean =>
        verdict !== 'accepted' || told.has(String(id));
      const isFresh = ({ received_at: at }: (typeof rows)[number]): boolean => Number(at) > from && Number(at) <= to;
      const first = rows.findIndex((row) => !isSaid(row));
      const done = first < 0 ? rows : rows.slice(0, first);
      const last = done.at(-1);
      if (last) await write(() => void put.run(keyOf(schoolId), String(last['seq'])));
      for (const { id } of done) told.delete(String(id));
      const open = rows[first];
      if (!open) return { line: null, more: rows.length === atOnce };
      const found = isFresh(open) ? undefined : line.get(schoolId, Number(open['seq']));
      return { line: found ? toLine(found) : null, more: false };
    },
  };
}
