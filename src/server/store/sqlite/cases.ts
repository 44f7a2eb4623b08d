// Lists of cases: each list is one condition, and counting it takes the same one.
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { stageStates } from '../../../domain/case-stages.ts';
import type { Hazard } from '../../../domain/hazard.ts';
import type { HazardStep } from '../../../domain/hazard-handling.ts';
import { hazardLists, type CaseDay, type HazardList } from '../../../domain/hazard-reports.ts';
import { hazardGrades, type HazardGrade } from '../../../domain/hazard-words.ts';
import { officesOf } from '../../../domain/case-ranks.ts';
import type { Sighting } from '../../../domain/sighting.ts';
import { breath } from '../../breath.ts';
import { caseCounts } from './case-counts.ts';
import { caseTally } from './case-tally.ts';
import { caseTexts } from './case-texts.ts';
import type { Row } from './check-ledger.ts';
import type { Documents } from './documents.ts';
import type { Memory } from './memory.ts';
import type { Write } from './group-commit.ts';
import type { RecordOwn } from './own-entries.ts';
import type { CaseFilter, CaseStore, CaseViewer } from '../case-store.ts';

const within = (places: string): string => `r.place_id IN (SELECT c.place_id FROM place_covers AS c
  WHERE c.school_id = :school AND c.covering_id IN (SELECT value FROM json_each(${places})))`;
const among = (list: string): string => `IN (SELECT value FROM json_each(${list}))`;

const isCovered = `(:scope IS NOT NULL AND (:scope = '[]' OR ${within(':scope')}))`;
/** What lies on the own phone beside: reported after somebody else, or asked about. `of`: the row of the case. */
export const isHeld = (of: string): string => `EXISTS (SELECT 1 FROM hazard_holders AS o
  WHERE o.school_id = ${of}.school_id AND o.hazard_id = ${of}.id AND o.person_id = :me AND o.held = 1)`;
const isOwn = `(r.person_id = :me OR r.checker_id ${among(':acting')} OR r.responsible_id ${among(':acting')} OR r.dept_id ${among(':departments')}
  OR ${isHeld('r')})`;
/** Nobody checks the own work; above the principal there is nobody in the school. */
const isFree = `(instr(r.barred, :me) = 0 OR (:rank = 3 AND r.state IN ('plan-review', 'extension-review')))`;
const mayClose = `(r.state <> 'verified' OR (:closes = 1 AND (r.checked_by IS NOT :me OR (:checkerCloses = 1 AND r.grade = 'G'))))`;
const waitsForOffice = `(r.waits_for ${among(':offices')} AND ${isCovered} AND ${isFree} AND ${mayClose})`;
const waitsForMe = `(CASE r.state WHEN 'to-verify' THEN r.waits_for ${among(':checking')} AND ${isFree} ELSE r.waits_for ${among(':acting')} END)`;
const isOpen = 'r.waits_for IS NOT NULL';
/** What was merged or rejected cost nobody anything. */
const isCounted = `(${isOpen} OR r.closed_at IS NOT NULL)`;
/** A look-back whose time has come is the safety office's, but not of whoever put it right or checked it. */
const isToLookBack = `(r.look_back_at <= :now AND :rank >= 1 AND ${isCovered} AND instr(r.barred, :me) = 0)`;

/** As `waitsForTerm`; at no time where no term is near. */
const isForTerm = `(r.term_drawn = 1 AND r.closed_at >= :termFrom AND r.closed_at < :termTo
  AND coalesce(r.looked_back_at, 0) < :termOpens)`;

/** Whoever has it meanwhile, the judgement is the vice principal's; of what they said themselves it is somebody else's. */
const isToJudge = `(r.grade = 'MS' AND ${isOpen} AND :rank >= 2 AND ${isCovered} AND (:rank = 3 OR instr(r.suspected_by, :me) = 0))`;

const conditions: Record<HazardList, string> = {
  mine: `(${waitsForMe} OR ${waitsForOffice} OR ${isToLookBack})`,
  department: `(${isOpen} AND r.dept_id ${among(':departments')})`,
  'to-verify': `(r.state = 'to-verify' AND (r.checker_id ${among(':checking')} OR (:rank > 0 AND ${isCovered})) AND ${isFree})`,
  'to-assign': `r.state IN ('reported', 'reopened', 'ownerless', 'fixed-on-spot')`,
  // A plan that is still to be written waits for whoever is responsible.
  'to-approve': `((${waitsForOffice} AND (r.state IN ('transfer', 'extension-review', 'verified')
    OR (r.state = 'plan-review' AND r.waits_for <> 'safety_office')))
    OR ${isToJudge})`,
  overdue: `(r.due_at < :now AND ${isOpen})`,
  'look-back': `(r.look_back_at <= :now OR ${isForTerm})`,
  major: `(${isOpen} AND r.grade IN ('MS', 'M'))`,
  repeat: 'r.is_repeat = 1',
  open: isOpen,
  all: '1',
};

