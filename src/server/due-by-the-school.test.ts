// What a round owes is said by the school's own plan, whatever the phone that walked it knew or said.
import { expect, test } from 'vitest';
import { at, canteen, dorm3, entry, floor2, id, sun, wang, yucai } from '../../tests/cast.ts';
import { due, plan, route } from '../../tests/cast-rounds.ts';
import type { Remarks } from '../domain/remark-reports.ts';
import { missedPoints, outcome, type Due, type Round } from '../domain/round.ts';
import { closeRounds } from './close-rounds.ts';
import type { School } from './school.contract.ts';
import { hourMs, noon, planned, subject, walk, withNight } from './night.contract.ts';

const theRound = async (school: School, id = subject): Promise<Round> =>
  (await school.parts.store.documents.read(yucai.id, 'round', id))!;
const begunBy = (said: Due) =>
  entry('round-started', { due: said, from: null }, { subject, id: id(910), by: wang.id, opSeq: 1, at: at(planned) });
const far = planned + 400 * 24 * hourMs;

test.each<[string, Partial<Due>]>([
  ['by an older plan', {}],
  [
    'by a phone that asks for one point and nothing else',
    { points: due().points.slice(0, 1), proof: 'none', startBy: null },
  ],
  ['by a phone whose window never ends', { startBy: null, finishBy: far, closesAt: far }],
  ['by a phone whose window ends at once', { finishBy: planned, closesAt: planned }],
])('W2 walked %s a round owes what the school had planned, whatever arrives first', async (_how, over) => {
  const walked: Round[] = [];
  for (const isFirst of [true, false]) {
    const school = await withNight();
    const more = { placeId: dorm3.id, templates: [], minutes: null };
    school.clock.ms = noon + hourMs;
    const points = [more, ...route().points];
    const longer = entry('route-kept', route({ points }), { subject: route().id, id: id(941), by: sun.id, opSeq: 7 });
    // What is asked of an arrival from the next round on changes nothing of this one.
    const easier = entry('plan-kept', plan({ proof: 'tap' }), {
      subject: plan().id,
      id: id(942),
      by: sun.id,
      opSeq: 8,
    });
    await school.push(sun, longer);
    const begins = begunBy({ ...due({ plannedAt: planned }), ...over });
    const walk2 = [begins, walk(2, floor2.id, planned + 40 * 60_000), walk(3, canteen.id, planned + 50 * 60_000)];
    // One that asks for less knows of no other point.
    const those = walk2.slice(0, 1 + (over.points?.length ?? 2));
    school.clock.ms = planned + hourMs;
    if (isFirst) await school.push(wang, ...those);
    await school.push(sun, easier);
    expect(await closeRounds(school.parts, school.clock.ms)).toEqual([]);
    school.clock.ms = planned + 2.5 * hourMs;
    expect(await closeRounds(school.parts, school.clock.ms)).toHaveLength(1);
    if (!isFirst) await school.push(wang, ...those);
    const round = await theRound(school);
    const missing = [dorm3.id, ...(those.length < 3 ? [canteen.id] : [])];
    expect(missedPoints(round)).toEqual(missing);
    expect(round).toMatchObject({ closed: { unheard: missing }, proof: 'scan', closesAt: planned + 2 * hourMs });
    expect(round.startBy).toBe(planned + hourMs / 2);
    expect(outcome(round)).toBe('partly');
    await school.parts.store.ledger.rebuild(yucai.id);
    expect(await theRound(school)).toEqual(round);
    const { rows } = await school.json<Remarks>(sun, 'GET', '/api/remarks?from=2026-11-22&to=2026-11-22');
    expect(rows[0]!.remarks).toContainEqual({ kind: 'older-plan', places: missing });
    const visits = round.points.map((point) =>
      Object.assign({}, point, { visits: point.visits.map(({ came: _came, ...visit }) => visit) }),
    );
    walked.push({ ...round, points: visits, closed: null });
  }
  expect(walked[0]).toEqual(walked[1]);
});

