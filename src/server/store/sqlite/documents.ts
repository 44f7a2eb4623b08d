// The current documents, and the rows managers filter by. Written only while folding, read by everybody.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DocumentKey, DocumentOf, DocumentType, Read, ReadKey } from '../../../domain/documents.ts';
import { emptyCalendar, type Calendar, type CalendarBefore } from '../../../domain/calendar.ts';
import { isKitchenStaff, type Person } from '../../../domain/person.ts';
import { plansOf, type PlanRecord } from '../../../domain/plan.ts';
import type { RouteRecord } from '../../../domain/route.ts';
import type { ShiftRecord } from '../../../domain/shift.ts';
import type { Place } from '../../../domain/place.ts';
import type { School } from '../../../domain/school.ts';
import type { DocumentStore, Timetables, VisibleDocument } from '../store.ts';
import { atTheEnd, type AtTheEnd } from './at-the-end.ts';
import type { Hearing } from './heard.ts';
import { documentWriter, type SaveDocument } from './document-writer.ts';
import { fenceOf, isKnown, isWalked, scopeOf, wasWalked } from './known-here.ts';
import type { Memory } from './memory.ts';
import { kitchen, walkersOf } from './projection.ts';
import { searchWriter } from './search-write.ts';
import { weekWriter } from './weeks.ts';
import { wholeBody, withShown } from './whole-body.ts';

export type Documents = DocumentStore & {
  /** Reads inside the running transaction. */
  reader: (schoolId: string) => Read;
  /** As `setUpSeq`, inside a transaction too. */
  setUpNow(schoolId: string): number;
  save: SaveDocument;
  /** Everything a school is found by; only inside a transaction. */
  forgetWords(schoolId: string): void;
};

const cacheSize = 2000;
const roundsKept = 500;
const timetableTypes = new Set<DocumentType>(['route', 'plan', 'calendar', 'calendar-before', 'shift']);
const cached = new Set<DocumentType>(['school', 'settings', 'person', 'place', 'template', 'round']);

