// How many cases stand in each list is kept from one question to the next: whatever happens in between, it is as many as the list has.
import { expect, test } from 'vitest';
import { canteen, li, sun, wang, yucai } from '../../../tests/cast.ts';
import { an, chu, dian, fen, picture } from '../../../tests/cast-cases.ts';
import { hazardLists, type HazardCounts, type HazardRows } from '../../domain/hazard-reports.ts';
import { hazardGrades } from '../../domain/hazard-words.ts';
import type { Person } from '../../domain/person.ts';
import { openCases, type Cases } from '../cases.contract.ts';

const dayMs = 86_400_000;
const lookers = [wang, sun, an, fen, dian, li];

async function expectAgree(cases: Cases, who: Person, told: string): Promise<void> {
  const ask = <T>(path: string) => cases.school.json<T>(who, 'GET', path);
  const { counts, grades } = await ask<HazardCounts>('/api/hazards/counts');
  const lengths = await Promise.all(
    hazardLists.map(
      async (list) => [list, (await ask<HazardRows>(`/api/hazards?list=${list}&limit=1`)).total] as const,
    ),
  );
  expect(counts, `${told}, for ${who.username}`).toEqual(Object.fromEntries(lengths));
  const open = await Promise.all(
    hazardGrades.map(
      async (grade) => [grade, (await ask<HazardRows>(`/api/hazards?list=open&grade=${grade}&limit=1`)).total] as const,
    ),
  );
  expect(grades, `${told}, for ${who.username}`).toEqual(Object.fromEntries(open));
}

test('after every step, and when time has passed, a count is the length of its list for everybody', async () => {
  const cases = await openCases();
  const { clock, parts } = cases.school;
  const each = async (told: string) => {
    for (const who of lookers) await expectAgree(cases, who, told);
  };
  await each('nothing yet');
  const first = await cases.report(wang);
  const second = await cases.report(chu, { placeId: canteen.id, suspectedMajor: true });
  await each('two reported');
  for (const [who, step] of [
    [sun, 'assign'],
    [dian, 'accept'],
    [dian, 'rectify'],
    [sun, 'pass'],
    [an, 'close'],
  ] as const) {
    clock.ms += 60_000;
    await cases.take(first, who, step);
    await each(step);
  }
  for (const days of [1, 6, 10, 10]) {
    clock.ms += days * dayMs;
    await each(`${days} days later`);
  }
  await cases.take(first, sun, 'reopen');
  await cases.report(wang, { fixed: true, photos: [picture] });
  await each('reopened, and one put right on the spot');
  expect((await parts.store.documents.read(yucai.id, 'hazard', second))?.state).toBe('reported');
  clock.ms -= 10 * dayMs;
  await each('a clock that was set back');
});
