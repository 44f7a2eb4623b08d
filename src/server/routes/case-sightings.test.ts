import { expect, test } from 'vitest';
import * as cast from '../../../tests/cast.ts';
import type { Seen } from '../../domain/sighting.ts';
import { openCases, type Cases } from '../cases.contract.ts';

const { floor2, li, sun, wang, yucai } = cast;
const minuteMs = 60_000;

/** Somebody passes by; the n-th time in an inspection of its own. */
async function see(cases: Cases, id: string, n: number, seen: Seen | null = 'still', entryN = n): Promise<void> {
  cases.school.clock.ms += minuteMs;
  const photos = seen ? [cast.photo('report', cast.sha256(`seen ${n}`))] : [];
  const body = { inspectionId: cast.id(20_000 + n), placeId: floor2.id, seen, note: '', photos };
  const over = { id: cast.id(21_000 + entryN), subject: id, by: li.id, at: cast.at(cases.school.clock.ms) };
  await cases.push(li, cast.entry('hazard-seen', body, { ...over, photos: photos.map(({ sha256 }) => sha256) }));
}

test('every time a case was seen can be read with its photos, also those its document carries no more, and what was taken back cannot', async () => {
  const cases = await openCases();
  const id = await cases.report(wang);
  for (let n = 0; n < 25; n++) await see(cases, id, n);
  expect((await cases.hazard(id)).sightings).toHaveLength(20);
  const all = async () => (await cases.view(sun, id)).hazard.sightings?.map((one) => one.inspectionId);
  const from = (first: number, last = 24) =>
    Array.from({ length: last - first + 1 }, (_, n) => cast.id(20_000 + first + n));
  expect(await all()).toEqual(from(0));
  const { photos } = await cases.view(sun, id);
  expect(photos.map(({ sha256 }) => sha256)).toContain(cast.sha256('seen 0'));
  // The last word in an inspection takes the place of the one before it.
  await see(cases, id, 24, null, 30);
  expect((await cases.hazard(id)).sightings).toHaveLength(19);
  await cases.school.parts.store.ledger.rebuild(yucai.id);
  expect((await cases.hazard(id)).sightings).toHaveLength(19);
  await see(cases, id, 31);
  expect(await all()).toEqual([...from(0, 23), cast.id(20_031)]);
});
