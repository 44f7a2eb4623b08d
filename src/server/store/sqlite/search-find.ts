// Things found by words, the newest first and with who may read them in the query itself. Every word must stand somewhere.
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { templateId } from '../../../domain/template.ts';
import type { Word } from '../../search/words.ts';
import type { Found, Indexed, IndexedKind, Searcher, SearchStore } from '../search-store.ts';
import { isHeld } from './cases.ts';
import type { Row } from './check-ledger.ts';
import type { Documents } from './documents.ts';
import type { Memory } from './memory.ts';
import { searchNames } from './search-names.ts';
import { rangeOf } from './search-places.ts';
import { nameKey } from './search-write.ts';

/** A word that stands in more names than that is not asked of the index: nearly everything has it, and each is looked at instead. */
const mostKeys = 120;
/** So many are looked at for one page where the index does not tell. */
const mostLooked = 3000;
/** Of a scope with more places everything is asked for, and sifted by its place. */
const mostScope = 400;

const within = (list: string, place: string): string => `(${list} IS NOT NULL AND (${list} = '[]' OR ${place} IN (
  SELECT c.place_id FROM place_covers AS c WHERE c.school_id = :school AND c.covering_id IN (SELECT value FROM json_each(${list})))))`;
const among = (list: string): string => `IN (SELECT value FROM json_each(${list}))`;

const visible: Record<IndexedKind, string> = {
  inspection: `(r.person_id = :me OR ${within(':records', 'r.place_id')})`,
  sample: within(':samples', 'r.place_id'),
  hazard: `EXISTS (SELECT 1 FROM hazard_rows AS h WHERE h.school_id = :school AND h.id = r.id AND :walks IS NOT NULL AND (
    h.person_id = :me OR h.checker_id ${among(':acting')} OR h.responsible_id ${among(':acting')} OR h.dept_id ${among(':departments')}
    OR ${isHeld('h')} OR ${within(':walks', 'h.place_id')}))`,
};

const said = (words: readonly string[]): string => `"${words.join(' ')}"`;
/** Tokens hold letters and digits only, so nothing of the question is ever read as a sign of the query. */
function queryOf({ tokens, isBegun, letters }: Word, keys: readonly string[]): string {
  const parts = [`written : ${said(tokens)}${isBegun ? ' *' : ''}`];
  if (keys.length > 0) parts.push(`named : (${keys.map((key) => said([key])).join(' OR ')})`);
  if (letters !== null) parts.push(`spelt : ${said(Array.from(letters))}`);
  return `(${parts.join(' OR ')})`;
}

export function sqliteSearch(db: DatabaseSync, documents: Documents, memory: Memory): SearchStore {
  const names = searchNames(db, documents, memory);
  const statements = new Map<string, StatementSync>();
  function prepared(sql: string): StatementSync {
    const known = statements.get(sql);
    if (known) return known;
    const made = db.prepare(sql);
    // Each query takes from what is bound what it asks for.
    made.setAllowUnknownNamedParameters(true);
    statements.set(sql, made);
    return made;
  }
  const covered = db.prepare(
    `SELECT DISTINCT place_id FROM place_covers WHERE school_id = ? AND covering_id IN (SELECT value FROM json_each(?)) LIMIT ?`,
  );

  const exactly = (kind: IndexedKind) =>
    prepared(`SELECT r.n, r.id FROM search_rows AS r
      WHERE r.school_id = :school AND r.code = :code AND r.kind = :kind AND ${visible[kind]} ORDER BY r.n DESC`);
  const matching = (kind: IndexedKind, isMatched: boolean) =>
    isMatched
      ? prepared(`SELECT r.n, r.id FROM search_words CROSS JOIN search_rows AS r ON r.n = search_words.rowid
          WHERE search_words MATCH :match AND search_words.rowid >= :from AND search_words.rowid < :to
            AND r.school_id = :school AND r.code IS NOT :code AND ${visible[kind]} ORDER BY search_words.rowid DESC`)
      : prepared(`SELECT r.n, r.id FROM search_rows AS r
          WHERE r.n >= :from AND r.n < :to AND r.school_id = :school AND r.code IS NOT :code AND ${visible[kind]}
          ORDER BY r.n DESC`);

  /** One question is asked of each kind in turn. */
  const asked = new WeakMap<readonly Word[], string[][]>();
  function keysOf(schoolId: string, words: readonly Word[]): string[][] {
    const known = asked.get(words) ?? words.map((word) => names.keysOf(schoolId, word));
    asked.set(words, known);
    return known;
  }

  /** Narrows what is read of the index to whom and what places it may concern; null where that would say nothing. */
  function concerning(schoolId: string, kind: IndexedKind, { personId, records }: Searcher): string | null {
    if (kind !== 'inspection' || records?.length === 0) return null;
    const own = nameKey.person(personId);
    if (records === null) return `(named : ${said([own])})`;
    const places = covered.all(schoolId, JSON.stringify(records), mostScope + 1).map((row) => String(row['place_id']));
    if (places.length > mostScope) return null;
    return `(named : (${[own, ...places.map(nameKey.place)].map((key) => said([key])).join(' OR ')}))`;
  }

  return {
    template: (schoolId) => (of) => documents.reader(schoolId)('template', templateId(of)),
    async find(schoolId, who, { kind, words, code, before, limit }, stands) {
      memory.look();
      const read = documents.reader(schoolId);
      const keys = keysOf(schoolId, words);
      const isBroad = keys.some((some) => some.length > mostKeys);
      const parts = words.flatMap((word, i) => {
        const some = keys[i] ?? [];
        return some.length > mostKeys ? [] : [queryOf(word, some)];
      });
      const match = [...parts, concerning(schoolId, kind, who) ?? []].flat().join(' AND ');
      const [from, to] = rangeOf(kind);
      const bound = {
        ...whoOf(schoolId, who),
        kind,
        code,
        match,
        from,
        to: before ?? to,
      } satisfies Record<string, SQLInputValue>;
      const found: Found[] = [];
      const take = (row: Row, isExact: boolean): boolean => {
        const id = String(row['id']);
        const body = read(kind, id);
        const document = { type: kind, id, body } as Indexed;
        if (!body || (isBroad && !isExact && !stands(document))) return false;
        found.push({ document, isExact });
        return true;
      };
      if (before === null && code !== '') for (const row of exactly(kind).all(bound)) take(row, true);
      let [looked, end] = [0, before ?? to];
      for (const row of matching(kind, match !== '').iterate(bound)) {
        if (found.length >= limit || looked >= mostLooked) return { found, end };
        looked++;
        take(row, false);
        end = Number(row['n']);
      }
      return { found, end: null };
    },
  };
}

const listed = (places: readonly string[] | null): string | null => (places === null ? null : JSON.stringify(places));

const whoOf = (school: string, { personId, records, walks, samples, departments, acting }: Searcher) => ({
  school,
  me: personId,
  records: listed(records),
  walks: listed(walks),
  samples: listed(samples),
  departments: JSON.stringify(departments),
  acting: JSON.stringify(acting),
});
