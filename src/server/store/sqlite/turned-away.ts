// What was turned away is kept as long as who did what. Then its text goes; which phone it came from, and as its how manieth, is still counted.
import type { DatabaseSync } from 'node:sqlite';
import type { HoldWhat } from '../../../domain/retention-reports.ts';
import type { Step, StepAsked } from '../retention-store.ts';
import type { Held } from './holds.ts';

type Asked = Pick<StepAsked, 'now' | 'after' | 'limit'> & { before: number; held: Held };
const kinds: readonly Exclude<HoldWhat, 'all'>[] = ['inspection', 'hazard', 'round', 'sample'];

/** The next of those whose time began before `before`: with the closing where somebody had to look at it, and not while he has not. */
export function turnedAway(db: DatabaseSync): (schoolId: string, asked: Asked) => Step {
  const said = (field: string) => `CASE WHEN json_valid(raw) THEN raw ->> '$.${field}' END`;
  const next = db.prepare(
    `SELECT rowid AS id, ${said('subject')} AS second, (SELECT l.raw ->> '$.subject' FROM ledger AS l
       WHERE l.school_id = rejected_inbox.school_id AND l.id = rejected_inbox.entry_id LIMIT 1) AS first FROM rejected_inbox
     WHERE school_id = ? AND rowid > ? AND emptied_at IS NULL AND coalesce(closed_at, received_at) < ?
       AND (code <> 'conflict' OR closed_at IS NOT NULL) ORDER BY rowid LIMIT ?`,
  );
  const empty = db.prepare(
    `UPDATE rejected_inbox SET emptied_at = ?, raw = json_object('device', ${said('device')}, 'opSeq', ${said('opSeq')})
     WHERE school_id = ? AND rowid = ?`,
  );
  return (schoolId, { now, after, before, limit, held }) => {
    if (held.all) return { removed: 0, next: null };
    const rows = next.all(schoolId, after?.at ?? 0, before, limit);
    const isHeld = (subject: unknown): boolean => kinds.some((kind) => held.has(kind, String(subject)));
    const gone = rows.filter(({ first, second }) => !isHeld(first) && !isHeld(second));
    for (const { id } of gone) empty.run(now, schoolId, Number(id));
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return { removed: gone.length, next: last ? { at: Number(last['id']), id: '' } : null };
  };
}
