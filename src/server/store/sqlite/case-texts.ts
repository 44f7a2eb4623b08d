// What cases are found by in their list: read once, and of what was said since only that. Every part of a word counts, which no index of words tells.
import type { DatabaseSync } from 'node:sqlite';
import { breath } from '../../breath.ts';
import type { CaseWord, CaseWords } from '../case-store.ts';
import type { Row } from './check-ledger.ts';
import type { Memory } from './memory.ts';

type Text = { text: string; note: string; number: string; place: string; people: string[] };
type Texts = { seq: number; id: string; of: Map<string, Text> };

const atOnce = 500;

export type CaseTexts = {
  /** The ids of all in which every word stands somewhere, as JSON; who may see them is not asked here. */
  found: (schoolId: string, words: CaseWords) => Promise<string>;
};

export function caseTexts(db: DatabaseSync, memory: Memory): CaseTexts {
  const kept = memory.keep<Texts>();
  const newer = db.prepare(
    `SELECT w.id, w.seq, s.code, w.body ->> '$.placeId' AS place, w.body ->> '$.reportedBy' AS by, w.body ->> '$.handling.person.id' AS person,
       concat_ws(' ', w.body ->> '$.text.zh', w.body ->> '$.text.en', w.body ->> '$.placeName', w.body ->> '$.reportedByName',
         w.body ->> '$.handling.person.name', w.body ->> '$.handling.deptName') AS text, w.body ->> '$.note' AS note
     FROM documents AS w LEFT JOIN search_rows AS s ON s.school_id = w.school_id AND s.kind = 'hazard' AND s.id = w.id
     WHERE w.school_id = ?1 AND w.type = 'hazard' AND (w.seq, w.id) > (?2, ?3) ORDER BY w.seq, w.id LIMIT ${atOnce}`,
  );

  async function known(schoolId: string): Promise<Texts> {
    memory.look();
    const texts = kept.get(schoolId) ?? { seq: -1, id: '', of: new Map<string, Text>() };
    kept.set(schoolId, texts);
    const rest = breath();
    for (;;) {
      const rows = newer.all(schoolId, texts.seq, texts.id);
      for (const row of rows) texts.of.set(String(row['id']), textOf(row));
      const last = rows.at(-1);
      if (last) Object.assign(texts, { seq: Number(last['seq']), id: String(last['id']) });
      if (rows.length < atOnce) return texts;
      await rest();
    }
  }

  return {
    async found(schoolId, { all, notes }) {
      const words = all.map((word) => ({ ...word, places: new Set(word.places), people: new Set(word.people) }));
      const ids: string[] = [];
      for (const [id, text] of (await known(schoolId)).of)
        if (words.every((word) => stands(text, word, notes))) ids.push(id);
      return JSON.stringify(ids);
    },
  };
}

const string = (value: unknown): string => (typeof value === 'string' ? value : '');

const textOf = (row: Row): Text => ({
  text: string(row['text']).toLowerCase(),
  note: string(row['note']).toLowerCase(),
  number: string(row['code']),
  place: string(row['place']),
  people: [string(row['by']), string(row['person'])],
});

type Asked = Pick<CaseWord, 'text' | 'number'> & Record<'places' | 'people', ReadonlySet<string>>;

const stands = ({ text, note, number, place, people }: Text, word: Asked, notes: boolean): boolean =>
  text.includes(word.text) ||
  (notes && note.includes(word.text)) ||
  (word.number !== '' && number.includes(word.number)) ||
  word.places.has(place) ||
  people.some((id) => word.people.has(id));