/** `end`: where the words of documents may wait for the end of a transaction. */
export function sqliteDocuments(
  db: DatabaseSync,
  memory: Memory,
  heard: Pick<Hearing, 'note'>,
  end: AtTheEnd = atTheEnd(),
): Documents {
  const bodyOf = db.prepare(
    `SELECT ${wholeBody} AS body FROM ${withShown} WHERE d.school_id = ? AND d.type = ? AND d.id = ?`,
  );
  // By its key: every request asks for it, and looked for by its type alone it lies behind all that was ever found.
  const firstSchool = db.prepare(
    `SELECT d.body FROM schools AS s
     CROSS JOIN documents AS d ON d.school_id = s.id AND d.type = 'school' AND d.id = s.id ORDER BY s.id LIMIT 1`,
  );
  const people = db.prepare(`SELECT body FROM documents WHERE school_id = ? AND type = 'person' ORDER BY id`);
  const places = db.prepare(`SELECT body FROM documents WHERE school_id = ? AND type = 'place' ORDER BY id`);
  // Left to itself the planner reads every document of the school to have them in order.
  const changed = db.prepare(
    `WITH shown AS (
       SELECT type, id, seq FROM documents INDEXED BY documents_by_owner
       WHERE school_id = ?1 AND owner IN (SELECT value FROM json_each(?6)) AND seq > ?3 AND (owner = '' OR changed_at >= ?4)
         AND (type <> 'person' OR id = ?2 OR ?5)
       UNION
       SELECT 'hazard', id, seq FROM hazard_rows AS r
       WHERE school_id = ?1 AND open = 1 AND seq > ?3 AND ${isKnown('?7', '?2', '?9', '?10')}
       UNION
       SELECT 'hazard', id, seq FROM hazard_rows AS r
       WHERE school_id = ?1 AND waits_for IS NOT NULL AND waits_for = ?10 AND seq > ?3 AND ${isWalked('?7')}
       UNION
       SELECT 'hazard', o.hazard_id, o.seq FROM hazard_holders AS o
       WHERE o.school_id = ?1 AND o.person_id IN (SELECT value FROM json_each(?8)) AND o.held = 1 AND o.seq > ?3
         AND (${isWaiting} OR EXISTS (SELECT 1 FROM documents AS e
           WHERE e.school_id = ?1 AND e.type = 'hazard' AND e.id = o.hazard_id AND e.changed_at >= ?4)))
     SELECT d.type, d.id, d.seq, ${wholeBody} AS body
     FROM shown CROSS JOIN ${withShown}
     WHERE d.school_id = ?1 AND d.type = shown.type AND d.id = shown.id
     ORDER BY d.seq, d.type DESC, d.id`,
  );
  const closed = db.prepare(
    `SELECT id, seq FROM hazard_rows AS r
     WHERE school_id = ?1 AND seq > ?2 AND seq <= ?3 AND person_id <> ?4 AND (${isWalked('?5')} OR ${wasWalked('?5')})
       AND NOT ${isKnown('?5', '?4', '?7', '?8')}
       AND NOT EXISTS (SELECT 1 FROM hazard_holders AS h WHERE h.school_id = ?1 AND h.hazard_id = r.id
         AND h.held = 1 AND h.person_id IN (SELECT value FROM json_each(?6)))
     UNION
     SELECT r.id, o.seq FROM hazard_holders AS o
     JOIN hazard_rows AS r ON r.school_id = o.school_id AND r.id = o.hazard_id
     WHERE o.school_id = ?1 AND o.person_id IN (SELECT value FROM json_each(?6)) AND o.held = 0
       AND o.seq > ?2 AND o.seq <= ?3 AND r.person_id <> ?4
       AND NOT ${isKnown('?5', '?4', '?7', '?8')}
       AND NOT EXISTS (SELECT 1 FROM hazard_holders AS h WHERE h.school_id = ?1 AND h.hazard_id = o.hazard_id
         AND h.held = 1 AND h.person_id IN (SELECT value FROM json_each(?6)))
     ORDER BY 2, 1`,
  );
  const left = db.prepare(
    `SELECT type, id FROM documents AS d INDEXED BY documents_by_owner
     WHERE school_id = ?1 AND owner IN (SELECT value FROM json_each(?2)) AND changed_at >= ?3 AND changed_at < ?4
       AND NOT (type = 'hazard' AND EXISTS (SELECT 1 FROM hazard_rows AS r
         WHERE r.school_id = ?1 AND r.id = d.id AND ${isKnown('?5', '?7', '?8', '?9')}))
       AND NOT (type = 'hazard' AND EXISTS (SELECT 1 FROM hazard_holders AS o
         WHERE o.school_id = ?1 AND o.hazard_id = d.id AND o.person_id IN (SELECT value FROM json_each(?6)) AND o.held = 1
           AND ${isWaiting}))
     UNION
     SELECT 'hazard', o.hazard_id FROM hazard_holders AS o
     JOIN documents AS d ON d.school_id = o.school_id AND d.type = 'hazard' AND d.id = o.hazard_id
     JOIN hazard_rows AS r ON r.school_id = o.school_id AND r.id = o.hazard_id
     WHERE o.school_id = ?1 AND o.person_id IN (SELECT value FROM json_each(?6)) AND o.held = 1
       AND d.changed_at >= ?3 AND d.changed_at < ?4 AND NOT ${isWaiting} AND NOT ${isKnown('?5', '?7', '?8', '?9')}
     ORDER BY 1 DESC, 2`,
  );
  const lastClosed = db.prepare(
    `SELECT d.body FROM hazard_rows AS r JOIN documents AS d ON d.school_id = r.school_id AND d.type = 'hazard' AND d.id = r.id
     WHERE r.school_id = ? AND r.spot = ? AND r.closed_at IS NOT NULL ORDER BY r.closed_at DESC LIMIT 1`,
  );
  const lastClosedOfField = db.prepare(
    `SELECT d.body FROM hazard_rows AS r JOIN documents AS d ON d.school_id = r.school_id AND d.type = 'hazard' AND d.id = r.id
     WHERE r.school_id = ? AND r.field_spot = ? AND r.closed_at IS NOT NULL ORDER BY r.closed_at DESC LIMIT 1`,
  );
  const merged = db.prepare(
    `WITH RECURSIVE pairs(id, into_id) AS MATERIALIZED (
       SELECT r.id, d.body ->> '$.handling.mergedInto' FROM hazard_rows AS r
       CROSS JOIN documents AS d ON d.school_id = r.school_id AND d.type = 'hazard' AND d.id = r.id
       WHERE r.school_id = ?1 AND r.state = 'merged'),
     found(id) AS (
       SELECT id FROM pairs WHERE into_id = ?2
       UNION SELECT pairs.id FROM pairs JOIN found ON pairs.into_id = found.id)
     SELECT d.body FROM found CROSS JOIN documents AS d ON d.school_id = ?1 AND d.type = 'hazard' AND d.id = found.id ORDER BY d.id`,
  );
  const cache = memory.keep<unknown>();
  /** Of a few days; by themselves, because a month of them is more than everything else. */
  const rounds = memory.keep<unknown>();
  const timetables = memory.keep<Timetables>();
  const ofType = db.prepare('SELECT body FROM documents WHERE school_id = ? AND type = ? ORDER BY id');

  function timetable(schoolId: string): Timetables {
    const known = timetables.get(schoolId);
    if (known) return known;
    const all = <T>(type: DocumentType) =>
      ofType.all(schoolId, type).map((row) => JSON.parse(String(row['body'])) as T);
    const routes = new Map(all<RouteRecord>('route').map((route) => [route.id, route]));
    const before = all<CalendarBefore>('calendar-before')[0]?.said ?? [];
    const calendar = { ...(all<Calendar>('calendar')[0] ?? emptyCalendar), before };
    const shifts = new Map(all<ShiftRecord>('shift').map((shift) => [shift.id, shift]));
    const made = { plans: all<PlanRecord>('plan'), routes, calendar, shifts };
    timetables.set(schoolId, made);
    return made;
  }

  function read(schoolId: string, type: DocumentType, id: string): unknown {
    const key = `${schoolId} ${type} ${id}`;
    const kept = type === 'round' ? rounds : cache;
    if (kept.has(key)) return kept.get(key);
    const row = bodyOf.get(schoolId, type, id);
    const body: unknown = row && JSON.parse(String(row['body']));
    // That there is none yet is asked more than once about everything new.
    if (row && !cached.has(type)) return body;
    if (kept.size >= (type === 'round' ? roundsKept : cacheSize)) kept.clear();
    kept.set(key, body);
    return body;
  }

  function closedAt(schoolId: string, spot: string): unknown {
    const row = lastClosed.get(schoolId, spot) ?? lastClosedOfField.get(schoolId, spot);
    return row && JSON.parse(String(row['body']));
  }

  const everybody = memory.keep<readonly Person[]>();
  function peopleOf(schoolId: string): readonly Person[] {
    const known = everybody.get(schoolId);
    if (known) return known;
    const read = people.all(schoolId).map((row) => JSON.parse(String(row['body'])) as Person);
    everybody.set(schoolId, read);
    return read;
  }

  /** Every checklist and every line of the register: asked for with each step of a case, and changed once a week. */
  const wholes = memory.keep<unknown[]>();
  const books = memory.keep<Map<string, Place>>();
  /** Read once, and then only written to: whoever keeps one place asks about all. */
  function bookOf(schoolId: string): Map<string, Place> {
    const known = books.get(schoolId);
    if (known) return known;
    const rows = places.all(schoolId).map((row) => JSON.parse(String(row['body'])) as Place);
    const book = new Map(rows.map((place) => [place.id, place]));
    books.set(schoolId, book);
    return book;
  }

  const reader = (schoolId: string): Read =>
    ((type: ReadKey['type'], id: string) => {
      if (type === 'places') return bookOf(schoolId);
      if (type === 'merged') return merged.all(schoolId, id).map((row) => JSON.parse(String(row['body'])) as unknown);
      return type === 'lastClosed' ? closedAt(schoolId, id) : read(schoolId, type, id);
    }) as Read;

  const setUp = db.prepare(
    `SELECT coalesce(max(seq), 0) AS seq FROM documents
     WHERE school_id = ? AND type IN ('person', 'place', 'template', 'route', 'plan', 'shift', 'responsibility', 'settings')`,
  );
  const published = db.prepare(`SELECT id FROM documents WHERE school_id = ? AND type = 'template'`);
  const setUpNow = (schoolId: string): number => Number(setUp.get(schoolId)?.['seq'] ?? 0);

  const words = searchWriter(db, reader, end);
  const write = documentWriter(db, reader, words);
  const weeks = weekWriter(db, reader);
  const save: Documents['save'] = (schoolId, document, ...where) => {
    // Asked first: that there was none is remembered until it is told that there is one.
    const before = weeks.before(schoolId, document);
    for (const kept of [cache, rounds]) kept.delete(`${schoolId} ${document.type} ${document.id}`);
    wholes.delete(`${schoolId} ${document.type}`);
    if (timetableTypes.has(document.type)) timetables.delete(schoolId);
    if (document.type === 'person') everybody.delete(schoolId);
    if (document.type === 'place') books.get(schoolId)?.set(document.id, document.body);
    const isFirst = document.type === 'inspection' && before === undefined;
    write(schoolId, document, isFirst, ...where);
    weeks.save(schoolId, before, document);
    heard.note(schoolId, document.type);
  };

  return {
    reader,
    save,
    forgetWords: words.clear,
    async school() {
      const row = firstSchool.get();
      return row && (JSON.parse(String(row['body'])) as School);
    },
    async read<T extends DocumentType>(schoolId: string, type: T, id: string) {
      memory.look();
      return read(schoolId, type, id) as DocumentOf<T>['body'] | undefined;
    },
    async people(schoolId) {
      memory.look();
      return [...peopleOf(schoolId)];
    },
    async timetable(schoolId) {
      memory.look();
      return timetable(schoolId);
    },
    async groupsOf(schoolId, person) {
      memory.look();
      const { plans, routes, shifts } = timetable(schoolId);
      const placeOf = (id: string) => reader(schoolId)('place', id);
      const walked = plansOf(person, plans, routes, placeOf, (id) => shifts.get(id));
      return [...(isKitchenStaff(person) ? [kitchen] : []), ...walked.map(({ id }) => walkersOf(id))];
    },
    setUpNow,
    async setUpSeq(schoolId) {
      return setUpNow(schoolId);
    },
    async checklistCodes(schoolId) {
      return new Set(published.all(schoolId).map((row) => String(row['id']).split('@')[0] ?? ''));
    },
    async all<T extends 'template' | 'asset'>(schoolId: string, type: T) {
      memory.look();
      const key = `${schoolId} ${type}`;
      const known = wholes.get(key) as DocumentOf<T>['body'][] | undefined;
      if (known) return [...known];
      const read = ofType.all(schoolId, type).map((row) => JSON.parse(String(row['body'])) as DocumentOf<T>['body']);
      wholes.set(key, read);
      return [...read];
    },
    async places(schoolId) {
      memory.look();
      return [...bookOf(schoolId).values()];
    },
    async changes({ schoolId, personId, everybody, groups, seq, since, maxDocuments, maxBytes, ...sees }) {
      const { walks, holds = [], office, fence, goneAfter = seq } = sees;
      const [scope, known] = [scopeOf(walks), [fenceOf(fence), office ?? ''] as const];
      const held = JSON.stringify([personId, ...holds]);
      const owners = JSON.stringify(['', personId, ...groups]);
      const asked = [schoolId, personId, seq, since, Number(everybody), owners, scope, held, ...known] as const;
      const page = takePage(changed, asked, seq, maxDocuments, maxBytes);
      const through = page.more ? page.through : Number.MAX_SAFE_INTEGER;
      const over = closed.all(schoolId, goneAfter, through, personId, scope, held, ...known);
      const ended = over.map((row): DocumentKey => ({ type: 'hazard', id: String(row['id']) }));
      return { ...page, closed: ended, through: Math.max(page.through, Number(over.at(-1)?.['seq'] ?? 0)) };
    },
    async gone(schoolId, { personId, groups, walks, holds = [], office, fence }, from, to) {
      const held = JSON.stringify([personId, ...holds]);
      const known = [personId, fenceOf(fence), office ?? ''] as const;
      return left
        .all(schoolId, JSON.stringify([personId, ...groups]), from, to, scopeOf(walks), held, ...known)
        .map((row) => ({ type: row['type'], id: row['id'] }) as DocumentKey);
    },
  };
}

/** What somebody holds that is not over. */
const isWaiting = `EXISTS (SELECT 1 FROM hazard_rows AS w
  WHERE w.school_id = o.school_id AND w.id = o.hazard_id AND w.waits_for IS NOT NULL)`;

/** Documents of one entry share its seq, so a page may only end between two seqs. */
function takePage(
  changed: StatementSync,
  asked: readonly [string, string, number, number, number, string, string, string, string, string],
  after: number,
  maxDocuments: number,
  maxBytes: number,
): { documents: VisibleDocument[]; through: number; more: boolean } {
  const documents: VisibleDocument[] = [];
  let through = after;
  let bytes = 0;
  for (const row of changed.iterate(...asked)) {
    const document = { type: row['type'], id: row['id'], seq: row['seq'], body: row['body'] } as VisibleDocument;
    const isFull = documents.length >= maxDocuments || bytes + document.body.length > maxBytes;
    if (isFull && document.seq !== through && documents.length > 0) return { documents, through, more: true };
    documents.push(document);
    bytes += document.body.length;
    through = document.seq;
  }
  return { documents, through, more: false };
}
