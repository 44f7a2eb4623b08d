// A round on phones without a network: nothing is lost, two are kept, and the order is that of the clock.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IDBFactory } from 'fake-indexeddb';
import { Ledger } from '../../tests/cast-cases.ts';
import { at, canteen, documents, floor2, id, li, sun, tonight, wang } from '../../tests/cast.ts';
import { plan, planned, route } from '../../tests/cast-rounds.ts';
import { emptyDb, page, picture } from '../../tests/sync/phone.ts';
import { caseLetters } from '../domain/case-number.ts';
import type { Hazard } from '../domain/hazard.ts';
import { batonOf, batonText, readBaton } from '../domain/baton.ts';
import type { Document } from '../domain/documents.ts';
import type { EntryOf } from '../domain/entry.ts';
import type { RouteRecord } from '../domain/route.ts';
import { missedPoints } from '../domain/round.ts';
import { foldRound } from '../domain/round-closing.ts';
import type { RoundEntry } from '../domain/round-fold.ts';
import { applyChanges } from './changes.ts';
import type { DeviceDb } from './device-db.ts';
import { lastVisits } from './round-visits.ts';
import { keepRoute, planBook } from './plans.ts';
import { retirePlace, useAgain } from './places.ts';
import { roundHere, walksRounds } from './own-rounds.ts';
import { arrive, finishRound, skipPoint, startRound } from './round-acts.ts';
import { openAt, unsentOf } from './round-beside.ts';
import { donePlaces, ownRounds, theRound } from './rounds.ts';

import { arriving, begun, phoneOf, setting } from './walking.contract.ts';

const minuteMs = 60_000;
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: tonight }));
afterEach(() => void vi.useRealTimers());
const later = (minutes: number): void => void vi.setSystemTime(Date.now() + minutes * minuteMs);

test('who walks a plan has its rounds for fourteen days, without asking anybody', async () => {
  const db = await phoneOf(li);
  expect(await walksRounds(db, li)).toBe(true);
  const { now, ahead } = await ownRounds(db, li, tonight);
  expect(now.map(({ due, standing }) => [due.minute / 60, standing])).toEqual([
    [22, 'open'],
    [24, 'ahead'],
    [26, 'ahead'],
    [28, 'ahead'],
  ]);
  expect(ahead).toHaveLength(13 * 4 + 1);
  const without = await phoneOf(li, undefined, []);
  expect(await walksRounds(without, li)).toBe(false);
  expect(await ownRounds(without, li, tonight)).toEqual({ now: [], ahead: [] });
});

test('a point that is retired here is due no more in the rounds after, before the school has heard of it', async () => {
  const suns = planned({ who: { people: [sun.id], roles: [] } });
  const db = await phoneOf(sun, undefined, [setting[0]!, { type: 'plan', id: suns.id, body: suns }]);
  const points = async () => (await ownRounds(db, sun, Date.now())).now.map(({ due }) => due.points.length);
  expect(await points()).toEqual([2, 2, 2, 2]);
  await retirePlace(db, canteen.id, '装修');
  expect(await points()).toEqual([2, 1, 1, 1]);
  const [, second] = (await ownRounds(db, sun, Date.now())).now;
  expect((await theRound(db, second!.id, sun, Date.now()))!.due.points).toHaveLength(1);
  later(240);
  await useAgain(db, canteen.id);
  expect((await theRound(db, second!.id, sun, Date.now()))!.due.points).toHaveLength(1);
});

test('on the phone too, a point that was taken off its route stays due where it was due, in its place', async () => {
  const [floor, hall] = route().points;
  const was: RouteRecord = {
    ...route(),
    points: [hall!],
    dropped: [{ ...floor!, after: null, until: tonight + 60 * minuteMs }],
  };
  const body = planned({ who: { people: [sun.id], roles: [] } });
  const db = await phoneOf(sun, undefined, [
    { type: 'route', id: was.id, body: was },
    { type: 'plan', id: body.id, body },
  ]);
  later(70);
  const points = async () =>
    (await ownRounds(db, sun, Date.now())).now.map(({ due }) => due.points.map(({ placeId }) => placeId));
  expect(await points()).toEqual([[floor2.id, canteen.id], [canteen.id], [canteen.id], [canteen.id]]);
  // What is said here holds here before the school knows of it.
  await keepRoute(db, { ...route(), points: [floor!] });
  const { routes } = await planBook(db);
  expect(routes.get(was.id)?.dropped?.map(({ placeId, after }) => [placeId, after])).toEqual([
    [canteen.id, null],
    [floor2.id, null],
  ]);
});

