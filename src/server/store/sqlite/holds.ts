// What is held back from being removed (冻结), and what that covers.
import type { DatabaseSync } from 'node:sqlite';
import { Refusal } from '../../../domain/refusal.ts';
import type { Hold, HoldWhat } from '../../../domain/retention-reports.ts';
import type { Person } from '../../../domain/person.ts';
import type { Read } from '../../../domain/documents.ts';
import type { NewHold } from '../retention-store.ts';
import type { AuditWriter } from './audit.ts';
import type { Row } from './check-ledger.ts';

const mostHolds = 1000;

/** What stands: everything, or things by kind and id. A case is held with the one it was merged into, and that with all its parts. */
export type Held = { all: boolean; has(what: Exclude<HoldWhat, 'all'>, id: string): boolean };

/** All of it only inside a transaction. */
export type HoldRows = {
  standing(schoolId: string): Held;
  list(schoolId: string, limit: number): Hold[];
  place(schoolId: string, hold: NewHold): void;
  lift(schoolId: string, id: string, said: { by: string; reason: string; at: number }): void;
};

/** The case and all it was merged into, the last of them last. */
export function mergedWay(read: Read, id: string): string[] {
  const way: string[] = [];
  for (let next: string | null = id; next !== null && !way.includes(next);) {
    way.push(next);
    next = read('hazard', next)?.handling?.mergedInto ?? null;
  }
  return way;
}

export function holdRows(db: DatabaseSync, reader: (schoolId: string) => Read, audit: AuditWriter): HoldRows {
  const standing = db.prepare('SELECT what, about FROM holds WHERE school_id = ? AND lifted_at IS NULL');
  const all = db.prepare(
    `SELECT * FROM holds WHERE school_id = ? ORDER BY lifted_at IS NOT NULL, coalesce(lifted_at, at) DESC, id DESC LIMIT ?`,
  );
  const one = db.prepare('SELECT * FROM holds WHERE school_id = ? AND id = ?');
  const same = db.prepare(
    'SELECT 1 FROM holds WHERE school_id = ? AND what = ? AND about = ? AND lifted_at IS NULL LIMIT 1',
  );
  const put = db.prepare(
    'INSERT INTO holds (school_id, id, what, about, name, reason, by_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const lift = db.prepare(
    'UPDATE holds SET lifted_by = ?, lifted_at = ?, lift_reason = ? WHERE school_id = ? AND id = ?',
  );

  function toHold(schoolId: string, row: Row): Hold {
    const nameOf = (id: unknown) => (reader(schoolId)('person', String(id)) as Person | undefined)?.name ?? '';
    return {
      id: String(row['id']),
      what: row['what'] as HoldWhat,
      about: String(row['about']),
      name: String(row['name']),
      reason: String(row['reason']),
      byName: nameOf(row['by_id']),
      at: Number(row['at']),
      lifted:
        row['lifted_at'] === null
          ? null
          : { byName: nameOf(row['lifted_by']), at: Number(row['lifted_at']), reason: String(row['lift_reason']) },
    };
  }

  return {
    standing(schoolId) {
      const read = reader(schoolId);
      const rows = standing.all(schoolId).map((row) => ({ what: String(row['what']), about: String(row['about']) }));
      const held = new Set(
        rows.flatMap(({ what, about }) =>
          what === 'hazard' ? mergedWay(read, about).map((id) => `hazard ${id}`) : [`${what} ${about}`],
        ),
      );
      return {
        all: rows.some(({ what }) => what === 'all'),
        has: (what, id) => held.has(`${what} ${id}`),
      };
    },
    list: (schoolId, limit) => all.all(schoolId, limit).map((row) => toHold(schoolId, row)),
    place(schoolId, { id, what, about, name, reason, by, at }) {
      if (same.get(schoolId, what, about)) throw new Refusal('conflict');
      if (standing.all(schoolId).length >= mostHolds) throw new Refusal('limit-reached');
      if (what !== 'all' && !reader(schoolId)(what, about)) throw new Refusal('not-found');
      put.run(schoolId, id, what, about, name, reason, by, at);
      audit.note(schoolId, { kind: 'hold-placed', by, about: null, said: { what: `held-${what}`, name }, at });
    },
    lift(schoolId, id, { by, reason, at }) {
      const row = one.get(schoolId, id);
      if (!row) throw new Refusal('not-found');
      if (row['lifted_at'] !== null) throw new Refusal('conflict');
      lift.run(by, at, reason, schoolId, id);
      const said = { what: `held-${String(row['what'])}`, name: String(row['name']) };
      audit.note(schoolId, { kind: 'hold-lifted', by, about: null, said, at });
    },
  };
}