/** What is kept of each case: in which lists it is, and of which grade it is open. */
const tallied = [
  ...hazardLists.map((list) => conditions[list]),
  ...hazardGrades.map((grade) => `(${isOpen} AND r.grade = '${grade}')`),
];
const isWhole = (filter: CaseFilter): boolean => Object.values(filter).every((one) => one === undefined);

const narrowing = {
  grade: 'r.grade = :grade',
  category: 'r.category = :category',
  place: within(':place'),
  dept: 'r.dept_id = :dept',
  person: 'r.responsible_id = :person',
  state: 'r.state = :state',
  from: 'r.reported_at >= :from',
  to: 'r.reported_at < :to',
  since: '(r.reported_at >= :since OR r.closed_at >= :since OR r.waits_for IS NOT NULL)',
  supervised: `(:supervised = 'yes' AND r.is_supervised = 1)`,
  stage: `r.state ${among(':stage')}`,
  words: 'r.id IN (SELECT value FROM json_each(:words))',
} as const satisfies Record<keyof CaseFilter, string>;

/** Later than anything that is due. */
const never = 8_640_000_000_000_000;
const orders = {
  newest: { at: 'r.reported_at', after: '(r.reported_at, r.id) < (:at, :id)', by: 'r.reported_at DESC, r.id DESC' },
  oldest: { at: 'r.reported_at', after: '(r.reported_at, r.id) > (:at, :id)', by: 'r.reported_at, r.id' },
  due: {
    at: `coalesce(r.due_at, ${never})`,
    after: `(coalesce(r.due_at, ${never}), r.id) > (:at, :id)`,
    by: `coalesce(r.due_at, ${never}), r.id`,
  },
};

const statementsKept = 200;

