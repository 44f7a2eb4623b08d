// What managers ask: lists by day, place, checklist and person, with the scope in the query itself.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { InspectionRecord } from '../../../domain/documents.ts';
import type { EntryOf } from '../../../domain/entry.ts';
import type { Hazard } from '../../../domain/hazard.ts';
import type { InspectionRow, Submission } from '../../../domain/reports.ts';
import { signBy } from '../../../domain/signing.ts';
import type { HazardGrade } from '../../../domain/hazard-words.ts';
import type { InspectionFilter, ReportStore } from '../store.ts';
import { toLine, type Row } from './check-ledger.ts';
import { recordHeads } from './record-heads.ts';
import { when, where, within } from './where.ts';

const photosHad = `(SELECT count(*) FROM photo_wants AS w JOIN photo_senders AS s
    ON s.school_id = w.school_id AND s.sha256 = w.sha256 AND s.person_id = w.person_id
  WHERE w.school_id = r.school_id AND w.entry_id = r.entry_id)`;
const photosLacking = `(SELECT count(*) FROM photo_wants AS w
  WHERE w.school_id = r.school_id AND w.entry_id = r.entry_id AND NOT EXISTS (SELECT 1 FROM photo_senders AS s
    WHERE s.school_id = w.school_id AND s.sha256 = w.sha256 AND s.person_id = w.person_id))`;
const worst = `(SELECT h.grade FROM hazard_rows AS h
  WHERE h.school_id = r.school_id AND h.inspection_id = r.id AND h.state <> 'withdrawn'
  ORDER BY CASE h.grade WHEN 'MS' THEN 0 WHEN 'L' THEN 1 ELSE 2 END LIMIT 1)`;
// Most records have no photo at all, which is known without counting any.
const stands = `r.state = 'submitted'`;
const lacking = `CASE WHEN ${stands} AND r.photos > 0 THEN ${photosLacking} END`;

const statementsKept = 200;

export function sqliteReports(db: DatabaseSync): ReportStore {
  const statements = new Map<string, StatementSync>();
  /** The filters make a few dozen different queries; each is prepared once. */
  function prepared(sql: string): StatementSync {
    const known = statements.get(sql) ?? db.prepare(sql);
    if (statements.size >= statementsKept) statements.clear();
    statements.set(sql, known);
    return known;
  }
  const hazardsOf = db.prepare(
    `SELECT d.body FROM hazard_rows AS r JOIN documents AS d ON d.school_id = r.school_id AND d.type = 'hazard' AND d.id = r.id
     WHERE r.school_id = ? AND r.inspection_id = ? ORDER BY r.id`,
  );
  const lines = db.prepare(
    'SELECT * FROM ledger WHERE school_id = ? AND id IN (SELECT value FROM json_each(?)) ORDER BY seq',
  );

  const heads = recordHeads(db);

  return {
    async inspections(schoolId, filter) {
      const base = inspectionBase(schoolId, filter);
      const page = where([
        [base.sql, ...base.values],
        filter.result && [filter.result === 'abnormal' ? 'r.abnormal > 0' : 'r.abnormal = 0'],
        filter.photos && [`${lacking} > 0`],
        when(filter.state, 'r.state = ?'),
        filter.before && ['(r.submitted_at, r.id) < (?, ?)', filter.before.at, filter.before.id],
      ]);
      // The page first: what is said of each row is only asked for those on it.
      const rows = prepared(
        `SELECT d.body, r.template_code, r.clock_off, r.score_percent, r.score_passed, r.photos AS total, ${photosHad} AS have, ${worst} AS worst,
           (SELECT l.raw ->> '$.body.late.reason' FROM ledger AS l
            WHERE l.school_id = d.school_id AND l.seq = d.shown_seq) IS NOT NULL AS late
         FROM (SELECT * FROM inspection_rows AS r WHERE ${page.sql} ORDER BY r.submitted_at DESC, r.id DESC LIMIT ?) AS r
         JOIN documents AS d ON d.school_id = r.school_id AND d.type = 'inspection' AND d.id = r.id
         ORDER BY r.submitted_at DESC, r.id DESC`,
      ).all(...page.values, filter.limit + 1);
      // With a limit that limits nothing, so that what each record lacks is counted once and not for each sum.
      const totals = prepared(
        `SELECT coalesce(sum(${stands}), 0) AS received, coalesce(sum(${stands} AND r.abnormal > 0), 0) AS abnormal,
           coalesce(sum(r.lacks > 0), 0) AS missing, coalesce(sum(r.lacks), 0) AS onWay,
           coalesce(sum(r.state = 'withdrawn'), 0) AS withdrawn
         FROM (SELECT r.state, r.abnormal, ${lacking} AS lacks FROM inspection_rows AS r WHERE ${base.sql} LIMIT -1) AS r`,
      ).get(...base.values);
      return {
        rows: rows.slice(0, filter.limit).map(toRow),
        more: rows.length > filter.limit,
        totals: {
          received: Number(totals?.['received']),
          abnormal: Number(totals?.['abnormal']),
          photosMissing: Number(totals?.['missing']),
          photosOnWay: Number(totals?.['onWay']),
          withdrawn: Number(totals?.['withdrawn']),
        },
      };
    },
    async hazards(schoolId, filter) {
      const asked = where([
        ['r.school_id = ?', schoolId],
        within(filter.scope),
        filter.place === undefined ? undefined : within([filter.place]),
        when(filter.by, 'r.person_id = ?'),
        when(filter.state, 'r.state = ?'),
        when(filter.grade, 'r.grade = ?'),
        filter.before && ['(r.reported_at, r.id) < (?, ?)', filter.before.at, filter.before.id],
      ]);
      const rows = prepared(
        `SELECT d.body FROM hazard_rows AS r JOIN documents AS d ON d.school_id = r.school_id AND d.type = 'hazard' AND d.id = r.id
         WHERE ${asked.sql} ORDER BY r.reported_at DESC, r.id DESC LIMIT ?`,
      ).all(...asked.values, filter.limit + 1);
      return { rows: rows.slice(0, filter.limit).map(toHazard), more: rows.length > filter.limit };
    },
    async hazardsOf(schoolId, inspectionId) {
      return hazardsOf.all(schoolId, inspectionId).map(toHazard);
    },
    async awaiting(schoolId, { scope, notBy, templates, after, limit }) {
      const asked = where([
        ['r.school_id = ?', schoolId],
        ['r.awaits > 0'],
        within(scope),
        ['r.person_id <> ?', notBy],
        ['r.template_code IN (SELECT value FROM json_each(?))', JSON.stringify(templates)],
        after && ['(r.submitted_at, r.id) > (?, ?)', after.at, after.id],
      ]);
      return prepared(
        `SELECT r.id, r.submitted_at FROM inspection_rows AS r INDEXED BY inspection_rows_awaiting WHERE ${asked.sql}
         ORDER BY r.submitted_at, r.id LIMIT ?`,
      )
        .all(...asked.values, limit)
        .map((row) => ({ id: String(row['id']), at: Number(row['submitted_at']) }));
    },
    async heads(schoolId, ids) {
      return heads(schoolId, ids);
    },
    async submissions(schoolId, entryIds) {
      return lines.all(schoolId, JSON.stringify(entryIds)).map(toSubmission);
    },
  };
}

