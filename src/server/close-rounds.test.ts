import { expect, test } from 'vitest';
import { at, canteen, dorm3, entry, floor2, id, li, photo, sha256, sun, wang, yucai } from '../../tests/cast.ts';
import { due, plan, route } from '../../tests/cast-rounds.ts';
import { emptyCalendar } from '../domain/calendar.ts';
import type { Remarks } from '../domain/remark-reports.ts';
import type { Place } from '../domain/place.ts';
import { placeCode } from '../domain/place-code.ts';
import { outcome } from '../domain/round.ts';
import type { LastVisits, RoundCalendar, Rounds } from '../domain/round-reports.ts';
import { closeRounds, startClosing } from './close-rounds.ts';
import { openLog } from './log.ts';
import type { School } from './school.contract.ts';
import { hourMs, noon, planned, subject, walk, withNight } from './night.contract.ts';

const shown = async (school: School): Promise<string[]> =>
  (await school.json<Rounds>(sun, 'GET', '/api/rounds?from=2026-11-22&to=2026-11-22')).rows.map(
    ({ minute, standing }) => `${minute / 60} ${standing}`,
  );

const begin = entry(
  'round-started',
  { due: due({ plannedAt: planned }), from: null },
  { subject, id: id(910), by: wang.id, opSeq: 1, at: at(planned) },
);

test('a night nobody walks shows itself, round after round, as the windows close', async () => {
  const school = await withNight();
  expect(await shown(school)).toEqual(['22 ahead', '24 ahead', '26 ahead', '28 ahead']);
  school.clock.ms = planned + 2.5 * hourMs;
  expect(await closeRounds(school.parts, school.clock.ms)).toHaveLength(1);
  expect(await shown(school)).toEqual(['22 missed', '24 open', '26 ahead', '28 ahead']);
  expect(await closeRounds(school.parts, school.clock.ms)).toEqual([]);
  school.clock.ms = planned + 9 * hourMs;
  expect(await closeRounds(school.parts, school.clock.ms)).toHaveLength(3);
  expect(await shown(school)).toEqual(['22 missed', '24 missed', '26 missed', '28 missed']);
});

test('a server that was down for a week closes at its start what went by', async () => {
  const school = await withNight();
  school.clock.ms = noon + 7 * 24 * hourMs;
  expect(await closeRounds(school.parts, school.clock.ms)).toHaveLength(28);
  const stored = await school.parts.store.documents.read(yucai.id, 'round', subject);
  expect(stored?.closed).toMatchObject({ outcome: 'missed', missed: [floor2.id, canteen.id] });
});

test('windows that a clock forty days ahead closed are still to be walked once it is put right, and later ones are closed in their time', async () => {
  const school = await withNight();
  expect((await closeRounds(school.parts, noon + 40 * 24 * hourMs)).length).toBeGreaterThan(100);
  expect(await shown(school)).toEqual(['22 ahead', '24 ahead', '26 ahead', '28 ahead']);
  school.clock.ms = planned + 600_000;
  expect((await shown(school))[0]).toBe('22 open');
  const other = { ...plan(), id: id(84) };
  await school.push(sun, entry('plan-kept', other, { subject: other.id, id: id(903), by: sun.id, opSeq: 3 }));
  await school.push(wang, begin, walk(2, floor2.id, planned + 500_000), walk(3, canteen.id, planned + 550_000));
  expect((await shown(school))[0]).toBe('22 done');
  school.clock.ms = planned + 9 * hourMs;
  const closed = await closeRounds(school.parts, school.clock.ms);
  expect(closed.map(({ planId, minute }) => [planId, minute / 60])).toEqual(
    [24, 26, 28].map((hour) => [other.id, hour]),
  );
});

test('a demo that takes long to be filled is closed by its own past alone: nothing is missed that is still to arrive', async () => {
  const school = await withNight();
  school.clock.ms = planned + 3 * hourMs;
  const { store, now } = school.parts;
  const parts = { store, now, isFilling: true };
  const look = async () => {
    await startClosing(parts, openLog('silent'))();
    return (await store.documents.read(yucai.id, 'round', subject))?.closed?.outcome;
  };
  expect(await look()).toBeUndefined();
  parts.isFilling = false;
  expect(await look()).toBe('missed');
});

