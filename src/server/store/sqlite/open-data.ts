// Documents in the order in which they changed. A document that changes again moves to the end, so nothing is passed over and nothing that
// was shown is shown as it was.
import type { DatabaseSync } from 'node:sqlite';
import type { ShownInspection } from '../../../domain/open-data.ts';
import type { Hazard } from '../../../domain/hazard.ts';
import type { Round } from '../../../domain/round.ts';
import type { ChangeFilter, ChangePage, OpenDataStore } from '../open-data-store.ts';
import type { Row } from './check-ledger.ts';

/** So many are looked at for one page: a filter that little fits must not keep others waiting. */
const mostLooked = 2000;

const within = (list: string, place: string): string => `${place} IN (SELECT c.place_id FROM place_covers AS c
  WHERE c.school_id = :school AND c.covering_id IN (SELECT value FROM json_each(${list})))`;
const isSeen = (place: string): string =>
  `(:scope = '[]' OR ${within(':scope', place)}) AND (:place = '[]' OR ${within(':place', place)})`;

type Kind = { type: 'inspection' | 'hazard' | 'round'; join: string; also: string; fits: string };

const inspections: Kind = {
  type: 'inspection',
  join: 'JOIN inspection_rows AS r ON r.school_id = :school AND r.id = k.id',
  also: 'r.place_id, r.template_code, r.score_percent',
  fits: `${isSeen('r.place_id')} AND r.day >= :from AND r.day <= :to`,
};
const hazards: Kind = {
  type: 'hazard',
  join: 'JOIN hazard_rows AS r ON r.school_id = :school AND r.id = k.id',
  also: 'r.place_id',
  fits: `${isSeen('r.place_id')} AND r.reported_at >= :from AND r.reported_at < :to`,
};
/** A round is shown to whoever may see one of its points. */
const rounds: Kind = {
  type: 'round',
  join: 'JOIN round_rows AS r ON r.school_id = :school AND r.id = k.id',
  also: 'r.day',
  fits: `r.day >= :from AND r.day <= :to AND ((:scope = '[]' AND :place = '[]') OR EXISTS (
    SELECT 1 FROM json_each(d.body, '$.points') AS p WHERE ${isSeen(`(p.value ->> '$.placeId')`)}))`,
};

export function sqliteOpenData(db: DatabaseSync): OpenDataStore {
  function reading({ type, join, also, fits }: Kind) {
    const looked = `SELECT seq, id FROM documents INDEXED BY documents_by_change
      WHERE school_id = :school AND type = '${type}' AND (seq, id) > (:seq, :id) ORDER BY seq, id LIMIT ${mostLooked}`;
    const page = db.prepare(
      `WITH k AS MATERIALIZED (${looked})
       SELECT d.body, d.seq, d.id, d.changed_at, ${also} FROM k
       CROSS JOIN documents AS d ON d.school_id = :school AND d.type = '${type}' AND d.id = k.id ${join}
       WHERE ${fits} ORDER BY k.seq, k.id LIMIT :limit`,
    );
    const last = db.prepare(
      `WITH k AS (${looked}) SELECT seq, id, (SELECT count(*) FROM k) AS n FROM k ORDER BY seq DESC, id DESC LIMIT 1`,
    );
    return function read<D extends string | number, T>(
      schoolId: string,
      { scope, place, from, to, after, limit }: ChangeFilter<D>,
      [first, end]: [D, D],
      make: (row: Row) => T,
    ): ChangePage<T> {
      const where = { school: schoolId, seq: after.seq, id: after.id };
      const [scoped, placed] = [JSON.stringify(scope), JSON.stringify(place === undefined ? [] : [place])];
      const asked = { ...where, scope: scoped, place: placed, from: from ?? first, to: to ?? end, limit: limit + 1 };
      const found = page.all(asked);
      const rows = found.slice(0, limit).map(make);
      const full = found.length > limit ? found[limit - 1] : undefined;
      if (full) return { rows, end: endOf(full), more: true };
      const through = last.get(where);
      return { rows, end: through ? endOf(through) : after, more: Number(through?.['n'] ?? 0) >= mostLooked };
    };
  }
  const [readInspections, readHazards, readRounds] = [reading(inspections), reading(hazards), reading(rounds)];
  const oneInspection = db.prepare(
    `SELECT d.body, d.changed_at, ${inspections.also} FROM documents AS d
     JOIN inspection_rows AS r ON r.school_id = :school AND r.id = d.id
     WHERE d.school_id = :school AND d.type = 'inspection' AND d.id = :id`,
  );
  const allDays: [string, string] = ['', '￿'];
  const ever: [number, number] = [-8.64e15, 8.64e15];

  return {
    async inspection(schoolId, id) {
      const row = oneInspection.get({ school: schoolId, id });
      return row && toInspected(row);
    },
    async inspections(schoolId, filter) {
      return readInspections(schoolId, filter, allDays, toInspected);
    },
    async hazards(schoolId, filter) {
      return readHazards(schoolId, filter, ever, (row) => ({
        hazard: bodyOf<Hazard>(row),
        changedAt: Number(row['changed_at']),
      }));
    },
    async rounds(schoolId, filter) {
      return readRounds(schoolId, filter, allDays, (row) => ({
        round: bodyOf<Round>(row),
        changedAt: Number(row['changed_at']),
      }));
    },
  };
}

const toInspected = (row: Row) => ({
  record: bodyOf<ShownInspection>(row),
  beside: {
    placeId: String(row['place_id']),
    code: String(row['template_code']),
    score: typeof row['score_percent'] === 'number' ? row['score_percent'] : null,
    changedAt: Number(row['changed_at']),
  },
});
const endOf = (row: Row) => ({ seq: Number(row['seq']), id: String(row['id']) });
const bodyOf = <T>(row: Row): T => JSON.parse(String(row['body'])) as T;
