// What a photo stands in, for how long it has to be kept: asked of the ledger and the documents each time, inside a transaction.
import type { DatabaseSync } from 'node:sqlite';
import type { EntryKind } from '../../../domain/entry.ts';
import { caseSince, type KeptUse } from '../../../domain/retention.ts';
import type { Read } from '../../../domain/documents.ts';
import type { Row } from './check-ledger.ts';
import { mergedWay, type Held } from './holds.ts';

export type Subject = { what: 'inspection' | 'hazard' | 'round' | 'sample'; id: string };
/** `of`: what people know it as. */
export type FoundUse = KeptUse & { of: Subject };

const things = {
  'inspection-submitted': 'inspection',
  'inspection-withdrawn': 'inspection',
  'inspection-signed': 'inspection',
  'hazard-reported': 'hazard',
  'hazard-handled': 'hazard',
  'hazard-seen': 'hazard',
  'round-started': 'round',
  'point-visited': 'round',
  'point-skipped': 'round',
  'round-finished': 'round',
  'sample-taken': 'sample',
  'sample-missed': 'sample',
  'sample-disposed': 'sample',
  'samples-signed': 'sample',
  'fridge-read': 'sample',
  'samples-sealed': 'sample',
  'samples-handed-over': 'sample',
} as const satisfies Partial<Record<EntryKind, Subject['what']>>;

export type PhotoUses = {
  /** Every entry that names it. `held` was read in the same step. */
  of(schoolId: string, sha256: string, held: Held): FoundUse[];
  /** Null while the case is open, held or major; `way`: with all it was merged into. */
  caseSince(schoolId: string, hazardId: string, held: Held): number | null;
  casesOf(schoolId: string, subject: string): string[];
};

export function photoUses(db: DatabaseSync, reader: (schoolId: string) => Read): PhotoUses {
  const columns = `l.received_at, l.verdict, l.receipt_id, l.raw ->> '$.kind' AS kind, l.raw ->> '$.subject' AS subject,
    (SELECT json_group_array(DISTINCT a.value ->> '$.known') FROM json_each(l.raw, '$.body.answers') AS a
      WHERE a.value ->> '$.known' IS NOT NULL) AS known`;
  // Each half by an index of its own.
  const naming = db.prepare(
    `SELECT ${columns} FROM photo_wants AS w JOIN ledger AS l ON l.school_id = w.school_id AND l.id = w.entry_id
       AND (l.code IS NULL OR l.code <> 'not-yours') WHERE w.school_id = ?1 AND w.sha256 = ?2
     UNION ALL
     SELECT ${columns} FROM photo_wants AS w JOIN ledger AS l ON l.school_id = w.school_id AND l.id = w.entry_id
       AND l.code = 'not-yours' WHERE w.school_id = ?1 AND w.sha256 = ?2`,
  );
  const foundIn = db.prepare(`SELECT id FROM hazard_rows WHERE school_id = ? AND inspection_id = ?`);
  const changedAt = db.prepare(`SELECT changed_at FROM documents WHERE school_id = ? AND type = ? AND id = ?`);
  const sealed = db.prepare(
    `SELECT 1 FROM documents WHERE school_id = ? AND type = 'seal' AND body ->> '$.lifted' IS NULL LIMIT 1`,
  );
  const changed = (schoolId: string, type: string, id: string): number | null => {
    const row = changedAt.get(schoolId, type, id);
    return row ? Number(row['changed_at']) : null;
  };

  function sinceOfCase(schoolId: string, hazardId: string, held: Held): number | null {
    const read = reader(schoolId);
    let since = -Infinity;
    for (const id of mergedWay(read, hazardId)) {
      const hazard = read('hazard', id);
      const at = changed(schoolId, 'hazard', id);
      const begun = hazard && at !== null ? caseSince(hazard, at) : null;
      if (begun === null || held.has('hazard', id)) return null;
      since = Math.max(since, begun);
    }
    return since;
  }

  const casesOf = (schoolId: string, subject: string): string[] =>
    foundIn.all(schoolId, subject).map((row) => String(row['id']));

  function usesOf(schoolId: string, row: Row, held: Held): FoundUse[] {
    const kind = String(row['kind']);
    const subject = String(row['subject']);
    const what = Object.hasOwn(things, kind) ? things[kind as keyof typeof things] : null;
    const of: Subject = { what: what ?? 'inspection', id: subject };
    // What is held for a manager waits for his word; what the rules do not know is kept.
    const settledAt = row['verdict'] === 'quarantined' ? changed(schoolId, 'held', String(row['receipt_id'])) : 0;
    if (held.all || what === null || settledAt === null || held.has(what, subject))
      return [{ thing: 'rounds', since: null, of }];
    const receivedAt = Math.max(Number(row['received_at']), settledAt);
    const isThere = what === 'hazard' && reader(schoolId)('hazard', subject) !== undefined;
    const known = JSON.parse(String(row['known'])) as string[];
    const cases = [...casesOf(schoolId, subject), ...known, ...(isThere ? [subject] : [])];
    const ofCases = [...new Set(cases)].map((id): FoundUse => {
      const since = sinceOfCase(schoolId, id, held);
      return { thing: 'cases', since: since && Math.max(since, receivedAt), of: { what: 'hazard', id } };
    });
    const isSealed = what === 'sample' && sealed.get(schoolId) !== undefined;
    const thing = what === 'sample' ? 'food' : 'rounds';
    return [...ofCases, { thing, since: isSealed ? null : receivedAt, of }];
  }

  return {
    of: (schoolId, sha256, held) => naming.all(schoolId, sha256).flatMap((row) => usesOf(schoolId, row, held)),
    caseSince: sinceOfCase,
    casesOf,
  };
}