test('W2 a point that was retired is owed by what was due before, and by nothing after; a route without points is nobody’s', async () => {
  const school = await withNight();
  const retire = (place: Place, n: number) =>
    entry(
      'places-kept',
      { places: [{ ...place, retired: { reason: '封了' } }] },
      { subject: place.id, id: id(n), by: sun.id, opSeq: n },
    );
  school.clock.ms = planned + hourMs;
  await school.push(sun, retire(floor2, 941));
  const asked = async () =>
    (await school.json<Rounds>(sun, 'GET', '/api/rounds?from=2026-11-22&to=2026-11-22')).rows.map(
      ({ points }) => points.length,
    );
  expect(await asked()).toEqual([2, 1, 1, 1]);
  school.clock.ms = planned + 5 * hourMs;
  await school.push(sun, retire(canteen, 942));
  school.clock.ms = planned + 9 * hourMs;
  const closed = await closeRounds(school.parts, school.clock.ms);
  expect(closed.map(({ minute, points }) => [minute / 60, points.map(({ placeId }) => placeId)])).toEqual([
    [22, [floor2.id, canteen.id]],
    [24, [canteen.id]],
    [26, [canteen.id]],
  ]);
  expect(await asked()).toEqual([2, 1, 1]);
  // A phone that had not heard of it walked both: nothing is turned away, and the point is not owed.
  const stale = `${plan().id}.2026-11-22.1440`;
  const ms = planned + 2.2 * hourMs;
  const started = { due: due({ plannedAt: planned + 2 * hourMs }), from: null };
  const over = (n: number) => ({
    subject: stale,
    id: id(950 + n),
    by: wang.id,
    opSeq: 50 + n,
    at: at(ms + n * 60_000),
  });
  const code = (place: Place) => ({ ...walk(0, place.id, ms).body, code: placeCode(place) });
  await school.push(
    wang,
    entry('round-started', { ...started, due: { ...started.due, minute: 1440 } }, over(1)),
    entry('point-visited', code(floor2), over(2)),
    entry('point-visited', code(canteen), over(3)),
  );
  const round = await school.parts.store.documents.read(yucai.id, 'round', stale);
  expect(round?.points.map(({ placeId, extra, visits }) => [placeId, extra, visits.length])).toEqual([
    [canteen.id, undefined, 1],
    [floor2.id, true, 1],
  ]);
  expect(outcome(round!)).toBe('done');
});

test('a point that comes onto the route is owed by what is still to begin, and missed by nothing that was to begin before', async () => {
  const school = await withNight();
  const [floor] = route().points;
  const keep = (n: number, points: ReturnType<typeof route>['points']) =>
    entry('route-kept', route({ points }), { subject: route().id, id: id(n), by: sun.id, opSeq: n });
  school.clock.ms = planned + hourMs;
  const more = { placeId: dorm3.id, templates: [], minutes: null };
  await school.push(sun, keep(941, [...route().points, more]));
  const { rows } = await school.json<Rounds>(sun, 'GET', '/api/rounds?from=2026-11-22&to=2026-11-22');
  expect(rows.map(({ points }) => points.length)).toEqual([2, 3, 3, 3]);
  // Written anew as a whole, it asks for what was on it then of what was to begin before.
  school.clock.ms = planned + 5 * hourMs;
  await school.push(sun, keep(942, [more]), keep(943, [floor!, more]));
  school.clock.ms = planned + 9 * hourMs;
  const closed = await closeRounds(school.parts, school.clock.ms);
  expect(closed.map(({ minute, points }) => [minute / 60, points.map(({ placeId }) => placeId)])).toEqual([
    [22, [floor2.id, canteen.id]],
    [24, [floor2.id, canteen.id, dorm3.id]],
    [26, [floor2.id, canteen.id, dorm3.id]],
    [28, [floor2.id, dorm3.id]],
  ]);
});

