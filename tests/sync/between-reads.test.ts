// Whatever somebody said stays in sight while it is delivered and comes back: at no moment is it gone (I1, I5).
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Dexie } from 'dexie';
import { allAssets, keepAsset } from '../../src/db/assets.ts';
import { assetHere } from '../../src/db/own-assets.ts';
import { reportHazard, caseHere, takeStep } from '../../src/db/cases.ts';
import { checklistsDone } from '../../src/db/round-beside.ts';
import { place } from '../../src/db/documents.ts';
import { placeBook } from '../../src/db/school-places.ts';
import { deliveryCounts, ownRecord, ownRecords } from '../../src/db/records.ts';
import { pullState } from '../../src/db/changes.ts';
import type { DeviceDb } from '../../src/db/device-db.ts';
import { hasCases } from '../../src/db/has-cases.ts';
import { allHazards, hazardHere, ownHazards } from '../../src/db/hazards.ts';
import { kitchenBook, kitchenDocument } from '../../src/db/kitchen.ts';
import { readFridge } from '../../src/db/kitchen-acts.ts';
import { lastResults } from '../../src/db/last-results.ts';
import { lastVisits } from '../../src/db/round-visits.ts';
import { moment } from '../../src/db/moment.ts';
import { standing } from '../../src/db/own.ts';
import { addPlace, changePlace } from '../../src/db/places.ts';
import { keepPlan, keepRoute, planBook } from '../../src/db/plans.ts';
import { responsibilityBook } from '../../src/db/responsibility-book.ts';
import { setResponsibility } from '../../src/db/responsibility.ts';
import { arrive, startRound } from '../../src/db/round-acts.ts';
import { ownRounds, theRound } from '../../src/db/rounds.ts';
import { roundHere } from '../../src/db/own-rounds.ts';
import { unsent } from '../../src/db/unsent.ts';
import { noteEpoch } from '../../src/db/delivered.ts';
import { nobodyYet } from '../../src/domain/responsibility.ts';
import type { Person } from '../../src/domain/person.ts';
import { openSchool, type School } from '../../src/server/school.contract.ts';
import { asset, canteen, checklist, floor2, id, sun, tonight } from '../cast.ts';
import { plan, route } from '../cast-rounds.ts';
import { diskOf, isInOne, putDisk, watchReads, type Disk } from './between-reads.ts';
import { first, onChanges, onPhoto, refusing } from './line.ts';
import { emptyDb, Phone, submitted, wire } from './phone.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: tonight }));
afterEach(() => void vi.useRealTimers());

/** What is asked, and what must be among the answer at every moment. */
type Question = (db: DeviceDb) => Promise<unknown>;

/** Said without a line; then with the school, which does not show it yet; then shown; or offered again to a restored school. */
async function landings(phone: Phone, school: School): Promise<[string, Disk, Disk][]> {
  const waiting = await diskOf(phone.db);
  phone.line = refusing(wire(school, phone.person), onChanges, 502, 'fault');
  await phone.round();
  expect(await phone.db.outbox.count()).toBe(0);
  const received = await diskOf(phone.db);
  phone.line = wire(school, phone.person);
  expect(await phone.round()).toBe('done');
  const shown = await diskOf(phone.db);
  await noteEpoch(phone.db, id(999), Date.now());
  const again = await diskOf(phone.db);
  return [
    ['the school has it', waiting, received],
    ['the school shows it', received, shown],
    ['the school was restored', received, again],
  ];
}

/** Asks with each landing in each gap between two reads; the moments at which the answer was not the same. */
async function goneAt(phone: Phone, lands: readonly [string, Disk, Disk][], ask: Question): Promise<string[]> {
  const reader = emptyDb(phone.person, phone.disk);
  let meanwhile: (() => Promise<void>) | undefined;
  let [reads, gap] = [0, 0];
  const landings: Promise<void>[] = [];
  watchReads(reader, () => {
    if (++reads !== gap || !meanwhile) return undefined;
    const landed = Dexie.ignoreTransaction(meanwhile);
    landings.push(landed);
    return isInOne() ? undefined : landed;
  });
  await reader.open();
  const gone: string[] = [];
  for (const [name, from, to] of lands) {
    await putDisk(phone.db, from);
    [reads, gap, meanwhile] = [0, 0, undefined];
    const whole = JSON.stringify(await ask(reader));
    for (const [count] = [reads]; gap <= count; gap++) {
      await putDisk(phone.db, from);
      [reads, meanwhile] = [0, () => putDisk(phone.db, to)];
      const answer = JSON.stringify(await ask(reader));
      await Promise.all(landings.splice(0));
      if (answer !== whole) gone.push(`${name}, after ${gap} of ${count} reads: ${answer}, not ${whole}`);
    }
  }
  reader.close();
  return gone;
}

