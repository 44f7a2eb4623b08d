// How many cases stand in each list is kept from one question to the next: whatever happens in between, it is as many as the list has.
import { expect, test } from 'vitest';
import { canteen, entry, floor2, id, li, sun, tonight, wang, yucai } from '../../../tests/cast.ts';
import { an, chu, dian, fen, picture } from '../../../tests/cast-cases.ts';
import { hazardLists, type HazardCounts, type HazardRows } from '../../domain/hazard-reports.ts';
import { hazardGrades } from '../../domain/hazard-words.ts';
import type { Person } from '../../domain/person.ts';
import { openCases, type Cases } from '../cases.contract.ts';
import { makeEntries, type Fact } from '../entries.ts';

const dayMs = 86_400_000;
const ofCanteen: Person = { ...an, id: id(980), name: '膳安', username: 'shan', scope: [canteen.id] };
const lookers = [wang, sun, an, fen, dian, li, ofCanteen];

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

async function join({ school }: Cases, person: Person): Promise<void> {
  const { store } = school.parts;
  const fact: Fact = { kind: 'person-added', schema: 1, subject: person.id, body: person };
  const make = (n: number) => makeEntries([fact], sun.id, store.device, n, tonight);
  const secret = (await store.people.credential(yucai.id, 'sun'))?.secret ?? '';
  await store.people.add(yucai.id, sun, person, make, secret, tonight);
}

test('after every step, and when time has passed, a count is the length of its list for everybody', async () => {
  const cases = await openCases();
  const { clock, parts } = cases.school;
  await join(cases, ofCanteen);
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
  // The office of the canteen alone: a place that is moved there brings its cases along.
  const moved = { places: [{ ...floor2, ancestors: [{ id: canteen.id, name: canteen.name }] }] };
  await cases.push(sun, entry('places-kept', moved, { subject: floor2.id, id: id(990), by: sun.id, opSeq: 900 }));
  const { counts } = await cases.school.json<HazardCounts>(ofCanteen, 'GET', '/api/hazards/counts');
  expect(counts.all).toBe(2);
  await each('a place was moved');
  await cases.take(first, sun, 'reopen');
  await cases.report(wang, { fixed: true, photos: [picture] });
  await each('reopened, and one put right on the spot');
  expect((await parts.store.documents.read(yucai.id, 'hazard', second))?.state).toBe('reported');
  clock.ms -= 10 * dayMs;
  await each('a clock that was set back');
});
