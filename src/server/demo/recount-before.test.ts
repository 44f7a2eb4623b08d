// How the cases stood as a day began is a plain recount of the demo school as if nothing had come in since.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HazardCounts } from '../../domain/hazard-reports.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { openSqlite } from '../store/sqlite.ts';
import * as plain from './plain-lists.contract.ts';
import { busyDays, watchDemo, type Demo } from './watch-demo.contract.ts';

const day = 86_400_000;
/** A Friday evening in Shanghai, the same as the recount of cases has. */
const now = Date.UTC(2026, 10, 27, 12);
const midnight = Date.UTC(2026, 10, 26, 16);

let demo: Demo;
beforeAll(async () => {
  demo = await watchDemo(now, busyDays(10));
});
afterAll(async () => {
  await demo.school.parts.store.close();
  rmSync(demo.school.dataDir, { recursive: true, force: true });
});

/** The cases by a ledger that ends at `until`, UTC ms. */
async function casesAt(until: number): Promise<Hazard[]> {
  const [all, cut] = ['demo', `until-${until}`].map((name) => join(demo.school.dataDir, `${name}.sqlite`)) as [
    string,
    string,
  ];
  const whole = new DatabaseSync(all);
  whole.exec(`VACUUM INTO '${cut}'`);
  whole.close();
  const earlier = new DatabaseSync(cut);
  earlier.exec('DROP TRIGGER ledger_is_never_cut');
  // Some of the demo is handed in at its end as of an earlier day: what had come in by then stands before it.
  earlier.prepare('DELETE FROM ledger WHERE seq >= (SELECT min(seq) FROM ledger WHERE received_at >= ?)').run(until);
  earlier.close();
  const store = openSqlite(cut, () => undefined);
  const { id } = (await store.documents.school())!;
  await store.ledger.rebuild(id);
  const { rows } = await store.reports.hazards(id, { scope: [], limit: 10_000 });
  await store.close();
  return rows;
}

test('what was open, 逾期 and 重大 as today began and a week ago are the cases of which the facts of then say so', async () => {
  const { before, counts } = await demo.school.json<HazardCounts>(demo.sun, 'GET', '/api/hazards/counts');
  for (const [than, at] of [
    ['today', midnight],
    ['last-week', midnight - 7 * day],
  ] as const) {
    const those = (await casesAt(at)).filter(plain.isOpen);
    expect({ than, ...before?.[than] }).toEqual({
      than,
      open: those.length,
      overdue: those.filter((one) => plain.dueBy(one) < at).length,
      major: those.filter(({ grade }) => grade === 'M' || grade === 'MS').length,
    });
    expect(those.length).toBeGreaterThan(0);
  }
  // It was another number then, or there would be nothing to tell.
  expect(before?.['last-week']?.open).not.toBe(counts.open);
});
