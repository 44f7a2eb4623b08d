// Head counts whose names are over: which lines of the ledger, and how they read without them. Only inside a transaction.
import type { DatabaseSync } from 'node:sqlite';
import { canonical } from '../../../domain/canonical.ts';
import { parseEntry } from '../../../domain/entry.ts';
import type { InspectionRecord, Read } from '../../../domain/documents.ts';
import { isOfRollCall, withoutNames } from '../../../domain/roll-call.ts';
import { yearsAfter } from '../../../domain/retention.ts';
import { templateId, type Template } from '../../../domain/template.ts';
import type { Looked } from '../retention-store.ts';
import { toLine } from './check-ledger.ts';
import type { Held } from './holds.ts';
import type { PhotoUses } from './photo-uses.ts';

/** A line as it will read. `until`: when its names go, UTC ms. */
export type Uncovered = { recordId: string; entryId: string; seq: number; raw: string; until: number };

export type HeadCounts = {
  /** The names of the next records; `rows` were looked at, the last of them at `next`. */
  next(
    schoolId: string,
    asked: { after: Looked | null; before: number; limit: number; years: number; held: Held },
  ): { lines: Uncovered[]; next: Looked | null };
};

export function headCounts(db: DatabaseSync, reader: (schoolId: string) => Read, uses: PhotoUses): HeadCounts {
  const templates = db.prepare(`SELECT body FROM documents WHERE school_id = ? AND type = 'template'`);
  const records = db.prepare(
    `SELECT r.id, r.submitted_at, d.body FROM inspection_rows AS r JOIN documents AS d
       ON d.school_id = r.school_id AND d.type = 'inspection' AND d.id = r.id
     WHERE r.school_id = ?1 AND (r.submitted_at, r.id) > (?2, ?3)
       AND r.template_code IN (SELECT value FROM json_each(?4)) ORDER BY r.submitted_at, r.id LIMIT ?5`,
  );
  const lines = db.prepare(
    `SELECT l.* FROM ledger AS l WHERE l.school_id = ?1 AND l.id IN (SELECT value FROM json_each(?2))
       AND (l.code IS NULL OR l.code <> 'not-yours') AND l.raw ->> '$.kind' = 'inspection-submitted'
       AND NOT EXISTS (SELECT 1 FROM covered_lines AS c WHERE c.school_id = l.school_id AND c.seq = l.seq)
     ORDER BY l.seq`,
  );

  function codesOf(schoolId: string): string[] {
    const all = templates.all(schoolId).map((row) => JSON.parse(String(row['body'])) as Template);
    const counting = all.filter(({ items }) => items.some(({ id, copyOf }) => isOfRollCall(id, copyOf)));
    return [...new Set(counting.map(({ code }) => code))];
  }

  function uncoveredIn(
    schoolId: string,
    recordId: string,
    entries: readonly string[],
    { before, years, held }: { before: number; years: number; held: Held },
  ): Uncovered[] {
    if (held.all || held.has('inspection', recordId)) return [];
    const read = reader(schoolId);
    const submitted = lines.all(schoolId, JSON.stringify(entries)).flatMap((row) => {
      const parsed = parseEntry(JSON.parse(toLine(row).raw));
      const entry = parsed.is === 'known' && parsed.entry.kind === 'inspection-submitted' ? parsed.entry : null;
      return entry ? [{ line: toLine(row), entry }] : [];
    });
    const found = uses.casesOf(schoolId, recordId);
    const foundAgain = submitted
      .flatMap(({ entry }) => entry.body.answers)
      .filter(({ known }) => known !== undefined && read('hazard', known));
    // Who is missing belongs to what is being done about it.
    const cases = [...found, ...foundAgain.flatMap(({ known }) => known ?? [])];
    if (cases.some((id) => uses.caseSince(schoolId, id, held) === null)) return [];
    const stays = new Set([
      ...found.map((id) => id.slice(recordId.length + 1)),
      ...foundAgain.map((one) => one.itemId),
    ]);
    const timeZone = read('school', schoolId)?.timeZone ?? 'UTC';
    return submitted.flatMap(({ line, entry }): Uncovered[] => {
      if (line.receivedAt >= before) return [];
      const template = read('template', templateId(entry.body.template));
      const covered = template && withoutNames(entry, template, timeZone, stays);
      if (!covered) return [];
      const until = yearsAfter(line.receivedAt, years);
      return [{ recordId, entryId: line.id, seq: line.seq, raw: canonical(covered), until }];
    });
  }

  return {
    next(schoolId, { after, limit, ...asked }) {
      const codes = codesOf(schoolId);
      if (codes.length === 0) return { lines: [], next: null };
      const rows = records.all(
        schoolId,
        after?.at ?? Number.MIN_SAFE_INTEGER,
        after?.id ?? '',
        JSON.stringify(codes),
        limit,
      );
      const found = rows.flatMap((row) => {
        const { entries } = JSON.parse(String(row['body'])) as Pick<InspectionRecord, 'entries'>;
        return uncoveredIn(schoolId, String(row['id']), entries, asked);
      });
      const last = rows.at(-1);
      const next = last && rows.length === limit ? { at: Number(last['submitted_at']), id: String(last['id']) } : null;
      return { lines: found, next };
    },
  };
}
