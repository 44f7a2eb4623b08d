// How long checks took at a place with a checklist, one after the other: what is usual there.
import type { DatabaseSync } from 'node:sqlite';
import type { InspectionRecord } from '../../../domain/documents.ts';
import type { Memory } from './memory.ts';
import { mayUndercut, usualPaceUndercut, paceLooksBack, paceOf } from '../../../domain/usual-pace.ts';

/** Of so many places and checklists the latest checks are remembered. */
const remembered = 2000;
/** `at`: when it was submitted, UTC ms. */
type Check = { at: number; pace: number };

export function usualPaces(db: DatabaseSync, memory: Pick<Memory, 'keep'>) {
  const put = db.prepare(
    'INSERT OR IGNORE INTO paces (school_id, inspection_id, place_id, template_code, at, pace) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const own = db.prepare('SELECT at, pace FROM paces WHERE school_id = ? AND inspection_id = ?');
  // A bound LIMIT would be prepared anew each time.
  const before = db.prepare(
    `SELECT at, pace FROM paces INDEXED BY paces_here
     WHERE school_id = ? AND place_id = ? AND template_code = ? AND at < ? ORDER BY at DESC LIMIT ${paceLooksBack}`,
  );
  const after = db.prepare(
    `SELECT 1 FROM paces INDEXED BY paces_here
     WHERE school_id = ? AND place_id = ? AND template_code = ? AND at >= ? AND inspection_id <> ? LIMIT 1`,
  );
  const latest = memory.keep<Check[]>();

  /** Those before it, the newest first. What comes in is nearly always newer than all others there: then they are in memory, and so is it from then on. */
  function earlierThan(first: Check, isNew: boolean, here: readonly [string, string, string], id: string): Check[] {
    const key = here.join(' ');
    const known = latest.get(key);
    const isNewest = isNew && (known ? known.every(({ at }) => at < first.at) : !after.get(...here, first.at, id));
    const those = (isNewest && known) || (before.all(...here, first.at) as Check[]);
    if (latest.size >= remembered) latest.clear();
    if (isNewest) latest.set(key, [first, ...those].slice(0, paceLooksBack));
    else if (isNew) latest.delete(key);
    return those;
  }

  return {
    /**
     * Keeps how long it took, as it was first handed in: a correction is made when the answers are known. Ms that so many items usually take
     * there, where this one was much quicker; null otherwise. Only inside a transaction.
     */
    usualOf(schoolId: string, record: InspectionRecord): number | null {
      const { id, submittedAt, inspection } = record;
      const { placeId, template } = inspection;
      const pace = paceOf(record);
      if (pace === null) return null;
      const isNew = put.run(schoolId, id, placeId, template.code, submittedAt, pace).changes > 0;
      const first = isNew ? { at: submittedAt, pace } : (own.get(schoolId, id) as { at: number; pace: number });
      const those = earlierThan(first, isNew, [schoolId, placeId, template.code], id).map((one) => one.pace);
      if (!mayUndercut(first.pace, Math.max(...those))) return null;
      const usual = usualPaceUndercut(first.pace, those);
      return usual === null ? null : (usual * Math.max(1, inspection.activeMs)) / pace;
    },
  };
}