test('of a round that was begun nothing is missed that came onto the route afterwards', async () => {
  const school = await withNight();
  school.clock.ms = planned + hourMs / 2;
  await school.push(wang, begin, walk(1, floor2.id, planned + 60_000), walk(2, canteen.id, planned + 120_000));
  const points = [...route().points, { placeId: dorm3.id, templates: [], minutes: null }];
  await school.push(
    sun,
    entry('route-kept', route({ points }), { subject: route().id, id: id(941), by: sun.id, opSeq: 941 }),
  );
  school.clock.ms = planned + 3 * hourMs;
  await closeRounds(school.parts, school.clock.ms);
  const round = await school.parts.store.documents.read(yucai.id, 'round', subject);
  expect(round?.closed).toMatchObject({ outcome: 'done', missed: [] });
});

test('a code that was replaced shows nothing from then on, also where the phone had not heard of it', async () => {
  const school = await withNight();
  school.clock.ms = planned + 0.5 * hourMs;
  const renewed = { places: [{ ...canteen, codeId: id(990) }] };
  await school.push(sun, entry('places-kept', renewed, { subject: canteen.id, id: id(991), by: sun.id, opSeq: 7 }));
  school.clock.ms = planned + 1.5 * hourMs;
  const code = placeCode(canteen);
  const scanned = (n: number, ms: number) => {
    const { id: entryId, opSeq, at: when } = walk(n, canteen.id, ms);
    return entry(
      'point-visited',
      { ...walk(n, canteen.id, ms).body, code },
      { subject, id: entryId, opSeq, at: when, by: wang.id },
    );
  };
  await school.push(wang, begin, scanned(2, planned + 0.4 * hourMs), scanned(3, planned + hourMs));
  const round = await school.parts.store.documents.read(yucai.id, 'round', subject);
  const visits = round!.points.find(({ placeId }) => placeId === canteen.id)!.visits;
  expect(visits.map(({ code: shows }) => shows)).toEqual([undefined, 'old']);
  // Nor does it say when somebody was last there.
  const asked = `/api/rounds/last-visits?route=${route().id}`;
  const last = (await school.json<LastVisits>(sun, 'GET', asked)).visits;
  expect(last).toMatchObject([{ placeId: canteen.id, at: planned + 0.4 * hourMs }]);
});

test('a round walked without a network corrects what the closing said, when it arrives', async () => {
  const school = await withNight();
  school.clock.ms = planned + 3 * hourMs;
  await closeRounds(school.parts, school.clock.ms);
  await school.push(wang, begin, walk(2, floor2.id, planned + 600_000), walk(3, canteen.id, planned + 900_000));
  const { rows } = await school.json<Rounds>(sun, 'GET', '/api/rounds?from=2026-11-22&to=2026-11-22');
  expect(rows[0]).toMatchObject({ standing: 'done', round: { closed: { outcome: 'missed' } } });
  const { visits } = await school.json<LastVisits>(sun, 'GET', `/api/rounds/last-visits?route=${route().id}`);
  expect(visits.map(({ placeId }) => placeId).sort()).toEqual([floor2.id, canteen.id].sort());
});

test('the calendar counts closed windows only, as what they came to in the end, for whoever answers for a point', async () => {
  const school = await withNight();
  const asked = '/api/rounds/calendar?from=2026-11-01&to=2026-11-30';
  const counted = async (who: typeof sun) => (await school.json<RoundCalendar>(who, 'GET', asked)).days;
  expect(await counted(sun)).toEqual([]);
  school.clock.ms = planned + 5 * hourMs;
  await closeRounds(school.parts, school.clock.ms);
  const { id: planId, name: planName } = plan();
  const { id: routeId, name: routeName } = route();
  const said = { day: '2026-11-22', planId, planName, routeId, routeName, done: 0, late: 0, partly: 0, missed: 2 };
  expect(await counted(sun)).toEqual([said]);
  await school.push(wang, begin, walk(2, floor2.id, planned + 600_000), walk(3, canteen.id, planned + 900_000));
  expect(await counted(sun)).toEqual([{ ...said, done: 1, missed: 1 }]);

  const role = 'duty_leader' as const;
  const here = await school.join({ name: '楼长', username: 'here', role, scope: [dorm3.id] });
  expect(await counted(here)).toEqual([{ ...said, done: 1, missed: 1 }]);
  const elsewhere = { ...dorm3, id: id(931), name: '9号宿舍楼' };
  await school.push(sun, entry('place-added', elsewhere, { subject: elsewhere.id, id: id(932), by: sun.id, opSeq: 3 }));
  const there = await school.join({ name: '别处', username: 'there', role, scope: [elsewhere.id] });
  expect(await counted(there)).toEqual([]);
  // Of one building, or of one plan.
  const narrowed = async (by: string) => (await school.json<RoundCalendar>(sun, 'GET', `${asked}&${by}`)).days.length;
  expect(await narrowed(`place=${canteen.id}`)).toBe(1);
  expect(await narrowed(`place=${elsewhere.id}`)).toBe(0);
  expect(await narrowed(`plan=${planId}`)).toBe(1);
  expect(await narrowed(`plan=${id(933)}`)).toBe(0);
  const tooLong = await school.ask(sun, 'GET', '/api/rounds/calendar?from=2026-11-01&to=2026-12-02');
  expect(tooLong.status).toBe(400);
});

