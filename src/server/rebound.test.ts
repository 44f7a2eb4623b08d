import { expect, test } from 'vitest';
import { li, sun, yucai } from '../../tests/cast.ts';
import type { HazardAnalysis } from '../domain/analysis-reports.ts';
import type { HazardRows } from '../domain/hazard-reports.ts';
import { openCases } from './cases.contract.ts';

test('what is reported in words where the like was closed stands in 反复隐患 and counts as a rebound, also folded again', async () => {
  const cases = await openCases();
  const one = await cases.report();
  await cases.close(one);
  cases.school.clock.ms += 3 * 86_400_000;
  const again = await cases.report(li);
  await cases.report(li, { category: 'fire' });
  const { store } = cases.school.parts;
  for (const isAgain of [false, true]) {
    if (isAgain) await store.ledger.rebuild(yucai.id);
    expect((await cases.school.json<HazardRows>(sun, 'GET', '/api/hazards?list=repeat')).rows).toMatchObject([
      { id: again, grade: 'L', isRepeat: true },
    ]);
    expect((await cases.view(sun, again)).hazard.repeatOf).toBe(one);
    const span = '?from=2026-11-16&to=2026-11-29';
    const { figures } = await cases.school.json<HazardAnalysis>(sun, 'GET', `/api/analysis/hazards${span}`);
    expect(figures.rebound).toEqual({ n: 1, of: 1 });
  }
});
