// What inspections and closed rounds come to, week by week, kept beside them in the transaction that writes them.
import type { DatabaseSync } from 'node:sqlite';
import type { Document, InspectionRecord, Read } from '../../../domain/documents.ts';
import { lastDayOf } from '../../../domain/round-days.ts';
import { outcomes, type Round } from '../../../domain/round.ts';
import { templateId } from '../../../domain/template.ts';
import { inspectionShare, mondayOf, monthOf, roundShare } from '../../../domain/week-share.ts';
import { faultyItems } from './faulty-items.ts';
import { pointDays } from './point-days.ts';
import { routeWeeks } from './route-weeks.ts';
import { together } from './together.ts';

type Counted = { type: 'inspection'; body: InspectionRecord } | { type: 'round'; body: Round };

export type WeekWriter = {
  /** How the document stood, where that was counted; asked before it is saved. */
  before(schoolId: string, document: Document): Counted | undefined;
  /** Takes back what `before` had added, and adds what is there now. Only inside a transaction. */
  save(schoolId: string, before: Counted | undefined, document: Document): void;
};

const dayOf = (counted: Counted): string => (counted.type === 'round' ? lastDayOf(counted.body) : counted.body.day);

const asCounted = (document: Document): Counted | undefined =>
  document.type === 'inspection' || document.type === 'round' ? document : undefined;

export function weekWriter(db: DatabaseSync, reader: (schoolId: string) => Read): WeekWriter {
  const addPlace = db.prepare(
    `INSERT INTO place_weeks (school_id, week, place_id, template_code, inspections, with_faults, answers, bulk, late)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET inspections = inspections + excluded.inspections, with_faults = with_faults + excluded.with_faults,
       answers = answers + excluded.answers, bulk = bulk + excluded.bulk, late = late + excluded.late`,
  );
  const addMonth = db.prepare(
    `INSERT INTO place_months (school_id, month, place_id, inspections, with_faults, answers, bulk, late)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET inspections = inspections + excluded.inspections, with_faults = with_faults + excluded.with_faults,
       answers = answers + excluded.answers, bulk = bulk + excluded.bulk, late = late + excluded.late`,
  );
  const dropMonth = db.prepare('DELETE FROM place_months WHERE inspections = 0 AND school_id = ? AND month = ?');
  const addFault = db.prepare(
    `INSERT INTO fault_weeks (school_id, week, place_id, template_code, item_id, faults, records) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET faults = faults + excluded.faults, records = records + excluded.records`,
  );
  const addRound = db.prepare(
    `INSERT INTO round_weeks (school_id, week, plan_id, done, late, partly, missed) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET done = done + excluded.done, late = late + excluded.late, partly = partly + excluded.partly,
       missed = missed + excluded.missed`,
  );
  const addPoint = db.prepare(
    `INSERT INTO point_weeks (school_id, week, plan_id, place_id, due, reached) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET due = due + excluded.due, reached = reached + excluded.reached`,
  );
  const days = pointDays(db);
  const routes = routeWeeks(db);
  const wrong = faultyItems(db);
  // What was all taken back is as if it had never been: folding the ledger again does not make it.
  const drop = [
    'place_weeks WHERE inspections = 0',
    'fault_weeks WHERE faults = 0',
    'round_weeks WHERE done + late + partly + missed = 0',
    'point_weeks WHERE due = 0',
  ].map((rows) => db.prepare(`DELETE FROM ${rows} AND school_id = ? AND week = ?`));

  function countInspection(schoolId: string, record: InspectionRecord, sign: 1 | -1): void {
    const template = reader(schoolId)('template', templateId(record.inspection.template));
    const share = inspectionShare(record, template);
    if (!share) return;
    const { week, placeId, templateCode, faults } = share;
    const sums = [1, share.withFaults, share.answers, share.bulk, share.late].map((n) => sign * n);
    addPlace.run(schoolId, week, placeId, templateCode, ...sums);
    addMonth.run(schoolId, monthOf(week), placeId, ...sums);
    for (const [itemId, n] of faults) addFault.run(schoolId, week, placeId, templateCode, itemId, sign * n, sign);
    wrong(schoolId, record.id, share, sign);
  }

  function countRound(schoolId: string, round: Round, sign: 1 | -1): void {
    const share = roundShare(round);
    if (!share) return;
    const { week, planId, points } = share;
    const came = outcomes.map((one) => sign * Number(one === share.outcome));
    addRound.run(schoolId, week, planId, ...came);
    for (const { placeId, reached } of points)
      addPoint.run(schoolId, week, planId, placeId, sign, sign * Number(reached));
    days.count(schoolId, round, sign);
    routes.count(schoolId, share, sign);
  }

  function count(schoolId: string, counted: Counted, sign: 1 | -1): void {
    if (counted.type === 'inspection') countInspection(schoolId, counted.body, sign);
    else countRound(schoolId, counted.body, sign);
  }

  return {
    before(schoolId, document) {
      // An open round was never counted, and most of them are saved many times.
      if (document.type !== 'inspection' && !(document.type === 'round' && document.body.closed)) return undefined;
      const { type, id } = document;
      const body = reader(schoolId)(type, id);
      return body && asCounted({ type, id, body } as Document);
    },
    save(schoolId, before, document) {
      const now = asCounted(document);
      if (!now) return;
      if (before) count(schoolId, before, -1);
      count(schoolId, now, 1);
      if (!before) return;
      for (const statement of drop) statement.run(schoolId, mondayOf(dayOf(before)));
      dropMonth.run(schoolId, monthOf(mondayOf(dayOf(before))));
      if (before.type !== 'round') return;
      days.drop(schoolId, dayOf(before));
      routes.drop(schoolId, mondayOf(dayOf(before)));
    },
  };
}

/** Counts once what was taken in before weeks were counted; does nothing from then on. */
export function weeksEarlier(db: DatabaseSync, reader: (schoolId: string) => Read): void {
  if (!db.prepare(`SELECT 1 FROM meta WHERE key = 'weeks-due'`).get()) return;
  const writer = weekWriter(db, reader);
  const all = db.prepare(`SELECT school_id, type, id FROM documents WHERE type IN ('inspection', 'round')`);
  together(db, () => {
    for (const table of [
      'place_weeks',
      'place_months',
      'fault_weeks',
      'round_weeks',
      'point_weeks',
      'point_days',
      'route_weeks',
    ])
      db.exec(`DELETE FROM ${table}`);
    for (const row of all.all()) {
      const [schoolId, type, id] = [String(row['school_id']), row['type'] as Counted['type'], String(row['id'])];
      const body = reader(schoolId)(type, id);
      if (body) writer.save(schoolId, undefined, { type, id, body } as Document);
    }
    db.exec(`DELETE FROM meta WHERE key IN ('weeks-due', 'route-weeks-due')`);
  });
}