test('what should have begun stands first, what was never walked says so', async () => {
  const db = await phoneOf(li);
  later(130);
  const { now } = await ownRounds(db, li, Date.now());
  expect(now.map(({ due, standing }) => [due.minute / 60, standing])).toEqual([
    [24, 'overdue'],
    [26, 'ahead'],
    [28, 'ahead'],
    [22, 'missed'],
  ]);
});

test('the phone dies on the way, and the round goes on where it stood', async () => {
  const disk = new IDBFactory();
  const db = await phoneOf(li, disk);
  const line = await begun(db, li);
  await arrive(db, line, await arriving(db, floor2.id));
  db.close();
  const again = emptyDb(li, disk);
  const found = await theRound(again, line.id, li, Date.now());
  expect(found).toMatchObject({ standing: 'running', seen: 1, mine: true });
  expect(found!.round!.points[0]!.visits).toMatchObject([{ by: li.id, how: 'scan', at: tonight }]);
  later(5);
  await skipPoint(again, line, canteen.id, 'locked', ' 门锁着 ');
  await finishRound(again, line, '');
  const round = (await roundHere(again, line.id))!;
  expect(round.points[1]!.skips).toMatchObject([{ reason: 'locked', note: '门锁着' }]);
  expect(missedPoints(round)).toEqual([canteen.id]);
  expect((await theRound(again, line.id, li, Date.now()))!.standing).toBe('partly');
  expect(await unsentOf(again, line.id)).toBe(4);
});

test('a photo of a visit is kept before the visit is said, and travels with it', async () => {
  const db = await phoneOf(li);
  const line = await begun(db, li);
  const { photo, data } = await picture('visit', 'the panel');
  const shot = { photo, bytes: data, thumb: new Uint8Array([7]).buffer };
  const micro = { ask: 'photo' as const, said: 'taken' };
  await arrive(db, line, await arriving(db, floor2.id, { micro }), [shot]);
  const round = (await roundHere(db, line.id))!;
  expect(round.points[0]!.visits).toMatchObject([{ photos: [photo.sha256], micro }]);
  const row = (await db.outbox.toArray()).find(({ kind }) => kind === 'point-visited');
  expect(row?.photos).toEqual([{ sha256: photo.sha256, bytes: photo.bytes }]);
  const damaged = { ...shot, bytes: new Uint8Array([1]).buffer };
  await expect(arrive(db, line, await arriving(db, canteen.id), [damaged])).rejects.toMatchObject({
    reason: 'damaged',
  });
  expect((await roundHere(db, line.id))!.points[1]!.visits).toEqual([]);
});

const entriesOf = async (db: DeviceDb): Promise<RoundEntry[]> =>
  (await db.entries.toArray()).map(({ entry }) => entry as RoundEntry).sort((a, b) => a.opSeq - b.opSeq);

/** What a server makes of the entries of several phones, in the order in which they come in. */
function delivered(entries: readonly RoundEntry[], receivedAt: number) {
  const documentsNow = new Map(documents.map((one) => [`${one.type} ${one.id}`, one.body as unknown]));
  for (const entry of entries) {
    const read = ((type: string, id: string) => documentsNow.get(`${type} ${id}`)) as Parameters<typeof foldRound>[1];
    for (const { type, id, body } of foldRound(entry, read, receivedAt)) documentsNow.set(`${type} ${id}`, body);
  }
  return documentsNow;
}

test('two people walk one round without knowing of each other: the first visit counts, whoever delivers first', async () => {
  const [one, other] = [await phoneOf(li), await phoneOf(wang)];
  const line = await begun(one, li);
  await arrive(one, line, await arriving(one, floor2.id));
  later(4);
  await begun(other, wang);
  await arrive(other, line, await arriving(other, floor2.id));
  later(4);
  await arrive(other, line, await arriving(other, canteen.id));
  later(4);
  await arrive(one, line, await arriving(one, canteen.id));
  const both = delivered([...(await entriesOf(other)), ...(await entriesOf(one))], Date.now() + minuteMs);
  const round = both.get(`round ${line.id}`) as NonNullable<Awaited<ReturnType<typeof roundHere>>>;
  expect(round.points.map(({ visits }) => visits.map(({ by }) => by))).toEqual([
    [li.id, wang.id],
    [wang.id, li.id],
  ]);
  expect(round.walks.map(({ by }) => by)).toEqual([li.id, wang.id]);
});

