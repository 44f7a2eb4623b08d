// Inspections drawn for a second look, and those of others among which it may be.
import type { DatabaseSync } from 'node:sqlite';
import type { InspectionRecord } from '../../../domain/documents.ts';
import type { EntryOf } from '../../../domain/entry.ts';
import type { Inspection } from '../../../domain/inspection.ts';
import { correctedMs } from '../../../domain/moment.ts';
import { isDrawn } from '../../../domain/recheck.ts';
import type { RecheckStore } from '../recheck-store.ts';
import type { Documents } from './documents.ts';
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
  const present = <T>(list: readonly (T | undefined)[]): T[] => list.filter((one): one is T => one !== undefined);

  return {
    async drawn(schoolId, { scope, from, to, of, limit }) {
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
      const rows = db
        .prepare(
          `SELECT r.id, r.drawn_at FROM inspection_rows AS r INDEXED BY inspection_rows_drawn WHERE ${asked.sql}
           ORDER BY r.drawn_at DESC, r.id DESC LIMIT ?`,
        )
        .all(...asked.values, limit + 1);
      const found = await Promise.all(
        rows.slice(0, limit).map(async (row) => {
          const [id, at] = [String(row['id']), Number(row['drawn_at'])];
          const first = await firstOf(schoolId, id);
          const ids = others.all(schoolId, id).map((other) => String(other['id']));
          const maybe = present(await Promise.all(ids.map((other) => firstOf(schoolId, other))));
          return first && { first, others: maybe, drawnAt: at };
        }),
      );
      return { rows: present(found), more: rows.length > limit };
    },
  };
}