test('what was begun is closed as it was due, though its plan was retired meanwhile', async () => {
  const school = await withNight();
  school.clock.ms = planned + 600_000;
  await school.push(wang, begin, walk(2, floor2.id, planned + 500_000));
  const retired = { ...plan(), retired: { reason: '并入 1 号线' } };
  await school.push(sun, entry('plan-kept', retired, { subject: plan().id, id: id(903), by: sun.id, opSeq: 3 }));
  school.clock.ms = planned + 9 * hourMs;
  const closed = await closeRounds(school.parts, school.clock.ms);
  expect(closed.map(({ minute }) => minute)).toEqual([1320]);
  const stored = await school.parts.store.documents.read(yucai.id, 'round', subject);
  expect(stored?.closed).toMatchObject({ outcome: 'partly', missed: [canteen.id] });
});

test('nothing is due in a holiday the calendar knows', async () => {
  const school = await withNight();
  const holidays = [{ name: '元旦', from: '2026-11-22', to: '2026-11-23' }];
  await school.push(
    sun,
    entry('calendar-set', { ...emptyCalendar, holidays }, { subject: yucai.id, id: id(904), by: sun.id, opSeq: 3 }),
    entry('plan-kept', plan({ on: 'term' }), { subject: plan().id, id: id(905), by: sun.id, opSeq: 4 }),
  );
  school.clock.ms = noon + 24 * hourMs;
  expect(await closeRounds(school.parts, school.clock.ms)).toEqual([]);
});

test('bad weather that is switched on in the evening makes nothing missed of the day', async () => {
  const school = await withNight();
  const retired = { ...plan(), retired: { reason: '并入' } };
  const day = {
    each: 'day' as const,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    spans: [{ from: '07:00', to: '18:00', every: null }],
  };
  const rainy = plan({ id: id(88), name: '雨前检查', when: day, pack: 'rain' });
  school.clock.ms = noon - 10 * hourMs;
  await school.push(
    sun,
    entry('plan-kept', retired, { subject: plan().id, id: id(903), by: sun.id, opSeq: 3 }),
    entry('plan-kept', rainy, { subject: rainy.id, id: id(904), by: sun.id, opSeq: 4 }),
  );
  const packs = [{ pack: 'rain' as const, from: '2026-11-22', to: '2026-11-23' }];
  school.clock.ms = noon + 8 * hourMs;
  const on = entry(
    'calendar-set',
    { ...emptyCalendar, packs },
    { subject: yucai.id, id: id(905), by: sun.id, opSeq: 5 },
  );
  await school.push(sun, on);
  expect(await closeRounds(school.parts, school.clock.ms)).toEqual([]);
  school.clock.ms += 48 * hourMs;
  expect((await closeRounds(school.parts, school.clock.ms)).map((due) => due.day)).toEqual(['2026-11-23']);
  const before = await school.parts.store.documents.timetable(yucai.id);
  await school.parts.store.ledger.rebuild(yucai.id);
  expect(await school.parts.store.documents.timetable(yucai.id)).toEqual(before);
});

