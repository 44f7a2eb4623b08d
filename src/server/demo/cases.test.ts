import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { handlingOf, waitsFor } from '../../domain/hazard-handling.ts';
import { clockOf } from '../../domain/hazard-times.ts';
import { isOver } from '../../domain/hazard-words.ts';
import { busyDays, watchDemo } from './watch-demo.contract.ts';

test('the cases of the demo are under way, some closed, some overdue, each with an owner and by the rules', async () => {
  // In `npm run check` fewer days of everybody.
  const { school } = await watchDemo(Date.UTC(2026, 10, 27, 12), busyDays(4));
  onTestFinished(async () => {
    await school.parts.store.close();
    rmSync(school.dataDir, { recursive: true, force: true });
  });
  const { parts } = school;
  const schoolId = (await parts.store.documents.school())?.id ?? '';
  const { rows } = await parts.store.reports.hazards(schoolId, { scope: [], limit: 10_000 });
  const counts = Object.groupBy(rows, ({ state }) => state);
  const often = Object.fromEntries(Object.entries(counts).map(([state, some]) => [state, some.length]));
  const wanted = ['reported', 'fixed-on-spot', 'assigned', 'rectifying', 'to-verify', 'verified', 'closed', 'rejected'];
  expect(
    wanted.filter((state) => (often[state] ?? 0) < 1),
    JSON.stringify(often),
  ).toEqual([]);
  const steps = rows.flatMap((hazard) => handlingOf(hazard).steps);
  expect(steps.filter(({ without }) => without)).toEqual([]);
  expect(rows.filter((hazard) => !isOver(hazard.state) && !waitsFor(hazard))).toEqual([]);
  // An outside firm has some in hand and has put some right; nobody of it looked at anybody's work.
  const ofFirm = rows.filter(({ handling }) => handling?.person?.name === '华安消防');
  expect(ofFirm.filter(({ state }) => !isOver(state)).length).toBeGreaterThan(0);
  const did = new Set(steps.flatMap(({ name, said }) => (name === '华安消防' ? [said.do] : [])));
  expect([did.has('accept'), did.has('rectify'), did.has('pass'), did.has('close')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  const overdue = rows.filter((hazard) => clockOf(hazard, parts.now()).overdueMs > 0).length;
  expect(overdue).toBeGreaterThan(5);
  expect(overdue).toBeLessThan(rows.length / 3);
});
