// Inspections drawn for a second look, and those of others among which it may be.
import type { DatabaseSync } from 'node:sqlite';
import type { InspectionRecord } from '../../../domain/documents.ts';
import type { EntryOf } from '../../../domain/entry.ts';
import type { Inspection } from '../../../domain/inspection.ts';
import { correctedMs } from '../../../domain/moment.ts';
import { isDrawn, secondLook } from '../../../domain/recheck.ts';
import type { DrawnFilter, RecheckStore } from '../recheck-store.ts';
import type { RecordHead } from '../record-head.ts';
import type { Documents } from './documents.ts';
import { recordHeads } from './record-heads.ts';
import { where, within } from './where.ts';

/** When a drawn inspection was finished, UTC ms; null when it is not drawn. */
export const drawnAt = (id: string, { finishedAt }: Pick<Inspection, 'finishedAt'>): number | null =>
  isDrawn(id) ? correctedMs(finishedAt) : null;

export function sqliteRechecks(db: DatabaseSync, documents: Documents): RecheckStore {
  const others = db.prepare(
    `SELECT o.id FROM inspection_rows AS r JOIN inspection_rows AS o INDEXED BY inspection_rows_here
       ON o.school_id = r.school_id AND o.day >= r.day AND o.day <= date(r.day, '+2 days') AND o.state = 'submitted'
       AND o.place_id = r.place_id AND o.template_code = r.template_code AND o.person_id <> r.person_id
     WHERE r.school_id = ? AND r.id = ?`,
  );
  const rawOf = db.prepare(
    `SELECT raw FROM ledger WHERE school_id = ? AND id = ? AND (code IS NULL OR code <> 'not-yours')`,
  );

  /** The record as it was first handed in. */
  async function firstOf(schoolId: string, id: string): Promise<InspectionRecord | undefined> {
    const record = await documents.read(schoolId, 'inspection', id);
    if (!record || record.entries.length === 1) return record;
    const raw = rawOf.get(schoolId, record.entries[0] ?? '')?.['raw'];
    const said = JSON.parse(String(raw)) as EntryOf<'inspection-submitted'>;
    return { ...record, inspection: said.body };
  }
  const headOf = async (schoolId: string, head: RecordHead): Promise<RecordHead | undefined> =>
    head.entries.length === 1 ? head : firstOf(schoolId, head.id);
  const present = <T>(list: readonly (T | undefined)[]): T[] => list.filter((one): one is T => one !== undefined);

  const heads = recordHeads(db);

  type Row = { id: string; by: string; at: number };
  function rowsOf(schoolId: string, { scope, from, to, of, limit }: DrawnFilter): Row[] {
    const asked = where([
      ['r.school_id = ?', schoolId],
      ['r.drawn_at >= ?', from],
      ['r.drawn_at < ?', to],
      [`r.state = 'submitted'`],
      within(scope),
      of && [
        `(r.place_id, r.template_code) IN (SELECT value ->> 'placeId', value ->> 'templateCode' FROM json_each(?))`,
        JSON.stringify(of),
      ],
    ]);
    return db
      .prepare(
        `SELECT r.id, r.person_id, r.drawn_at FROM inspection_rows AS r INDEXED BY inspection_rows_drawn WHERE ${asked.sql}
         ORDER BY r.drawn_at DESC, r.id DESC LIMIT ?`,
      )
      .all(...asked.values, limit)
      .map((row) => ({ id: String(row['id']), by: String(row['person_id']), at: Number(row['drawn_at']) }));
  }

  const othersOf = (schoolId: string, { id }: Row): string[] =>
    others.all(schoolId, id).map((other) => String(other['id']));

  return {
    async drawn(schoolId, filter) {
      const { limit } = filter;
      const rows = rowsOf(schoolId, { ...filter, limit: limit + 1 });
      // Where many look at one place in the same days, each is among the others of all.
      const known = new Map<string, Promise<InspectionRecord | undefined>>();
      const once = (id: string): Promise<InspectionRecord | undefined> => {
        const read = known.get(id) ?? firstOf(schoolId, id);
        known.set(id, read);
        return read;
      };
      const found = await Promise.all(
        rows.slice(0, limit).map(async (row) => {
          const first = await once(row.id);
          const maybe = present(await Promise.all(othersOf(schoolId, row).map(once)));
          return first && { first, others: maybe, drawnAt: row.at };
        }),
      );
      return { rows: present(found), more: rows.length > limit };
    },
    async toLookAt(schoolId, person, filter) {
      const rows = rowsOf(schoolId, filter)
        .filter(({ by }) => by !== person)
        .map((row) => ({ id: row.id, at: row.at, others: othersOf(schoolId, row) }));
      const ids = new Set(rows.flatMap(({ id, others: those }) => [id, ...those]));
      const read = await Promise.all(heads(schoolId, [...ids]).map((head) => headOf(schoolId, head)));
      const known = new Map(present(read).map((head) => [head.id, head]));
      return rows.flatMap(({ id, at, others: those }) => {
        const first = known.get(id);
        const isDone = first && secondLook(first, present(those.map((other) => known.get(other))));
        return first && !isDone ? [{ first, drawnAt: at }] : [];
      });
    },
  };
}
