// Inspections whole and in the order of a ledger, a part at a time, with the scope in the query itself.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { InspectionRecord } from '../../../domain/documents.ts';
import type { Hazard } from '../../../domain/hazard.ts';
import type { LedgerSource } from '../ledger-source.ts';
import { wholeBody, withShown } from './documents.ts';
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
    async hazardsOf(schoolId, inspectionIds) {
      return hazards
        .all(schoolId, JSON.stringify(inspectionIds))
        .map((row) => JSON.parse(String(row['body'])) as Hazard);
    },
  };
}
