// The index of words. Written where documents are, so that what is found is what is there.
import type { DatabaseSync } from 'node:sqlite';
import { boxCode } from '../../../domain/short-code.ts';
import { caseNumber } from '../../../domain/case-number.ts';
import type { Document, Read } from '../../../domain/documents.ts';
import { templateId } from '../../../domain/template.ts';
import { peopleOf, plainCode, writtenIn, writtenOf, writtenOn, type Field } from '../../search/fields.ts';
import { spellingsOf } from '../../search/pinyin.ts';
import { spaced } from '../../search/tokens.ts';
import { atTheEnd, type AtTheEnd } from './at-the-end.ts';
import { placesFor } from './search-places.ts';
import type { IndexedKind } from '../search-store.ts';
import { together } from './together.ts';

/** Something by which all things at a place, of a checklist or by a person are found: no sign in it, for SQLite splits there. */
export const nameKey = {
  place: (id: string) => `p${bare(id)}`,
  person: (id: string) => `b${bare(id)}`,
  list: (code: string) => `c${code}`,
};
const bare = (id: string): string => id.replaceAll('-', '');

/** Stands between two spellings, so that none goes on in the other. */
const gap = ' 0000 ';

type Line = {
  at: number;
  placeId: string;
  personId: string;
  code: string | null;
  written: readonly string[];
  keys: readonly string[];
  spelt: readonly string[];
};

export type SearchWriter = {
  /** `isShown`: the document shows what the entry at hand says. `isFirst`: nothing was written of it before. Only inside a transaction. */
  save: (schoolId: string, document: Document, isShown: boolean, isFirst?: boolean) => void;
  clear: (schoolId: string) => void;
};

export function searchWriter(
  db: DatabaseSync,
  reader: (schoolId: string) => Read,
  end: AtTheEnd = atTheEnd(),
): SearchWriter {
  const known = db.prepare('SELECT n FROM search_rows WHERE school_id = ? AND kind = ? AND id = ?');
  const forget = db.prepare('DELETE FROM search_rows WHERE n = ?');
  const gone = db.prepare('INSERT INTO search_gone (n, school_id) VALUES (?, ?)');
  // Nothing where the number is taken, or was once.
  const put = db.prepare(
    `INSERT INTO search_rows (n, school_id, kind, id, place_id, person_id, code)
     SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE NOT EXISTS (SELECT 1 FROM search_gone WHERE n = ?1) ON CONFLICT (n) DO NOTHING`,
  );
  const putWords = db.prepare('INSERT INTO search_words (rowid, written, named, spelt) VALUES (?, ?, ?, ?)');
  const isAnothers = db.prepare(
    `SELECT 1 FROM search_rows WHERE school_id <> ?1 UNION ALL SELECT 1 FROM search_gone WHERE school_id <> ?1 LIMIT 1`,
  );
  const forgetAll = ['search_rows', 'search_gone'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE school_id = ?`),
  );
  const goneAll = db.prepare(
    'INSERT INTO search_gone (n, school_id) SELECT n, school_id FROM search_rows WHERE school_id = ?',
  );
  const emptyWords = db.prepare(`INSERT INTO search_words (search_words) VALUES ('delete-all')`);

  /** A place and all it lies in. */
  function placeKeys(schoolId: string, placeId: string): string[] {
    const above = reader(schoolId)('place', placeId)?.ancestors ?? [];
    return [placeId, ...above.map(({ id }) => id)].map(nameKey.place);
  }

  /** Puts it where it is first free, and says where that is. */
  function putRow(schoolId: string, kind: IndexedKind, id: string, { at, placeId, personId, code }: Line): number {
    for (const n of placesFor(kind, id, at))
      if (put.run(n, schoolId, kind, id, placeId, personId, code).changes > 0) return n;
    throw new Error('no place is left in the index of words');
  }

  function lineOf(schoolId: string, document: Document): Line | null {
    const read = reader(schoolId);
    if (document.type === 'inspection') {
      const { inspection, by, submittedAt } = document.body;
      const { placeId, template } = inspection;
      const written = writtenIn(document.body, read('template', templateId(template)));
      const keys = [...placeKeys(schoolId, placeId), nameKey.list(template.code), nameKey.person(by)];
      return { at: submittedAt, placeId, personId: by, code: null, written: textsOf(written), keys, spelt: [] };
    }
    if (document.type === 'hazard') {
      const hazard = document.body;
      const timeZone = read('school', schoolId)?.timeZone ?? 'UTC';
      const written = [hazard.text.zh, hazard.text.en, ...textsOf(writtenOf(hazard, timeZone))];
      const people = peopleOf(hazard).map(({ id }) => nameKey.person(id));
      const keys = [...placeKeys(schoolId, hazard.placeId), ...people];
      const code = plainCode(caseNumber(hazard, timeZone));
      const { reportedAt: at, placeId, reportedBy: personId } = hazard;
      return { at, placeId, personId, code, written, keys, spelt: [] };
    }
    if (document.type === 'sample') {
      const sample = document.body;
      const at = sample.kept?.takenAt ?? sample.missed?.at ?? 0;
      const written = [sample.dish, ...textsOf(writtenOn(sample))];
      const keys = [...placeKeys(schoolId, sample.canteenId), nameKey.person(sample.by)];
      const code = plainCode(boxCode(sample.id));
      return {
        at,
        placeId: sample.canteenId,
        personId: sample.by,
        code,
        written,
        keys,
        spelt: spellingsOf(sample.dish),
      };
    }
    return null;
  }

  return {
    save(schoolId, document, isShown, isFirst = false) {
      const line = lineOf(schoolId, document);
      if (!line) return;
      const kind = document.type as IndexedKind;
      const before = isFirst ? undefined : known.get(schoolId, kind, document.id)?.['n'];
      // A signature or a withdrawal says nothing else than the record did.
      if (before !== undefined && kind === 'inspection' && !isShown) return;
      if (before !== undefined) {
        forget.run(before);
        gone.run(before, schoolId);
      }
      const n = putRow(schoolId, kind, document.id, line);
      const words = [line.written.map(spaced).join(gap), line.keys.join(' '), line.spelt.join(gap)];
      end.later(() => putWords.run(n, ...words));
    },
    clear(schoolId) {
      end.settle();
      // Words of another school stay, and so do the numbers of all.
      if (isAnothers.get(schoolId)) {
        goneAll.run(schoolId);
        forgetAll[0]?.run(schoolId);
        return;
      }
      for (const statement of forgetAll) statement.run(schoolId);
      emptyWords.run();
    },
  };
}

const textsOf = (fields: readonly Field[]): string[] => fields.map(({ text }) => text);

/** Fills the index of a database that is older than it; does nothing from then on. */
export function searchEarlier(db: DatabaseSync, reader: (schoolId: string) => Read): void {
  if (!db.prepare(`SELECT 1 FROM meta WHERE key = 'search-due'`).get()) return;
  const things = db.prepare(
    `SELECT school_id, type, id FROM documents WHERE type IN ('inspection', 'hazard', 'sample') ORDER BY seq, type, id`,
  );
  const writer = searchWriter(db, reader);
  together(db, () => {
    for (const row of things.all()) {
      const [schoolId, type, id] = [String(row['school_id']), row['type'] as IndexedKind, String(row['id'])];
      const body = reader(schoolId)(type, id);
      if (body) writer.save(schoolId, { type, id, body } as Document, true);
    }
    db.exec(`DELETE FROM meta WHERE key = 'search-due'`);
  });
}