test('a baton takes along what was done, and both phones say so later', async () => {
  const [one, other] = [await phoneOf(li), await phoneOf(wang)];
  const line = await begun(one, li);
  await arrive(one, line, await arriving(one, floor2.id));
  const done = [...donePlaces(await roundHere(one, line.id), li.id)];
  later(5);
  const text = batonText('https://patrol.example', line.id, {
    by: li.id,
    byName: li.name,
    done,
    unsent: await unsentOf(one, line.id),
    at: Date.now(),
  });
  const said = readBaton(text)!;
  const found = (await theRound(other, said.roundId, wang, Date.now()))!;
  expect(found).toMatchObject({ standing: 'overdue', round: undefined, seen: 0 });
  await startRound(other, found.due, batonOf(said, found.due.points));
  const taken = (await theRound(other, line.id, wang, Date.now()))!;
  expect(taken).toMatchObject({ standing: 'running', seen: 1 });
  expect(donePlaces(taken.round, wang.id)).toEqual(new Set([floor2.id]));
  await arrive(other, line, await arriving(other, canteen.id));
  await finishRound(other, line, '');
  const [, theirs] = await Promise.all([entriesOf(one), entriesOf(other)]);
  expect((theirs[0] as EntryOf<'round-started'>).body.from).toMatchObject({ by: li.id, unsent: 2, done: [floor2.id] });
  const both = delivered([...theirs, ...(await entriesOf(one))], Date.now());
  const round = both.get(`round ${line.id}`) as NonNullable<Awaited<ReturnType<typeof roundHere>>>;
  expect(missedPoints(round)).toEqual([]);
  expect(round.walks.map(({ byName, from }) => [byName, from?.byName ?? null])).toEqual([
    [li.name, null],
    [wang.name, li.name],
  ]);
});

test('when somebody was last at a point is known without a network: what was sent, what was done here, what a baton said', async () => {
  const [one, other] = [await phoneOf(li), await phoneOf(wang)];
  const line = await begun(one, li);
  await arrive(one, line, await arriving(one, floor2.id));
  expect(await lastVisits(one)).toEqual(new Map([[floor2.id, { at: tonight, byName: li.name }]]));
  later(5);
  const baton = { by: li.id, byName: li.name, done: [floor2.id], unsent: 2, at: Date.now() };
  await startRound(other, line.due, baton);
  later(5);
  await arrive(other, line, await arriving(other, canteen.id));
  const told = await lastVisits(other);
  expect(told.get(floor2.id)).toEqual({ at: baton.at, byName: li.name });
  expect(told.get(canteen.id)).toEqual({ at: Date.now(), byName: wang.name });
  // Once the visit itself arrives, it says more than the baton.
  const both = delivered([...(await entriesOf(one)), ...(await entriesOf(other))], Date.now());
  const round = { type: 'round', id: line.id, body: both.get(`round ${line.id}`) } as Document;
  const third = await phoneOf(li, new IDBFactory(), [...setting, round]);
  expect((await lastVisits(third)).get(floor2.id)).toEqual({ at: tonight, byName: li.name });
});

test('a code that had been replaced colours nothing, on the phone that read it and on others', async () => {
  const renewed: Document = {
    type: 'place',
    id: canteen.id,
    body: { ...canteen, codeId: id(990), oldCodeIds: [canteen.id], codeSince: tonight - minuteMs },
  };
  const one = await phoneOf(li, new IDBFactory(), [...setting, renewed]);
  const line = await begun(one, li);
  await arrive(one, line, await arriving(one, floor2.id));
  await arrive(one, line, await arriving(one, canteen.id));
  expect([...(await lastVisits(one)).keys()]).toEqual([floor2.id]);
  const seen = { by: li.id, byName: li.name, at: tonight, sure: true, how: 'scan' as const };
  const points = [
    {
      placeId: canteen.id,
      templates: [],
      minutes: null,
      visits: [{ ...seen, id: id(1), code: 'old' as const }],
      skips: [],
    },
  ];
  const walks = [{ by: li.id, byName: li.name, startedAt: tonight, finishedAt: null, note: '', from: null }];
  const body = { ...line.due, id: line.id, points, walks, closed: null };
  const other = await phoneOf(wang, new IDBFactory(), [...setting, { type: 'round', id: line.id, body }]);
  expect(await lastVisits(other)).toEqual(new Map());
});

