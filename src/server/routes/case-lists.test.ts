// Whose lists a case stands in.
import { expect, test } from 'vitest';
import { li, sun } from '../../../tests/cast.ts';
import { dian, sayings, shui } from '../../../tests/cast-cases.ts';
import type { HazardCounts, HazardRows } from '../../domain/hazard-reports.ts';
import type { Person } from '../../domain/person.ts';
import { openCases, type Cases } from '../cases.contract.ts';

const list = (cases: Cases, who: Person, query: string) =>
  cases.school.json<HazardRows>(who, 'GET', `/api/hazards${query}`);

test('the lists have what lies on the phone: whoever reported it after somebody else, and whoever was asked, not who once had it', async () => {
  const cases = await openCases();
  const one = await cases.report();
  const told = async (who: Person) => [
    (await list(cases, who, '?list=open')).total,
    (await cases.school.json<HazardCounts>(who, 'GET', '/api/hazards/counts')).counts.open,
  ];
  expect(await told(li)).toEqual([0, 0]);
  await cases.take(one, li, { do: 'comment', note: '又看见了', mentions: [], photos: [], adds: true });
  expect(await told(li)).toEqual([1, 1]);
  await cases.take(one, sun, { do: 'comment', note: '这里的线是谁拉的？', mentions: [shui.id], photos: [] });
  expect(await told(shui)).toEqual([1, 1]);
  await cases.take(one, sun, 'assign');
  expect(await told(dian)).toEqual([1, 1]);
  await cases.take(one, sun, { ...sayings.assign(await cases.hazard(one)), personId: shui.id } as never);
  expect(await told(dian)).toEqual([0, 0]);
  expect((await list(cases, li, '?list=mine')).rows).toEqual([]);
});