test('two rounds too far apart stand out, also when the first of them arrives last', async () => {
  const school = await withNight();
  const visit = (of: number, ms: number, n: number) => {
    const subject = `${plan().id}.2026-11-22.${of}`;
    const said = { subject, by: wang.id, at: at(ms) };
    const body = { planId: plan().id, how: 'scan', code: null, at: at(ms), location: null, micro: null } as const;
    return [
      entry(
        'round-started',
        { due: { ...due({ plannedAt: planned + (of - 1320) * 60_000 }), minute: of }, from: null },
        { ...said, id: id(940 + n), opSeq: n },
      ),
      entry('point-visited', { ...body, placeId: floor2.id, photos: [] }, { ...said, id: id(941 + n), opSeq: n + 1 }),
    ];
  };
  const asked = '/api/remarks?from=2026-11-22&to=2026-11-22&kind=gap';
  const gaps = async () =>
    (await school.json<Remarks>(sun, 'GET', asked)).rows.map(({ id: of, remarks }) => [of, remarks[0]]);
  school.clock.ms = planned + 3 * hourMs;
  await school.push(wang, ...visit(1440, planned + 150 * 60_000, 3));
  expect(await gaps()).toEqual([]);
  // Begun a quarter of an hour early: 165 minutes lie between, though each was in time.
  await school.push(wang, ...visit(1320, planned - 15 * 60_000, 1));
  const found = [[`${plan().id}.2026-11-22.1440`, { kind: 'gap', minutes: 165, most: 120 }]];
  expect(await gaps()).toEqual(found);
  await school.parts.store.ledger.rebuild(yucai.id);
  expect(await gaps()).toEqual(found);
  const paper = await school.ask(sun, 'GET', '/api/ledgers/night-rounds?from=2026-11-22&to=2026-11-22');
  expect(await paper.text()).toContain('距上一轮 165 分钟，计划最长 120 分钟');
});

test('rebuilt from the ledger, rounds and visits are what they were', async () => {
  const school = await withNight();
  await school.push(wang, begin, walk(2, floor2.id, planned + 600_000));
  school.clock.ms = planned + 3 * hourMs;
  await closeRounds(school.parts, school.clock.ms);
  const before = await shown(school);
  await school.parts.store.ledger.rebuild(yucai.id);
  expect(await shown(school)).toEqual(before);
  expect(await closeRounds(school.parts, school.clock.ms)).toEqual([]);
});

test('whoever walks a plan is shown its rounds, and nobody else; taken off the plan, they go', async () => {
  const school = await withNight();
  await school.push(wang, begin);
  const rounds = async (who: typeof wang) => {
    const { documents } = await school.json<{ documents: { type: string }[] }>(who, 'GET', '/api/changes');
    return documents.filter(({ type }) => type === 'round').length;
  };
  expect([await rounds(wang), await rounds(li), await rounds(sun)]).toEqual([1, 1, 0]);
  const others = plan({ who: { people: [], roles: ['patrol_dorm'] } });
  await school.push(sun, entry('plan-kept', others, { subject: plan().id, id: id(906), by: sun.id, opSeq: 3 }));
  expect([await rounds(wang), await rounds(li)]).toEqual([1, 0]);
  expect(dorm3.id).toBe(floor2.ancestors[0]?.id);
});

test('a photo of a visit is shown to managers through its round, and to nobody else', async () => {
  const school = await withNight();
  const bytes = Buffer.from('ffd8ffe000104a46494600', 'hex');
  const sha = sha256(bytes);
  const photos = [{ ...photo('visit', sha), bytes: bytes.length }];
  const { body } = walk(2, floor2.id, planned + 600_000);
  const visited = entry(
    'point-visited',
    { ...body, photos },
    {
      subject,
      id: id(930),
      by: wang.id,
      opSeq: 2,
      at: at(planned + 600_000),
      photos: [sha],
    },
  );
  await school.push(wang, begin, visited);
  expect((await school.ask(wang, 'PUT', `/api/photos/${sha}`, bytes)).status).toBeLessThan(300);
  const path = `/api/rounds/${subject}/photos/${sha}`;
  expect((await school.ask(sun, 'GET', path)).status).toBe(200);
  for (const who of [wang, li]) expect((await school.ask(who, 'GET', path)).status).toBe(404);
  expect((await school.ask(sun, 'GET', `/api/rounds/${subject}/photos/${sha256('other')}`)).status).toBe(404);
});
