import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { Ledger } from '../../../../tests/cast-cases.ts';
import { wang } from '../../../../tests/cast.ts';
import { handlingOf } from '../../../domain/hazard-handling.ts';
import { hazardWriter } from './hazards.ts';
import { migrate, migrations } from './migrate.ts';

/** A school whose server learns to look by field when `upTo` (UTC ms) is the last thing that came in; null for a new one. */
function spotsAfter(upTo: number | null, closedAt: number): unknown[] {
  const db = new DatabaseSync(':memory:');
  onTestFinished(() => db.close());
  const all = migrations();
  const from = all.findIndex(({ name }) => name.includes('field-spots'));
  migrate(db, all.slice(0, from));
  db.exec('PRAGMA foreign_keys = OFF');
  if (upTo !== null) {
    const columns = db.prepare('PRAGMA table_info(ledger)').all();
    const named = columns.map(({ name }) => String(name)).join(', ');
    const known: Record<string, unknown> = { received_at: upTo, verdict: 'accepted' };
    const values = columns.map(({ name, type }) => (known[String(name)] ?? (type === 'INTEGER' ? 1 : 'x')) as string);
    db.prepare(`INSERT INTO ledger (${named}) VALUES (${columns.map(() => '?').join(', ')})`).run(...values);
  }
  migrate(db, all);
  const hazard = new Ledger().report(wang);
  const closed = { by: wang, at: closedAt, note: '', opinion: '' };
  hazardWriter(db)('s', { ...hazard, state: 'closed', handling: { ...handlingOf(hazard), closed } }, 1);
  const { spot, field_spot: field } = db.prepare('SELECT spot, field_spot FROM hazard_rows').get() ?? {};
  return [spot !== null, field !== null];
}

test('a case is found again by its field where it was closed after the server had learned that, so that nothing of before is told anew', () => {
  expect(spotsAfter(null, 10)).toEqual([true, true]);
  expect(spotsAfter(50, 50)).toEqual([false, false]);
  expect(spotsAfter(50, 51)).toEqual([true, true]);
});
