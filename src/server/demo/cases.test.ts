import { expect, test, vi } from 'vitest';
import { handlingOf, waitsFor } from '../../domain/hazard-handling.ts';
import { clockOf } from '../../domain/hazard-times.ts';
import { isOver } from '../../domain/hazard-words.ts';
import { builtInTemplates } from '../library/library.ts';
import { emptySchool } from '../school.contract.ts';
import { seedDemo } from './seed-demo.ts';

vi.setConfig({ testTimeout: 120_000 });

test('the cases of the demo are under way, some closed, some overdue, each with an owner and by the rules', async () => {
  const { parts } = emptySchool({ templatesFor: builtInTemplates });
  await seedDemo(parts);
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
  const overdue = rows.filter((hazard) => clockOf(hazard, parts.now()).overdueMs > 0).length;
  expect(overdue).toBeGreaterThan(5);
  expect(overdue).toBeLessThan(rows.length / 3);
});
