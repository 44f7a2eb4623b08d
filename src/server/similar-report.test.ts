import { expect, test } from 'vitest';
import { admin, floor2, wang } from '../../tests/cast.ts';
import { chu } from '../../tests/cast-cases.ts';
import type { SimilarHazard } from '../domain/hazard-reports.ts';
import type { Person } from '../domain/person.ts';
import { openCases } from './cases.contract.ts';

test('whoever is about to report at a place of others is shown what was reported there just now, and may add to it', async () => {
  const cases = await openCases();
  const id = await cases.report(wang);
  const asked = (who: Person, category = 'electricity') =>
    cases.school.json<SimilarHazard>(who, 'GET', `/api/similar-hazards?place=${floor2.id}&category=${category}`);
  const { row } = await asked(chu);
  expect(row).toMatchObject({ id, on: null, reportedByName: wang.name, note: '', photo: null });
  expect([(await asked(chu, 'fire')).row, (await asked(admin)).row]).toEqual([null, null]);
  // Of a case that is not one's own only that is allowed.
  await expect(cases.take(id, chu, 'comment')).rejects.toThrow('hazard-unknown');
  await cases.take(id, chu, { do: 'comment', note: '我也看到了', mentions: [], photos: [], adds: true });
  expect((await cases.hazard(id)).also).toEqual([chu.id]);
  expect((await cases.view(chu, id)).hazard.id).toBe(id);
  cases.school.clock.ms += 2 * 3_600_000;
  expect((await asked(chu)).row).toBeNull();
});
