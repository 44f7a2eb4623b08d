// What is removed under the rules: hidden or covered, and certified, in one step.
import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { EntryOf } from '../../../domain/entry.ts';
import { photoUntil, yearsBefore, yearsOf, type RetentionYears } from '../../../domain/retention.ts';
import type { Removed } from '../../../domain/removed.ts';
import type { Certificate, DueThing, FilePlace, RetentionStore, Step, StepAsked } from '../retention-store.ts';
import { retentionKey } from '../retention-store.ts';
import type { AuditWriter } from './audit.ts';
import type { Row } from './check-ledger.ts';
import type { Documents } from './documents.ts';
import type { Write } from './group-commit.ts';
import { headCounts } from './head-counts.ts';
import { holdRows, type Held } from './holds.ts';
import type { RecordOwn } from './own-entries.ts';
import { epochsOf } from './meta.ts';
import { photoUses, type FoundUse } from './photo-uses.ts';
import { turnedAway } from './turned-away.ts';

/** As many as one certificate names (`schema/removed.ts`). */
const mostCertified = 200;
/** At most so many are looked at for the list of what will go. */
const mostLooked = 1000;
/** What is this much past its time went with an earlier look. */
const latelyMs = 62 * 86_400_000;

export function sqliteRetention(
  db: DatabaseSync,
  write: Write,
  { documents, record, audit }: { documents: Documents; record: RecordOwn; audit: AuditWriter },
): RetentionStore {
  const holds = holdRows(db, documents.reader, audit);
  const uses = photoUses(db, documents.reader);
  const refused = turnedAway(db);
  const counts = headCounts(db, documents.reader, uses);
  const figures = db.prepare('SELECT body FROM school_settings WHERE school_id = ? AND key = ?');
  const old = db.prepare(
    `SELECT sha256, received_at FROM photos AS p INDEXED BY photos_by_age
     WHERE school_id = ?1 AND received_at < ?2 AND (received_at, sha256) > (?3, ?4)
       AND NOT EXISTS (SELECT 1 FROM removed_photos AS r WHERE r.school_id = p.school_id AND r.sha256 = p.sha256)
     ORDER BY received_at, sha256 LIMIT ?5`,
  );
  const hide = db.prepare('INSERT INTO removed_photos (school_id, sha256, at, certificate) VALUES (?, ?, ?, ?)');
  const coverOnly = db.prepare('INSERT INTO covered_lines (school_id, seq, certificate_seq) VALUES (?, ?, ?)');
  const cover = db.prepare('UPDATE ledger SET raw = ? WHERE school_id = ? AND seq = ?');
  const lastSeq = db.prepare('SELECT last_seq FROM schools WHERE id = ?');
  const column = { disk: 'file_gone_at', backups: 'backups_gone_at' } as const;
  const ofColumn = (sql: (column: string) => string) => ({
    disk: db.prepare(sql(column.disk)),
    backups: db.prepare(sql(column.backups)),
  });
  const toGo = ofColumn((is) => `SELECT sha256 FROM removed_photos WHERE ${is} IS NULL AND at < ? ORDER BY at`);
  // Schools of one server share the file of the same bytes.
  const isNeeded = db.prepare(
    `SELECT 1 FROM schools AS s JOIN photos AS p ON p.school_id = s.id AND p.sha256 = ?1
     WHERE NOT EXISTS (SELECT 1 FROM removed_photos AS r WHERE r.school_id = s.id AND r.sha256 = ?1) LIMIT 1`,
  );
  const pastOf = db.prepare(
    'SELECT count(*) AS n FROM documents WHERE school_id = ?1 AND type IN (SELECT value FROM json_each(?2)) AND changed_at < ?3',
  );
  const pastCases = db.prepare(
    `SELECT count(*) AS n FROM hazard_rows AS r JOIN documents AS d ON d.school_id = r.school_id AND d.type = 'hazard' AND d.id = r.id
     WHERE r.school_id = ?1 AND r.open = 0 AND d.changed_at < ?2 AND d.body ->> '$.grade' NOT IN ('M', 'MS')`,
  );
  const hiddenIn = db.prepare('SELECT school_id FROM removed_photos WHERE sha256 = ?');
  const gone = ofColumn((is) => `UPDATE removed_photos SET ${is} = ? WHERE sha256 = ? AND ${is} IS NULL`);
  const certificates = db.prepare(
    `SELECT l.* FROM audit AS a INDEXED BY audit_kind JOIN ledger AS l ON l.school_id = a.school_id AND l.seq = a.seq
     WHERE a.school_id = ?1 AND a.kind = 'removed-by-rule' AND (?2 IS NULL OR a.seq < ?2) ORDER BY a.seq DESC LIMIT ?3`,
  );

  const asked = (schoolId: string): RetentionYears => {
    const body = figures.get(schoolId, retentionKey)?.['body'];
    return yearsOf(body === undefined ? null : JSON.parse(String(body)));
  };

  /** Was it put on hold, or its case opened again, since it was hidden? Then at least its file stays. */
  function isKeptSince(sha256: string, heldIn: (schoolId: string) => Held): boolean {
    return hiddenIn.all(sha256).some(({ school_id: id }) => {
      const schoolId = String(id);
      return photoUntil(uses.of(schoolId, sha256, heldIn(schoolId)), asked(schoolId)) === null;
    });
  }

  function filesToGo(where: FilePlace, before: number, limit: number): string[] {
    const holding = new Map<string, Held>();
    const heldIn = (schoolId: string): Held => {
      const held = holding.get(schoolId) ?? holds.standing(schoolId);
      holding.set(schoolId, held);
      return held;
    };
    const some: string[] = [];
    for (const row of toGo[where].all(before)) {
      if (some.length === limit) break;
      const sha256 = String(row['sha256']);
      if (!isKeptSince(sha256, heldIn)) some.push(sha256);
    }
    return some;
  }

  /** The entry that says so, first: what it names is hidden or covered under its id, in the same transaction. */
  function certify(schoolId: string, removed: Removed, { make, now }: Pick<StepAsked, 'make' | 'now'>): string {
    const [made] = record(schoolId, schoolId, make(removed), now);
    if (!made) throw new Error('nothing certifies what was removed');
    return made.entry.id;
  }

  function removePhotos(schoolId: string, step: StepAsked): Step {
    const { now, after, limit } = step;
    const years = asked(schoolId);
    const before = yearsBefore(now, years.photos);
    const rows = old.all(schoolId, before, after?.at ?? Number.MIN_SAFE_INTEGER, after?.id ?? '', limit);
    const held = holds.standing(schoolId);
    const photos = held.all
      ? []
      : rows
          .map((row) => String(row['sha256']))
          .filter((sha256) => {
            const until = photoUntil(uses.of(schoolId, sha256, held), years);
            return until !== null && until <= now;
          });
    if (photos.length > 0) {
      const removed: Removed = { rule: 'photos', years: years.photos, before, photos: photos.sort(), lines: [] };
      const certificate = certify(schoolId, removed, step);
      for (const sha256 of photos) hide.run(schoolId, sha256, now, certificate);
    }
    const last = rows.at(-1);
    const next = last && rows.length === limit ? { at: Number(last['received_at']), id: String(last['sha256']) } : null;
    return { removed: photos.length, next };
  }

  function coverNames(schoolId: string, step: StepAsked): Step {
    const { now, after, limit } = step;
    const years = asked(schoolId);
    const before = yearsBefore(now, years.names);
    const held = holds.standing(schoolId);
    const found = counts.next(schoolId, { after, before, limit, years: years.names, held });
    const { next } = found;
    // What one certificate cannot name waits for the next look.
    const lines = found.lines.slice(0, mostCertified);
    if (lines.length > 0) {
      const certificateSeq = Number(lastSeq.get(schoolId)?.['last_seq']) + 1;
      for (const { seq, raw } of lines) {
        coverOnly.run(schoolId, seq, certificateSeq);
        cover.run(raw, schoolId, seq);
      }
      const listed = lines.map(({ entryId: id, raw }) => ({ id, sha256: hash('sha256', raw) }));
      certify(schoolId, { rule: 'names', years: years.names, before, photos: [], lines: listed }, step);
    }
    return { removed: lines.length, next };
  }

  function due(schoolId: string, until: number, limit: number): { things: DueThing[]; more: boolean } {
    const years = asked(schoolId);
    const held = holds.standing(schoolId);
    if (held.all) return { things: [], more: false };
    const found = new Map<string, DueThing>();
    const add = ({ what, id }: FoundUse['of'], at: number, n: { photos: number; names: number }) => {
      const known = found.get(`${what} ${id}`) ?? { what, id, photos: 0, names: 0, until: at };
      const sum = { photos: known.photos + n.photos, names: known.names + n.names };
      found.set(`${what} ${id}`, { ...known, ...sum, until: Math.min(known.until, at) });
    };
    const [first, ofCases] = [
      yearsBefore(until, years.photos),
      yearsBefore(until, Math.max(years.photos, years.cases)),
    ];
    // What came before that went already, unless something keeps it: of cases, whose time begins when they end, all is looked at.
    const lately = old.all(schoolId, first, Math.max(first - latelyMs, ofCases), '', mostLooked);
    const longAgo = old.all(schoolId, ofCases, Number.MIN_SAFE_INTEGER, '', mostLooked);
    for (const row of [...longAgo, ...lately]) {
      const those = uses.of(schoolId, String(row['sha256']), held);
      const at = photoUntil(those, years);
      const [one] = those;
      if (one && at !== null && at <= until) add(one.of, at, { photos: 1, names: 0 });
    }
    const before = yearsBefore(until, years.names);
    const after = { at: before - latelyMs, id: '' };
    const named = counts.next(schoolId, { after, before, limit: mostLooked, years: years.names, held });
    for (const line of named.lines) add({ what: 'inspection', id: line.recordId }, line.until, { photos: 0, names: 1 });
    const things = [...found.values()].sort((a, b) => a.until - b.until || (a.id < b.id ? -1 : 1));
    const isCut = [longAgo, lately].some(({ length }) => length === mostLooked) || named.next !== null;
    return { things: things.slice(0, limit), more: isCut || things.length > limit };
  }

  return {
    async restoredAt() {
      const epochs = [...epochsOf(db).keys()];
      return epochs.length > 1 ? msOfId(epochs.at(-1) ?? '') : null;
    },
    async past(schoolId, now) {
      const years = asked(schoolId);
      const n = (row: Row | undefined): number => Number(row?.['n'] ?? 0);
      const of = (types: readonly string[], of: number): number =>
        n(pastOf.get(schoolId, JSON.stringify(types), yearsBefore(now, of)));
      return {
        rounds: of(['inspection', 'round'], years.rounds),
        food: of(['sample', 'fridge', 'menu'], years.food),
        cases: n(pastCases.get(schoolId, yearsBefore(now, years.cases))),
      };
    },
    async years(schoolId) {
      return asked(schoolId);
    },
    async holds(schoolId, limit) {
      return holds.list(schoolId, limit);
    },
    hold: (schoolId, hold) => write(() => holds.place(schoolId, hold)),
    lift: (schoolId, id, said) => write(() => holds.lift(schoolId, id, said)),
    removePhotos: (schoolId, step) => write(() => removePhotos(schoolId, step)),
    coverNames: (schoolId, step) => write(() => coverNames(schoolId, step)),
    emptyTurnedAway: (schoolId, { now, after, limit }) =>
      write(() => {
        const before = yearsBefore(now, asked(schoolId).audit);
        return refused(schoolId, { now, after, limit, before, held: holds.standing(schoolId) });
      }),
    async due(schoolId, until, limit) {
      return due(schoolId, until, limit);
    },
    async filesToGo(where, before, limit) {
      return filesToGo(where, before, limit);
    },
    letFileGo: (where, sha256, at, remove) =>
      write(() => {
        if (!hiddenIn.get(sha256) || isKeptSince(sha256, (schoolId) => holds.standing(schoolId))) return;
        if (!isNeeded.get(sha256)) remove(sha256);
        gone[where].run(at, sha256);
      }),
    async certificates(schoolId, { before, limit }) {
      const rows = certificates.all(schoolId, before, limit + 1);
      return { rows: rows.slice(0, limit).map(toCertificate), more: rows.length > limit };
    },
  };
}

/** The moment an id was made at, which it begins with. */
const msOfId = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

const toCertificate = (row: Row): Certificate => ({
  seq: Number(row['seq']),
  id: String(row['id']),
  at: Number(row['received_at']),
  hash: String(row['hash']),
  body: (JSON.parse(String(row['raw'])) as EntryOf<'removed-by-rule'>).body,
});
