// What stands out about rounds, records and cases: written beside each as it stands, asked for by days, kind and place.
import type { DatabaseSync } from 'node:sqlite';
import { standsUnder } from '../../../domain/case-evidence.ts';
import type { Document, Read } from '../../../domain/documents.ts';
import { handlingOf } from '../../../domain/hazard-handling.ts';
import type { Hazard } from '../../../domain/hazard.ts';
import { dayOf } from '../../../domain/inspection.ts';
import { isLookedAt, type Looked } from '../../../domain/looked.ts';
import type { Place } from '../../../domain/place.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { About } from '../../../domain/remark-reports.ts';
import {
  hazardRemarks,
  inspectionRemarks,
  roundRemarks,
  type Remark,
  type RemarkKind,
} from '../../../domain/remarks.ts';
import { remarkKinds } from '../../../domain/schema/told-remark.ts';
import { begunAt, type Point, type Round } from '../../../domain/round.ts';
import { roundGaps, type RoundGap } from '../../../domain/round-gaps.ts';
import { fastLegs, type Leg } from '../../../domain/round-legs.ts';
import { templateId } from '../../../domain/template.ts';
import type { Remarked, RemarkFilter, RemarkStore } from '../remark-store.ts';
import type { Documents } from './documents.ts';
import type { Write } from './group-commit.ts';
import type { Memory } from './memory.ts';
import type { RecordOwn } from './own-entries.ts';
import { usualPaces } from './paces.ts';
import { pictures, type Brings } from './pictures.ts';
import { when, where, type Where } from './where.ts';

/** `since`: what was looked at before then, UTC ms, stands out again. */
type Thing = {
  about: About;
  id: string;
  day: string;
  at: number;
  places: readonly string[];
  since?: number;
  isFirst?: boolean;
};

export type RemarkWriter = {
  /** What the document makes stand out, once it is saved. `isFirst`: a record that was not there. Only inside a transaction. */
  save(schoolId: string, document: Document, isFirst: boolean, entryId: string, lineSeq: number): void;
};