test('what is open on the way counts for the nearest point, the gravest first, and a baton adds what is not known here', async () => {
  const ledger = new Ledger();
  const report = ledger.report();
  const found = (nth: number, over: Partial<Hazard>): Document => {
    const about = { id: id(700 + nth), placeId: floor2.id, reportedAt: tonight - nth };
    const body: Hazard = { ...ledger.hazard(report.id), ...about, ...over };
    return { type: 'hazard', id: body.id, body };
  };
  const room = {
    id: id(790),
    kind: 'room' as const,
    name: '201',
    ancestors: [...floor2.ancestors, { id: floor2.id, name: floor2.name }],
  };
  const db = await phoneOf(li, new IDBFactory(), [
    ...setting,
    { type: 'place', id: room.id, body: room },
    found(1, { text: { zh: '小', en: 'small' } }),
    found(2, { grade: 'MS', placeId: room.id }),
    found(3, { state: 'closed' }),
    found(4, { placeId: canteen.id }),
  ]);
  const { places } = (await theRound(db, (await begun(db, li)).id, li, Date.now()))!;
  const told = (number: string) => ({ placeId: floor2.id, grade: 'L' as const, number, words: '接力' });
  const known = caseLetters({ id: id(703) });
  const open = await openAt(db, [floor2.id], places, [told('7K3QF8'), told(known)]);
  expect(open.map(({ id: which, placeId, grade }) => [which, placeId, grade])).toEqual([
    [id(702), floor2.id, 'MS'],
    [null, floor2.id, 'L'],
    [id(701), floor2.id, 'G'],
  ]);
  expect(await openAt(db, [floor2.id, room.id], places)).toMatchObject([{ placeId: room.id }, { placeId: floor2.id }]);
});

test('a point of another route, and a plan that is not here, are refused before they are written', async () => {
  const db = await phoneOf(li);
  const line = await begun(db, li);
  await expect(arrive(db, line, await arriving(db, wang.id))).rejects.toMatchObject({ code: 'point-unknown' });
  const without = await phoneOf(li, undefined, []);
  await expect(startRound(without, line.due)).rejects.toMatchObject({ code: 'plan-unknown' });
  await expect(arrive(without, line, { ...(await arriving(without, floor2.id)), at: at() })).rejects.toMatchObject({
    code: 'plan-unknown',
  });
  expect(await theRound(without, line.id, li, Date.now())).toBeNull();
});

test('where no proof is asked for, whoever finishes was everywhere', async () => {
  const db = await phoneOf(li);
  const line = await begun(db, li);
  await finishRound(db, line, '都好', [floor2.id, canteen.id]);
  const found = (await theRound(db, line.id, li, Date.now()))!;
  expect(found).toMatchObject({ standing: 'done', seen: 2 });
  expect(found.round!.walks).toMatchObject([{ note: '都好', finishedAt: tonight }]);
});

test('a round begun by a plan that had been changed days before, of which this phone had not heard, stays among the own', async () => {
  const db = await phoneOf(li);
  const line = await begun(db, li);
  await arrive(db, line, await arriving(db, floor2.id));
  const was = planned().timetables[0]!;
  const spans = [{ from: '21:00', to: '06:00', every: 180 }];
  const is = { ...was, when: { ...was.when, spans } as typeof was.when, since: tonight - 3 * 24 * 60 * minuteMs };
  const changed = { ...planned({ when: is.when }), timetables: [is, was] };
  await applyChanges(db, page([]).cursor, page([{ type: 'plan', id: plan().id, body: changed }], { cursor: 'later' }));
  const { now } = await ownRounds(db, li, Date.now());
  expect(now.find(({ id: one }) => one === line.id)).toMatchObject({ standing: 'running', seen: 1 });
  expect(now.map(({ due }) => due.minute)).toContain(21 * 60);
  await arrive(db, line, await arriving(db, canteen.id));
  await finishRound(db, line, '');
  const after = (await ownRounds(db, li, Date.now())).now;
  expect(after.find(({ id: one }) => one === line.id)).toMatchObject({ standing: 'done', seen: 2 });
});