export function sqliteCases(
  db: DatabaseSync,
  write: Write,
  documents: Documents,
  record: RecordOwn,
  memory: Memory,
): CaseStore {
  const texts = caseTexts(db, memory);
  const once = caseCounts(db, memory);
  const asked = async (schoolId: string, viewer: CaseViewer, filter: CaseFilter, now: number) =>
    narrowedTo(schoolId, viewer, filter, now, filter.words && (await texts.found(schoolId, filter.words)));
  const statements = new Map<string, StatementSync>();
  function prepared(sql: string): StatementSync {
    const known = statements.get(sql);
    if (known) return known;
    const made = db.prepare(sql);
    // Each query takes from what is bound what it asks for.
    made.setAllowUnknownNamedParameters(true);
    if (statements.size >= statementsKept) statements.clear();
    statements.set(sql, made);
    return made;
  }
  const tally = caseTally(db, memory, tallied, prepared);
  const steps = db.prepare('SELECT body FROM hazard_steps WHERE school_id = ? AND hazard_id = ? ORDER BY seq, step_id');

  const sightings = db.prepare(
    'SELECT body FROM hazard_sightings WHERE school_id = ? AND hazard_id = ? ORDER BY at, sighting_id',
  );

  const ofPeople = db.prepare(
    `SELECT d.body FROM documents AS d WHERE d.school_id = ?1 AND d.type = 'hazard' AND d.id IN (
       SELECT r.id FROM hazard_rows AS r INDEXED BY hazard_rows_responsible
       WHERE r.school_id = ?1 AND r.responsible_id IS NOT NULL AND r.waits_for IS NOT NULL
         AND r.responsible_id IN (SELECT value FROM json_each(?2))
       UNION
       SELECT r.id FROM hazard_rows AS r INDEXED BY hazard_rows_checker
       WHERE r.school_id = ?1 AND r.checker_id IS NOT NULL AND r.waits_for IS NOT NULL
         AND r.checker_id IN (SELECT value FROM json_each(?2)))
     ORDER BY d.id`,
  );
  const worthTelling = db.prepare(
    `WITH found(id) AS (
       SELECT id FROM hazard_rows WHERE school_id = :school AND reported_at > :reported
       UNION SELECT id FROM hazard_rows INDEXED BY hazard_rows_waiting
       WHERE school_id = :school AND waits_for IS NOT NULL AND grade IN ('MS', 'M')
       UNION SELECT d.hazard_id FROM json_each(:steps) AS s CROSS JOIN hazard_dues AS d
       WHERE d.school_id = :school AND d.due_at > :since - s.value AND d.due_at <= :now - s.value)
     SELECT r.id FROM found CROSS JOIN hazard_rows AS r ON r.school_id = :school AND r.id = found.id
     WHERE r.waits_for IS NOT NULL OR r.look_back_at IS NOT NULL
     ORDER BY r.reported_at, r.id`,
  );
  // Over by now: somebody had a turn in between.
  const stillWaiting = db.prepare(
    `SELECT d.body FROM hazard_rows AS r JOIN documents AS d ON d.school_id = r.school_id AND d.type = 'hazard' AND d.id = r.id
     WHERE r.school_id = ? AND r.id = ? AND (r.waits_for IS NOT NULL OR r.look_back_at IS NOT NULL)`,
  );

  /** Found by an index of few. */
  async function foundBy(
    index: string,
    condition: string,
    schoolId: string,
    viewer: CaseViewer,
    more: Record<string, SQLInputValue> = {},
  ): Promise<Hazard[]> {
    const { where, values } = await asked(schoolId, viewer, {}, 0);
    return prepared(
      `SELECT d.body FROM hazard_rows AS r INDEXED BY ${index}
       CROSS JOIN documents AS d ON d.school_id = r.school_id AND d.type = 'hazard' AND d.id = r.id
       WHERE ${where} AND ${condition}`,
    )
      .all({ ...values, ...more })
      .map(toHazard);
  }

  const dayKept = db.prepare('SELECT 1 FROM case_days WHERE school_id = ? AND day = ?');
  const keepDay = db.prepare(
    `INSERT INTO case_days (school_id, day, open, overdue, major)
     SELECT :school, :day, count(*), coalesce(sum(${conditions.overdue}), 0), coalesce(sum(${conditions.major}), 0)
     FROM hazard_rows AS r WHERE r.school_id = :school AND ${isOpen}`,
  );
  const daysOf = db.prepare(
    `SELECT day, open, overdue, major FROM case_days WHERE school_id = ? AND day IN (SELECT value FROM json_each(?))`,
  );

  return {
    async list(schoolId, viewer, { list, sort, before, limit, ...filter }, now) {
      const { where, values } = await asked(schoolId, viewer, filter, now);
      const order = orders[sort];
      const inList = `${where} AND ${conditions[list]}`;
      const page = before ? `${inList} AND ${order.after}` : inList;
      const found = prepared(
        `SELECT d.body, r.id, ${order.at} AS at FROM hazard_rows AS r
         JOIN documents AS d ON d.school_id = r.school_id AND d.type = 'hazard' AND d.id = r.id
         WHERE ${page} ORDER BY ${order.by} LIMIT :limit`,
      ).all({ ...values, at: before?.at ?? 0, id: before?.id ?? '', limit: limit + 1 });
      const total = prepared(`SELECT count(*) AS n FROM hazard_rows AS r WHERE ${inList}`).get(values);
      const shown = found.slice(0, limit);
      const last = found.length > limit ? shown.at(-1) : undefined;
      return {
        rows: shown.map(toHazard),
        total: Number(total?.['n']),
        end: last ? { at: Number(last['at']), id: String(last['id']) } : null,
      };
    },
    async counts(schoolId, viewer, filter, now) {
      const { where, values } = await asked(schoolId, viewer, filter, now);
      if (isWhole(filter)) {
        const of = tally(where, values);
        return Object.fromEntries(hazardLists.map((list, n) => [list, of[n] ?? 0])) as Record<HazardList, number>;
      }
      const sums = hazardLists.map((list) => `coalesce(sum(${conditions[list]}), 0) AS "${list}"`);
      const sql = `SELECT ${sums.join(', ')} FROM hazard_rows AS r WHERE ${where}`;
      const row = once(sql, values, () => prepared(sql).get(values));
      return Object.fromEntries(hazardLists.map((list) => [list, Number(row?.[list])])) as Record<HazardList, number>;
    },
    keepDay: (schoolId, day, at) =>
      write(() => {
        if (!dayKept.get(schoolId, day)) keepDay.run({ school: schoolId, day, now: at });
      }),
    async days(schoolId, days) {
      const rows = daysOf.all(schoolId, JSON.stringify(days));
      return new Map(
        rows.map(({ day, open, overdue, major }): [string, CaseDay] => [
          String(day),
          { open: Number(open), overdue: Number(overdue), major: Number(major) },
        ]),
      );
    },
    async openGrades(schoolId, viewer, filter, now) {
      const { where, values } = await asked(schoolId, viewer, filter, now);
      if (isWhole(filter)) {
        const of = tally(where, values).slice(hazardLists.length);
        return Object.fromEntries(hazardGrades.map((grade, n) => [grade, of[n] ?? 0])) as Record<HazardGrade, number>;
      }
      const sql = `SELECT r.grade, count(*) AS n FROM hazard_rows AS r WHERE ${where} AND ${isOpen} GROUP BY r.grade`;
      const rows = once(sql, values, () => prepared(sql).all(values));
      const counted = new Map(rows.map((row) => [String(row['grade']), Number(row['n'])]));
      return Object.fromEntries(hazardGrades.map((grade) => [grade, counted.get(grade) ?? 0])) as Record<
        HazardGrade,
        number
      >;
    },
    async openDepartments(schoolId, viewer, filter, now) {
      const { where, values } = await asked(schoolId, viewer, filter, now);
      return prepared(
        `SELECT r.dept_id, count(*) AS open, coalesce(sum(${conditions.overdue}), 0) AS overdue FROM hazard_rows AS r
         WHERE ${where} AND ${isOpen} GROUP BY r.dept_id`,
      )
        .all(values)
        .map((row) => ({
          deptId: row['dept_id'] === null ? null : String(row['dept_id']),
          open: Number(row['open']),
          overdue: Number(row['overdue']),
        }));
    },
    paidFor: (schoolId, viewer, since) =>
      foundBy('hazard_rows_paid', `r.paid_at >= :since AND ${isCounted}`, schoolId, viewer, { since }),
    lacking: (schoolId, viewer) => foundBy('hazard_rows_lacking', `r.lacks = 1 AND ${isOpen}`, schoolId, viewer),
    openRepairs: (schoolId, viewer, places) => {
      const isHere = `r.is_repair = 1 AND ${isOpen} AND ${within(':places')}`;
      return foundBy('hazard_rows_repairs', isHere, schoolId, viewer, { places: JSON.stringify(places) });
    },
    async ofPeople(schoolId, personIds) {
      return ofPeople.all(schoolId, JSON.stringify(personIds)).map(toHazard);
    },
    async worthTelling(schoolId, { since, reported, steps, now }) {
      const rest = breath();
      const found: Hazard[] = [];
      const asked = { school: schoolId, since, reported, now, steps: JSON.stringify(steps) };
      for (const { id } of worthTelling.all(asked)) {
        const row = stillWaiting.get(schoolId, String(id));
        if (row) found.push(toHazard(row));
        await rest();
      }
      return found;
    },
    handle: (schoolId, by, make, receivedAt) =>
      write(() => {
        const read = documents.reader(schoolId);
        record(schoolId, by, (n) => make(n, (id) => read('hazard', id)), receivedAt);
      }),
    async mergedInto(schoolId, hazardId) {
      return documents.reader(schoolId)('merged', hazardId) ?? [];
    },
    async sightings(schoolId, hazardId) {
      return sightings.all(schoolId, hazardId).map((row) => JSON.parse(String(row['body'])) as Sighting);
    },
    async steps(schoolId, hazardId) {
      return steps.all(schoolId, hazardId).map((row) => JSON.parse(String(row['body'])) as HazardStep);
    },
  };
}