const nights = plan({ who: { people: [sun.id], roles: [] }, proof: 'tap' });

async function office(): Promise<{ school: School; phone: Phone }> {
  const school = await openSchool();
  const phone = new Phone(sun, wire(school, sun));
  expect(await phone.round()).toBe('done');
  return { school, phone };
}

const none: string[] = [];
const point = { placeId: floor2.id, how: 'tap', code: null, micro: null } as const;

test('C10 on a round, an arrival is in sight whatever lands between two reads', async () => {
  const { school, phone } = await office();
  const { db } = phone;
  await keepRoute(db, route());
  await keepPlan(db, nights);
  expect(await phone.round()).toBe('done');
  vi.setSystemTime(tonight + 20 * 60_000);
  school.clock.ms += 20 * 60_000;
  const [line] = (await ownRounds(db, sun, Date.now())).now;
  await startRound(db, line!.due);
  await arrive(db, line!, { ...point, at: await moment(db) });
  const lands = await landings(phone, school);
  const visits = async (asked: DeviceDb) =>
    (await roundHere(asked, line!.id))?.points.map((one) => one.visits.map(({ by }) => by));
  expect(await goneAt(phone, lands, visits)).toEqual(none);
  expect(await goneAt(phone, lands, async (asked) => (await theRound(asked, line!.id, sun, Date.now()))?.seen)).toEqual(
    none,
  );
  expect(await goneAt(phone, lands, async (asked) => [...(await lastVisits(asked)).keys()])).toEqual(none);
  const seen = async (asked: DeviceDb) => (await ownRounds(asked, sun, Date.now())).now.map((one) => one.seen);
  expect(await goneAt(phone, lands, seen)).toEqual(none);
});

test('C10 so is a hazard, and a word on a case', async () => {
  const { school, phone } = await office();
  const { db } = phone;
  const said = { placeId: floor2.id, source: 'spot', category: 'electricity', text: '插座发黑' } as const;
  const one = await reportHazard(db, { ...said, suspectedMajor: false, fixed: false, repair: null });
  const other = await reportHazard(db, { ...said, suspectedMajor: false, fixed: false, repair: null });
  expect(await phone.round()).toBe('done');
  const hazard = (await hazardHere(db, one))!;
  await takeStep(db, hazard, { do: 'comment', note: '已断电', mentions: [] });
  const third = await reportHazard(db, { ...said, suspectedMajor: false, fixed: false, repair: null });
  await addPlace(db, { kind: 'room', name: '201', parent: floor2.id });
  const lands = await landings(phone, school);
  const steps = async (asked: DeviceDb) => (await hazardHere(asked, one))?.handling?.steps.map((step) => step.said.do);
  expect(await goneAt(phone, lands, steps)).toEqual(none);
  const ids = (all: readonly { id: string }[]) => [one, other, third].map((id) => all.some((each) => each.id === id));
  expect(await goneAt(phone, lands, async (asked) => ids(await allHazards(asked)))).toEqual(none);
  expect(await goneAt(phone, lands, async (asked) => ids(await ownHazards(asked)))).toEqual(none);
  expect(await goneAt(phone, lands, async (asked) => (await caseHere(asked, third))?.hazard.id)).toEqual(none);
  expect(await goneAt(phone, lands, async (asked) => (await caseHere(asked, one))?.sent.size)).toEqual(none);
  expect(await goneAt(phone, lands, hasCases)).toEqual(none);
});

test('C10 so is an inspection', async () => {
  const { school, phone } = await office();
  const { db } = phone;
  const earlier = await submitted(db, 'the first');
  const second = await submitted(db, 'the second');
  const { subject } = second;
  const lands = await landings(phone, school);
  const ids = async (asked: DeviceDb) => (await ownRecords(asked, 5)).map((record) => record.id);
  expect(await goneAt(phone, lands, ids)).toEqual(none);
  expect(await goneAt(phone, lands, async (asked) => (await ownRecord(asked, earlier.subject))?.id)).toEqual(none);
  expect(await goneAt(phone, lands, async (asked) => (await standing(asked, subject))?.entries)).toEqual(none);
  const last = async (asked: DeviceDb) => (await lastResults(asked, floor2.id, checklist.code))?.id !== undefined;
  expect(await goneAt(phone, lands, last)).toEqual(none);
  const done = async (asked: DeviceDb) => [...(await checklistsDone(asked, floor2.id, [checklist.code], 0)).keys()];
  expect(await goneAt(phone, lands, done)).toEqual(none);
  const waits = (counts: { records: number; receivingRecords: number }) => counts.records + counts.receivingRecords;
  const twice = async (asked: DeviceDb) => waits(await deliveryCounts(asked)) > 2;
  expect(await goneAt(phone, lands, twice)).toEqual(none);
});