export function remarkWriter(
  db: DatabaseSync,
  reader: (schoolId: string) => Read,
  memory: Pick<Memory, 'keep'>,
): RemarkWriter {
  const seen = pictures(db);
  const paces = usualPaces(db, memory);
  const drop = db.prepare('DELETE FROM remark_rows WHERE school_id = ? AND subject = ?');
  const dropPlaces = db.prepare('DELETE FROM remark_places WHERE school_id = ? AND subject = ?');
  const put = db.prepare(
    `INSERT INTO remark_rows (school_id, subject, kind, about, day, at, looked, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const putPlace = db.prepare('INSERT OR IGNORE INTO remark_places (school_id, subject, place_id) VALUES (?, ?, ?)');
  const look = db.prepare(
    `UPDATE remark_rows SET looked = 1 WHERE school_id = ? AND subject = ? AND kind IN (SELECT value FROM json_each(?))`,
  );
  const ofPlanDay = db.prepare(
    `SELECT d.body FROM round_rows AS r
     JOIN documents AS d ON d.school_id = r.school_id AND d.type = 'round' AND d.id = r.id
     WHERE r.school_id = ? AND r.day = ? AND r.plan_id = ? AND r.id <> ? ORDER BY r.planned_at, r.id`,
  );
  const rawAt = db.prepare('SELECT raw FROM ledger WHERE school_id = ? AND seq = ?');

  const entryAt = (schoolId: string, seq: number) => JSON.parse(String(rawAt.get(schoolId, seq)?.['raw'])) as Brings;

  /** A round or a case keeps the hashes of its photos only: what they look like stands in the entry that brought them. */
  function keepPictures(schoolId: string, document: Document, entryId: string, lineSeq: number): void {
    if (document.type === 'inspection') {
      const { id, entries, state, inspection } = document.body;
      const isNew = state === 'submitted' && entries.at(-1) === entryId;
      if (isNew) seen.keep(schoolId, { kind: 'inspection-submitted', subject: id, body: inspection });
    }
    if (document.type === 'hazard' && isBrought(document.body, entryId)) {
      const { body } = document;
      const said = entryAt(schoolId, lineSeq);
      // What a check found, or was merged, stands with its own.
      if (said.kind === 'inspection-submitted' || said.kind === 'point-visited' || said.subject !== body.id) return;
      seen.keep(schoolId, said, standsUnder(body, reader(schoolId)('merged', body.id) ?? []));
    }
    if (document.type !== 'round') return;
    const isVisit = ({ visits }: Point) => visits.some(({ id, photos }) => id === entryId && photos);
    if (document.body.points.some(isVisit)) seen.keep(schoolId, entryAt(schoolId, lineSeq));
  }

  function write(schoolId: string, thing: Thing, remarks: readonly Remark[]): void {
    const { about, id, day, at, places, since, isFirst = false } = thing;
    if (!isFirst && Number(drop.run(schoolId, id).changes) > 0) dropPlaces.run(schoolId, id);
    if (remarks.length === 0) return;
    const looked = isFirst ? undefined : reader(schoolId)('looked', id);
    for (const one of remarks)
      put.run(schoolId, id, one.kind, about, day, at, Number(isLookedAt(looked, one.kind, since)), JSON.stringify(one));
    for (const place of places) putPlace.run(schoolId, id, place);
  }

  function ofInspection(schoolId: string, document: Document & { type: 'inspection' }, isFirst: boolean): void {
    const { body: record } = document;
    const read = reader(schoolId);
    const { id, day, submittedAt: at, inspection } = record;
    const template = read('template', templateId(inspection.template));
    const timeZone = read('school', schoolId)?.timeZone ?? 'Asia/Shanghai';
    const usual = paces.usualOf(schoolId, record);
    const remarks = inspectionRemarks(record, template, timeZone, seen.again(schoolId, document), usual);
    write(schoolId, { about: 'inspection', id, day, at, places: [inspection.placeId], isFirst }, remarks);
  }

  function ofHazard(schoolId: string, hazard: Hazard): void {
    const { id, reportedAt, placeId } = hazard;
    const again = seen.again(schoolId, { type: 'hazard', id, body: hazard });
    const steps = new Map(handlingOf(hazard).steps.map((one) => [one.stepId, one.receivedAt ?? one.at]));
    // A case lives for months: it is listed on the day of the last such photo.
    const at = Math.max(...again.map(({ entryId = '' }) => steps.get(entryId) ?? reportedAt), reportedAt);
    const timeZone = reader(schoolId)('school', schoolId)?.timeZone ?? 'Asia/Shanghai';
    const thing = { about: 'hazard', id, day: dayOf(at, timeZone), at, places: [placeId], since: at } as const;
    write(schoolId, thing, hazardRemarks(hazard, again));
  }

  function ofRound(schoolId: string, document: Document & { type: 'round' }): void {
    const { body: round } = document;
    // How long it was since the round before, and until the next one that was walked: that may have been handed in first.
    const those = round.startBy === null ? [] : besides(schoolId, round);
    const gaps = roundGaps([...those, round]);
    ofOne(schoolId, round, gaps);
    const next = those.find((one) => one.plannedAt > round.plannedAt && begunAt(one) !== null);
    if (next) ofOne(schoolId, next, gaps);
  }

  function ofOne(schoolId: string, round: Round, gaps: ReadonlyMap<string, RoundGap>): void {
    const { id, day, plannedAt: at, points } = round;
    const places = points.map(({ placeId }) => placeId);
    const again = seen.again(schoolId, { type: 'round', id, body: round });
    const legs = legsOf(schoolId, round);
    write(schoolId, { about: 'round', id, day, at, places }, roundRemarks(round, { again, gap: gaps.get(id), legs }));
  }

  /** Reckoned when nobody is under way any more: every arrival writes the round anew, and this reads its places. */
  function legsOf(schoolId: string, round: Round): Leg[] {
    if (!round.closed && round.walks.some(({ finishedAt }) => finishedAt === null)) return [];
    const read = reader(schoolId);
    const known = new Map<string, Place | undefined>();
    return fastLegs(round, (placeId) => {
      if (!known.has(placeId)) known.set(placeId, read('place', placeId));
      return known.get(placeId);
    });
  }

  /** The other rounds of its plan on its day, as they are planned. */
  const besides = (schoolId: string, { id, day, planId }: Round): Round[] =>
    ofPlanDay.all(schoolId, day, planId, id).map((row) => JSON.parse(String(row['body'])) as Round);

  return {
    save(schoolId, document, isFirst, entryId, lineSeq) {
      keepPictures(schoolId, document, entryId, lineSeq);
      if (document.type === 'inspection') ofInspection(schoolId, document, isFirst);
      if (document.type === 'round') ofRound(schoolId, document);
      if (document.type === 'hazard') ofHazard(schoolId, document.body);
      if (document.type === 'looked') {
        const kinds = document.body.looks.at(-1)?.kinds ?? [];
        look.run(schoolId, document.id, JSON.stringify(kinds));
      }
    },
  };
}

/** Did this entry bring photos to the case? One that was reported by itself is named by what reported it. */
function isBrought({ id, inspectionId, photos, handling }: Hazard, entryId: string): boolean {
  if (!handling) return inspectionId === id && photos.length > 0;
  return handling.steps.some((step) => step.stepId === entryId && step.photos.length > 0);
}

/** Few places have something that stands out, so the search begins with them. Of a round or record that lies, or has a point, at or below one of these places. */
const touching = (places: readonly string[]): [string, string] => [
  `EXISTS (SELECT 1 FROM remark_places AS p CROSS JOIN place_covers AS c ON c.school_id = p.school_id AND c.place_id = p.place_id
     WHERE p.school_id = r.school_id AND p.subject = r.subject AND c.covering_id IN (SELECT value FROM json_each(?)))`,
  JSON.stringify(places),
];

const inOrder = (kinds: readonly string[]): RemarkKind[] => remarkKinds.filter((kind) => kinds.includes(kind));

export function sqliteRemarks(db: DatabaseSync, write: Write, documents: Documents, record: RecordOwn): RemarkStore {
  const linesOf = db.prepare('SELECT * FROM remark_rows WHERE school_id = ? AND subject = ?');

  function base(schoolId: string, { scope, from, to, place, looked }: RemarkFilter): Where {
    return where([
      ['r.school_id = ?', schoolId],
      ['r.looked = ?', Number(looked)],
      ['r.day >= ?', from],
      ['r.day <= ?', to],
      scope.length > 0 ? touching(scope) : undefined,
      place === undefined ? undefined : touching([place]),
    ]);
  }

  function remarked(schoolId: string, subject: string, looked: boolean | null): Remarked | undefined {
    const rows = linesOf.all(schoolId, subject).filter((row) => looked === null || row['looked'] === Number(looked));
    const [first] = rows;
    if (!first) return undefined;
    const remarks = rows.map((row) => JSON.parse(String(row['body'])) as Remark);
    return {
      about: first['about'] as About,
      id: subject,
      day: String(first['day']),
      at: Number(first['at']),
      remarks: inOrder(remarks.map(({ kind }) => kind)).flatMap((kind) => remarks.filter((one) => one.kind === kind)),
    };
  }

  const openOf = (schoolId: string, subject: string): RemarkKind[] =>
    remarked(schoolId, subject, false)?.remarks.map(({ kind }) => kind) ?? [];

  return {
    async list(schoolId, filter) {
      const all = base(schoolId, filter);
      const asked = where([
        [all.sql, ...all.values],
        when(filter.kind, 'r.kind = ?'),
        filter.before && ['(r.at, r.subject) < (?, ?)', filter.before.at, filter.before.id],
      ]);
      const things = db
        .prepare(
          `SELECT r.subject FROM remark_rows AS r WHERE ${asked.sql} GROUP BY r.at, r.subject
           ORDER BY r.at DESC, r.subject DESC LIMIT ?`,
        )
        .all(...asked.values, filter.limit + 1)
        .map((row) => String(row['subject']));
      // By day, as the index has them: what comes in order need not be sorted first.
      const counted = db
        .prepare(`SELECT r.kind, count(*) AS n FROM remark_rows AS r WHERE ${all.sql} GROUP BY r.day, r.kind`)
        .all(...all.values);
      const total = db
        .prepare(`SELECT count(DISTINCT r.subject) AS n FROM remark_rows AS r WHERE ${all.sql}`)
        .get(...all.values);
      const counts = new Map<string, number>();
      for (const { kind, n } of counted) counts.set(String(kind), (counts.get(String(kind)) ?? 0) + Number(n));
      const page = things.slice(0, filter.limit);
      return {
        rows: page.flatMap((subject) => remarked(schoolId, subject, filter.looked) ?? []),
        more: things.length > filter.limit,
        totals: inOrder([...counts.keys()]).map((kind) => ({ kind, count: counts.get(kind) ?? 0 })),
        things: Number(total?.['n'] ?? 0),
      };
    },
    async of(schoolId, subject) {
      const found = remarked(schoolId, subject, null);
      return found && { ...found, open: openOf(schoolId, subject) };
    },
    async looked(schoolId, subject): Promise<Looked | undefined> {
      return documents.read(schoolId, 'looked', subject);
    },
    look: (schoolId, by, subject, make, receivedAt) =>
      write(() => {
        // Somebody else may have looked between the question and this step.
        const open = openOf(schoolId, subject);
        if (open.length === 0) throw new Refusal('already-settled');
        record(schoolId, by, (first) => make(first, open), receivedAt);
      }),
  };
}
