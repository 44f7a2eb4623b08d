import { expect, test, vi } from 'vitest';
import { at, canteen, dorm3, entry, floor2, id, inspection, li, sun, tonight, wang } from '../../tests/cast.ts';
import { plan, route } from '../../tests/cast-rounds.ts';
import type { RoundAnalysis } from '../domain/analysis-reports.ts';
import type { Person } from '../domain/person.ts';
import { isDrawn } from '../domain/recheck.ts';
import { openSchool, type School } from './school.contract.ts';

const hourMs = 3_600_000;
/** A Sunday; what comes after midnight is of the next week. */
const evening = tonight - 6 * hourMs;
const ids = Array.from({ length: 400 }, (_, n) => id(50_000 + n));
const drawn = ids.filter(isDrawn);
const plain = ids.filter((one) => !isDrawn(one));

let opSeq = 100;
function handIn(school: School, by: Person, subject: string | undefined, ms: number, over: object) {
  const n = opSeq++;
  const body = inspection({ startedAt: at(ms - 60_000), finishedAt: at(ms), ...over });
  school.clock.ms = Math.max(school.clock.ms, ms + 1000);
  const whose = { subject: subject ?? '', by: by.id, device: by.id, opSeq: n, id: id(7000 + n), at: at(ms) };
  return school.push(by, entry('inspection-submitted', body, whose));
}

/** A round past a floor and the canteen; each was looked at, and then by somebody else. */
async function walkedTwice(): Promise<School> {
  const school = await openSchool();
  const points = [floor2, canteen].map(({ id: placeId }) => ({ placeId, templates: ['Z1'], minutes: null }));
  const walked = route({ points });
  await school.push(
    sun,
    entry('route-kept', walked, { subject: walked.id, id: id(901), by: sun.id, opSeq: 1 }),
    entry('plan-kept', plan(), { subject: plan().id, id: id(902), by: sun.id, opSeq: 2 }),
  );
  for (const [n, { id: placeId }] of [floor2, canteen, canteen].entries()) {
    await handIn(school, sun, drawn[n], evening + n * hourMs, { placeId });
    await handIn(school, n === 0 ? wang : li, plain[n], evening + n * hourMs + hourMs / 2, { placeId });
  }
  return school;
}

async function askedBy(school: School, who: Person, place = '') {
  const asked = `/api/analysis/rounds?from=2026-11-22&to=2026-11-22${place && `&place=${place}`}`;
  const { routes, agreedSince } = await school.json<RoundAnalysis>(who, 'GET', asked);
  return { sums: routes.map(({ answers, pairs, compared }) => ({ answers, pairs, compared })), agreedSince };
}

test('what a route came to is told of the places that are asked for, and of no building of others', async () => {
  const school = await walkedTwice();
  const [{ answers: each } = { answers: 0 }] = (await askedBy(school, sun, canteen.id)).sums.map((one) => ({
    answers: one.answers / 4,
  }));
  expect(each).toBeGreaterThan(5);
  const whole = { answers: 6 * each, pairs: 3, compared: 18 };
  expect(await askedBy(school, sun)).toEqual({ sums: [whole], agreedSince: null });
  const here = { sums: [{ answers: 2 * each, pairs: 1, compared: 6 }], agreedSince: null };
  expect(await askedBy(school, sun, dorm3.id)).toEqual(here);
  const chief = await school.join({ name: '楼长', username: 'chief', role: 'duty_leader', scope: [dorm3.id] });
  expect(await askedBy(school, chief)).toEqual(here);
});

test('where too many were drawn it is told since when they are counted, and what the route does not look at takes no room', async () => {
  const school = await walkedTwice();
  const { rechecks } = school.parts.store;
  const all = rechecks.drawn.bind(rechecks);
  vi.spyOn(rechecks, 'drawn').mockImplementation((of, filter) => all(of, { ...filter, limit: 2 }));
  expect(await askedBy(school, sun)).toMatchObject({ sums: [{ pairs: 2 }], agreedSince: evening + hourMs });
  // Newer ones at the dormitory itself, which is no point of the route.
  for (const n of [3, 4]) await handIn(school, sun, drawn[n], evening + (n + 1) * hourMs, { placeId: dorm3.id });
  expect(await askedBy(school, sun)).toMatchObject({ sums: [{ pairs: 2 }], agreedSince: evening + hourMs });
});