test('C10 so are places, things, plans and who answers for what, as they are kept here', async () => {
  const { school, phone } = await office();
  const { db } = phone;
  const room = await addPlace(db, { kind: 'room', name: '201', parent: floor2.id });
  await keepAsset(db, asset({ placeId: floor2.id }));
  await keepRoute(db, route());
  await keepPlan(db, nights);
  const departments = [{ id: id(31), name: '总务处', headId: sun.id, deputies: [] }];
  await setResponsibility(db, { ...nobodyYet, departments });
  const lands = await landings(phone, school);
  expect(await goneAt(phone, lands, async (asked) => (await placeBook(asked)).get(room.id)?.name)).toEqual(none);
  expect(await goneAt(phone, lands, async (asked) => (await place(asked, room.id))?.name)).toEqual(none);
  expect(await goneAt(phone, lands, async (asked) => (await allAssets(asked)).map(({ label }) => label))).toEqual(none);
  expect(await goneAt(phone, lands, async (asked) => (await assetHere(asked, asset().id))?.entries.length)).toEqual(
    none,
  );
  const book = async (asked: DeviceDb) => {
    const { routes, plans } = await planBook(asked);
    return [...routes.keys(), ...plans.keys()];
  };
  expect(await goneAt(phone, lands, book)).toEqual(none);
  const kept = async (asked: DeviceDb) => (await responsibilityBook(asked)).book.departments.length;
  expect(await goneAt(phone, lands, kept)).toEqual(none);
});

test('C10 so is what the kitchen wrote down', async () => {
  const school = await openSchool();
  const zhao: Person = await school.join({ name: '赵敏', username: 'zhao', role: 'sampler', scope: [canteen.id] });
  const phone = new Phone(zhao, wire(school, zhao));
  expect(await phone.round()).toBe('done');
  await readFridge(phone.db, { canteenId: canteen.id, fridge: '1号柜', celsius: 9, again: 9.5 });
  const [reading] = (await kitchenBook(phone.db)).readings;
  const lands = await landings(phone, school);
  expect(await goneAt(phone, lands, async (asked) => (await kitchenBook(asked)).readings.length)).toEqual(none);
  const one = async (asked: DeviceDb) => (await kitchenDocument(asked, 'fridge', reading!.id))?.celsius;
  expect(await goneAt(phone, lands, one)).toEqual(none);
});

test('C10 a file of what has not arrived lacks nothing that is offered again meanwhile', async () => {
  const { school, phone } = await office();
  await submitted(phone.db, 'the door');
  phone.line = refusing(wire(school, sun), onPhoto, 502, 'fault');
  await phone.round();
  const received = await diskOf(phone.db);
  await noteEpoch(phone.db, id(999), Date.now());
  const again = await diskOf(phone.db);
  expect([received.outbox.length, again.outbox.length]).toEqual([0, 1]);
  const file = async (asked: DeviceDb) => (await unsent(asked)).entries.length;
  expect(await goneAt(phone, [['the school was restored', received, again]], file)).toEqual(none);
});

test('C4 a download that starts again brings no older word of one’s own back', async () => {
  const { school, phone } = await office();
  const other = new Phone(sun, wire(school, sun));
  expect(await other.round()).toBe('done');
  await changePlace(phone.db, floor2.id, { name: '二层' });
  expect(await phone.round()).toBe('done');
  expect(await other.round()).toBe('done');
  await changePlace(other.db, floor2.id, { name: '2层东' });
  expect(await other.round()).toBe('done');
  expect(await phone.round()).toBe('done');
  const name = async () => (await place(phone.db, floor2.id))?.name;
  expect(await name()).toBe('2层东');
  phone.line = refusing(refusing(wire(school, sun), onChanges, 502, 'fault'), first(1, onChanges), 410, 'resync');
  await phone.round();
  expect(await pullState(phone.db)).toMatchObject({ pass: 2, full: true });
  expect(await name()).toBe('2层东');
  phone.line = wire(school, sun);
  expect(await phone.round()).toBe('done');
  expect(await name()).toBe('2层东');
});