const isPlain = (value: unknown): value is SQLInputValue => typeof value === 'string' || typeof value === 'number';

const toHazard = (row: Row): Hazard => JSON.parse(String(row['body'])) as Hazard;

/** `words`: the ids of those in which they stand. */
function narrowedTo(schoolId: string, viewer: CaseViewer, filter: CaseFilter, now: number, words: string | undefined) {
  const names = Object.keys(narrowing) as (keyof CaseFilter)[];
  const given = names.filter((name) => filter[name] !== undefined);
  const values: Record<string, SQLInputValue> = {
    school: schoolId,
    now,
    me: viewer.personId,
    scope: viewer.scope === null ? null : JSON.stringify(viewer.scope),
    rank: viewer.rank,
    offices: JSON.stringify(officesOf(viewer.rank)),
    closes: Number(viewer.closes),
    checkerCloses: Number(viewer.checkerMayClose),
    departments: JSON.stringify(viewer.departments),
    termFrom: viewer.term?.from ?? null,
    termTo: viewer.term?.to ?? null,
    termOpens: viewer.term?.opens ?? null,
    acting: JSON.stringify([viewer.personId, ...viewer.standsInFor]),
    checking: JSON.stringify([viewer.personId, ...(viewer.checks ? viewer.standsInFor : [])]),
    ...Object.fromEntries(given.flatMap((name) => (isPlain(filter[name]) ? [[name, filter[name]]] : []))),
    ...(filter.stage && { stage: JSON.stringify(stageStates[filter.stage]) }),
    ...(words !== undefined && { words }),
  };
  if (filter.place !== undefined) values['place'] = JSON.stringify([filter.place]);
  const isVisible = `(${isCovered} OR ${isOwn})`;
  return { where: ['r.school_id = :school', isVisible, ...given.map((name) => narrowing[name])].join(' AND '), values };
}