function toSubmission(row: Row): Submission {
  const line = toLine(row);
  const entry = JSON.parse(line.raw) as EntryOf<Submission['kind']>;
  const said = { entryId: line.id, kind: entry.kind, at: entry.at, receivedAt: line.receivedAt };
  const reason = entry.kind === 'inspection-submitted' ? entry.body.correction?.reason : undefined;
  return reason === undefined ? said : { ...said, reason };
}

const inspectionBase = (schoolId: string, filter: InspectionFilter) =>
  where([
    ['r.school_id = ?', schoolId],
    within(filter.scope),
    filter.place === undefined ? undefined : within([filter.place]),
    when(filter.from, 'r.day >= ?'),
    when(filter.to, 'r.day <= ?'),
    when(filter.template, 'r.template_code = ?'),
    when(filter.by, 'r.person_id = ?'),
    filter.late && ['r.late = 1'],
    when(filter.submittedBy, 'r.submitted_at <= ?'),
    filter.item === undefined
      ? undefined
      : [
          `r.id IN (SELECT f.inspection_id FROM faulty_items AS f
             WHERE f.school_id = r.school_id AND f.template_code = ? AND f.item_id = ?)`,
          filter.template ?? '',
          filter.item,
        ],
  ]);

const toHazard = (row: Row): Hazard => JSON.parse(String(row['body'])) as Hazard;

function toRow(row: Row): InspectionRow {
  const record = JSON.parse(String(row['body'])) as Omit<InspectionRecord, 'inspection'>;
  const { id, placeName, templateName, by, byName, day, submittedAt, receivedAt, tally, state, awaits = [] } = record;
  const { score_percent: percent, score_passed: passed } = row;
  return {
    id,
    placeName,
    templateCode: String(row['template_code']),
    templateName,
    by,
    byName,
    day,
    submittedAt,
    receivedAt: receivedAt ?? submittedAt,
    tally,
    photos: { have: Number(row['have']), total: Number(row['total']) },
    state,
    worst: (row['worst'] ?? null) as HazardGrade | null,
    clockOff: row['clock_off'] === 1,
    late: row['late'] === 1,
    signBy: state === 'submitted' && awaits.length > 0 ? signBy(record) : null,
    score: typeof percent === 'number' ? { percent, passed: passed === null ? null : passed === 1 } : null,
  };
}
