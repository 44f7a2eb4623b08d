// Inspections whole and in the order of a ledger, a part at a time, with the scope in the query itself.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { InspectionRecord } from '../../../domain/documents.ts';
import type { Hazard } from '../../../domain/hazard.ts';
import type { LedgerSource } from '../ledger-source.ts';
import { wholeBody, withShown } from './whole-body.ts';
import { where, within } from './where.ts';

export function sqliteLedgerSource(db: DatabaseSync): LedgerSource {
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const hazards = db.prepare(
    `SELECT d.body FROM hazard_rows AS r JOIN documents AS d ON d.school_id = r.school_id AND d.type = 'hazard' AND d.id = r.id
     WHERE r.school_id = ? AND r.inspection_id IN (SELECT value FROM json_each(?)) AND r.state <> 'withdrawn' ORDER BY r.id`,
  );
  const recent = db.prepare(
    `WITH found AS MATERIALIZED (
       SELECT r.id, r.submitted_at FROM json_each(?) AS p CROSS JOIN json_each(?) AS t
       CROSS JOIN inspection_rows AS r INDEXED BY inspection_rows_here
         ON r.school_id = ? AND r.place_id = p.value AND r.template_code = t.value AND r.day BETWEEN ? AND ?
       WHERE r.state = 'submitted' AND r.abnormal >= ?)
     SELECT ${wholeBody} AS body FROM found AS p CROSS JOIN ${withShown}
     WHERE d.school_id = ? AND d.type = 'inspection' AND d.id = p.id AND (? IS NULL OR EXISTS (
       SELECT 1 FROM json_each(l.raw, '$.body.answers') AS a
       WHERE a.value ->> '$.itemId' = ? AND json_array_length(a.value, '$.value') > 0))
     ORDER BY p.submitted_at DESC, p.id`,
  );
  return {
    async records(schoolId, { codes, within: places, from, to, after, limit }) {
      const page = where([
        ['r.school_id = ?', schoolId],
        [`r.state = 'submitted'`],
        ['r.day BETWEEN ? AND ?', after?.day ?? from, to],
        ['r.template_code IN (SELECT value FROM json_each(?))', JSON.stringify(codes)],
        within(places),
        after ? ['(r.day, r.submitted_at, r.id) > (?, ?, ?)', after.day, after.at, after.id] : undefined,
      ]);
      // Days come in order from their index, so a part reads no further than it is long.
      const rows = prepared(
        `WITH page AS MATERIALIZED (
           SELECT r.id, r.day, r.submitted_at FROM inspection_rows AS r INDEXED BY inspection_rows_by_day
           WHERE ${page.sql} ORDER BY r.day, r.submitted_at, r.id LIMIT ?)
         SELECT ${wholeBody} AS body FROM page AS p CROSS JOIN ${withShown}
         WHERE d.school_id = ? AND d.type = 'inspection' AND d.id = p.id
         ORDER BY p.day, p.submitted_at, p.id`,
      ).all(...page.values, limit, schoolId);
      return rows.map((row) => JSON.parse(String(row['body'])) as InspectionRecord);
    },
    async recent(schoolId, { codes, places, from, to, faulty = false, rowsIn = null }) {
      const asked = [JSON.stringify(places), JSON.stringify(codes), schoolId, from, to, Number(faulty)];
      return recent
        .all(...asked, schoolId, rowsIn, rowsIn)
        .map((row) => JSON.parse(String(row['body'])) as InspectionRecord);
    },
    async hazardsOf(schoolId, inspectionIds) {
      return hazards
        .all(schoolId, JSON.stringify(inspectionIds))
        .map((row) => JSON.parse(String(row['body'])) as Hazard);
    },
  };
}
