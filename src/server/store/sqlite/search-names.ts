// Names of places, checklists and people, and by which keys of the index they are found: names are few, and things that bear them many.
import type { DatabaseSync } from 'node:sqlite';
import { placeName, type Place } from '../../../domain/place.ts';
import { ready, stands, type Ready, type Word } from '../../search/words.ts';
import type { Documents } from './documents.ts';
import type { Memory } from './memory.ts';
import { nameKey } from './search-write.ts';

type Name = { key: string; above: readonly string[]; texts: readonly Ready[] };

export type Names = {
  /** Keys of all that bear a name in which the word stands; of places only the highest, for what lies below has its key too. */
  keysOf(schoolId: string, word: Word): string[];
};

export function searchNames(db: DatabaseSync, documents: Documents, memory: Memory): Names {
  const lists = db.prepare(
    `SELECT body ->> '$.code' AS code, body ->> '$.name.zh' AS zh, body ->> '$.name.en' AS en FROM documents
     WHERE school_id = ? AND type = 'template' GROUP BY 1, 2, 3`,
  );
  const people = db.prepare(
    `SELECT id, body ->> '$.name' AS name FROM documents WHERE school_id = ? AND type = 'person'`,
  );
  // Whoever joins and what is published takes the next seq.
  const last = db.prepare(
    `SELECT max(seq) AS seq FROM documents WHERE school_id = ? AND type IN ('template', 'person')`,
  );
  const school = memory.keep<{ seq: unknown; names: Name[] }>();
  const places = new WeakMap<Place, Name>();

  const nameOf = (place: Place): Name => {
    const known = places.get(place);
    if (known) return known;
    const above = place.ancestors.map(({ id }) => nameKey.place(id));
    const made = { key: nameKey.place(place.id), above, texts: [ready(placeName(place), true)] };
    places.set(place, made);
    return made;
  };

  function othersOf(schoolId: string): Name[] {
    const seq = last.get(schoolId)?.['seq'];
    const known = school.get(schoolId);
    if (known && known.seq === seq) return known.names;
    const named = (key: string, ...texts: unknown[]): Name => ({
      key,
      above: [],
      texts: texts.map((text) => ready(String(text), true)),
    });
    const made = [
      ...lists.all(schoolId).map(({ code, zh, en }) => named(nameKey.list(String(code)), zh, en)),
      ...people.all(schoolId).map(({ id, name }) => named(nameKey.person(String(id)), name)),
    ];
    school.set(schoolId, { seq, names: made });
    return made;
  }

  return {
    keysOf(schoolId, word) {
      const has = ({ texts }: Name): boolean => texts.some((text) => stands(text, word));
      const others = othersOf(schoolId).filter(has);
      const found = new Map<string, Name>();
      for (const place of documents.reader(schoolId)('places', schoolId)?.values() ?? []) {
        const name = nameOf(place);
        if (has(name)) found.set(name.key, name);
      }
      const highest = [...found.values()].filter(({ above }) => !above.some((key) => found.has(key)));
      return [...new Set([...others, ...highest].map(({ key }) => key))];
    },
  };
}