test('a round that no plan asked for is kept, closed in its time whatever its phone says, and stands out', async () => {
  const school = await withNight();
  const other = `${plan().id}.2026-11-22.1325`;
  const said = { ...due({ plannedAt: planned }), minute: 1325, closesAt: far };
  const about = { subject: other, by: wang.id, at: at(planned) };
  const arrival = entry('point-visited', walk(3, floor2.id, planned).body, { ...about, id: id(932), opSeq: 32 });
  school.clock.ms = planned + hourMs;
  await school.push(
    wang,
    entry('round-started', { due: said, from: null }, { ...about, id: id(931), opSeq: 31 }),
    arrival,
  );
  const closed = async () => (await closeRounds(school.parts, school.clock.ms)).map(({ minute }) => minute);
  expect(await closed()).toEqual([]);
  school.clock.ms = planned + 5 * 24 * hourMs;
  expect(await closed()).toContain(1325);
  const round = await theRound(school, other);
  expect(round).toMatchObject({ closed: { unplanned: true }, points: [{ visits: [{ by: wang.id }] }, { visits: [] }] });
  expect(round.closed).not.toHaveProperty('unheard');
  const asked = '/api/remarks?from=2026-11-22&to=2026-11-22&kind=unplanned';
  const { rows } = await school.json<Remarks>(sun, 'GET', asked);
  expect(rows.map(({ id: of }) => of)).toEqual([other]);
  const file = await school.ask(sun, 'GET', '/api/remarks/file?from=2026-11-22&to=2026-11-22&as=csv');
  expect(await file.text()).toContain('没有计划要求');
});

test('what is dated before a round might begin counts and stands out, whatever arrives first', async () => {
  for (const isFirst of [true, false]) {
    const school = await withNight();
    const early = [
      begunBy(due({ plannedAt: planned })),
      walk(2, floor2.id, planned - 15 * 60_000 - 1),
      walk(3, canteen.id, planned - 10 * 60_000),
    ];
    school.clock.ms = planned + hourMs;
    if (isFirst) await school.push(wang, ...early);
    school.clock.ms = planned + 2.5 * hourMs;
    await closeRounds(school.parts, school.clock.ms);
    if (!isFirst) await school.push(wang, ...early);
    expect(outcome(await theRound(school))).toBe('done');
    const { rows } = await school.json<Remarks>(sun, 'GET', '/api/remarks?from=2026-11-22&to=2026-11-22&kind=early');
    expect(rows.map(({ remarks }) => remarks)).toEqual([[{ kind: 'early', places: [floor2.id] }]]);
  }
});

test('a small proof that was due by the plan as it was then and that no phone asked for stands out, one that came later does not', async () => {
  for (const [before, after, told] of [
    [1, 0, true],
    [0, 1, false],
  ] as const) {
    const school = await withNight();
    const micro = (n: number, of: number) =>
      entry('plan-kept', plan({ micro: of }), { subject: plan().id, id: id(960 + n), by: sun.id, opSeq: 10 + n });
    await school.push(sun, micro(1, before));
    const [first, second] = [planned + 60_000, planned + 600_000];
    school.clock.ms = planned + hourMs;
    await school.push(sun, micro(2, after));
    const begins = begunBy(due({ plannedAt: planned }));
    await school.push(wang, begins, walk(2, floor2.id, first), walk(3, canteen.id, second));
    school.clock.ms = planned + 2.5 * hourMs;
    await closeRounds(school.parts, school.clock.ms);
    const { rows } = await school.json<Remarks>(sun, 'GET', '/api/remarks?from=2026-11-22&to=2026-11-22');
    const remark = { kind: 'micro', places: [floor2.id, canteen.id] };
    expect(rows.flatMap(({ remarks }) => remarks)).toEqual(told ? [remark] : []);
  }
});
